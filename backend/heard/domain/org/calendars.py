"""A unit's calendar opens some time, and its night is whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, assert_never

from msgspec import Meta

from heard.domain.base import CalendarId, Command, Name, Right, refuse
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import Calendar, ClockTime, Shift

Shifts = Annotated[tuple[Shift, ...], Meta(max_length=42)]
Holidays = Annotated[tuple[date, ...], Meta(max_length=400)]


class SetCalendar(Command, frozen=True, kw_only=True, tag="calendar.set"):
    """When a unit works. One that never opens is refused."""

    needs: ClassVar[Right] = Right.ADMINISTER
    calendar: CalendarId
    name: Name
    always: bool = False
    shifts: Shifts = ()
    holidays: Holidays = ()
    quiet_from: ClockTime | None = None
    quiet_until: ClockTime | None = None


def set_calendar(said: SetCalendar, moment: Moment) -> Change:
    if not said.always and not said.shifts:
        refuse("calendar.never_opens")
    if (said.quiet_from is None) != (said.quiet_until is None):
        refuse("calendar.half_a_night")
    before = moment.org.calendars.get(said.calendar)
    return as_said(Calendar, said.calendar, before, said, without={"calendar"})


CalendarCommand = SetCalendar


def decide(said: CalendarCommand, moment: Moment) -> Change:
    match said:
        case SetCalendar():
            return set_calendar(said, moment)
        case _:
            assert_never(said)
