"""Working time is right over nights, bank holidays and both clock changes, here and on the device.

The tables below are also the golden cases `schemas/cases/working_time.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.base import CalendarId
from heard.domain.london import LONDON
from heard.domain.org.entities import Calendar, Per, Shift, Span
from heard.domain.working_time import (
    WEEKDAYS,
    add_span,
    end_of_day,
    ever_opens,
    opens_next,
    worked_between,
)
from tests.support.cases import write_cases

EASTER_AND_MAY = (date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25))
WEEK = range(5)


def calendar(name: str, shifts: Sequence[tuple[int, str, str]] = (), **fields: Any) -> Calendar:
    hours = tuple(Shift(weekday=day, opens=opens, closes=closes) for day, opens, closes in shifts)
    return Calendar(id=CalendarId(UUID(int=1)), name=name, shifts=hours, **fields)


CALENDARS: dict[str, Calendar | None] = {
    "none": None,
    "desk": calendar("Desk", [(day, "09:00", "17:00") for day in WEEK], holidays=EASTER_AND_MAY),
    "six_days": calendar(
        "Six days", [*((day, "08:00", "18:00") for day in WEEK), (5, "09:00", "12:00")]
    ),
    "lunch": calendar(
        "Closed for lunch",
        [(day, *hours) for day in WEEK for hours in (("13:00", "17:00"), ("09:00", "12:30"))],
    ),
    "nights": calendar("Nights", [(day, "20:00", "08:00") for day in range(7)]),
    "nights_and_quiet": calendar(
        "Shifts and a night rule",
        [(day, "20:00", "08:00") for day in range(7)],
        quiet_from="22:00",
        quiet_until="07:00",
    ),
    "friday_night": calendar("Friday night", [(4, "22:00", "06:00"), (5, "01:00", "04:00")]),
    "sunday_small_hours": calendar("Sunday small hours", [(6, "00:00", "06:00")]),
    "lost_hour": calendar("Sunday, 1am to 2am", [(6, "01:00", "02:00")]),
    "always": calendar("Day and night", always=True),
    "quiet": calendar("No answer at night", always=True, quiet_from="22:00", quiet_until="07:00"),
    "quiet_early": calendar(
        "No answer before 6am", always=True, quiet_from="00:00", quiet_until="06:00"
    ),
}

HOURS, DAYS = Per.HOURS, Per.DAYS

# name, calendar, start, n, per, due. Summer is +01:00; 2 March 2026 is a Monday.
DUE: list[tuple[str, str, str, int, Per, str]] = [
    ("morning", "desk", "2026-03-02T10:00Z", 4, HOURS, "2026-03-02T14:00Z"),
    ("seconds are kept", "desk", "2026-03-02T10:00:07Z", 4, HOURS, "2026-03-02T14:00:07Z"),
    ("at opening", "desk", "2026-03-02T09:00Z", 4, HOURS, "2026-03-02T13:00Z"),
    ("ends exactly at closing", "desk", "2026-03-02T13:00Z", 4, HOURS, "2026-03-02T17:00Z"),
    ("a second after that", "desk", "2026-03-02T13:00:01Z", 4, HOURS, "2026-03-03T09:00:01Z"),
    ("at closing", "desk", "2026-03-02T17:00Z", 4, HOURS, "2026-03-03T13:00Z"),
    ("no hours while open", "desk", "2026-03-02T10:00Z", 0, HOURS, "2026-03-02T10:00Z"),
    ("no hours while closed", "desk", "2026-03-02T18:00Z", 0, HOURS, "2026-03-03T09:00Z"),
    ("at night", "desk", "2026-03-03T03:30Z", 4, HOURS, "2026-03-03T13:00Z"),
    ("friday afternoon", "desk", "2026-03-06T15:00Z", 4, HOURS, "2026-03-09T11:00Z"),
    ("saturday", "desk", "2026-03-07T12:00Z", 4, HOURS, "2026-03-09T13:00Z"),
    ("over many days", "desk", "2026-03-02T10:00Z", 40, HOURS, "2026-03-09T10:00Z"),
    ("maundy thursday", "desk", "2026-04-02T16:00+01:00", 4, HOURS, "2026-04-07T12:00+01:00"),
    ("good friday", "desk", "2026-04-03T10:00+01:00", 4, HOURS, "2026-04-07T13:00+01:00"),
    ("no calendar", "none", "2026-04-02T16:00+01:00", 4, HOURS, "2026-04-03T12:00+01:00"),
    ("over lunch", "lunch", "2026-03-02T11:30Z", 4, HOURS, "2026-03-02T16:00Z"),
    ("during lunch", "lunch", "2026-03-02T12:45Z", 4, HOURS, "2026-03-02T17:00Z"),
    ("saturday morning counts", "six_days", "2026-03-06T17:00Z", 4, HOURS, "2026-03-07T12:00Z"),
    ("through one night", "nights", "2026-03-02T23:00Z", 9, HOURS, "2026-03-03T08:00Z"),
    ("into the next night", "nights", "2026-03-02T23:00Z", 10, HOURS, "2026-03-03T21:00Z"),
    ("still open from the eve", "nights", "2026-03-03T07:00Z", 2, HOURS, "2026-03-03T21:00Z"),
    ("overlap counts once", "friday_night", "2026-03-06T22:00Z", 8, HOURS, "2026-03-07T06:00Z"),
    ("overlap, next week", "friday_night", "2026-03-06T22:00Z", 9, HOURS, "2026-03-13T23:00Z"),
    # Clocks go forward on 29 March 2026 at 1am, back on 25 October 2026 at 2am: both Sundays.
    ("weekend of spring", "desk", "2026-03-27T16:00Z", 4, HOURS, "2026-03-30T12:00+01:00"),
    ("weekend of autumn", "desk", "2026-10-23T16:00+01:00", 4, HOURS, "2026-10-26T12:00Z"),
    ("night of 11 hours", "nights", "2026-03-28T20:00Z", 11, HOURS, "2026-03-29T08:00+01:00"),
    ("night of 13 hours", "nights", "2026-10-24T20:00+01:00", 13, HOURS, "2026-10-25T08:00Z"),
    ("five hours of six", "sunday_small_hours", "2026-03-29T00:00Z", 5, HOURS,
     "2026-03-29T06:00+01:00"),
    ("seven hours of six", "sunday_small_hours", "2026-10-25T00:00+01:00", 7, HOURS,
     "2026-10-25T06:00Z"),
    ("the lost hour", "lost_hour", "2026-03-28T12:00Z", 1, HOURS, "2026-04-05T02:00+01:00"),
    ("the hour twice", "lost_hour", "2026-10-24T12:00+01:00", 2, HOURS, "2026-10-25T02:00Z"),
    ("second 1:30am", "always", "2026-10-25T01:30Z", 1, HOURS, "2026-10-25T02:30Z"),
    ("hours day and night", "always", "2026-03-28T23:00Z", 4, HOURS, "2026-03-29T04:00+01:00"),
    ("hours into the night", "quiet", "2026-03-02T19:00Z", 4, HOURS, "2026-03-03T07:00Z"),
    ("hours up to the night", "quiet", "2026-03-02T17:59Z", 4, HOURS, "2026-03-02T21:59Z"),
    ("night begins", "quiet", "2026-03-02T18:00Z", 4, HOURS, "2026-03-03T07:00Z"),
    ("night is over", "quiet", "2026-03-03T03:00Z", 4, HOURS, "2026-03-03T07:00Z"),
    ("after midnight", "quiet", "2026-03-02T22:30Z", 4, HOURS, "2026-03-03T07:00Z"),
    ("spring night", "quiet", "2026-03-28T21:00Z", 4, HOURS, "2026-03-29T07:00+01:00"),
    ("autumn night", "quiet", "2026-10-24T22:00+01:00", 4, HOURS, "2026-10-25T07:00Z"),
    ("short night", "quiet_early", "2026-03-02T19:59Z", 4, HOURS, "2026-03-02T23:59Z"),
    ("short night begins", "quiet_early", "2026-03-02T20:00Z", 4, HOURS, "2026-03-03T06:00Z"),
    ("only 24/7 units have a night", "nights_and_quiet", "2026-03-02T20:00Z", 4, HOURS,
     "2026-03-03T00:00Z"),
    ("same day", "desk", "2026-03-02T10:00Z", 0, DAYS, "2026-03-02T17:00Z"),
    ("same day, before opening", "desk", "2026-03-02T07:00Z", 0, DAYS, "2026-03-02T17:00Z"),
    ("same day, at closing", "desk", "2026-03-02T17:00Z", 0, DAYS, "2026-03-03T17:00Z"),
    ("same day, a second before", "desk", "2026-03-02T16:59:59Z", 0, DAYS, "2026-03-02T17:00Z"),
    ("same day, saturday", "desk", "2026-03-07T10:00Z", 0, DAYS, "2026-03-09T17:00Z"),
    ("one day", "desk", "2026-03-02T10:00Z", 1, DAYS, "2026-03-03T17:00Z"),
    ("one day, after closing", "desk", "2026-03-02T18:00Z", 1, DAYS, "2026-03-04T17:00Z"),
    ("one day, friday afternoon", "desk", "2026-03-06T15:00Z", 1, DAYS, "2026-03-09T17:00Z"),
    ("one day, friday evening", "desk", "2026-03-06T19:00Z", 1, DAYS, "2026-03-10T17:00Z"),
    ("one day, over easter", "desk", "2026-04-02T10:00+01:00", 1, DAYS, "2026-04-07T17:00+01:00"),
    ("five days, over may day", "desk", "2026-04-29T10:00+01:00", 5, DAYS,
     "2026-05-07T17:00+01:00"),
    ("two days, over spring", "desk", "2026-03-27T10:00Z", 2, DAYS, "2026-03-31T17:00+01:00"),
    ("two days, over autumn", "desk", "2026-10-23T10:00+01:00", 2, DAYS, "2026-10-27T17:00Z"),
    ("one day, to saturday noon", "six_days", "2026-03-06T10:00Z", 1, DAYS, "2026-03-07T12:00Z"),
    ("same day, in a split day", "lunch", "2026-03-02T09:30Z", 0, DAYS, "2026-03-02T17:00Z"),
    ("same night", "nights", "2026-03-03T02:00Z", 0, DAYS, "2026-03-03T08:00Z"),
    ("next night", "nights", "2026-03-03T02:00Z", 1, DAYS, "2026-03-04T08:00Z"),
    ("never before the eve's close", "friday_night", "2026-03-06T23:00Z", 1, DAYS,
     "2026-03-07T06:00Z"),
    ("the london day", "always", "2026-03-02T10:00Z", 0, DAYS, "2026-03-02T23:59:59Z"),
    ("the london day in summer", "always", "2026-07-02T23:30Z", 0, DAYS, "2026-07-03T22:59:59Z"),
    ("a second to midnight", "always", "2026-03-02T23:59:59Z", 0, DAYS, "2026-03-03T23:59:59Z"),
    ("next day", "always", "2026-03-02T10:00Z", 1, DAYS, "2026-03-03T23:59:59Z"),
    ("the long day", "always", "2026-10-25T00:00+01:00", 0, DAYS, "2026-10-25T23:59:59Z"),
    ("day's end lies in the night", "quiet", "2026-03-02T10:00Z", 0, DAYS, "2026-03-03T07:00Z"),
    ("day's end before the night", "quiet_early", "2026-03-02T10:00Z", 0, DAYS,
     "2026-03-02T23:59:59Z"),
]  # fmt: skip

# name, calendar, at, opens next
OPENS: list[tuple[str, str, str, str]] = [
    ("open", "desk", "2026-03-02T10:00Z", "2026-03-02T10:00Z"),
    ("at opening", "desk", "2026-03-02T09:00Z", "2026-03-02T09:00Z"),
    ("just before opening", "desk", "2026-03-02T08:59:59Z", "2026-03-02T09:00Z"),
    ("at closing", "desk", "2026-03-02T17:00Z", "2026-03-03T09:00Z"),
    ("friday evening", "desk", "2026-03-06T19:00Z", "2026-03-09T09:00Z"),
    ("easter", "desk", "2026-04-02T17:00+01:00", "2026-04-07T09:00+01:00"),
    ("lunch", "lunch", "2026-03-02T12:30Z", "2026-03-02T13:00Z"),
    ("night shift", "nights", "2026-03-03T07:59Z", "2026-03-03T07:59Z"),
    ("night shift over", "nights", "2026-03-03T08:00Z", "2026-03-03T20:00Z"),
    ("day and night", "always", "2026-03-03T03:00Z", "2026-03-03T03:00Z"),
    ("clocks run at night", "quiet", "2026-03-03T03:00Z", "2026-03-03T03:00Z"),
    ("spring", "desk", "2026-03-28T12:00Z", "2026-03-30T09:00+01:00"),
    ("second 1:30am", "lost_hour", "2026-10-25T01:30Z", "2026-10-25T01:30Z"),
]

# name, calendar, start, end, minutes of open time
WORKED: list[tuple[str, str, str, str, int]] = [
    ("one afternoon", "desk", "2026-03-02T13:00Z", "2026-03-02T16:30Z", 210),
    ("over a weekend", "desk", "2026-03-06T15:00Z", "2026-03-09T11:00Z", 240),
    ("over easter", "desk", "2026-04-02T09:00+01:00", "2026-04-07T17:00+01:00", 960),
    ("all closed", "desk", "2026-03-07T09:00Z", "2026-03-08T17:00Z", 0),
    ("overlap counts once", "friday_night", "2026-03-06T12:00Z", "2026-03-07T12:00Z", 480),
    ("a spring night", "nights", "2026-03-28T12:00Z", "2026-03-29T12:00+01:00", 660),
    ("an autumn night", "nights", "2026-10-24T12:00+01:00", "2026-10-25T12:00Z", 780),
    ("nights are time too", "quiet", "2026-03-02T12:00Z", "2026-03-03T12:00Z", 1440),
    ("no time at all", "always", "2026-03-02T12:00Z", "2026-03-02T12:00Z", 0),
    ("never runs backwards", "always", "2026-03-02T12:00Z", "2026-03-02T11:00Z", 0),
]

# London day, its last second
DAY_ENDS: list[tuple[str, str]] = [
    ("2026-01-31", "2026-01-31T23:59:59Z"),
    ("2026-03-28", "2026-03-28T23:59:59Z"),
    ("2026-03-29", "2026-03-29T22:59:59Z"),
    ("2026-08-06", "2026-08-06T22:59:59Z"),
    ("2026-10-24", "2026-10-24T22:59:59Z"),
    ("2026-10-25", "2026-10-25T23:59:59Z"),
    ("2026-12-31", "2026-12-31T23:59:59Z"),
]


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant)


def names(table: list[Any]) -> list[str]:
    return [row[0] for row in table]


@pytest.mark.parametrize(("_name", "key", "start", "n", "per", "due"), DUE, ids=names(DUE))
def test_a_clock_falls_due(_name: str, key: str, start: str, n: int, per: Per, due: str) -> None:
    assert add_span(CALENDARS[key], at(start), Span(n=n, per=per)) == at(due)


@pytest.mark.parametrize(("_name", "key", "instant", "opens"), OPENS, ids=names(OPENS))
def test_a_unit_opens_next(_name: str, key: str, instant: str, opens: str) -> None:
    assert opens_next(CALENDARS[key], at(instant)) == at(opens)


@pytest.mark.parametrize(("_name", "key", "start", "end", "minutes"), WORKED, ids=names(WORKED))
def test_open_time_is_counted(_name: str, key: str, start: str, end: str, minutes: int) -> None:
    worked = worked_between(CALENDARS[key], at(start), at(end))
    assert worked == timedelta(minutes=minutes)


@pytest.mark.parametrize(("day", "last_second"), DAY_ENDS)
def test_a_london_day_ends(day: str, last_second: str) -> None:
    assert end_of_day(date.fromisoformat(day)) == at(last_second)


def test_instants_come_back_in_utc() -> None:
    due = add_span(WEEKDAYS, datetime(2026, 8, 6, 10, tzinfo=LONDON), Span(n=1, per=HOURS))
    assert (due, due.tzinfo) == (at("2026-08-06T10:00Z"), UTC)


def test_a_london_instant_in_the_hour_twice_is_open() -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
    assert opens_next(CALENDARS["always"], twice) == twice.astimezone(UTC)


def test_a_calendar_that_never_opens_runs_no_clock() -> None:
    closed = calendar("Closed")
    assert not ever_opens(closed)
    with pytest.raises(ValueError, match="'Closed' never opens"):
        add_span(closed, at("2026-03-02T10:00Z"), Span(n=1, per=HOURS))


def test_a_calendar_that_opens_too_seldom_gives_up() -> None:
    minute = calendar("A minute a week", [(0, "09:00", "09:01")])
    with pytest.raises(ValueError, match="opens too seldom"):
        add_span(minute, at("2026-03-02T10:00Z"), Span(n=1000, per=HOURS))


def test_the_longest_span_of_one_day_a_week_is_found() -> None:
    mondays = calendar("Mondays", [(0, "09:00", "17:00")])
    due = add_span(mondays, at("2026-03-02T10:00Z"), Span(n=1000, per=DAYS))
    assert due == at("2045-05-01T17:00+01:00")


def test_an_instant_without_its_zone_is_our_mistake() -> None:
    with pytest.raises(AssertionError):
        opens_next(WEEKDAYS, datetime(2026, 3, 2, 10))  # noqa: DTZ001  the mistake itself


# Around both clock changes of 2026, to the second.
instants = st.one_of(
    st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 10)),  # noqa: DTZ001
    st.datetimes(datetime(2026, 10, 16), datetime(2026, 11, 5)),  # noqa: DTZ001
).map(lambda moment: moment.replace(microsecond=0, tzinfo=UTC))
clock_times = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
shifts = st.builds(Shift, weekday=st.integers(0, 6), opens=clock_times, closes=clock_times)
shift_calendars = st.builds(
    Calendar,
    id=st.just(CalendarId(UUID(int=2))),
    name=st.just("Any shifts"),
    shifts=st.lists(shifts, min_size=1, max_size=8).map(tuple),
    holidays=st.lists(st.dates(date(2026, 3, 20), date(2026, 11, 5)), max_size=5).map(tuple),
)
day_and_night = st.builds(
    Calendar,
    id=st.just(CalendarId(UUID(int=3))),
    name=st.just("Day and night"),
    always=st.just(True),
    quiet_from=st.sampled_from(["20:00", "22:30", "00:00", None]),
    quiet_until=st.sampled_from(["05:00", "07:45", None]),
)
calendars = st.one_of(shift_calendars, day_and_night)
spans = st.builds(Span, n=st.integers(0, 30), per=st.sampled_from(list(Per)))


@given(calendars, instants, spans)
def test_nothing_falls_due_before_it_starts(known: Calendar, start: datetime, span: Span) -> None:
    assert add_span(known, start, span) >= start


@given(calendars, instants, instants, spans)
def test_what_starts_later_falls_due_no_sooner(
    known: Calendar, one: datetime, other: datetime, span: Span
) -> None:
    first, second = sorted((one, other))
    assert add_span(known, first, span) <= add_span(known, second, span)


@given(calendars, instants, spans)
def test_a_longer_span_falls_due_no_sooner(known: Calendar, start: datetime, span: Span) -> None:
    longer = Span(n=span.n + 1, per=span.per)
    assert add_span(known, start, span) <= add_span(known, start, longer)


@given(shift_calendars, instants, st.integers(0, 30))
def test_the_open_time_up_to_the_due_time_is_the_span(
    known: Calendar, start: datetime, n: int
) -> None:
    due = add_span(known, start, Span(n=n, per=HOURS))
    assert worked_between(known, start, due) == timedelta(hours=n)


@given(calendars, instants, instants, instants)
def test_open_time_adds_up(known: Calendar, one: datetime, two: datetime, three: datetime) -> None:
    start, middle, end = sorted((one, two, three))
    parts = worked_between(known, start, middle) + worked_between(known, middle, end)
    assert worked_between(known, start, end) == parts


@given(calendars, instants)
def test_a_unit_is_open_when_it_opens_next(known: Calendar, instant: datetime) -> None:
    opens = opens_next(known, instant)
    assert opens_next(known, opens) == opens
    assert worked_between(known, instant, opens) == timedelta()


def cases() -> dict[str, Any]:
    """The tables as JSON values, and a sweep over every calendar around both clock changes."""
    return {
        "calendars": {key: msgspec.to_builtins(known) for key, known in CALENDARS.items()},
        "due": [
            {"name": name, "calendar": key, "start": wire(start), "due": wire(due),
             "span": {"n": n, "per": per.value}}
            for name, key, start, n, per, due in DUE
        ],
        "opens_next": [
            {"name": name, "calendar": key, "at": wire(instant), "opens_next": wire(opens)}
            for name, key, instant, opens in OPENS
        ],
        "worked_between": [
            {"name": name, "calendar": key, "start": wire(start), "end": wire(end),
             "seconds": minutes * 60}
            for name, key, start, end, minutes in WORKED
        ],
        "end_of_day": [{"day": day, "end": wire(end)} for day, end in DAY_ENDS],
        "sweep": [
            {"calendar": key, "start": wire(start.isoformat()), "due": swept(key, start)}
            for key in CALENDARS
            for start in SWEEP_STARTS
        ],
    }  # fmt: skip


SWEEP_STARTS = [
    day + n * timedelta(hours=7, minutes=41)
    for day in (at("2026-03-28T13:00Z"), at("2026-10-24T13:00Z"))
    for n in range(8)
]


def swept(key: str, start: datetime) -> dict[str, str]:
    """When 0, 2 and 4 hours and days fall due."""
    spans = [Span(n=n, per=per) for per in Per for n in (0, 2, 4)]
    return {
        f"{span.n} {span.per.value}": wire(add_span(CALENDARS[key], start, span).isoformat())
        for span in spans
    }


def wire(instant: str) -> str:
    return msgspec.to_builtins(at(instant).astimezone(UTC))


def test_the_device_replays_the_same_cases() -> None:
    write_cases("working_time", cases())
