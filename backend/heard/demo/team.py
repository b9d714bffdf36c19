"""A team speaks outside any problem too: it meets, counts, looks out and says thank you."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from heard.demo.meetings import MEETINGS
from heard.demo.organisation import Place, Staff, unit_id
from heard.demo.tale import Cast, Line
from heard.domain.alike import Of, alike
from heard.domain.base import PersonId, ScriptId
from heard.domain.book import AnyCommand
from heard.domain.london import LONDON, london_day


class Team:
    """One unit of the demo, with when it meets and the days on which it has; `now` ends them."""

    def __init__(
        self, cast: Cast, chance: Random, place: Place, now: datetime, since: date
    ) -> None:
        self.cast = cast
        self.chance = chance
        self.place = place
        self.unit = unit_id(place.name)
        self.above = unit_id(place.above) if place.above else None
        self.meeting = MEETINGS[place.name]
        self.now = now
        self.today = london_day(now)
        self.began = max(since, self.today - timedelta(weeks=self.meeting.weeks))
        self.script = ScriptId(alike(self.unit, Of.SCRIPT))

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    @property
    def staff(self) -> Staff:
        return self.cast.staff[self.unit]

    def somebody(self) -> PersonId:
        return self.chance.choice(self.staff.everyone)

    def line(self, at: datetime, command: AnyCommand, by: PersonId | None = None) -> Line:
        """Heard at once: who stands at the board has the network."""
        heard_at = at + timedelta(seconds=1)
        speaker = by or self.somebody()
        return Line(id=self.new_id(), by=speaker, said_at=at, heard_at=heard_at, command=command)

    def days(self) -> Iterator[date]:
        """Those on which it is planned that they meet, the first to the last."""
        n = (self.today - self.began).days
        days = (self.began + timedelta(days=plus) for plus in range(n + 1))
        return (day for day in days if day.weekday() in self.meeting.days)

    def at(self, day: date, minutes: float) -> datetime:
        """So many minutes into the huddle of a day, or before it."""
        planned = datetime.combine(day, self.meeting.at, LONDON).astimezone(UTC)
        return planned + timedelta(seconds=round(minutes * 60))

    def hour(self, day: date, hour: float) -> datetime:
        midnight = datetime.combine(day, time(), LONDON).astimezone(UTC)
        return midnight + timedelta(seconds=round(hour * 3600))

    @property
    def set_up_at(self) -> datetime:
        """Early on its first day, before anybody meets."""
        return self.hour(self.began, 7)
