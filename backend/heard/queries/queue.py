"""The answers that units owe, oldest promise first: what a leader sees before anything else."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec import Raw, Struct

from heard.store import entities, projections
from heard.store.database import Database

QUEUE_MAX = 500


class Queue(Struct, frozen=True):
    """Problems, whole, the soonest due first."""

    owed: list[Raw]


async def queue(db: Database, units: Iterable[UUID]) -> Queue:
    """What `units` owe; the caller has made sure that they are the actor's own."""
    async with db.read() as tx:
        owed = await projections.owed_by(tx, units, QUEUE_MAX)
        found = await entities.load(tx, [one.problem for one in owed])
    return Queue([Raw(found[one.problem].doc) for one in owed if one.problem in found])
