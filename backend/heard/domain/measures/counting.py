"""Numbers in five seconds: taps and values of many devices give one day, however they arrive."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.alike import Of, alike
from heard.domain.base import Command, MeasureId, Nature, Place, Right, TallyId, UnitId, put, refuse
from heard.domain.london import london_day
from heard.domain.measures.entity import How, Measure, Point, Step, Tally, Tap, Value
from heard.domain.moment import Change, Moment

TAPS_MAX = 200  # of a day, the newest: who counts more says the number
# Nothing is taken to have been said longer ago than 30 days before it was heard (reliability I12),
# so after one day more no tap can come before these.
SETTLED_AFTER = timedelta(days=31)
REMEMBERED_DAYS = 1  # a day is told in time on itself, or on the morning after it
NOTHING_TOLD = Point(value=0.0)


class AddToTally(Command, frozen=True, kw_only=True, tag="measure.add"):
    """One more on a day, or one fewer; or none: somebody looked, and there was nothing to add."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    measure: MeasureId
    tally: TallyId
    day: date
    by: Step


class SetPoint(Command, frozen=True, kw_only=True, tag="measure.point"):
    """What a day is: yes (1) or no (0), a number, or how many there were after all."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    measure: MeasureId
    tally: TallyId
    day: date
    value: Value


CountingCommand = AddToTally | SetPoint


def add(said: AddToTally, moment: Moment) -> Change:
    measure = moment.of_unit(Measure, said.measure, said.unit)
    if measure.how is not How.COUNT:
        refuse("measure.does_not_fit", how=measure.how)
    return _told(said, moment, Tap(id=moment.command_id, at=moment.said_at, by=said.by))


def point(said: SetPoint, moment: Moment) -> Change:
    measure = moment.of_unit(Measure, said.measure, said.unit)
    if not _fits(said.value, measure.how):
        refuse("measure.does_not_fit", how=measure.how)
    return _told(said, moment, Tap(id=moment.command_id, at=moment.said_at, value=said.value))


def _fits(value: float, how: How) -> bool:
    match how:
        case How.COUNT:
            return value >= 0 and value == int(value)
        case How.YES_NO:
            return value in {0, 1}
        case How.NUMBER:
            return True


def _told(said: CountingCommand, moment: Moment, tap: Tap) -> Change:
    """What day it is the server knows: no device's clock makes a day be refused that has come."""
    if said.tally != alike(said.measure, Of.TALLY, said.day.year):
        refuse("tally.unknown")
    if said.day > london_day(moment.heard_at):
        refuse("date.future", on=said.day)
    tally = moment.find(Tally, said.tally) or _blank(said)
    told = tapped(tally.points.get(said.day, NOTHING_TOLD), tap, said.day)
    points = sorted((tally.points | {said.day: told}).items())
    return Change((put(tally, points={day: settled(one, moment.heard_at) for day, one in points}),))


def _blank(said: CountingCommand) -> Tally:
    year = said.day.year
    return Tally(id=said.tally, rev=0, unit=said.unit, measure=said.measure, year=year, points={})


def tapped(before: Point, tap: Tap, day: date) -> Point:
    """The day with one tap more, in its place among the others."""
    taps = tuple(sorted((*before.taps, tap), key=lambda one: (one.at, one.id)))[-TAPS_MAX:]
    late = london_day(tap.at) > day + timedelta(days=REMEMBERED_DAYS)
    return replace(
        before, value=came_to(before.settled or 0.0, taps), late=before.late or late, taps=taps
    )


def came_to(start: float, taps: Iterable[Tap]) -> float:
    """A value stands in place of what was said before it; a tap adds, and never below nought.

    Each tap at its turn: when two devices took away the same one, the next one added still counts.
    """
    total = start
    for tap in taps:
        total = tap.value if tap.value is not None else max(0.0, total + tap.by)
    return total


def settled(told: Point, heard_at: datetime) -> Point:
    """The day without the taps that none can come before any more: what they came to is enough."""
    n = sum(tap.at < heard_at - SETTLED_AFTER for tap in told.taps)
    if n == 0:
        return told
    before = came_to(told.settled or 0.0, told.taps[:n])
    return replace(told, settled=before or None, taps=told.taps[n:])


def decide(said: CountingCommand, moment: Moment) -> Change:
    match said:
        case AddToTally():
            return add(said, moment)
        case SetPoint():
            return point(said, moment)
        case _:
            assert_never(said)
