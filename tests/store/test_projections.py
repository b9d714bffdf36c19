"""Projections move by the difference between what was and what is."""

from __future__ import annotations

from uuid import UUID

from heard.store import projections
from heard.store.database import Database
from heard.store.projections import Alarm, Count, Owed
from tests.store.values import DESK, WARD

RAISED, CLOSED = (WARD, 20_000, "raised"), (WARD, 20_000, "closed")
SOON = Owed(UUID(int=1), WARD, 2_000, 500, "asked")
LATER = Owed(UUID(int=2), DESK, 3_000, 400, "asked")
UNPROMISED = Owed(UUID(int=3), WARD, None, 100, "seen")
LAPSE = Alarm(UUID(int=1), "lapse", 1_000)
MISS = Alarm(UUID(int=1), "miss", 2_000)


async def _counts(db: Database, *deltas: dict[Count, int]) -> dict[Count, int]:
    async with db.write() as tx:
        for one in deltas:
            projections.move_counts(tx, one)
    async with db.read() as tx:
        return await projections.all_counts(tx)


async def _owed(db: Database, before: list[Owed], after: list[Owed]) -> list[Owed]:
    async with db.write() as tx:
        projections.replace_owed(tx, before, after)
    async with db.read() as tx:
        return await projections.owed_by(tx, [WARD, DESK], 10)


async def _alarms(db: Database, before: list[Alarm], after: list[Alarm]) -> list[Alarm]:
    async with db.write() as tx:
        projections.replace_alarms(tx, before, after)
    async with db.read() as tx:
        return await projections.due_alarms(tx, 5_000, 10)


async def test_counts_move_by_their_deltas(db: Database) -> None:
    moved = await _counts(db, {RAISED: 2, CLOSED: 1}, {RAISED: 3, CLOSED: -1})
    assert moved == {RAISED: 5}


async def test_what_is_owed_is_replaced_by_difference(db: Database) -> None:
    assert await _owed(db, [], [UNPROMISED, LATER, SOON]) == [SOON, LATER, UNPROMISED]
    seen = Owed(SOON.problem, WARD, 9_000, 500, "seen")
    assert await _owed(db, [SOON, LATER], [seen]) == [seen, UNPROMISED]
    assert await _owed(db, [seen, UNPROMISED], []) == []


async def test_only_the_units_asked_for_and_the_soonest_come(db: Database) -> None:
    await _owed(db, [], [UNPROMISED, LATER, SOON])
    async with db.read() as tx:
        assert await projections.owed_by(tx, [WARD], 1) == [SOON]
        assert await projections.owed_by(tx, [DESK], 5) == [LATER]
        assert await projections.owed_by(tx, [], 5) == []


async def test_alarms_are_replaced_by_difference(db: Database) -> None:
    assert await _alarms(db, [], [MISS, LAPSE]) == [LAPSE, MISS]
    moved = Alarm(MISS.entity, MISS.what, 4_000)
    assert await _alarms(db, [LAPSE, MISS], [moved]) == [moved]


async def test_only_alarms_that_are_due_come_and_the_oldest_first(db: Database) -> None:
    await _alarms(db, [], [MISS, LAPSE])
    async with db.read() as tx:
        assert await projections.due_alarms(tx, LAPSE.at - 1, 10) == []
        assert await projections.due_alarms(tx, LAPSE.at, 10) == [LAPSE]
        assert await projections.due_alarms(tx, MISS.at, 1) == [LAPSE]


async def test_a_rebuild_starts_from_nothing(db: Database) -> None:
    await _counts(db, {RAISED: 2})
    await _owed(db, [], [SOON])
    await _alarms(db, [], [LAPSE])
    async with db.write() as tx:
        await projections.clear(tx)
    assert (await _counts(db), await _owed(db, [], []), await _alarms(db, [], [])) == ({}, [], [])
