"""A team counts its own days: a tap, yes or no, a number; taps stand in the order of saying."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.measures.counting import (
    NOTHING_TOLD,
    SETTLED_AFTER,
    TAPS_MAX,
    AddToTally,
    SetPoint,
    settled,
    tapped,
)
from heard.domain.measures.entity import Measure, Point, Tally, Tap
from heard.engine.batch import SAID_BEHIND_MAX
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.measures import FALLS, NOW_TAP, STAFFED, WAITED, tally, tally_id
from tests.support.moments import COMMAND_ID, Refused
from tests.support.org import (
    COLLEAGUE,
    LEAD,
    MONDAY,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)


def told(value: float, *taps: Tap, late: bool = False, settled: float | None = None) -> Point:
    return Point(value=value, late=late, settled=settled, taps=taps)


def on(day: date, point: Point, *, of: Measure = FALLS) -> Tally:
    return tally(of, {day: point}, year=day.year)


SUNDAY, SATURDAY = date(2026, 8, 2), date(2026, 8, 1)
NEW_YEARS_EVE, A_MONTH_ON = date(2025, 12, 31), date(2026, 9, 3)
ADD = AddToTally(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, by=1)
TAKE_AWAY, NONE_TO_ADD = replace(ADD, by=-1), replace(ADD, by=0)
SAY = SetPoint(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, value=3.0)
YES = SetPoint(unit=WARD_ID, measure=STAFFED.id, tally=tally_id(STAFFED), day=MONDAY, value=1.0)
WAIT = SetPoint(unit=WARD_ID, measure=WAITED.id, tally=tally_id(WAITED), day=MONDAY, value=12.5)

AT_EIGHT, AT_NINE = Tap(id=uid(801), at=at(8), by=1), Tap(id=uid(802), at=at(9), by=1)
TAKEN_AT_NINE, NO_AT_NINE = replace(AT_NINE, by=-1), replace(AT_NINE, by=0, value=0.0)
MORE, FEWER = replace(NOW_TAP, by=1), replace(NOW_TAP, by=-1)
MORE_AT_HALF_PAST_EIGHT = replace(MORE, at=at(8, 30))
IN_A_MONTH = at(8, 30) + SETTLED_AFTER

ONE = on(MONDAY, told(1.0, AT_EIGHT))
GONE = on(MONDAY, told(0.0, AT_EIGHT, TAKEN_AT_NINE))
TWO = on(MONDAY, told(2.0, AT_EIGHT, AT_NINE))
NOT_STAFFED = on(MONDAY, told(0.0, NO_AT_NINE), of=STAFFED)


def then(before: Tally, point: Point) -> tuple[Tally]:
    return (put(before, points={MONDAY: point}),)


TAPPED = [
    Case(
        name="the first tap of a year makes its tally",
        known=(FALLS,),
        by=NURSE,
        said=ADD,
        expected=(on(MONDAY, told(1.0, MORE)),),
    ),
    Case(
        name="taps add up",
        known=(FALLS, ONE),
        by=COLLEAGUE,
        said=ADD,
        expected=then(ONE, told(2.0, AT_EIGHT, MORE)),
    ),
    Case(
        name="a tap is taken away",
        known=(FALLS, ONE),
        by=LEAD,
        said=TAKE_AWAY,
        expected=then(ONE, told(0.0, AT_EIGHT, FEWER)),
    ),
    Case(
        name="none to add is told too",
        known=(FALLS,),
        by=NURSE,
        said=NONE_TO_ADD,
        expected=(on(MONDAY, told(0.0, NOW_TAP)),),
    ),
    Case(
        name="none to add takes nothing away",
        known=(FALLS, ONE),
        by=COLLEAGUE,
        said=NONE_TO_ADD,
        expected=then(ONE, told(1.0, AT_EIGHT, NOW_TAP)),
    ),
    Case(
        name="two take away the same one: there are none, not fewer",
        known=(FALLS, GONE),
        by=COLLEAGUE,
        said=TAKE_AWAY,
        expected=then(GONE, told(0.0, AT_EIGHT, TAKEN_AT_NINE, FEWER)),
    ),
    Case(
        name="a tap said before one taken away and heard after it",
        known=(FALLS, GONE),
        by=COLLEAGUE,
        said=ADD,
        said_at=at(8, 30),
        expected=then(GONE, told(1.0, AT_EIGHT, MORE_AT_HALF_PAST_EIGHT, TAKEN_AT_NINE)),
    ),
    Case(
        name="what nothing can come before any more is summed up",
        known=(FALLS, TWO),
        by=NURSE,
        said=replace(ADD, day=A_MONTH_ON),
        said_at=IN_A_MONTH,
        expected=(
            put(
                TWO,
                points={
                    MONDAY: told(2.0, AT_NINE, settled=1.0),
                    A_MONTH_ON: told(1.0, replace(MORE, at=IN_A_MONTH)),
                },
            ),
        ),
    ),
    Case(
        name="a counter that is retired still hears what was counted",
        known=(replace(FALLS, retired_on=MONDAY),),
        by=NURSE,
        said=ADD,
        expected=(on(MONDAY, told(1.0, MORE)),),
    ),
]
ON_ANOTHER_DAY = [
    Case(
        name="yesterday is told in time",
        known=(FALLS, ONE),
        by=NURSE,
        said=replace(ADD, day=SUNDAY),
        expected=(put(ONE, points={SUNDAY: told(1.0, MORE), **ONE.points}),),
    ),
    Case(
        name="the day before is told late",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=SATURDAY),
        expected=(on(SATURDAY, told(1.0, MORE, late=True)),),
    ),
    Case(
        name="what was told in time and only heard late is not late",
        known=(FALLS,),
        by=NURSE,
        said=ADD,
        heard_at=at(10, day=20),
        expected=(on(MONDAY, told(1.0, MORE)),),
    ),
    Case(
        name="midnight is london's",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=TUESDAY),
        said_at=at(23),
        expected=(on(TUESDAY, told(1.0, replace(MORE, at=at(23)))),),
    ),
    Case(
        name="another year is another tally",
        known=(FALLS, ONE),
        by=NURSE,
        said=replace(ADD, day=NEW_YEARS_EVE, tally=tally_id(FALLS, 2025)),
        expected=(on(NEW_YEARS_EVE, told(1.0, MORE, late=True)),),
    ),
    Case(
        name="tomorrow is not counted yet",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=TUESDAY),
        expected=Refused("date.future", {"on": str(TUESDAY)}),
    ),
    Case(
        name="a clock that is behind is not refused a day that has come",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=TUESDAY),
        heard_at=at(9, day=4),
        expected=(on(TUESDAY, told(1.0, MORE)),),
    ),
    Case(
        name="a day of another year has another tally",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=NEW_YEARS_EVE),
        expected=Refused("tally.unknown"),
    ),
]
NOT_TAPPED = [
    Case(
        name="a tally has the id that its measure gives it",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, tally=tally_id(STAFFED)),
        expected=Refused("tally.unknown"),
    ),
    Case(
        name="yes and no do not add up",
        known=(STAFFED,),
        by=NURSE,
        said=replace(ADD, measure=STAFFED.id, tally=tally_id(STAFFED)),
        expected=Refused("measure.does_not_fit", {"how": "yes_no"}),
    ),
    Case(
        name="a measure that is not known is not counted",
        by=NURSE,
        said=ADD,
        expected=Refused("measure.unknown"),
    ),
    Case(
        name="nor is one of another ward",
        known=(replace(FALLS, unit=OTHER_WARD_ID),),
        by=NURSE,
        said=ADD,
        expected=Refused("measure.unknown"),
    ),
    Case(
        name="a neighbour does not count for us",
        known=(FALLS,),
        by=NEIGHBOUR,
        said=ADD,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
]
SAID = [
    Case(
        name="yes",
        known=(STAFFED,),
        by=NURSE,
        said=YES,
        expected=(on(MONDAY, told(1.0, replace(NOW_TAP, value=1.0)), of=STAFFED),),
    ),
    Case(
        name="a number",
        known=(WAITED,),
        by=NURSE,
        said=WAIT,
        expected=(on(MONDAY, told(12.5, replace(NOW_TAP, value=12.5)), of=WAITED),),
    ),
    Case(
        name="a number below nought",
        known=(WAITED,),
        by=NURSE,
        said=replace(WAIT, value=-2.0),
        expected=(on(MONDAY, told(-2.0, replace(NOW_TAP, value=-2.0)), of=WAITED),),
    ),
    Case(
        name="how many there were after all stands in place of the taps before it",
        known=(FALLS, ONE),
        by=NURSE,
        said=SAY,
        expected=then(ONE, told(3.0, AT_EIGHT, replace(NOW_TAP, value=3.0))),
    ),
    Case(
        name="what was said before a tap and heard after it is added to",
        known=(FALLS, TWO),
        by=NURSE,
        said=SAY,
        said_at=at(8, 30),
        expected=then(TWO, told(4.0, AT_EIGHT, replace(NOW_TAP, at=at(8, 30), value=3.0), AT_NINE)),
    ),
    Case(
        name="a value said earlier and heard later changes nothing",
        known=(STAFFED, NOT_STAFFED),
        by=NURSE,
        said=YES,
        said_at=at(8),
        expected=then(NOT_STAFFED, told(0.0, replace(NOW_TAP, at=at(8), value=1.0), NO_AT_NINE)),
    ),
    Case(
        name="half a fall is none",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, value=0.5),
        expected=Refused("measure.does_not_fit", {"how": "count"}),
    ),
    Case(
        name="nor are there fewer than none",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, value=-1.0),
        expected=Refused("measure.does_not_fit", {"how": "count"}),
    ),
    Case(
        name="yes or no is nothing between",
        known=(STAFFED,),
        by=NURSE,
        said=replace(YES, value=0.5),
        expected=Refused("measure.does_not_fit", {"how": "yes_no"}),
    ),
    Case(
        name="a value of tomorrow is not known yet",
        known=(WAITED,),
        by=NURSE,
        said=replace(WAIT, day=TUESDAY),
        expected=Refused("date.future", {"on": str(TUESDAY)}),
    ),
    Case(
        name="a value of what is not known",
        by=NURSE,
        said=WAIT,
        expected=Refused("measure.unknown"),
    ),
]
CASES = [*TAPPED, *ON_ANOTHER_DAY, *NOT_TAPPED, *SAID]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_a_day_keeps_as_many_taps_as_anybody_makes():
    taps = tuple(replace(AT_EIGHT, id=uid(2000 + n)) for n in range(TAPS_MAX))
    full = told(float(TAPS_MAX), *taps)
    assert tapped(full, AT_NINE, MONDAY) == told(float(TAPS_MAX), *taps[1:], AT_NINE)


def test_a_tap_said_thirty_days_ago_still_comes_before_what_is_summed_up():
    assert SETTLED_AFTER > SAID_BEHIND_MAX
    one = told(1.0, AT_EIGHT)
    assert settled(one, AT_EIGHT.at + SAID_BEHIND_MAX) == one


@pytest.mark.parametrize(
    ("said_at", "day", "late"),
    [
        # The clocks go forward on 29 March 2026, back on 25 October: days of 23 and of 25 hours.
        ("2026-03-29T22:59:59Z", "2026-03-28", False),
        ("2026-03-29T23:00:00Z", "2026-03-28", True),
        ("2026-10-25T23:59:59Z", "2026-10-24", False),
        ("2026-10-26T00:00:00Z", "2026-10-24", True),
        ("2028-02-29T23:59:59Z", "2028-02-28", False),
        ("2028-03-01T00:00:00Z", "2028-02-28", True),
        ("2028-03-01T00:00:00Z", "2028-02-29", False),
        ("1996-01-01T00:00:00Z", "2026-08-03", False),
    ],
)
def test_a_day_is_late_from_the_second_midnight_after_it(said_at: str, day: str, late: bool):
    tap = Tap(id=COMMAND_ID, at=datetime.fromisoformat(said_at).astimezone(UTC), by=1)
    assert tapped(NOTHING_TOLD, tap, date.fromisoformat(day)).late is late
