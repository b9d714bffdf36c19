"""Only what nobody can use any more is swept."""

from __future__ import annotations

from uuid import UUID

import pytest
from msgspec import structs

from heard.domain.base import PersonId, UnitId
from heard.domain.org.entities import Shared
from heard.identity import enrolments, tickets
from heard.identity.door import Door, Limits
from heard.identity.enrolments import Wanted
from heard.identity.invitations import invite, look
from heard.identity.sessions import who
from heard.identity.sign_in import Credentials, prove
from heard.identity.sweep import sweep
from heard.store.database import Database
from tests.identity.values import (
    AMINA,
    AMINA_EMAIL,
    BEN,
    BEN_EMAIL,
    DAY,
    NEW_BROWSER,
    NOW,
    PASSWORD,
    WRONG,
    amina_joins,
    amina_signs_in,
    refusal,
)

TABLET = PersonId(UUID(int=7))


async def rows_left(db: Database) -> dict[str, int]:
    counts = {
        "session": "SELECT count(*) FROM session",
        "invitation": "SELECT count(*) FROM invitation",
        "attempt": "SELECT count(*) FROM attempt",
        "enrolment": "SELECT count(*) FROM enrolment",
        "ticket": "SELECT count(*) FROM ticket",
    }
    async with db.read() as tx:
        return {table: (await tx.rows(sql))[0][0] for table, sql in counts.items()}


@pytest.mark.parametrize(
    ("later_ms", "left"),
    [
        (0, (2, 1, 1, 2, 1)),
        (DAY + 1, (2, 1, 0, 2, 1)),
        (30 * DAY + 1, (0, 1, 0, 2, 0)),
        (44 * DAY + 1, (0, 0, 0, 1, 0)),
    ],
)
async def test_what_nobody_can_use_any_more_is_swept(
    door: Door, later_ms: int, left: tuple[int, ...]
):
    """Who enrolled a tablet stays known."""
    await amina_joins(door)
    await amina_signs_in(door)
    proven = await prove(door, Credentials(AMINA_EMAIL, PASSWORD), NEW_BROWSER, NOW)
    await tickets.make(door, proven, TABLET, UUID(int=8), NOW)
    await refusal(amina_signs_in(door, password=WRONG))
    await invite(door, BEN, BEN_EMAIL, NOW)
    await a_tablet_and_a_code_nobody_used(door)
    await sweep(door, NOW + later_ms)
    assert tuple((await rows_left(door.db)).values()) == left


async def a_tablet_and_a_code_nobody_used(door: Door) -> None:
    wanted = Wanted(UnitId(UUID(int=9)), Shared.TABLET, "Ward 7 tablet", AMINA)
    code, _ = [await enrolments.make(door, wanted, NOW) for _ in range(2)]
    found = await enrolments.look(door, code.told, NOW)
    await enrolments.use(door, found, TABLET, NOW)
    await enrolments.begin(door, code.told, TABLET, NEW_BROWSER, NOW)


async def test_a_tablet_is_kept_for_30_days_however_short_sessions_are(door: Door):
    hasty = structs.replace(door, limits=Limits(idle_ms=DAY, absolute_ms=DAY))
    await a_tablet_and_a_code_nobody_used(hasty)
    await sweep(hasty, NOW + 30 * DAY)
    assert (await rows_left(door.db))["session"] == 1
    await sweep(hasty, NOW + 30 * DAY + 1)
    assert (await rows_left(door.db))["session"] == 0


async def test_what_still_counts_is_left_alone(door: Door):
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    link = await invite(door, BEN, BEN_EMAIL, NOW)
    await sweep(door, NOW + DAY)
    assert (await who(door, token, NOW + DAY)).person == AMINA
    assert (await look(door, link, NOW + DAY)).person == BEN
