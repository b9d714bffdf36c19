"""A counter that a team chose for itself, and what it came to on each day of a year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta, Struct

from heard.domain.base import Entity, Instant, MeasureId, TallyId, UnitId

# A few words that fit beside a number on the board.
Label = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"\S")]
Step = Annotated[int, Meta(ge=-1, le=1)]
Value = Annotated[float, Meta(ge=-1_000_000, le=1_000_000)]


class How(StrEnum):
    """How a day is told: by taps that add up, by yes (1) or no (0), or by a number."""

    COUNT = "count"
    YES_NO = "yes_no"
    NUMBER = "number"


class Better(StrEnum):
    FEWER = "fewer"
    MORE = "more"
    NEITHER = "neither"


class Saying(Struct, frozen=True):
    """When something was said, and its command's id: the later one stands, whichever is heard."""

    id: UUID
    at: Instant


class Measure(Entity, frozen=True, kw_only=True):
    """A team's own counter: "Falls", of which one is "a fall" (`event`).

    `days_since`: the days since the last event stand large on the board. `unit_words` are what a
    number is of ("minutes"). It is told from `started_on` up to and without `retired_on`, and
    always in the one way (`how`): told otherwise it would be another counter. While it is covered
    (`covered_until`) the board hides a hard day; `cover_said` is what was said of that last.
    """

    noun: ClassVar[str] = "measure"
    id: MeasureId
    unit: UnitId
    name: Label
    event: Label | None = None
    how: How
    better: Better
    days_since: bool = False
    unit_words: Label | None = None
    started_on: date
    retired_on: date | None = None
    covered_until: Instant | None = None
    cover_said: Saying | None = None


class Tap(Struct, frozen=True, omit_defaults=True):
    """What was said of a day: so many more (`by`), or what it is (`value`) whatever was before."""

    id: UUID
    at: Instant
    by: Step = 0
    value: Value | None = None


class Point(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a day came to (`value`); `late`, where something of it was told too late to be sure.

    `taps` stand in the order in which they were said, so that a day is the same in any order of
    arrival. `settled` is what those before them came to, none when that is nought; see `counting`.
    """

    value: float
    late: bool = False
    settled: float | None = None
    taps: tuple[Tap, ...] = ()


class Tally(Entity, frozen=True, kw_only=True):
    """A measure's points of one year, by their days on London's calendar, in order."""

    noun: ClassVar[str] = "tally"
    alike: ClassVar[bool] = True
    id: TallyId
    unit: UnitId
    measure: MeasureId
    year: int
    points: dict[date, Point]
