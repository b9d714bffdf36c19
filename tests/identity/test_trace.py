"""Nobody comes into an account, or loses the way into it, without a row in the journal's chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from heard.domain.base import PersonId
from heard.identity import accounts
from heard.identity.door import Door
from heard.identity.invitations import accept, invite
from heard.store import journal, meta
from tests.identity.values import (
    AMINA,
    AMINA_EMAIL,
    BEN,
    BEN_EMAIL,
    NEW_BROWSER,
    NOW,
    PASSWORD,
    refusal,
)
from tests.support.world import journal_of

Traced = tuple[UUID | None, dict[str, Any]]


async def traces(door: Door) -> Sequence[Traced]:
    """Who did what, in order."""
    said = await journal_of(door.db)
    for one in said:
        assert (one.outcome, one.device, one.n) == ("done", None, None)
        assert one.answer == journal.usual_answer(one.command)
    return [(one.person, msgspec.json.decode(one.payload or b"")) for one in said]


def act(do: str, person: PersonId, email: str | None = None) -> dict[str, Any]:
    return {"do": do, "person": str(person), "email": email}


async def test_whose_account_it_was_and_whose_hand_is_known_to_the_chain(door: Door):
    token = await invite(door, AMINA, AMINA_EMAIL, NOW, by=BEN)
    await accept(door, token, PASSWORD, NEW_BROWSER, NOW + 1)
    await accounts.set_password(door, AMINA, "another long password", NOW + 2)
    await accounts.create(door, BEN, BEN_EMAIL, PASSWORD, NOW + 3)
    assert await traces(door) == [
        (BEN, act("invitation.make", AMINA, AMINA_EMAIL)),
        (AMINA, act("invitation.accept", AMINA, AMINA_EMAIL)),
        (AMINA, act("account.set_password", AMINA)),
        (BEN, act("account.create", BEN, BEN_EMAIL)),
    ]
    assert [one.heard_at for one in await journal_of(door.db)] == [NOW, NOW + 1, NOW + 2, NOW + 3]
    async with door.db.read() as tx:
        assert await journal.verify(tx) == journal.Verdict(4, None)


async def test_a_link_that_is_withdrawn_leaves_a_trace_where_there_was_one(door: Door):
    await accounts.disable(door, BEN, NOW)
    await invite(door, AMINA, AMINA_EMAIL, NOW)
    await accounts.disable(door, AMINA, NOW)
    assert await traces(door) == [
        (None, act("invitation.make", AMINA, AMINA_EMAIL)),
        (None, act("invitation.withdraw", AMINA)),
    ]


async def test_what_was_refused_changed_nothing_and_leaves_no_trace(door: Door):
    await accounts.create(door, BEN, BEN_EMAIL, PASSWORD, NOW)
    for refused in (
        invite(door, AMINA, BEN_EMAIL, NOW),
        accounts.create(door, BEN, AMINA_EMAIL, PASSWORD, NOW),
        accounts.set_password(door, AMINA, PASSWORD, NOW),
    ):
        assert (await refusal(refused))[0].startswith("account.")
    assert len(await traces(door)) == 1


async def test_a_clock_that_was_set_back_makes_no_row_older_than_the_one_before(door: Door):
    for now in (NOW, NOW - 5_000):
        await invite(door, AMINA, AMINA_EMAIL, now)
    said = await journal_of(door.db)
    assert [(one.said_at, one.heard_at) for one in said] == [(NOW, NOW), (NOW - 5_000, NOW)]


async def test_whoever_is_forgotten_takes_their_address_along(door: Door):
    async with door.db.write() as tx:
        await meta.begin(tx, "first", bytes(meta.KEY_BYTES))
    await invite(door, AMINA, AMINA_EMAIL, NOW)
    async with door.db.write() as tx:
        assert await journal.erase(tx, [AMINA]) == 1
        assert (await journal.verify(tx)).first_bad_seq is None
    assert [(one.do, one.payload) for one in await journal_of(door.db)] == [
        ("invitation.make", None)
    ]
