"""A session is new at each sign-in, ends when it should, and stays ended."""

from __future__ import annotations

import asyncio
import secrets

import pytest
from msgspec import structs

from heard.identity import accounts
from heard.identity.door import Door, Limits, open_door
from heard.identity.passwords import Hasher
from heard.identity.session_cache import TRUSTED_MS
from heard.identity.sessions import (
    SESSIONS_MAX,
    Browser,
    end,
    end_one,
    fresh,
    open_for,
    sessions_of,
    who,
)
from heard.store.database import Database
from heard.store.opening import open_database
from tests.identity.values import (
    AMINA,
    BEN,
    DAY,
    MINUTE,
    NEW_BROWSER,
    NOW,
    SECOND,
    amina_joins,
    amina_signs_in,
    ben_joins,
    refusal,
)

ENDED = ("session.ended", {})


async def another_node(door: Door) -> Door:
    return await open_door(door.db, door.hasher, secrets.token_bytes)


async def seen_at(door: Door) -> list[int]:
    return [session.seen_at for session in await sessions_of(door, AMINA, NOW)]


async def test_a_token_leads_to_its_session_on_every_node(door: Door):
    await amina_joins(door)
    signed_in = await amina_signs_in(door, browser=Browser(agent="Tablet " * 100))
    assert await who(door, signed_in.token, NOW) == signed_in.session
    assert await who(await another_node(door), signed_in.token, NOW) == signed_in.session
    assert signed_in.session.agent == ("Tablet " * 100)[:200]


async def test_the_database_never_holds_a_token(door: Door):
    await amina_joins(door)
    signed_in = await amina_signs_in(door)
    async with door.db.read() as tx:
        rows = await tx.rows("SELECT token_hash, person, agent FROM session")
    assert len(rows) == 1
    assert signed_in.token not in repr([tuple(row) for row in rows])
    assert rows[0][0] == signed_in.session.token_hash


async def test_a_token_that_someone_planted_is_never_adopted(door: Door):
    await amina_joins(door)
    planted = "p" * 43
    signed_in = await amina_signs_in(door, browser=Browser(token=planted))
    assert signed_in.token != planted
    assert await refusal(who(door, planted, NOW)) == ENDED


async def test_signing_in_again_ends_the_session_that_the_browser_held(door: Door):
    await amina_joins(door)
    first = await amina_signs_in(door)
    await who(door, first.token, NOW)
    second = await amina_signs_in(door, browser=Browser(token=first.token))
    assert await refusal(who(door, first.token, NOW)) == ENDED
    assert (await who(door, second.token, NOW)).person == AMINA


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "é" * 43, "x" * 100_000])
async def test_what_was_never_a_token_is_an_ended_session(door: Door, token: str):
    assert await refusal(who(door, token, NOW)) == ENDED


async def test_a_session_that_ended_cannot_be_used_again(door: Door):
    await amina_joins(door)
    signed_in = await amina_signs_in(door)
    await who(door, signed_in.token, NOW)
    await end(door, signed_in.token)
    await end(door, signed_in.token)
    assert await refusal(who(door, signed_in.token, NOW)) == ENDED


async def test_another_node_hears_of_an_ending_within_seconds(door: Door):
    await amina_joins(door)
    signed_in = await amina_signs_in(door)
    elsewhere = await another_node(door)
    await who(elsewhere, signed_in.token, NOW)
    await end(door, signed_in.token)
    assert await refusal(who(elsewhere, signed_in.token, NOW + TRUSTED_MS)) == ENDED


async def test_disabling_somebody_ends_their_sessions_and_nobody_elses(door: Door):
    await amina_joins(door)
    await ben_joins(door)
    await amina_signs_in(door)
    tokens = [(await amina_signs_in(door)).token for _ in range(2)]
    for token in tokens:
        await who(door, token, NOW)
    await accounts.disable(door, BEN, NOW)
    assert (await who(door, tokens[0], NOW)).person == AMINA
    await accounts.disable(door, AMINA, NOW)
    assert [await refusal(who(door, token, NOW)) for token in tokens] == [ENDED, ENDED]


@pytest.mark.parametrize(
    ("limits", "seen_days", "asked_ms", "lives"),
    [
        (Limits(), [], 30 * DAY - 1, True),
        (Limits(), [], 30 * DAY, False),
        (Limits(), [29, 58, 87], 90 * DAY - 1, True),
        (Limits(), [29, 58, 87], 90 * DAY, False),
        (Limits(idle_ms=MINUTE), [], MINUTE, False),
    ],
)
async def test_a_session_ends_after_30_idle_days_or_90_in_all(
    door: Door, limits: Limits, seen_days: list[int], asked_ms: int, lives: bool
):
    await amina_joins(door)
    limited = structs.replace(door, limits=limits)
    signed_in = await amina_signs_in(limited)
    for day in seen_days:
        await who(limited, signed_in.token, NOW + day * DAY)
    asking = who(limited, signed_in.token, NOW + asked_ms)
    if lives:
        assert (await asking).person == AMINA
    else:
        assert await refusal(asking) == ENDED
        assert await sessions_of(limited, AMINA, NOW + asked_ms) == []


