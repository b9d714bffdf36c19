"""When units work, from calendars.csv. A row is a calendar, a column a day of the week."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from heard.domain.base import CalendarId
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.entities import Calendar, Shift
from heard.domain.org.sheets import cells
from heard.domain.org.sheets.codes import Codes
from heard.domain.org.sheets.reading import Reading, Row
from heard.domain.org.sheets.rehearsal import Rehearsal
from heard.domain.org.sheets.sheet import DAYS

SHIFTS_MAX = 42


def plan_calendars(rows: Sequence[Row], root: UUID, stage: Rehearsal) -> Codes:
    """Says every calendar; by the codes and names that units may call them."""
    known: dict[UUID, str] = {one.id: one.name for one in stage.known.org.calendars.values()}
    codes = Codes("calendar", root, known, stage.reading)
    for row, calendar_id in codes.add(rows):
        n_wrong = len(stage.reading.errors)
        before = stage.org.calendars.get(calendar_id)
        command = _command(row, CalendarId(calendar_id), before, stage)
        if len(stage.reading.errors) == n_wrong:
            stage.say(command, row)
    return codes


def _command(
    row: Row, calendar: CalendarId, before: Calendar | None, stage: Rehearsal
) -> SetCalendar:
    """A column left out of the file leaves what is there."""
    take = stage.reading.take
    night = (before.quiet_from, before.quiet_until) if before else (None, None)
    if row.has("quiet"):
        night = take(row, "quiet", cells.optional(cells.night), None) or (None, None)
    holidays = before.holidays if before else ()
    if row.has("holidays"):
        closed = take(row, "holidays", cells.bank_holidays, otherwise=False)
        holidays = stage.known.holidays if closed else ()
    return SetCalendar(
        calendar=calendar,
        name=take(row, "name", cells.name, ""),
        always=take(row, "always", cells.yes, before.always if before else False),
        shifts=_shifts(row, before, stage.reading),
        holidays=holidays,
        quiet_from=night[0],
        quiet_until=night[1],
    )


def _shifts(row: Row, before: Calendar | None, reading: Reading) -> tuple[Shift, ...]:
    if not any(row.has(day) for day in DAYS):
        return before.shifts if before else ()
    shifts = tuple(
        Shift(weekday=weekday, opens=opens, closes=closes)
        for weekday, day in enumerate(DAYS)
        for opens, closes in reading.take(row, day, cells.hours, ())
    )
    if len(shifts) > SHIFTS_MAX:
        reading.wrong(row, None, "calendar.too_many_shifts", shifts_max=SHIFTS_MAX)
    return shifts
