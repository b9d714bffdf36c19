"""What an operator asks of the store: does it add up, and put it right where it does not."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from msgspec import Struct

from heard.engine import codec, recording
from heard.store import entities, journal, projections
from heard.store.database import Database, ReadTx

CHUNK = 1_000


class Found(Struct, frozen=True):
    """`wrong_counts`: figures that a recount does not agree with; `first_bad_seq`: see journal."""

    entities: int
    counts: int
    wrong_counts: int
    journal_rows: int
    first_bad_seq: int | None

    @property
    def well(self) -> bool:
        return self.wrong_counts == 0 and self.first_bad_seq is None


async def verify(db: Database) -> Found:
    """Recount every figure from the entities, and walk the journal's chain."""
    async with db.read() as tx:
        recounted, total = await _recount(tx)
        kept = await projections.all_counts(tx)
        chain = await journal.verify(tx)
    wrong = sum(1 for key in recounted.keys() | kept.keys() if recounted[key] != kept.get(key, 0))
    return Found(total, len(kept), wrong, chain.rows, chain.first_bad_seq)


async def rebuild(db: Database) -> int:
    """Every projection anew from the entities, in one transaction; how many entities there are."""
    async with db.write() as tx:
        await projections.clear(tx)
        total, after = 0, None
        while chunk := await entities.page(tx, after, CHUNK):
            recording.project(tx, ((None, codec.read(one)) for one in chunk))
            total, after = total + len(chunk), chunk[-1].id
    return total


async def _recount(tx: ReadTx) -> tuple[Counter[tuple[UUID, int, str]], int]:
    found: Counter[tuple[UUID, int, str]] = Counter()
    total, after = 0, None
    while chunk := await entities.page(tx, after, CHUNK):
        for stored in chunk:
            found.update(recording.counted(codec.read(stored)))
        total, after = total + len(chunk), chunk[-1].id
    return found, total
