"""Working time is counted here alone: open hours, working days, nights and the London day.

Instants are aware and come back in UTC. Calendars speak Europe/London clock time: one that the
clocks skip in March is read as if they had not gone forward yet, one that October has twice is
the first of the two. `pwa/src/domain/working-time.ts` says the same, held by the golden cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from typing import NamedTuple
from uuid import UUID

from heard.domain.base import CalendarId
from heard.domain.london import LONDON, london_day
from heard.domain.org.entities import Calendar, Per, Shift, Span

# Enough for the longest span (1,000 days) of a unit that works one day a week.
SEARCH_DAYS_MAX = 10_000

# For a unit without a calendar. It knows no bank holidays: those come with a calendar of its own.
WEEKDAYS = Calendar(
    id=CalendarId(UUID(int=0)),
    name="Weekdays, 9am to 5pm",
    shifts=tuple(Shift(weekday=day, opens="09:00", closes="17:00") for day in range(5)),
)


def add_span(calendar: Calendar | None, start: datetime, span: Span) -> datetime:
    """When a clock that starts at `start` falls due.

    A clock that starts while the unit is closed starts at its next opening. Hours count only
    while it is open. Days fall due at the close of the n-th working day after the one that the
    clock starts on (0: that day's own close); a 24/7 unit works every London day to its end.
    A due time in the night of a 24/7 unit moves to the end of that night.
    """
    calendar = calendar or WEEKDAYS
    if span.per is Per.DAYS:
        return _out_of_the_night(calendar, _after_days(calendar, start, span.n))
    return add_worked(calendar, start, timedelta(hours=span.n))


def add_worked(calendar: Calendar | None, start: datetime, worked: timedelta) -> datetime:
    """When the unit has been open for so long since `start`, but not in the night."""
    calendar = calendar or WEEKDAYS
    return _out_of_the_night(calendar, _after_hours(calendar, start, worked))


def opens_next(calendar: Calendar | None, at: datetime) -> datetime:
    """The next opening, or `at` itself while the unit is open."""
    return next(_open_from(calendar or WEEKDAYS, at)).opens


def worked_between(calendar: Calendar | None, start: datetime, end: datetime) -> timedelta:
    """The open time from `start` to `end`; none when `end` comes first."""
    worked = timedelta()
    for opens, closes in _open_from(calendar or WEEKDAYS, start):
        if opens >= end:
            break
        worked += min(closes, end) - opens
    return worked


def end_of_day(day: date) -> datetime:
    """The last second of a London day: what a promise "by 6 August" is kept within.

    Not the midnight after it, which already bears the next day's date.
    """
    return _london(day, "23:59") + timedelta(seconds=59)


def ever_opens(calendar: Calendar) -> bool:
    """A calendar that never opens is refused when it is loaded: no clock could run on it."""
    return calendar.always or bool(calendar.shifts)


class _Stretch(NamedTuple):
    """Time from an instant up to and without another."""

    opens: datetime
    closes: datetime


def _after_hours(calendar: Calendar, start: datetime, left: timedelta) -> datetime:
    stretches = _open_from(calendar, start)
    opens, closes = next(stretches)
    while left > closes - opens:
        left -= closes - opens
        opens, closes = next(stretches)
    return opens + left


def _after_days(calendar: Calendar, start: datetime, n: int) -> datetime:
    """A night shift may close after the next day's last one: then that day closes with it."""
    closes = accumulate(_day_closes(calendar, start), max)
    return next(islice((close for close in closes if close > start), n, None))


def _day_closes(calendar: Calendar, since: datetime) -> Iterator[datetime]:
    for day in _days_from(calendar, since):
        if calendar.always:
            yield end_of_day(day)
        elif stretches := _stretches_on(calendar, day):
            yield max(stretch.closes for stretch in stretches)


def _open_from(calendar: Calendar, since: datetime) -> Iterator[_Stretch]:
    """The open time from `since` on: in order, without overlap, the first cut at `since`."""
    reached = since.astimezone(UTC)
    for day in _days_from(calendar, since):
        for opens, closes in _stretches_on(calendar, day):
            if closes > reached:
                yield _Stretch(max(opens, reached), closes)
                reached = closes


def _days_from(calendar: Calendar, since: datetime) -> Iterator[date]:
    """London days from the eve of `since`, whose night shift may still be open."""
    assert since.utcoffset() is not None, "an instant without its zone"
    if not ever_opens(calendar):
        raise ValueError(f"the calendar {calendar.name!r} never opens")
    eve = london_day(since) - timedelta(days=1)
    for n in range(SEARCH_DAYS_MAX):
        yield eve + timedelta(days=n)
    raise ValueError(f"the calendar {calendar.name!r} opens too seldom")


def _stretches_on(calendar: Calendar, day: date) -> list[_Stretch]:
    """The shifts that open on a day. March leaves nothing of one that lies in the lost hour."""
    if calendar.always:
        return [_stretch(day, "00:00", "00:00")]
    if day in calendar.holidays:
        return []
    shifts = (shift for shift in calendar.shifts if shift.weekday == day.weekday())
    stretches = (_stretch(day, shift.opens, shift.closes) for shift in shifts)
    return sorted(stretch for stretch in stretches if stretch.opens < stretch.closes)


def _out_of_the_night(calendar: Calendar, due: datetime) -> datetime:
    """Only a 24/7 unit has a night; the shifts of any other already keep to their hours."""
    if not calendar.always or not calendar.quiet_from or not calendar.quiet_until:
        return due
    day = london_day(due)
    for evening in (day - timedelta(days=1), day):
        night = _stretch(evening, calendar.quiet_from, calendar.quiet_until)
        if night.opens <= due < night.closes:
            return night.closes
    return due


def _stretch(day: date, opens: str, closes: str) -> _Stretch:
    """From one clock time to another: on the next day when that is not the later of the two."""
    last_day = day if opens < closes else day + timedelta(days=1)
    return _Stretch(_london(day, opens), _london(last_day, closes))


def _london(day: date, clock_time: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock_time), LONDON).astimezone(UTC)
