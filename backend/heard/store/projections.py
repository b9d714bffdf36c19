"""What follows from the state, kept beside it for those who count and those who wait.

Each is moved by the difference between an entity before and after, in the same transaction, and
can be cleared and rebuilt from the entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from heard.store.database import ReadTx, Row, Tx

Count = tuple[UUID, int, str]  # unit, day (days since 1970-01-01), measure


class Owed(Struct, frozen=True):
    """An answer that a unit owes. Times in milliseconds; `due_at` None when nothing is promised."""

    problem: UUID
    unit: UUID
    due_at: int | None
    since_at: int
    state: str


class Alarm(Struct, frozen=True):
    """When the clock will say something about an entity: `what` it is, `at` in milliseconds."""

    entity: UUID
    what: str
    at: int


def move_counts(tx: Tx, deltas: Mapping[Count, int]) -> None:
    moved = sorted((unit.bytes, day, measure, n) for (unit, day, measure), n in deltas.items() if n)
    tx.later(_MOVE_COUNT, moved)


async def all_counts(tx: ReadTx) -> dict[Count, int]:
    """Every count that is not zero, to be held against a recount."""
    found = await tx.rows(_ALL_COUNTS)
    return {(UUID(bytes=unit), day, measure): n for unit, day, measure, n in found}


def replace_owed(tx: Tx, before: Iterable[Owed], after: Iterable[Owed]) -> None:
    """Make what was owed what is owed; rows in both are left alone."""
    was, is_ = set(before), set(after)
    kept = {(one.problem, one.unit) for one in is_}
    dropped = [one for one in was if (one.problem, one.unit) not in kept]
    tx.later(_DROP_OWED, sorted((one.problem.bytes, one.unit.bytes) for one in dropped))
    tx.later(
        _PUT_OWED,
        [
            (one.problem.bytes, one.unit.bytes, one.due_at, one.since_at, one.state)
            for one in sorted(is_ - was, key=lambda one: (one.problem.bytes, one.unit.bytes))
        ],
    )


async def owed_by(tx: ReadTx, units: Iterable[UUID], limit: int) -> list[Owed]:
    """What these units owe, the soonest due first and what has no due time last."""
    return _debts(await tx.rows(_OWED_BY, units=[unit.bytes for unit in units], limit=limit))


async def all_owed(tx: ReadTx) -> list[Owed]:
    return _debts(await tx.rows(_ALL_OWED))


def replace_alarms(tx: Tx, before: Iterable[Alarm], after: Iterable[Alarm]) -> None:
    """Make the alarms that were set those that are set; rows in both are left alone."""
    was, is_ = set(before), set(after)
    kept = {(one.entity, one.what) for one in is_}
    dropped = [one for one in was if (one.entity, one.what) not in kept]
    tx.later(_DROP_ALARM, sorted((one.entity.bytes, one.what) for one in dropped))
    tx.later(_PUT_ALARM, sorted((one.entity.bytes, one.what, one.at) for one in is_ - was))


async def due_alarms(
    tx: ReadTx, now_ms: int, limit: int, beyond: Alarm | None = None
) -> list[Alarm]:
    """Alarms at or before `now_ms`, the oldest first; `beyond`: only those that follow that one."""
    start = beyond or _BEFORE_ALL
    after = {"at": start.at, "entity": start.entity.bytes, "what": start.what}
    return _rings(await tx.rows(_DUE_ALARMS, now=now_ms, limit=limit, **after))


async def all_alarms(tx: ReadTx) -> list[Alarm]:
    return _rings(await tx.rows(_ALL_ALARMS))


async def clear(tx: Tx) -> None:
    """Empty every projection, before a rebuild in the same transaction."""
    for statement in (_CLEAR_COUNTS, _CLEAR_OWED, _CLEAR_ALARMS):
        await tx.run(statement)


def _debts(found: Iterable[Row]) -> list[Owed]:
    return [
        Owed(UUID(bytes=problem), UUID(bytes=unit), due_at, since_at, state)
        for problem, unit, due_at, since_at, state in found
    ]


def _rings(found: Iterable[Row]) -> list[Alarm]:
    return [Alarm(UUID(bytes=entity), what, at) for entity, what, at in found]


_MOVE_COUNT = """
    INSERT INTO counts (unit, day, measure, n) VALUES (:unit, :day, :measure, :n)
    ON CONFLICT (unit, day, measure) DO UPDATE SET n = counts.n + excluded.n
"""

_ALL_COUNTS = "SELECT unit, day, measure, n FROM counts WHERE n <> 0"

_PUT_OWED = """
    INSERT INTO owed (problem, unit, due_at, since_at, state)
    VALUES (:problem, :unit, :due_at, :since_at, :state)
    ON CONFLICT (problem, unit) DO UPDATE SET
        due_at = excluded.due_at, since_at = excluded.since_at, state = excluded.state
"""

_DROP_OWED = "DELETE FROM owed WHERE problem = :problem AND unit = :unit"

_OWED_BY = """
    SELECT problem, unit, due_at, since_at, state FROM owed WHERE unit IN :units
    ORDER BY due_at IS NULL, due_at, since_at, problem LIMIT :limit
"""

_ALL_OWED = "SELECT problem, unit, due_at, since_at, state FROM owed"

_PUT_ALARM = """
    INSERT INTO alarm (entity, what, at) VALUES (:entity, :what, :at)
    ON CONFLICT (entity, what) DO UPDATE SET at = excluded.at
"""

_DROP_ALARM = "DELETE FROM alarm WHERE entity = :entity AND what = :what"

_DUE_ALARMS = """
    SELECT entity, what, at FROM alarm
    WHERE at <= :now AND (at, entity, what) > (:at, :entity, :what)
    ORDER BY at, entity, what LIMIT :limit
"""

_ALL_ALARMS = "SELECT entity, what, at FROM alarm"

_BEFORE_ALL = Alarm(UUID(int=0), "", -(2**62))

_CLEAR_COUNTS = "DELETE FROM counts"

_CLEAR_OWED = "DELETE FROM owed"

_CLEAR_ALARMS = "DELETE FROM alarm"
