"""What an operator asks of the store: does it add up, and put it right where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct

from heard.engine import codec, recording
from heard.store import entities, journal, projections
from heard.store.database import Database, Readable, ReadTx
from heard.store.projections import Alarm, Count, Owed

CHUNK = 1_000


class Found(Struct, frozen=True, kw_only=True):
    """`wrong_*`: rows that are missing, too many or other than the entities say.

    `first_bad_seq`: see the journal, which ends with `end`.
    """

    entities: int
    counts: int
    wrong_counts: int = 0
    wrong_owed: int = 0
    wrong_alarms: int = 0
    journal_rows: int
    first_bad_seq: int | None = None
    end: journal.Head

    @property
    def well(self) -> bool:
        wrong = self.wrong_counts + self.wrong_owed + self.wrong_alarms
        return wrong == 0 and self.first_bad_seq is None


class Projected(Struct, frozen=True):
    """Every row that follows from the entities, by what tells it from the others."""

    counts: Mapping[Count, int]
    owed: Mapping[tuple[UUID, UUID], Owed]
    alarms: Mapping[tuple[UUID, str], Alarm]


async def verify(db: Readable, ends: Mapping[int, bytes] | None = None) -> Found:
    """Make every projection again from the entities, and walk the journal's chain.

    `ends`: what the journal ended with before, hash by seq, as it was kept elsewhere.
    """
    async with db.read() as tx:
        due, total = await _made_again(tx)
        kept = _projected(
            await projections.all_counts(tx),
            await projections.all_owed(tx),
            await projections.all_alarms(tx),
        )
        chain = await journal.verify(tx, ends)
        end = await journal.head(tx)
    return Found(
        entities=total,
        counts=len(kept.counts),
        wrong_counts=_differing(kept.counts, due.counts),
        wrong_owed=_differing(kept.owed, due.owed),
        wrong_alarms=_differing(kept.alarms, due.alarms),
        journal_rows=chain.rows,
        first_bad_seq=chain.first_bad_seq,
        end=end,
    )


async def rebuild(db: Database) -> int:
    """Every projection anew from the entities, in one transaction; how many entities there are."""
    async with db.write() as tx:
        await projections.clear(tx)
        total, after = 0, None
        while chunk := await entities.page(tx, after, CHUNK):
            recording.project(tx, ((None, codec.read(one)) for one in chunk))
            total, after = total + len(chunk), chunk[-1].id
    return total


async def _made_again(tx: ReadTx) -> tuple[Projected, int]:
    """What the projections should hold, and how many entities say so."""
    counts: Counter[Count] = Counter()
    owed: list[Owed] = []
    alarms: list[Alarm] = []
    total, after = 0, None
    while chunk := await entities.page(tx, after, CHUNK):
        for entity in map(codec.read, chunk):
            counts.update(recording.counted(entity))
            owed += recording.owing(entity)
            alarms += recording.waking(entity)
        total, after = total + len(chunk), chunk[-1].id
    return _projected({key: n for key, n in counts.items() if n}, owed, alarms), total


def _projected(
    counts: Mapping[Count, int], owed: Iterable[Owed], alarms: Iterable[Alarm]
) -> Projected:
    return Projected(
        counts,
        {(one.problem, one.unit): one for one in owed},
        {(one.entity, one.what): one for one in alarms},
    )


def _differing(one: Mapping[Any, object], other: Mapping[Any, object]) -> int:
    return sum(1 for key in one.keys() | other.keys() if one.get(key) != other.get(key))
