"""Guessing is slow and tells nothing; the person who knows the password gets in."""

from __future__ import annotations

import asyncio

import pytest
from msgspec import structs

from heard.identity import accounts
from heard.identity.door import Door
from heard.identity.passwords import Strength, argon2id
from heard.identity.sessions import Browser, sessions_of
from heard.identity.sign_in import Credentials, sign_in
from tests.identity.values import (
    AMINA,
    AMINA_EMAIL,
    MINUTE,
    NEW_BROWSER,
    NOW,
    PASSWORD,
    WRONG,
    amina_joins,
    amina_signs_in,
    counting,
    refusal,
)

REFUSED = ("sign_in.refused", {})


async def test_the_right_password_begins_a_session_however_the_email_is_typed(door: Door):
    await amina_joins(door)
    said = Credentials(f"  {AMINA_EMAIL.upper()} ", PASSWORD)
    signed_in = await sign_in(door, said, NEW_BROWSER, NOW)
    assert await sessions_of(door, AMINA, NOW) == [signed_in.session]


@pytest.mark.parametrize(
    ("email", "password", "disabled"),
    [
        ("nobody@ward.example", PASSWORD, False),
        ("not an address \0", PASSWORD, False),
        (AMINA_EMAIL, WRONG, False),
        (AMINA_EMAIL, "short", False),
        (AMINA_EMAIL, PASSWORD, True),
        (AMINA_EMAIL, WRONG, True),
    ],
)
async def test_every_way_to_fail_gets_the_same_answer_for_the_same_work(
    door: Door, email: str, password: str, disabled: bool
):
    await amina_joins(door)
    if disabled:
        await accounts.disable(door, AMINA, NOW)
    hasher, compared = counting(door.hasher)
    counted = structs.replace(door, hasher=hasher)
    said = Credentials(email, password)
    for _ in range(5):
        assert await refusal(sign_in(counted, said, NEW_BROWSER, NOW)) == REFUSED
    assert len(compared) == 5
    too_many = ("sign_in.too_many_tries", {"retry_after": 30})
    assert await refusal(sign_in(counted, said, NEW_BROWSER, NOW)) == too_many
    assert len(compared) == 5


async def test_a_password_longer_than_any_is_refused_without_work(door: Door):
    await amina_joins(door)
    hasher, compared = counting(door.hasher)
    counted = structs.replace(door, hasher=hasher)
    assert await refusal(amina_signs_in(counted, password="x" * 201)) == REFUSED
    assert compared == []


async def test_a_thousand_guesses_are_slowed_and_a_known_device_is_not(door: Door):
    await amina_joins(door)
    known = (await amina_signs_in(door)).known
    hasher, compared = counting(door.hasher)
    guessed = structs.replace(door, hasher=hasher)
    codes = [(await refusal(amina_signs_in(guessed, password=WRONG)))[0] for _ in range(1_000)]
    assert codes == ["sign_in.refused"] * 5 + ["sign_in.too_many_tries"] * 995
    assert len(compared) == 5

    too_many = ("sign_in.too_many_tries", {"retry_after": 30})
    assert await refusal(amina_signs_in(door)) == too_many
    at_home = await amina_signs_in(door, browser=Browser(known=known))
    assert at_home.session.person == AMINA
    assert await refusal(amina_signs_in(door)) == too_many


async def test_a_known_device_that_guesses_is_slowed_too(door: Door):
    await amina_joins(door)
    browser = Browser(known=(await amina_signs_in(door)).known)
    for _ in range(5):
        assert await refusal(amina_signs_in(door, browser=browser, password=WRONG)) == REFUSED
    too_many = ("sign_in.too_many_tries", {"retry_after": 30})
    assert await refusal(amina_signs_in(door, browser=browser)) == too_many
    assert (await amina_signs_in(door)).session.person == AMINA


async def test_the_mark_of_one_person_does_not_help_to_guess_another(door: Door):
    await amina_joins(door)
    forged = Browser(known="A" * 38)
    for _ in range(5):
        await refusal(amina_signs_in(door, password=WRONG))
    code, _ = await refusal(amina_signs_in(door, browser=forged))
    assert code == "sign_in.too_many_tries"


async def test_a_success_forgets_the_failures_before_it(door: Door):
    await amina_joins(door)
    for _ in range(3):
        for _ in range(4):
            await refusal(amina_signs_in(door, password=WRONG))
        assert (await amina_signs_in(door)).session.person == AMINA


async def test_after_the_wait_the_right_password_lets_in(door: Door):
    await amina_joins(door)
    for _ in range(5):
        await refusal(amina_signs_in(door, password=WRONG))
    await refusal(amina_signs_in(door))
    assert (await amina_signs_in(door, now=NOW + MINUTE)).session.person == AMINA


async def test_of_forty_guesses_at_once_five_are_compared(door: Door):
    await amina_joins(door)
    hasher, compared = counting(door.hasher)
    guessed = structs.replace(door, hasher=hasher)
    await asyncio.gather(
        *(amina_signs_in(guessed, password=WRONG) for _ in range(40)), return_exceptions=True
    )
    assert len(compared) == 5


async def test_a_stronger_hash_is_kept_at_the_next_sign_in(door: Door):
    await amina_joins(door)
    stronger = structs.replace(door, hasher=argon2id(Strength(memory_kib=16, passes=1, lanes=1)))
    await amina_signs_in(stronger)
    account = await accounts.find(door, AMINA)
    assert account is not None
    assert account.password_hash is not None
    assert account.password_hash.startswith("$argon2id$v=19$m=16,")
    assert (await amina_signs_in(stronger)).session.person == AMINA


@pytest.mark.parametrize("meanwhile", ["disable", "set_password"])
async def test_what_happens_while_a_password_is_compared_is_not_missed(door: Door, meanwhile: str):
    await amina_joins(door)
    loop = asyncio.get_running_loop()
    act = {
        "disable": lambda: accounts.disable(door, AMINA, NOW),
        "set_password": lambda: accounts.set_password(door, AMINA, "another long password", NOW),
    }[meanwhile]

    def matches(stored: str, password: str) -> bool:
        asyncio.run_coroutine_threadsafe(act(), loop).result(timeout=10)
        return door.hasher.matches(stored, password)

    slow = structs.replace(door, hasher=structs.replace(door.hasher, matches=matches))
    assert await refusal(amina_signs_in(slow)) == REFUSED
    assert await sessions_of(door, AMINA, NOW) == []
