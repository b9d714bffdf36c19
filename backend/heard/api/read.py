"""What big screens read. Every figure and row goes through what the actor may see."""

from __future__ import annotations

from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from heard.api.actor import Actor
from heard.api.faults import Fault
from heard.domain.base import Right
from heard.engine.engine import Engine
from heard.queries.people import People, people
from heard.queries.queue import Queue, queue


@get("/api/queue")
async def answers_owed(
    actor: NamedDependency[Actor],
    engine: NamedDependency[Engine],
    unit: FromQuery[UUID | None] = None,
) -> Queue:
    """Answers owed by `unit`; left out: by all that my seats hold."""
    actor.must(Right.ANSWER)
    units = actor.units if unit is None else actor.units & {unit}
    if not units:
        raise Fault(404, "unit.unknown")  # the same words for hidden and missing
    return await queue(engine.db, units)


@get("/api/people")
async def everyone(actor: NamedDependency[Actor], engine: NamedDependency[Engine]) -> People:
    """For whoever fills the seats: their devices hold only their own team."""
    actor.must(Right.ADMINISTER)
    return await people(engine.db)
