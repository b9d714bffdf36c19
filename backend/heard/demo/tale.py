"""A tale is one problem's history, composed line by line before anything is said."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from msgspec import Struct

from heard.demo.meetings import MEETS_AT
from heard.demo.organisation import Staff
from heard.demo.words import Trouble
from heard.domain.base import PersonId, ProblemId, UnitId
from heard.domain.book import AnyCommand
from heard.domain.huddles.script import RoleGroup
from heard.domain.london import LONDON, london_day
from heard.domain.org.entities import Per, Span
from heard.domain.org.tree import Org
from heard.domain.working_time import add_span, end_of_day

# One line in fifteen is said where there is no network, and heard later.
OFFLINE_SHARE = 1 / 15
OFFLINE_MINUTES = (15, 540)


class Line(Struct, frozen=True, kw_only=True):
    """One command, with who says it, when they do, and when the server hears it."""

    id: UUID
    by: PersonId
    said_at: datetime
    heard_at: datetime
    command: AnyCommand


class Cast(Struct, frozen=True):
    """Who there is: the organisation, and its people by unit."""

    org: Org
    staff: dict[UnitId, Staff]

    def above(self, unit: UnitId) -> UnitId:
        found = self.org.above(unit, date.max)
        assert found is not None, "nobody is asked at the top"
        return found.id


class Tale:
    """The lines said so far, and `at`: the time that it has come to.

    `asked` is the unit that owes an answer, `done_at` when the problem first came to its end.
    """

    def __init__(self, cast: Cast, chance: Random, ward: UnitId, trouble: Trouble) -> None:
        self.cast = cast
        self.chance = chance
        self.ward = ward
        self.trouble = trouble
        self.lines: list[Line] = []
        self.at = datetime.min.replace(tzinfo=UTC)
        self.problem = ProblemId(self.new_id())
        self.raiser = self.somebody()
        self.asked = ward
        self.ask = self.problem
        self.asked_at = self.at
        self.units = {ward}
        self.done_at: datetime | None = None
        self.outcome_on = date.min
        self.offline_share = OFFLINE_SHARE
        self.told_by: RoleGroup | None = None  # at the board, where the raiser wrote it down

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def say(self, by: PersonId, command: AnyCommand, *, offline: bool = False) -> UUID:
        """One more line; time goes on to when it is heard."""
        said_at = self.at
        late = self.chance.randint(*OFFLINE_MINUTES) if offline else 0
        self.at += timedelta(minutes=late, seconds=1)
        line = Line(id=self.new_id(), by=by, said_at=said_at, heard_at=self.at, command=command)
        self.lines.append(line)
        return line.id

    @property
    def in_a_dead_spot(self) -> bool:
        return self.chance.random() < self.offline_share

    # Who

    @property
    def team(self) -> Staff:
        return self.cast.staff[self.ward]

    def somebody(self) -> PersonId:
        return self.chance.choice(self.team.everyone)

    def lead(self) -> PersonId:
        return self.chance.choice(self.team.leads)

    def answerer(self) -> PersonId:
        """Whoever sits in the seat that was asked; now and then their deputy."""
        staff = self.cast.staff[self.asked]
        deputy = staff.cover and self.chance.random() < 1 / 12
        return self.chance.choice(staff.cover) if deputy else staff.leads[0]

    # When

    def today(self, plus: int = 0) -> date:
        return london_day(self.at) + timedelta(days=plus)

    def hours(self, least: float, most: float) -> None:
        self.at += timedelta(hours=self.chance.uniform(least, most))

    def days(self, least: int, most: int) -> None:
        """Some days on, at a waking hour, never back."""
        day = self.today(self.chance.randint(least, most))
        waking = timedelta(hours=self.chance.uniform(7.5, 19.5))
        later = datetime.combine(day, time(), LONDON) + waking
        self.at = max(later.astimezone(UTC), self.at + timedelta(minutes=20))

    def huddle(self) -> None:
        """At the hour of the ward's next huddle."""
        meets_at = MEETS_AT[self.ward]
        local = self.at.astimezone(LONDON)
        day = local.date() if local.time() < meets_at else local.date() + timedelta(days=1)
        minutes = timedelta(minutes=self.chance.uniform(0, 6))
        self.at = (datetime.combine(day, meets_at, LONDON) + minutes).astimezone(UTC)

    def working(self, least: int, most: int) -> None:
        """Some working hours on, by the calendar of the unit that was asked."""
        span = Span(n=self.chance.randint(least, most), per=Per.HOURS)
        calendar = self.cast.org.calendar_of(self.asked)
        minutes = timedelta(minutes=self.chance.uniform(1, 35))
        self.at = add_span(calendar, self.at, span) + minutes

    def working_days_on(self, n: int) -> datetime:
        calendar = self.cast.org.calendar_of(self.asked)
        return add_span(calendar, self.at, Span(n=n, per=Per.DAYS))

    def until_lapsed(self) -> None:
        """Past the time by which an unread ask should have been read: it has gone up."""
        due_at = self.due_at(self.cast.org.standard_of(self.asked).acknowledge)
        self.at = max(self.at, due_at) + timedelta(minutes=self.chance.uniform(60, 120))
        self.asked = self.cast.above(self.asked)
        self.units.add(self.asked)

    def due_at(self, span: Span) -> datetime:
        """When a clock of the ask falls due."""
        return add_span(self.cast.org.calendar_of(self.asked), self.asked_at, span)

    def later_than_standard(self, by_at: datetime) -> bool:
        return by_at > self.due_at(self.cast.org.standard_of(self.asked).answer)

    def after(self, day: date) -> None:
        """Past the last second of a day."""
        minutes = timedelta(minutes=self.chance.uniform(60 * 8, 60 * 10))
        self.at = max(self.at, end_of_day(day) + minutes)
