"""An e-mail and a person have one account between them, and disabling it ends everything."""

from __future__ import annotations

import asyncio
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.base import PersonId, Refusal
from heard.domain.email import email_normalised, is_email
from heard.identity import accounts
from heard.identity.accounts import email_of
from heard.identity.door import Door
from heard.identity.sessions import who
from heard.store.identity import Account
from tests.identity.values import (
    AMINA,
    AMINA_EMAIL,
    BEN,
    BEN_EMAIL,
    NOW,
    PASSWORD,
    amina_joins,
    amina_signs_in,
    refusal,
)

ASCII_EMAILS = st.from_regex(r"[!-?A-~]{1,60}@[!-?A-~]{1,60}", fullmatch=True)


@given(st.text())
def test_normalising_an_email_twice_changes_nothing_more(typed: str):
    once = email_normalised(typed)
    assert email_normalised(once) == once


@given(ASCII_EMAILS, st.text(alphabet=string.whitespace, max_size=3))
def test_capitals_and_spaces_around_make_no_other_email(email: str, space: str):
    assert email_of(f"{space}{email.swapcase()}{space}") == email_of(email)


@given(st.one_of(st.text(), ASCII_EMAILS))
def test_only_something_at_something_is_an_email(typed: str):
    before, at, after = email_normalised(typed).partition("@")
    two_printable_words = all(part and part.isprintable() for part in (before, after))
    words = len(f"{before}{at}{after}".split()) == 1 and "@" not in after
    assert is_email(email_normalised(typed)) == (two_printable_words and words)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "amina",
        "@ward.example",
        "amina@",
        "a@b@c",
        "a b@c",
        "a\0@c",
        "a\u200b@c",
        f"{'a' * 252}@bc",
    ],
)
def test_what_can_be_no_email_is_refused(typed: str):
    with pytest.raises(Refusal, match=r"account\.email_malformed"):
        email_of(typed)


@pytest.mark.parametrize(
    ("person", "email", "code"),
    [
        (BEN, AMINA_EMAIL, "account.email_taken"),
        (BEN, " AMINA@ward.example", "account.email_taken"),
        (AMINA, BEN_EMAIL, "account.exists"),
        (AMINA, AMINA_EMAIL, "account.exists"),
    ],
)
async def test_a_person_and_an_email_have_one_account(
    door: Door, person: PersonId, email: str, code: str
):
    await amina_joins(door)
    before = await accounts.find(door, AMINA)
    creating = accounts.create(door, person, email, PASSWORD, NOW)
    assert await refusal(creating) == (code, {})
    assert await accounts.find(door, AMINA) == before
    assert await accounts.find(door, BEN) is None


async def test_an_account_keeps_the_email_normalised_and_no_password(door: Door):
    await accounts.create(door, AMINA, f" {AMINA_EMAIL.upper()}", PASSWORD, NOW)
    account = await accounts.find(door, AMINA)
    assert account is not None
    assert account == Account(AMINA, AMINA_EMAIL, account.password_hash, NOW)
    assert PASSWORD not in repr(account)


async def test_when_two_people_claim_an_email_at_once_one_gets_it(door: Door):
    outcomes = await asyncio.gather(
        accounts.create(door, AMINA, AMINA_EMAIL, PASSWORD, NOW),
        accounts.create(door, BEN, AMINA_EMAIL, PASSWORD, NOW),
        return_exceptions=True,
    )
    assert sorted(str(outcome) for outcome in outcomes) == ["None", "account.email_taken"]


async def test_a_new_password_ends_every_session_and_the_old_one(door: Door):
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    await who(door, token, NOW)
    await accounts.set_password(door, AMINA, "another long password", NOW)
    assert await refusal(who(door, token, NOW)) == ("session.ended", {})
    assert await refusal(amina_signs_in(door)) == ("sign_in.refused", {})
    again = await amina_signs_in(door, password="another long password")
    assert again.session.person == AMINA


async def test_a_password_too_short_changes_nothing(door: Door):
    await amina_joins(door)
    before = await accounts.find(door, AMINA)
    code, _ = await refusal(accounts.set_password(door, AMINA, "short", NOW))
    assert code == "password.too_short"
    assert await accounts.find(door, AMINA) == before


async def test_somebody_enabled_again_signs_in_anew(door: Door):
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    await accounts.disable(door, AMINA, NOW)
    await accounts.enable(door, AMINA)
    assert await refusal(who(door, token, NOW)) == ("session.ended", {})
    assert (await amina_signs_in(door)).session.person == AMINA


async def test_an_account_that_never_was_is_unknown(door: Door):
    unknown = ("account.unknown", {})
    assert await refusal(accounts.enable(door, AMINA)) == unknown
    assert await refusal(accounts.set_password(door, AMINA, PASSWORD, NOW)) == unknown
    await accounts.disable(door, AMINA, NOW)
    assert await accounts.find(door, AMINA) is None
