"""A link works once, for the person it names, whoever is quickest."""

from __future__ import annotations

import asyncio

import pytest

from heard.identity import accounts
from heard.identity.door import Door
from heard.identity.invitations import accept, invite, look
from heard.identity.sessions import sessions_of, who
from heard.store.identity import Account
from tests.identity.values import (
    AMINA,
    AMINA_EMAIL,
    BEN,
    BEN_EMAIL,
    DAY,
    NEW_BROWSER,
    NOW,
    PASSWORD,
    amina_joins,
    amina_signs_in,
    ben_joins,
    refusal,
)

UNKNOWN = ("invitation.unknown", {})
USED = ("invitation.used", {})
EXPIRED = ("invitation.expired", {})


async def test_an_invited_person_chooses_a_password_and_is_signed_in(door: Door):
    token = await invite(door, AMINA, f" {AMINA_EMAIL.upper()}", NOW)
    seen = await look(door, token, NOW)
    assert (seen.person, seen.email, seen.expires_at) == (AMINA, AMINA_EMAIL, NOW + 14 * DAY)

    signed_in = await accept(door, token, PASSWORD, NEW_BROWSER, NOW + DAY)

    assert await who(door, signed_in.token, NOW + DAY) == signed_in.session
    account = await accounts.find(door, AMINA)
    assert account is not None
    assert account == Account(AMINA, AMINA_EMAIL, account.password_hash, NOW + DAY)
    assert (await amina_signs_in(door, now=NOW + DAY)).session.person == AMINA


async def test_the_database_never_holds_the_link(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    async with door.db.read() as tx:
        rows = await tx.rows("SELECT token_hash, person, email FROM invitation")
    assert len(rows) == 1
    assert token not in repr([tuple(row) for row in rows])


async def test_a_link_works_once(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    await accept(door, token, PASSWORD, NEW_BROWSER, NOW)
    assert await refusal(look(door, token, NOW)) == USED
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, NOW)) == USED


async def test_of_many_who_accept_at_once_one_wins(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    passwords = [f"the password of {n}" for n in range(8)]
    outcomes = await asyncio.gather(
        *(accept(door, token, password, NEW_BROWSER, NOW) for password in passwords),
        return_exceptions=True,
    )
    refusals = [str(outcome) for outcome in outcomes if isinstance(outcome, Exception)]
    assert refusals == ["invitation.used"] * 7
    assert len(await sessions_of(door, AMINA, NOW)) == 1
    won = next(n for n, outcome in enumerate(outcomes) if not isinstance(outcome, Exception))
    assert (await amina_signs_in(door, password=passwords[won])).session.person == AMINA


async def test_a_link_expires_after_14_days(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    late = NOW + 14 * DAY
    assert (await look(door, token, late - 1)).person == AMINA
    assert await refusal(look(door, token, late)) == EXPIRED
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, late)) == EXPIRED


@pytest.mark.parametrize("token", ["", "x" * 43, "é" * 43])
async def test_a_link_that_was_never_sent_is_unknown(door: Door, token: str):
    assert await refusal(look(door, token, NOW)) == UNKNOWN
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, NOW)) == UNKNOWN


async def test_a_password_too_short_leaves_the_link_unused(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    code, _ = await refusal(accept(door, token, "short", NEW_BROWSER, NOW))
    assert code == "password.too_short"
    assert (await accept(door, token, PASSWORD, NEW_BROWSER, NOW)).session.person == AMINA


async def test_only_the_newest_link_of_a_person_works(door: Door):
    first = await invite(door, AMINA, AMINA_EMAIL, NOW)
    bens = await invite(door, BEN, BEN_EMAIL, NOW)
    second = await invite(door, AMINA, AMINA_EMAIL, NOW)
    assert await refusal(look(door, first, NOW)) == UNKNOWN
    assert (await look(door, bens, NOW)).person == BEN
    assert (await look(door, second, NOW)).person == AMINA


async def test_whoever_forgot_their_password_comes_back_by_a_link(door: Door):
    await amina_joins(door)
    stolen = (await amina_signs_in(door)).token
    await who(door, stolen, NOW)
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)

    await accept(door, token, "another long password", NEW_BROWSER, NOW + DAY)

    assert await refusal(who(door, stolen, NOW)) == ("session.ended", {})
    assert await refusal(amina_signs_in(door)) == ("sign_in.refused", {})
    account = await accounts.find(door, AMINA)
    assert account is not None
    assert (account.email, account.created_at) == (AMINA_EMAIL, NOW)


async def test_nobody_is_invited_to_the_email_of_another(door: Door):
    await amina_joins(door)
    taken = ("account.email_taken", {})
    assert await refusal(invite(door, BEN, AMINA_EMAIL, NOW)) == taken


async def test_an_email_that_was_taken_meanwhile_leaves_the_link_unused(door: Door):
    token = await invite(door, BEN, AMINA_EMAIL, NOW)
    await amina_joins(door)
    taken = ("account.email_taken", {})
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, NOW)) == taken
    assert await accounts.find(door, BEN) is None
    assert (await look(door, token, NOW)).used_at is None


async def test_whoever_has_an_account_is_invited_at_no_other_address(door: Door):
    token = await invite(door, BEN, "not.bens@ward.example", NOW)
    await ben_joins(door)
    before = await accounts.find(door, BEN)
    other = ("account.other_email", {})
    assert await refusal(invite(door, BEN, "not.bens@ward.example", NOW)) == other
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, NOW)) == other
    assert await accounts.find(door, BEN) == before
    assert (await look(door, token, NOW)).used_at is None


async def test_whoever_is_disabled_comes_in_by_no_link(door: Door):
    await amina_joins(door)
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    await accounts.disable(door, AMINA, NOW)
    assert await refusal(look(door, token, NOW)) == UNKNOWN
    assert await refusal(invite(door, AMINA, AMINA_EMAIL, NOW)) == ("account.disabled", {})


async def test_an_invitation_is_withdrawn_from_whoever_has_no_account_yet(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW)
    await accounts.disable(door, AMINA, NOW)
    assert await refusal(accept(door, token, PASSWORD, NEW_BROWSER, NOW)) == UNKNOWN


async def test_whoever_accepts_while_they_are_disabled_stays_outside(door: Door):
    async def disable_in(seconds: float) -> None:
        await asyncio.sleep(seconds)
        await accounts.disable(door, AMINA, NOW)

    await amina_joins(door)
    for ms in range(12):
        await accounts.enable(door, AMINA)
        token = await invite(door, AMINA, AMINA_EMAIL, NOW)
        accepting = accept(door, token, PASSWORD, NEW_BROWSER, NOW)
        accepted, disabled = await asyncio.gather(
            accepting, disable_in(ms / 1_000), return_exceptions=True
        )
        assert disabled is None
        assert not isinstance(accepted, Exception) or str(accepted).startswith("invitation.")
        assert await sessions_of(door, AMINA, NOW) == []
