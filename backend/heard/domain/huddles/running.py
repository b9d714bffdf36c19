"""A huddle runs: started by anyone, turned from part to part, paused when care calls."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, assert_never

from msgspec import Meta
from msgspec.structs import replace

from heard.domain.base import (
    Command,
    HuddleId,
    Nature,
    Place,
    ProblemId,
    Right,
    Text,
    UnitId,
    put,
    refuse,
)
from heard.domain.huddles.huddle import (
    NOTES_MAX,
    PARKED_MAX,
    SLOTS_OF_A_DAY,
    Huddle,
    HuddleState,
    Mark,
    Parked,
    Stamp,
    Tried,
    Turn,
    Went,
    huddle_id,
)
from heard.domain.huddles.log import in_order, marked, stamp, turned
from heard.domain.huddles.script import Agenda, Part, RoleGroup
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.plans import Minutes
from heard.domain.org.tree import in_effect
from heard.domain.problems.telling import speaking

SlotOfDay = Annotated[int, Meta(ge=0, lt=SLOTS_OF_A_DAY)]
Heads = Annotated[int, Meta(ge=0, le=99)]
Present = Annotated[dict[RoleGroup, Heads], Meta(max_length=13)]


class StartHuddle(Command, frozen=True, kw_only=True, tag="huddle.start"):
    """We begin. Said again, by another device or after a pause, it goes on from there."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    day: date
    slot: SlotOfDay
    minutes: Minutes = 10
    agenda: Agenda = ()


def start(said: StartHuddle, moment: Moment) -> Change:
    """The earliest start brings the agenda: every device has the same one in the end."""
    huddle = begun(said.unit, said.huddle, said.day, said.slot, moment)
    now = stamp(moment)
    if huddle.started is None or now < huddle.started:
        huddle = _with_agenda(huddle, said, now)
    return Change((marked(huddle, moment, Mark.STARTED),))


def begun(unit: UnitId, huddle: HuddleId, day: date, slot: int, moment: Moment) -> Huddle:
    """The huddle of a slot, or the blank one that its first word begins with."""
    if not in_effect(moment.org.unit(unit), london_day(moment.said_at)):
        refuse("unit.takes_no_problems", unit=unit)
    if huddle != huddle_id(unit, day, slot):
        refuse("huddle.unknown")
    blank = Huddle(id=huddle, rev=0, unit=unit, day=day, slot=slot, state=HuddleState.RUNNING)
    return moment.find(Huddle, huddle) or blank


def _with_agenda(huddle: Huddle, said: StartHuddle, now: Stamp) -> Huddle:
    return replace(huddle, agenda=said.agenda, minutes=said.minutes, started=now)


class TurnTo(Command, frozen=True, kw_only=True, tag="huddle.turn"):
    """On to a part of the agenda, or back to one: every device shows it."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    part: Part


def turn(said: TurnTo, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    line = Turn(id=moment.command_id, at=moment.said_at, part=said.part)
    return Change((turned(huddle, line),))


class PauseHuddle(Command, frozen=True, kw_only=True, tag="huddle.pause"):
    """Care calls: every device keeps the place."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId


class ResumeHuddle(Command, frozen=True, kw_only=True, tag="huddle.resume"):
    """We go on, after a pause or after it was ended too soon."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId


def pause(said: PauseHuddle, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    return Change((marked(huddle, moment, Mark.PAUSED),))


def resume(said: ResumeHuddle, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    return Change((marked(huddle, moment, Mark.RESUMED),))


class Attend(Command, frozen=True, kw_only=True, tag="huddle.attend"):
    """How many of some roles are here: never a name, never added up for a person.

    A role that is not named stays as it was counted: two devices may count apart.
    """

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    present: Present


def attend(said: Attend, moment: Moment) -> Change:
    """Of each role the latest count stands."""
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    now = stamp(moment)
    news = {role: n for role, n in said.present.items() if huddle.counted.get(role, now) <= now}
    if not news:
        return NOTHING
    heads = {role: n for role, n in sorted((huddle.present | news).items()) if n > 0}
    counted = huddle.counted | dict.fromkeys(news, now)
    return Change((put(huddle, present=heads, counted=dict(sorted(counted.items()))),))


class Park(Command, frozen=True, kw_only=True, tag="huddle.park"):
    """Not today: it opens tomorrow's agenda. Or today after all."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    problem: ProblemId
    taken_back: bool = False


def park(said: Park, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    now = stamp(moment)
    before = next((one for one in huddle.parked if one.problem == said.problem), None)
    if before is not None and now < before.stamp:
        return NOTHING
    others = (one for one in huddle.parked if one.problem != said.problem)
    line = Parked(problem=said.problem, stamp=now, taken_back=said.taken_back)
    parked = sorted((*others, line), key=lambda one: one.stamp)
    return Change((put(huddle, parked=tuple(parked[-PARKED_MAX:])),))


class NoteTest(Command, frozen=True, kw_only=True, tag="huddle.note_test"):
    """How the test went since yesterday, beside what we thought."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    huddle: HuddleId
    went: Went
    words: Text | None = None


def note_test(said: NoteTest, moment: Moment) -> Change:
    huddle = moment.of_unit(Huddle, said.huddle, said.unit)
    who = speaking(moment, said.unit)
    note = Tried(
        id=moment.command_id,
        at=moment.said_at,
        went=said.went,
        by=who.by,
        who=who.who,
        words=said.words,
    )
    return Change((put(huddle, notes=in_order((*huddle.notes, note), NOTES_MAX)),))


RunningCommand = StartHuddle | TurnTo | PauseHuddle | ResumeHuddle | Attend | Park | NoteTest


def decide(said: RunningCommand, moment: Moment) -> Change:
    match said:
        case StartHuddle():
            return start(said, moment)
        case TurnTo():
            return turn(said, moment)
        case PauseHuddle():
            return pause(said, moment)
        case ResumeHuddle():
            return resume(said, moment)
        case Attend():
            return attend(said, moment)
        case Park():
            return park(said, moment)
        case NoteTest():
            return note_test(said, moment)
        case _:
            assert_never(said)
