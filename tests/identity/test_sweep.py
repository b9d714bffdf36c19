"""Only what nobody can use any more is swept."""

from __future__ import annotations

import pytest

from heard.identity.door import Door
from heard.identity.invitations import invite, look
from heard.identity.sessions import who
from heard.identity.sweep import sweep
from heard.store.database import Database
from tests.identity.values import (
    AMINA,
    BEN,
    BEN_EMAIL,
    DAY,
    NOW,
    WRONG,
    amina_joins,
    amina_signs_in,
    refusal,
)


async def rows_left(db: Database) -> dict[str, int]:
    counts = {
        "session": "SELECT count(*) FROM session",
        "invitation": "SELECT count(*) FROM invitation",
        "attempt": "SELECT count(*) FROM attempt",
    }
    async with db.read() as tx:
        return {table: (await tx.rows(sql))[0][0] for table, sql in counts.items()}


@pytest.mark.parametrize(
    ("later_ms", "left"),
    [
        (0, {"session": 1, "invitation": 1, "attempt": 1}),
        (DAY + 1, {"session": 1, "invitation": 1, "attempt": 0}),
        (30 * DAY + 1, {"session": 0, "invitation": 1, "attempt": 0}),
        (44 * DAY + 1, {"session": 0, "invitation": 0, "attempt": 0}),
    ],
)
async def test_what_nobody_can_use_any_more_is_swept(
    door: Door, later_ms: int, left: dict[str, int]
):
    await amina_joins(door)
    await amina_signs_in(door)
    await refusal(amina_signs_in(door, password=WRONG))
    await invite(door, BEN, BEN_EMAIL, NOW)
    await sweep(door, NOW + later_ms)
    assert await rows_left(door.db) == left


async def test_what_still_counts_is_left_alone(door: Door):
    await amina_joins(door)
    token = (await amina_signs_in(door)).token
    link = await invite(door, BEN, BEN_EMAIL, NOW)
    await sweep(door, NOW + DAY)
    assert (await who(door, token, NOW + DAY)).person == AMINA
    assert (await look(door, link, NOW + DAY)).person == BEN
