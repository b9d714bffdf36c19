"""The organisation as data: a tree of units, seats, people, calendars, telephone numbers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta, Struct

from heard.domain.base import (
    CalendarId,
    Entity,
    Instant,
    Name,
    PersonId,
    PlanId,
    SeatId,
    UnitId,
)

Tier = Annotated[int, Meta(ge=1, le=7)]
# ODS codes vary in length and prefix; only what every one of them shares is asked for.
OdsCode = Annotated[str, Meta(min_length=3, max_length=12, pattern=r"^[A-Z0-9]+$")]
Phone = Annotated[str, Meta(min_length=2, max_length=40, pattern=r"\d")]
# The form of another system; one inside a hospital's own network may have no dot in its name.
Link = Annotated[str, Meta(max_length=300, pattern=r"^https://[^\s/]\S*$")]
ClockTime = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]  # "09:15", Europe/London


class Role(StrEnum):
    """What a seat is for. Job titles are words on the seat, never code."""

    MEMBER = "member"  # anyone in a team
    LEAD = "lead"  # nurse in charge, ward manager
    MATRON = "matron"  # tier 2 seat and its like in other services
    DESK = "desk"  # a service desk: estates, IT, pharmacy, medical engineering
    DIRECTOR = "director"  # tier 3
    EXECUTIVE = "executive"  # tier 4
    COACH = "coach"
    ADMINISTRATOR = "administrator"
    TABLET = "tablet"  # on the ward's stand, used by whoever stands there
    WALL = "wall"  # a screen that everybody reads and nobody touches


class Shared(StrEnum):
    """The roles of what is signed in as itself; see tablets.py."""

    TABLET = "tablet"
    WALL = "wall"


class Unit(Entity, frozen=True, kw_only=True):
    """A team, group, division, desk or the whole organisation.

    Problems rise from `parent` to `parent`. The root is tier 5 (the board: it sees, nobody asks
    it), so that what the root's scope tells everyone is never somebody's problem. A `lateral`
    unit is a service desk, asked from the side. `seat` is the seat that answers for the unit.
    Effective from `from_on` up to and without `until_on` (dates in Europe/London).
    """

    noun: ClassVar[str] = "unit"
    id: UnitId
    name: Name
    tier: Tier
    parent: UnitId | None = None
    lateral: bool = False
    calendar: CalendarId | None = None
    seat: SeatId | None = None
    phone: Phone | None = None
    ods: OdsCode | None = None
    from_on: date | None = None
    until_on: date | None = None


class Seat(Entity, frozen=True, kw_only=True):
    """A role at a unit ("Matron, surgery"), whoever sits in it today."""

    noun: ClassVar[str] = "seat"
    id: SeatId
    unit: UnitId
    role: Role
    title: Name


class Membership(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person in a seat. `cover` is a deputy: the same rights, said as "deputy" in the story."""

    seat: SeatId
    unit: UnitId
    role: Role
    cover: bool = False
    from_on: date | None = None
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        started = self.from_on is None or self.from_on <= day
        return started and (self.until_on is None or day < self.until_on)


class Person(Entity, frozen=True, kw_only=True):
    """Somebody who works here. `title` is how a story names them ("Healthcare assistant")."""

    noun: ClassVar[str] = "person"
    id: PersonId
    name: Name
    title: Name | None = None
    memberships: tuple[Membership, ...] = ()
    disabled_at: Instant | None = None


class Shift(Struct, frozen=True):
    """Working hours on one weekday: 0 is Monday; times as "HH:MM" in Europe/London."""

    weekday: Annotated[int, Meta(ge=0, le=6)]
    opens: ClockTime
    closes: ClockTime


