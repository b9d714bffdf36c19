"""On a hard day a team covers its counter for a while; the count itself is not touched."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never

from heard.domain.base import Command, MeasureId, Nature, Place, Right, UnitId, put
from heard.domain.measures.entity import Measure, Saying
from heard.domain.moment import NOTHING, Change, Moment

COVERED_FOR = timedelta(hours=24)  # source: metrics, "Presenting without blame", 7


class CoverMeasure(Command, frozen=True, kw_only=True, tag="measure.cover"):
    """Hide the number on the board for 24 hours, or show it again."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    measure: MeasureId
    covered: bool


def cover(said: CoverMeasure, moment: Moment) -> Change:
    """What was said last stands, also when it is heard first."""
    measure = moment.of_unit(Measure, said.measure, said.unit)
    now, last = Saying(id=moment.command_id, at=moment.said_at), measure.cover_said
    if last is not None and (last.at, last.id) > (now.at, now.id):
        return NOTHING
    until = now.at + COVERED_FOR if said.covered else None
    return Change((put(measure, covered_until=until, cover_said=now),))


CoveringCommand = CoverMeasure


def decide(said: CoveringCommand, moment: Moment) -> Change:
    match said:
        case CoverMeasure():
            return cover(said, moment)
        case _:
            assert_never(said)
