"""Time is an actor: what is due is said as ordinary commands, with ids that repeat harmlessly."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from uuid import UUID, uuid5

from heard.domain.problems.entity import Problem
from heard.domain.problems.figures import alarm_says
from heard.engine import codec
from heard.engine.batch import Batch, Utterance, ms, spoken
from heard.engine.engine import Engine
from heard.store import entities, projections
from heard.store.projections import Alarm

DUE_MAX = 500  # alarms said in one round
_SAYS = UUID("6f1d2f6e-8c1b-5a43-9d0a-2f6f5b0f7c11")  # the namespace of what the clock says

_log = logging.getLogger("heard.clock")


async def tick(engine: Engine) -> int:
    """Say everything that is due; how many commands that was."""
    said = 0
    while batch := await _due(engine):
        await engine.say(Batch(said=tuple(batch)))
        said += len(batch)
        if len(batch) < DUE_MAX:
            break
    return said


async def _due(engine: Engine) -> Sequence[Utterance]:
    async with engine.db.read() as tx:
        due = await projections.due_alarms(tx, ms(engine.now()), DUE_MAX)
        stored = await entities.load(tx, {one.entity for one in due})
    known = {entity_id: codec.read(one) for entity_id, one in stored.items()}
    spoken_now = [_said(engine, alarm, known.get(alarm.entity)) for alarm in due]
    return [one for one in spoken_now if one is not None]


def _said(engine: Engine, alarm: Alarm, entity: object) -> Utterance | None:
    """The same alarm says the same id, whichever node or restart says it."""
    command = alarm_says(entity, alarm.what) if isinstance(entity, Problem) else None
    if command is None:
        return None
    command_id = uuid5(_SAYS, f"{alarm.entity}.{alarm.what}.{alarm.at}")
    return spoken(command_id, command, engine.now())


async def run_clock(engine: Engine, every_seconds: float) -> None:
    """Until cancelled. A round that fails is tried again at the next."""
    while True:
        try:
            await tick(engine)
        except Exception:  # noqa: BLE001  the clock outlives whatever it was; it is logged
            _log.exception("a round of the clock failed")
        await asyncio.sleep(every_seconds)
