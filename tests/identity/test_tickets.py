"""A proof is what every app must make of the same command, and none but its own counts."""

from __future__ import annotations

from base64 import b64encode
from uuid import UUID

import pytest
from msgspec.structs import replace

from heard.domain.base import PersonId
from heard.identity.door import Door
from heard.identity.sign_in import Credentials, prove
from heard.identity.tickets import Claim, end, make, proof_of, speakers
from heard.store import shared as rows
from heard.store.shared import Ticket
from tests.identity.values import AMINA, AMINA_EMAIL, DAY, NEW_BROWSER, NOW, PASSWORD, amina_joins

TABLET, OTHER_TABLET = PersonId(UUID(int=7)), PersonId(UUID(int=8))
DEVICE = UUID("00000000-0000-4000-8000-00000000000a")
# As decision 16 gives it to whoever writes another app.
CLAIM = Claim(
    ticket=UUID(int=1),
    proof="bPeXxjdV+iM7YwB6IsH76oytKVaDWndMZY7bCm8MIVw=",
    device=DEVICE,
    n=7,
    command=UUID("00000000-0000-4000-8000-00000000000b"),
    payload='{"do":"problem.note","words":"né"}'.encode(),
)


async def taken(door: Door) -> Ticket:
    await amina_joins(door)
    proven = await prove(door, Credentials(AMINA_EMAIL, PASSWORD), NEW_BROWSER, NOW)
    return await make(door, proven, TABLET, DEVICE, NOW)


def claim(ticket: Ticket) -> Claim:
    bare = replace(CLAIM, ticket=ticket.id)
    return replace(bare, proof=b64encode(proof_of(ticket.secret, bare)).decode())


def test_the_example_of_the_decision():
    assert b64encode(proof_of(bytes(range(32)), CLAIM)).decode() == CLAIM.proof


async def test_a_proof_is_its_own_persons_on_its_own_tablet(door: Door):
    ticket = await taken(door)
    good = claim(ticket)
    bad = [
        replace(good, n=8),
        replace(good, command=UUID(int=3)),
        replace(good, device=UUID(int=3)),
        replace(good, payload=good.payload + b" "),
        replace(good, ticket=UUID(int=3)),
    ]
    assert await speakers(door, TABLET, [good, *bad, good], NOW) == [AMINA, *[None] * 5, AMINA]
    assert await speakers(door, OTHER_TABLET, [good], NOW) == [None]


async def test_its_use_is_noted_once_a_day(door: Door):
    ticket = await taken(door)
    for used_at, noted in ((NOW + DAY - 1, NOW), (NOW + DAY, NOW + DAY)):
        assert await speakers(door, TABLET, [claim(ticket)], used_at) == [AMINA]
        async with door.db.read() as tx:
            found = await rows.tickets(tx, TABLET, [ticket.id])
        assert found[ticket.id].used_at == noted


async def test_a_forgery_is_no_use_of_it(door: Door):
    ticket = await taken(door)
    forged = replace(claim(ticket), n=8)
    await speakers(door, TABLET, [forged], NOW + 2 * DAY)
    async with door.db.read() as tx:
        assert (await rows.tickets(tx, TABLET, [ticket.id]))[ticket.id].used_at == NOW


@pytest.mark.parametrize(("days", "counts"), [(30, False), (29, True)])
async def test_it_counts_for_30_days(door: Door, days: int, counts: bool):
    ticket = await taken(door)
    expected = [AMINA if counts else None]
    assert await speakers(door, TABLET, [claim(ticket)], NOW + days * DAY) == expected


async def test_only_its_own_tablet_ends_it(door: Door):
    ticket = await taken(door)
    await end(door, OTHER_TABLET, ticket.id)
    assert await speakers(door, TABLET, [claim(ticket)], NOW) == [AMINA]
    await end(door, TABLET, ticket.id)
    assert await speakers(door, TABLET, [claim(ticket)], NOW) == [None]
