"""Days since, what is still to be told, what a chart is drawn of: from the tallies alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from heard.domain.london import london_day
from heard.domain.measures.derived import DaysSince, days_since, in_use, observations, unanswered
from heard.domain.measures.entity import Measure
from tests.support.cases import write_cases
from tests.support.golden import wire
from tests.support.measures import FALLS, MEASURES, STAFFED, STARTED, WAITED, tallies
from tests.support.org import MONDAY, TUESDAY

EVENT, NONE = 1.0, 0.0


class Seen(Struct, frozen=True):
    """What was told of falls, when somebody looks, and what the board shows them."""

    name: str
    now: str
    told: dict[str, float]
    shows: DaysSince
    started_on: str = "2026-07-01"


def shows(
    days: int, last_on: str | None = None, *, best: int | None = None, new_best: bool = False
) -> DaysSince:
    return DaysSince(
        days=days,
        last_on=date.fromisoformat(last_on) if last_on is not None else None,
        best_ever=best if best is not None else days,
        is_new_best=new_best,
        is_day_zero=last_on is not None and days == 0,
    )


SEEN = [
    Seen("none yet", "2026-08-03T10:00Z", {}, shows(33)),
    Seen("none yet, and every day told", "2026-08-03T10:00Z", {"2026-08-02": NONE}, shows(33)),
    Seen("started today", "2026-07-01T10:00Z", {}, shows(0)),
    Seen("day zero", "2026-08-03T10:00Z", {"2026-08-03": EVENT}, shows(0, "2026-08-03", best=33)),
    Seen(
        "two on one day are one day zero",
        "2026-08-03T10:00Z",
        {"2026-08-03": 2.0},
        shows(0, "2026-08-03", best=33),
    ),
    Seen(
        "one that was taken away is none",
        "2026-08-03T10:00Z",
        {"2026-07-10": EVENT, "2026-08-03": NONE},
        shows(24, "2026-07-10", new_best=True),
    ),
    Seen(
        "the best is not passed yet",
        "2026-08-03T10:00Z",
        {"2026-07-25": EVENT},
        shows(9, "2026-07-25", best=24),
    ),
    Seen(
        "as long as the best is not longer",
        "2026-08-03T10:00Z",
        {"2026-07-10": EVENT, "2026-07-25": EVENT, "2026-07-19": EVENT},
        shows(9, "2026-07-25"),
    ),
    Seen(
        "a new best",
        "2026-08-04T10:00Z",
        {"2026-07-10": EVENT, "2026-07-25": EVENT, "2026-07-19": EVENT},
        shows(10, "2026-07-25", new_best=True),
    ),
    Seen(
        "the best lies between two",
        "2026-08-04T10:00Z",
        {"2026-07-02": EVENT, "2026-07-30": EVENT},
        shows(5, "2026-07-30", best=28),
    ),
    Seen(
        "after an event on the first day there is nothing to pass",
        "2026-07-08T10:00Z",
        {"2026-07-01": EVENT},
        shows(7, "2026-07-01"),
    ),
    Seen(
        "what was before the start is not looked at",
        "2026-08-03T10:00Z",
        {"2026-06-30": EVENT},
        shows(33),
    ),
    Seen(
        "over a year's end, in two tallies",
        "2027-01-05T10:00Z",
        {"2026-12-20": EVENT, "2027-01-01": NONE},
        shows(16, "2026-12-20", best=172),
    ),
    Seen(
        "a second before midnight in summer",
        "2026-08-06T22:59:59Z",
        {"2026-08-05": EVENT},
        shows(1, "2026-08-05", best=35),
    ),
    Seen(
        "midnight in summer",
        "2026-08-06T23:00:00Z",
        {"2026-08-05": EVENT},
        shows(2, "2026-08-05", best=35),
    ),
    Seen(
        "midnight in winter",
        "2026-12-02T00:00:00Z",
        {"2026-12-01": EVENT},
        shows(1, "2026-12-01", best=153),
    ),
    Seen(
        "over the day of 23 hours",
        "2026-03-29T23:00:00Z",
        {"2026-03-28": EVENT},
        shows(2, "2026-03-28", best=3),
        started_on="2026-03-25",
    ),
    Seen(
        "before midnight of the day of 23 hours",
        "2026-03-29T22:59:59Z",
        {"2026-03-28": EVENT},
        shows(1, "2026-03-28", best=3),
        started_on="2026-03-25",
    ),
    Seen(
        "before midnight of the day of 25 hours",
        "2026-10-25T23:59:59Z",
        {"2026-10-24": EVENT},
        shows(1, "2026-10-24", best=3),
        started_on="2026-10-21",
    ),
    Seen(
        "over the day of 25 hours",
        "2026-10-26T00:00:00Z",
        {"2026-10-24": EVENT},
        shows(2, "2026-10-24", best=3),
        started_on="2026-10-21",
    ),
    Seen(
        "over a leap day",
        "2028-03-01T12:00Z",
        {"2028-02-28": EVENT},
        shows(2, "2028-02-28", best=27),
        started_on="2028-02-01",
    ),
    Seen(
        "since a leap day",
        "2028-03-01T12:00Z",
        {"2028-02-29": EVENT},
        shows(1, "2028-02-29", best=28),
        started_on="2028-02-01",
    ),
    Seen(
        "without a leap day",
        "2026-03-01T12:00Z",
        {"2026-02-28": EVENT},
        shows(1, "2026-02-28", best=27),
        started_on="2026-02-01",
    ),
    Seen("a clock of 1996 that knows of no other day", "1996-01-01T09:00Z", {}, shows(0)),
    Seen(
        "a clock of 1996 is as late as the newest day that was told",
        "1996-01-01T09:00Z",
        {"2026-08-01": EVENT, "2026-08-03": NONE},
        shows(2, "2026-08-01", best=31),
    ),
]


def measure_of(seen: Seen) -> Measure:
    return replace(FALLS, started_on=date.fromisoformat(seen.started_on))


def told_of(seen: Seen) -> dict[date, float]:
    return {date.fromisoformat(day): value for day, value in seen.told.items()}


def today_of(seen: Seen) -> date:
    return london_day(datetime.fromisoformat(seen.now).astimezone(UTC))


@pytest.mark.parametrize("seen", SEEN, ids=lambda seen: seen.name)
def test_the_board_shows_the_days_since(seen: Seen):
    known = tallies(FALLS, told_of(seen))
    assert days_since(measure_of(seen), known, today_of(seen)) == seen.shows


def test_another_measure_has_other_days():
    known = (*tallies(FALLS, {MONDAY: NONE}), *tallies(STAFFED, {MONDAY: EVENT}))
    assert days_since(FALLS, known, MONDAY) == shows((MONDAY - STARTED).days)


WITHIN_A_YEAR = st.integers(0, 400).map(lambda n: STARTED + timedelta(days=n))
TOLD = st.dictionaries(WITHIN_A_YEAR, st.sampled_from((NONE, EVENT)), max_size=12)


@given(told=TOLD, today=WITHIN_A_YEAR)
def test_no_stretch_is_longer_than_the_best_or_than_all_there_was(
    told: dict[date, float], today: date
):
    seen = days_since(FALLS, tallies(FALLS, told), today)
    assert 0 <= seen.days <= seen.best_ever <= (max((today, *told)) - STARTED).days
    assert seen.is_day_zero == (told.get(max((today, *told))) == EVENT)


@given(told=TOLD)
def test_a_day_without_an_event_is_a_day_more(told: dict[date, float]):
    last = max(told, default=STARTED)
    known = tallies(FALLS, told)
    seen, tomorrow = (days_since(FALLS, known, last + timedelta(days=n)) for n in (0, 1))
    assert (tomorrow.days, tomorrow.last_on) == (seen.days + 1, seen.last_on)


@given(told=TOLD)
def test_observations_stand_in_the_order_of_their_days(told: dict[date, float]):
    backwards = reversed(tallies(FALLS, told))
    assert observations(backwards) == tuple(sorted(told.items()))


RETIRED = replace(WAITED, retired_on=TUESDAY)
TO_BE_TOLD: list[tuple[str, date, tuple[Measure, ...], tuple[Measure, ...]]] = [
    ("what nobody told", MONDAY, (), MEASURES),
    ("what was told is not asked for, none at all neither", MONDAY, (FALLS, STAFFED), (WAITED,)),
    ("what was told of another day is", TUESDAY, (FALLS,), MEASURES),
    ("before it was started nothing is asked for", STARTED - timedelta(days=1), (), ()),
    ("on the day on which it was started it is", STARTED, (), MEASURES),
]


@pytest.mark.parametrize(
    ("_name", "day", "told", "asked"), TO_BE_TOLD, ids=[row[0] for row in TO_BE_TOLD]
)
def test_what_is_still_to_be_told(
    _name: str, day: date, told: tuple[Measure, ...], asked: tuple[Measure, ...]
):
    known = [one for measure in told for one in tallies(measure, {MONDAY: NONE})]
    assert unanswered(MEASURES, known, day) == asked


def test_what_is_retired_is_not_asked_for_any_more():
    assert in_use(RETIRED, MONDAY)
    assert not in_use(RETIRED, TUESDAY)


def cases() -> dict[str, Any]:
    return {
        "days_since": [
            {
                "name": seen.name,
                "now": seen.now,
                "measure": wire(measure_of(seen)),
                "tallies": wire(tallies(FALLS, told_of(seen))),
                "shows": wire(seen.shows),
            }
            for seen in SEEN
        ],
        "unanswered": [
            {
                "name": name,
                "day": str(day),
                "measures": wire(MEASURES),
                "tallies": wire([t for one in told for t in tallies(one, {MONDAY: NONE})]),
                "asked": wire([one.id for one in asked]),
            }
            for name, day, told, asked in TO_BE_TOLD
        ],
    }


def test_the_device_replays_the_same_cases():
    write_cases("days_since", cases())