class Calendar(Entity, frozen=True, kw_only=True):
    """When a unit works. Either `always` (24/7) or the `shifts` of a week less `holidays`.

    A shift opens on its weekday and closes at the next such clock time, so it may run past
    midnight; a holiday takes the shifts that would open on it. `quiet_from`..`quiet_until` is the
    night rule of a 24/7 unit (any other ignores it): its clocks run at night, but nothing falls
    due then; a due time inside moves to the end of the night. How clocks count: `working_time`.
    """

    noun: ClassVar[str] = "calendar"
    id: CalendarId
    name: Name
    always: bool = False
    shifts: tuple[Shift, ...] = ()
    holidays: tuple[date, ...] = ()
    quiet_from: ClockTime | None = None
    quiet_until: ClockTime | None = None


class Slot(Struct, frozen=True):
    """A team's huddle on one weekday: 0 is Monday; "HH:MM" in Europe/London."""

    weekday: Annotated[int, Meta(ge=0, le=6)]
    at: ClockTime


class HuddlePlan(Entity, frozen=True, kw_only=True):
    """When a unit meets: its slots of a week, less its calendar's holidays, and for how long.

    Everyone is told, so that those who wait for it can see when it comes, and a tier above can
    plan its own after it.
    """

    noun: ClassVar[str] = "plan"
    alike: ClassVar[bool] = True
    id: PlanId
    unit: UnitId
    slots: tuple[Slot, ...] = ()
    minutes: int = 10


class Route(StrEnum):
    """Where a thing goes that is not for the huddle, or cannot wait for it."""

    URGENT = "urgent"
    INCIDENT = "incident"  # the local risk management system
    SPEAK_UP = "speak_up"  # Freedom to Speak Up guardian
    SAFEGUARDING = "safeguarding"
    HR = "hr"
    ESTATES = "estates"
    OTHER = "other"


class Contact(Entity, frozen=True, kw_only=True):
    """A telephone number that every device holds, so that it can be read with no network.

    `link` opens the form of the system itself, where it has one; that does need a network.
    """

    noun: ClassVar[str] = "contact"
    id: UUID
    route: Route
    name: Name
    phone: Phone
    hours: Name | None = None
    link: Link | None = None


class Per(StrEnum):
    HOURS = "hours"
    DAYS = "days"


class Span(Struct, frozen=True):
    """A length of working time: `n` working hours, or `n` working days (0: the same day)."""

    n: Annotated[int, Meta(ge=0, le=1000)]
    per: Per


_NO_TIME = Span(n=0, per=Per.HOURS)


class Standard(Struct, frozen=True):
    """How soon a tier acknowledges an ask, and answers it or promises a date."""

    acknowledge: Span
    answer: Span

    @property
    def can_be_kept(self) -> bool:
        """There is time for both, and nobody must answer before they have to acknowledge."""
        if _NO_TIME in (self.acknowledge, self.answer):
            return False
        if self.acknowledge.per is self.answer.per:
            return self.acknowledge.n <= self.answer.n
        return self.answer.per is Per.DAYS or self.acknowledge.n == 0  # hours are within a day


class Standards(Entity, frozen=True, kw_only=True):
    """The clocks of an organisation. `tiers` by tier as a string, and `lateral` for desks.

    `response_hours`: a team's first human response, in plain hours from when it was said.
    `inform_hours`: when the tier above is informed (never asked) that nobody has responded.
    """

    noun: ClassVar[str] = "standards"
    id: UUID
    tiers: dict[str, Standard]
    lateral: Standard
    response_hours: Annotated[int, Meta(ge=1, le=720)] = 24
    inform_hours: Annotated[int, Meta(ge=1, le=720)] = 72


def _span(n: int, per: Per) -> Span:
    return Span(n=n, per=per)


# The higher a tier, the more people it must ask, so the longer it has; yet a ward hears while it
# still remembers having asked. An organisation sets its own.
DEFAULT_TIERS = {
    "2": Standard(acknowledge=_span(4, Per.HOURS), answer=_span(1, Per.DAYS)),
    "3": Standard(acknowledge=_span(0, Per.DAYS), answer=_span(2, Per.DAYS)),
    "4": Standard(acknowledge=_span(1, Per.DAYS), answer=_span(5, Per.DAYS)),
}
DEFAULT_LATERAL = Standard(acknowledge=_span(4, Per.HOURS), answer=_span(2, Per.DAYS))
