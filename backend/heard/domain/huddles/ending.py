"""A huddle ends well in every way: closed, stopped for care, or left out today."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, assert_never

from heard.domain.base import CascadeId, Command, HuddleId, Nature, Place, Right, UnitId, put
from heard.domain.huddles.huddle import (
    SILENT_AT_MOST,
    Cascade,
    Huddle,
    HuddleState,
    Mark,
    Marked,
    Reason,
    cascade_id,
    last_said_at,
)
from heard.domain.huddles.log import ended_by_the_clock, marked
from heard.domain.huddles.running import SlotOfDay, begun
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.tree import Org

PAUSED_AT_MOST = timedelta(minutes=60)  # then care had the better claim


class CloseHuddle(Command, frozen=True, kw_only=True, tag="huddle.close"):
    """We are done. `cascade`: that of the unit above for the day, so that it hears we are in."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    cascade: CascadeId | None = None


class StopForCare(Command, frozen=True, kw_only=True, tag="huddle.stop"):
    """Care came first, and that was right."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    cascade: CascadeId | None = None


class SkipHuddle(Command, frozen=True, kw_only=True, tag="huddle.skip"):
    """Not today, in one tap; a reason if we like, also later. `taken_back`: we meet after all."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    day: date
    slot: SlotOfDay
    reason: Reason | None = None
    taken_back: bool = False
    cascade: CascadeId | None = None


class TimeOut(Command, frozen=True, kw_only=True, tag="huddle.time_out"):
    """Paused for an hour, or nothing said for longer: it has ended, and nobody is told off."""

    needs: ClassVar[Right] = Right.SYSTEM
    huddle: HuddleId
    cascade: CascadeId | None = None


def close(said: CloseHuddle, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    return _in(said, marked(huddle, moment, Mark.CLOSED), moment)


def stop(said: StopForCare, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    return _in(said, marked(huddle, moment, Mark.STOPPED), moment)


def skip(said: SkipHuddle, moment: Moment) -> Change:
    huddle = begun(said.unit, said.huddle, said.day, said.slot, moment)
    if said.taken_back:
        return Change((marked(huddle, moment, Mark.UNSKIPPED),))
    return _in(said, marked(huddle, moment, Mark.SKIPPED, said.reason), moment)


EndingCommand = CloseHuddle | StopForCare | SkipHuddle | TimeOut


def _in(said: EndingCommand, huddle: Huddle, moment: Moment) -> Change:
    """The unit above is told that this team is in, once a day."""
    above = moment.org.unit(huddle.unit).parent
    named = said.cascade
    if above is None or named is None or named != cascade_id(above, huddle.day):
        return Change((huddle,))
    blank = Cascade(id=named, rev=0, unit=above, day=huddle.day)
    cascade = moment.find(Cascade, named) or blank
    if huddle.unit in cascade.teams:
        return Change((huddle,))
    return Change((huddle, put(cascade, teams=tuple(sorted({*cascade.teams, huddle.unit})))))


def time_out(said: TimeOut, moment: Moment) -> Change:
    huddle = moment.get(Huddle, said.huddle)
    due = times_out_at(huddle)
    if due is None or moment.heard_at < due:
        return NOTHING
    # Nobody was there to say it, so the time since then does not count.
    paused = huddle.state is HuddleState.PAUSED
    line = Marked(
        id=moment.command_id,
        at=due if paused else last_said_at(huddle) + timedelta(seconds=1),
        mark=Mark.STOPPED if paused else Mark.CLOSED,
    )
    return _in(said, ended_by_the_clock(huddle, line), moment)


def alarms(huddle: Huddle) -> dict[str, datetime]:
    due = times_out_at(huddle)
    return {"time_out": due} if due is not None else {}


def alarm_says(huddle: Huddle, org: Org) -> TimeOut:
    """What the clock says of it, for the unit that stands above it by then."""
    unit = org.units.get(huddle.unit)
    above = unit.parent if unit is not None else None
    cascade = CascadeId(cascade_id(above, huddle.day)) if above is not None else None
    return TimeOut(huddle=huddle.id, cascade=cascade)


def times_out_at(huddle: Huddle) -> datetime | None:
    """When the clock ends it, unless somebody says something before.

    None: it is over, or was left out and taken back without ever being started.
    """
    if huddle.started is None:
        return None
    match huddle.state:
        case HuddleState.RUNNING:
            return last_said_at(huddle) + SILENT_AT_MOST
        case HuddleState.PAUSED:
            return huddle.counting[-1].at + PAUSED_AT_MOST
        case HuddleState.CLOSED | HuddleState.STOPPED_FOR_CARE | HuddleState.SKIPPED:
            return None


def decide(said: EndingCommand, moment: Moment) -> Change:
    match said:
        case CloseHuddle():
            return close(said, moment)
        case StopForCare():
            return stop(said, moment)
        case SkipHuddle():
            return skip(said, moment)
        case TimeOut():
            return time_out(said, moment)
        case _:
            assert_never(said)
