"""Time is an actor: what is due is said as ordinary commands, with ids that repeat harmlessly."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from heard.domain.base import Entity
from heard.domain.book import alarm_says, alarms
from heard.engine import codec
from heard.engine.batch import Batch, Utterance, ms, spoken
from heard.engine.engine import Engine
from heard.engine.writer import Answered
from heard.jobs import erasure
from heard.store import entities, meta, projections
from heard.store.projections import Alarm

DUE_MAX = 500  # alarms said at once
HOUR_SECONDS = 3_600

_log = logging.getLogger("heard.clock")

Work = Callable[[], Awaitable[object]]


async def tick(engine: Engine) -> int:
    """Say everything that is due, once; how many commands that was.

    Due alarms are read from the oldest on, and none twice: one that stays due, because its rule had
    nothing to say or was at fault, is passed over and hides none behind it.
    """
    await engine.refresh()
    now_ms, said = ms(engine.now()), 0
    due = await _due(engine, now_ms, None)
    while due:
        saying = await _speak(engine, due)
        await _say(engine, saying)
        said += len(saying)
        due = await _due(engine, now_ms, due[-1])
    return said


async def _due(engine: Engine, now_ms: int, beyond: Alarm | None) -> list[Alarm]:
    async with engine.db.read() as tx:
        return await projections.due_alarms(tx, now_ms, DUE_MAX, beyond)


async def _speak(engine: Engine, due: Sequence[Alarm]) -> list[Utterance]:
    async with engine.db.read() as tx:
        key = await meta.key_for(tx, "clock")
        stored = await entities.load(tx, {one.entity for one in due})
    known = {entity_id: codec.read(one) for entity_id, one in stored.items()}
    spoken_now = (_spoken(engine, key, alarm, known.get(alarm.entity)) for alarm in due)
    return [one for one in spoken_now if one is not None]


def _spoken(engine: Engine, key: bytes, alarm: Alarm, entity: Entity | None) -> Utterance | None:
    if entity is None or not _still_set(entity, alarm):
        return None
    command = alarm_says(entity, alarm.what, engine.org)
    if command is None:
        return None
    return spoken(_id_of(key, alarm, entity.rev), command, engine.now())


def _id_of(key: bytes, alarm: Alarm, rev: int) -> UUID:
    """The same alarm of the same revision says the same id, whichever node or restart says it.

    Without the revision, a problem that waits for the same day twice would never be resumed again.
    Without the key, whoever follows the problem could use the id up before the clock does.
    """
    said = f"{alarm.entity}.{rev}.{alarm.what}.{alarm.at}"
    return UUID(bytes=hmac.digest(key, said.encode(), "sha256")[:16], version=4)


def _still_set(entity: Entity, alarm: Alarm) -> bool:
    """False when the entity moved on between the two readings: another round was first."""
    at = alarms(entity).get(alarm.what)
    return at is not None and ms(at) == alarm.at


async def _say(engine: Engine, saying: Sequence[Utterance]) -> None:
    """Each alone, so that one which fails harms no other; the engine commits them together."""
    batches = (engine.say(Batch(said=(one,))) for one in saying)
    ended = await asyncio.gather(*batches, return_exceptions=True)
    for one in ended:
        if not isinstance(one, Answered):
            raise one


async def run_clock(engine: Engine, every_seconds: float, each_hour: Work) -> None:
    """Until cancelled. What fails is tried again at the next round, or in the next hour."""
    hour_at = 0.0
    while True:
        await _whatever_comes(lambda: tick(engine))
        await _whatever_comes(lambda: erasure.scrub(engine))
        if engine.now().timestamp() >= hour_at:
            hour_at = engine.now().timestamp() + HOUR_SECONDS
            await _whatever_comes(each_hour)
            await _whatever_comes(lambda: erasure.forget(engine))
        await asyncio.sleep(every_seconds)


async def _whatever_comes(work: Work) -> None:
    try:
        await work()
    except Exception:  # noqa: BLE001  the clock outlives whatever it was; it is logged
        _log.exception("a round of the clock failed")