async def test_a_limit_that_was_shortened_holds_for_sessions_begun_before(door: Door):
    await amina_joins(door)
    signed_in = await amina_signs_in(door)
    stricter = structs.replace(door, limits=Limits(absolute_ms=DAY))
    assert await refusal(who(stricter, signed_in.token, NOW + DAY)) == ENDED


async def test_being_seen_is_written_at_most_once_a_minute(door: Door):
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    written: list[int] = []
    for seconds in (1, 30, 59, 60, 61, 119, 120):
        await who(door, token, NOW + seconds * SECOND)
        written += await seen_at(door)
    assert [at - NOW for at in written] == [0, 0, 0, 60_000, 60_000, 60_000, 120_000]


async def test_a_disk_that_takes_nothing_signs_nobody_out(sqlite_url: str, hasher: Hasher):
    db = await open_database(sqlite_url)
    door = await open_door(db, hasher, secrets.token_bytes)
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    async with db.write() as tx:
        await tx.run("PRAGMA query_only = 1")
    assert (await who(door, token, NOW + DAY)).person == AMINA
    assert await seen_at(door) == [NOW]
    await db.close()


async def test_a_person_sees_where_they_are_signed_in_and_ends_one(door: Door):
    await amina_joins(door)
    phone = await amina_signs_in(door, browser=Browser(agent="Phone"))
    desk = await amina_signs_in(door, browser=Browser(agent="Desk"), now=NOW + 1)
    assert await sessions_of(door, AMINA, NOW + 1) == [desk.session, phone.session]
    await who(door, phone.token, NOW + 1)
    await end_one(door, AMINA, phone.session.id)
    assert await sessions_of(door, AMINA, NOW + 1) == [desk.session]
    assert await refusal(who(door, phone.token, NOW + 1)) == ENDED


async def test_nobody_ends_the_session_of_another(door: Door):
    await amina_joins(door)
    await ben_joins(door)
    signed_in = await amina_signs_in(door)
    unknown = ("session.unknown", {})
    assert await refusal(end_one(door, BEN, signed_in.session.id)) == unknown
    assert (await who(door, signed_in.token, NOW)).person == AMINA


async def test_the_twenty_first_session_takes_the_place_of_the_one_longest_unseen(door: Door):
    await amina_joins(door)
    signed_in = [await amina_signs_in(door, now=NOW + n) for n in range(SESSIONS_MAX + 1)]
    kept = await sessions_of(door, AMINA, NOW + SESSIONS_MAX)
    assert kept == [each.session for each in reversed(signed_in[1:])]


async def test_whoever_starts_a_ward_is_signed_in_before_they_have_an_account(door: Door):
    signed_in = await open_for(door, AMINA, NEW_BROWSER, NOW)
    assert await who(door, signed_in.token, NOW) == signed_in.session
    assert await accounts.find(door, AMINA) is None
    await amina_joins(door)
    assert await who(door, signed_in.token, NOW) == signed_in.session
    await accounts.disable(door, AMINA, NOW)
    assert await refusal(who(door, signed_in.token, NOW)) == ENDED


async def test_a_session_begun_for_somebody_disabled_counts_for_nothing(door: Door):
    await amina_joins(door)
    await accounts.disable(door, AMINA, NOW)
    signed_in = await open_for(door, AMINA, NEW_BROWSER, NOW)
    assert await refusal(who(door, signed_in.token, NOW)) == ENDED
    await accounts.enable(door, AMINA)
    assert (await who(door, signed_in.token, NOW)).person == AMINA


async def test_an_act_of_administration_asks_for_a_sign_in_of_the_last_15_minutes(door: Door):
    await amina_joins(door)
    session = (await amina_signs_in(door)).session
    assert fresh(session, door.limits, NOW + 15 * MINUTE)
    assert not fresh(session, door.limits, NOW + 15 * MINUTE + 1)


async def test_an_ending_while_it_is_looked_up_is_not_undone_by_the_cache(door: Door):
    await amina_joins(door)
    for _ in range(10):
        token = (await amina_signs_in(door)).token
        await asyncio.gather(
            who(door, token, NOW), end(door, token), who(door, token, NOW), return_exceptions=True
        )
        assert await refusal(who(door, token, NOW)) == ENDED


async def test_two_nodes_that_start_at_once_share_one_key(db: Database, hasher: Hasher):
    doors = await asyncio.gather(*(open_door(db, hasher, secrets.token_bytes) for _ in range(4)))
    assert {door.known_device_key for door in doors} == {doors[0].known_device_key}
    await amina_joins(doors[0])
    known = (await amina_signs_in(doors[0])).known
    assert (await amina_signs_in(doors[1], browser=Browser(known=known))).known == known
    assert (await amina_signs_in(doors[1], browser=NEW_BROWSER)).known != known
