"""A huddle is a small log: what was said of it, in the order in which it was said.

Whatever holds of it follows from the log, so that any number of devices may run one huddle, apart
or together, and the same words give the same huddle in any order of arrival.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar
from uuid import UUID

from msgspec import Struct, field

from heard.domain.alike import Of, alike
from heard.domain.base import (
    CascadeId,
    Entity,
    HuddleId,
    Instant,
    PersonId,
    ProblemId,
    UnitId,
)
from heard.domain.huddles.script import Part, RoleGroup, Section
from heard.domain.problems.entity import Erasable

MARKS_MAX = 60
TURNS_MAX = 60
NOTES_MAX = 20
PARKED_MAX = 50
SLOTS_OF_A_DAY = 2048  # a minute of the day, and room for those beside the plan
BESIDE_THE_PLAN = 24 * 60  # the first huddle of a day that no slot foresaw
EPOCH_DAY = date(1970, 1, 1)
SILENT_AT_MOST = timedelta(minutes=90)  # then everybody has gone


class Mark(StrEnum):
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    STOPPED = "stopped"  # for care: a good outcome, like every other
    SKIPPED = "skipped"
    UNSKIPPED = "unskipped"  # we meet after all


class HuddleState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    STOPPED_FOR_CARE = "stopped_for_care"
    SKIPPED = "skipped"


STATE_AFTER = {
    Mark.STARTED: HuddleState.RUNNING,
    Mark.RESUMED: HuddleState.RUNNING,
    Mark.PAUSED: HuddleState.PAUSED,
    Mark.CLOSED: HuddleState.CLOSED,
    Mark.STOPPED: HuddleState.STOPPED_FOR_CARE,
    Mark.SKIPPED: HuddleState.SKIPPED,
    Mark.UNSKIPPED: HuddleState.RUNNING,
}
OF_NONE_BEGUN = frozenset({Mark.SKIPPED, Mark.UNSKIPPED})
OVER = frozenset({HuddleState.CLOSED, HuddleState.STOPPED_FOR_CARE, HuddleState.SKIPPED})


class Reason(StrEnum):
    """Why there was none today. Nobody has to say."""

    TOO_BUSY = "too_busy"
    SHORT_STAFFED = "short_staffed"
    WARD_CLOSED = "ward_closed"  # not counted as a huddle that was planned
    OTHER = "other"


class Stamp(Struct, frozen=True, order=True):
    """When something was said, and by which command: of two, the later one stands."""

    at: Instant
    id: UUID


class Marked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log. `by` nobody: the clock ended it."""

    id: UUID
    at: Instant
    mark: Mark
    by: PersonId | None = None
    who: str = ""
    reason: Reason | None = None


class Turn(Struct, frozen=True, kw_only=True):
    """Somebody turned to a part of the agenda."""

    id: UUID
    at: Instant
    part: Part


class Parked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Not today: it opens the next agenda. `taken_back`: no longer parked."""

    problem: ProblemId
    stamp: Stamp
    taken_back: bool = False


class Went(StrEnum):
    """The result beside what we thought would happen."""

    AS_EXPECTED = "as_expected"
    BETTER = "better"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


class Tried(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: UUID
    at: Instant
    went: Went
    by: PersonId | None = None
    who: str = ""
    words: Erasable | None = None


class Huddle(Entity, frozen=True, kw_only=True):
    """One slot of one team on one day, however many devices ran it.

    `slot`: minutes after midnight on the plan, or BESIDE_THE_PLAN and on. `agenda` and `minutes`
    are those of the earliest start, `started` its stamp; without one it was skipped. `present`:
    how many of a role, left out where nobody is, and `counted`: when each role was. `length_s`: how
    long it has run, in seconds, once it is over.
    """

    noun: ClassVar[str] = "huddle"
    alike: ClassVar[bool] = True
    id: HuddleId
    unit: UnitId
    day: date
    slot: int
    state: HuddleState
    minutes: int = 10
    agenda: tuple[Section, ...] = ()
    started: Stamp | None = None
    marks: tuple[Marked, ...] = ()
    turns: tuple[Turn, ...] = ()
    present: dict[RoleGroup, int] = field(default_factory=dict)
    counted: dict[RoleGroup, Stamp] = field(default_factory=dict)
    parked: tuple[Parked, ...] = ()
    notes: tuple[Tried, ...] = ()
    length_s: int | None = None

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def counting(self) -> tuple[Marked, ...]:
        """Its marks, but for who left it out, or back in, once begun: they had not heard of it."""
        return tuple(line for line in self.marks if not self._in_vain(line))

    def _in_vain(self, line: Marked) -> bool:
        begun = self.started is not None and self.started < Stamp(line.at, line.id)
        return line.mark in OF_NONE_BEGUN and begun


class Cascade(Entity, frozen=True, kw_only=True):
    """Which teams of a unit are in on a day: they met, stopped for care, or skipped (feature T6).

    Its own unit alone is told; screens say how many, never which are missing.
    """

    noun: ClassVar[str] = "cascade"
    alike: ClassVar[bool] = True
    id: CascadeId
    unit: UnitId
    day: date
    teams: tuple[UnitId, ...] = ()


def huddle_id(unit: UnitId, day: date, slot: int) -> UUID:
    """One slot has one huddle: two devices that start it apart start the same."""
    return alike(unit, Of.HUDDLE, _days(day) * SLOTS_OF_A_DAY + slot)


def cascade_id(unit: UnitId, day: date) -> UUID:
    return alike(unit, Of.CASCADE, _days(day))


def _days(day: date) -> int:
    """Since 1970; a day before it is a broken clock's, and all of those are one."""
    return max(0, (day - EPOCH_DAY).days)


def ran_for(huddle: Huddle) -> timedelta:
    """How long it ran: neither its pauses count, nor a silence in which everybody had gone."""
    ran, runs = timedelta(), False
    lines = sorted((*huddle.counting, *huddle.turns), key=lambda one: (one.at, one.id))
    for line, after in pairwise(lines):
        if isinstance(line, Marked):
            runs = STATE_AFTER[line.mark] is HuddleState.RUNNING
        if runs and after.at - line.at < SILENT_AT_MOST:
            ran += after.at - line.at
    return ran


def last_said_at(huddle: Huddle) -> datetime:
    """When anything was last heard of it: a mark, or a turn of its pages."""
    return max(one.at for one in (*huddle.counting, *huddle.turns[-1:]))
