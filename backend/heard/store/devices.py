"""How far each device was heard: the newest n that had an outcome other than `later`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from heard.store.database import ReadTx, Tx

KEPT_DAYS = 180  # since it was last heard; one that returns later takes a new id


class Device(Struct, frozen=True):
    """One browser profile of one person. `seen_at` in milliseconds.

    `behind_ms`: how far its clock is behind ours, ahead below zero; None until it says. `said_ms`:
    when the newest of its words was said, by our clock.
    """

    id: UUID
    person: UUID
    last_n: int
    label: str | None
    seen_at: int
    behind_ms: int | None = None
    said_ms: int | None = None


async def known(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, Device]:
    asked = {device_id.bytes: device_id for device_id in ids}
    if not asked:
        return {}
    found = await tx.rows(_KNOWN, ids=list(asked))
    return {
        asked[key]: Device(asked[key], UUID(bytes=person), *others)
        for key, person, *others in found
    }


def advance(tx: Tx, before: Mapping[UUID, Device], after: Sequence[Device]) -> None:
    """Keep `after`, at most one row for each device, where `before` is what `known` found.

    If another node heard the same device meanwhile, the next trip raises Conflict: two tabs, or a
    copied profile, cannot both use up an n.
    """
    new = [device for device in after if device.id not in before]
    moved = sorted((one for one in after if one.id in before), key=lambda one: one.id.bytes)
    tx.later(_INSERT, [(one.id.bytes, one.person.bytes, *_moving(one)) for one in new])
    tx.later(
        _ADVANCE,
        [(*_moving(one), one.id.bytes, before[one.id].last_n) for one in moved],
        changes=len(moved),
    )


def _moving(one: Device) -> tuple[int | str | None, ...]:
    return one.last_n, one.label, one.seen_at, one.behind_ms, one.said_ms


async def sweep(tx: Tx, seen_before: int) -> int:
    """Let go of those that nobody speaks from any more; how many. What they said stays."""
    return await tx.run(_SWEEP, seen_before=seen_before)


_SWEEP = "DELETE FROM device WHERE seen_at < :seen_before"

_KNOWN = """
    SELECT id, person, last_n, label, seen_at, behind_ms, said_ms FROM device WHERE id IN :ids
"""

_INSERT = """
    INSERT INTO device (id, person, last_n, label, seen_at, behind_ms, said_ms)
    VALUES (:id, :person, :last_n, :label, :seen_at, :behind_ms, :said_ms)
"""

_ADVANCE = """
    UPDATE device
    SET last_n = :last_n, label = :label, seen_at = :seen_at, behind_ms = :behind_ms,
        said_ms = :said_ms
    WHERE id = :id AND last_n = :read_n
"""
