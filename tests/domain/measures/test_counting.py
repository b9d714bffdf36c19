"""Whoever counts a day, in whatever order they are heard, the day comes to one number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.measures.counting import (
    NOTHING_TOLD,
    SETTLED_AFTER,
    TAPS_MAX,
    AddToTally,
    SetPoint,
    came_to,
    settled,
    tapped,
)
from heard.domain.measures.entity import Point, Tally, Tap
from heard.engine.batch import SAID_BEHIND_MAX
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.measures import FALLS, NOW_TAP, STAFFED, WAITED, tally, tally_id
from tests.support.moments import COMMAND_ID, NOW, Refused, moment, run
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

SUNDAY, SATURDAY = date(2026, 8, 2), date(2026, 8, 1)
NEW_YEARS_EVE, A_MONTH_ON = date(2025, 12, 31), date(2026, 9, 3)
ADD = AddToTally(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, by=1)
TAKE_AWAY, NONE_TO_ADD = replace(ADD, by=-1), replace(ADD, by=0)
SAY = SetPoint(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, value=3.0)
YES = SetPoint(unit=WARD_ID, measure=STAFFED.id, tally=tally_id(STAFFED), day=MONDAY, value=1.0)
WAIT = SetPoint(unit=WARD_ID, measure=WAITED.id, tally=tally_id(WAITED), day=MONDAY, value=12.5)

FIRST, SECOND = Tap(id=uid(801), at=at(8), by=1), Tap(id=uid(802), at=at(9), by=1)
ONE = tally(FALLS, {MONDAY: Point(value=1.0, taps=(FIRST,))})
GONE = tally(FALLS, {MONDAY: Point(value=0.0, taps=(FIRST, replace(SECOND, by=-1)))})
NOT_FITTING = Refused("measure.does_not_fit", {"how": "count"})
FULL = Point(
    value=float(TAPS_MAX),
    taps=tuple(Tap(id=uid(2000 + n), at=at(7), by=1) for n in range(TAPS_MAX)),
)


def on(day: date, point: Point, *more: tuple[date, Point]) -> Tally:
    return tally(FALLS, {day: point, **dict(more)})


ADDING = [
    Case(
        name="the first tap of a year makes its tally",
        known=(FALLS,),
        by=NURSE,
        said=ADD,
        expected=(on(MONDAY, Point(value=1.0, taps=(replace(NOW_TAP, by=1),))),),
    ),
    Case(
        name="taps add up",
        known=(FALLS, ONE),
        by=COLLEAGUE,
        said=ADD,
        expected=(
            put(ONE, points={MONDAY: Point(value=2.0, taps=(FIRST, replace(NOW_TAP, by=1)))}),
        ),
    ),
    Case(
        name="a tap is taken away",
        known=(FALLS, ONE),
        by=LEAD,
        said=TAKE_AWAY,
        expected=(
            put(ONE, points={MONDAY: Point(value=0.0, taps=(FIRST, replace(NOW_TAP, by=-1)))}),
        ),
    ),
    Case(
        name="none to add is told too",
        known=(FALLS,),
        by=NURSE,
        said=NONE_TO_ADD,
        expected=(on(MONDAY, Point(value=0.0, taps=(NOW_TAP,))),),
    ),
    Case(
        name="none to add takes nothing away",
        known=(FALLS, ONE),
        by=COLLEAGUE,
        said=NONE_TO_ADD,
        expected=(put(ONE, points={MONDAY: Point(value=1.0, taps=(FIRST, NOW_TAP))}),),
    ),
    Case(
        name="two take away the same one: there are none, not fewer",
        known=(FALLS, GONE),
        by=COLLEAGUE,
        said=TAKE_AWAY,
        expected=(
            put(
                GONE,
                points={
                    MONDAY: Point(
                        value=0.0,
                        taps=(FIRST, replace(SECOND, by=-1), replace(NOW_TAP, by=-1)),
                    )
                },
            ),
        ),
    ),
    Case(
        name="a tap said before one taken away and heard after it",
        known=(FALLS, GONE),
        by=COLLEAGUE,
        said=ADD,
        said_at=at(8, 30),
        expected=(
            put(
                GONE,
                points={
                    MONDAY: Point(
                        value=1.0,
                        taps=(
                            FIRST,
                            Tap(id=COMMAND_ID, at=at(8, 30), by=1),
                            replace(SECOND, by=-1),
                        ),
                    )
                },
            ),
        ),
    ),
    Case(
        name="yesterday is told in time",
        known=(FALLS, ONE),
        by=NURSE,
        said=replace(ADD, day=SUNDAY),
        expected=(
            put(
                ONE,
                points={SUNDAY: Point(value=1.0, taps=(replace(NOW_TAP, by=1),)), **ONE.points},
            ),
        ),
    ),
    Case(
        name="the day before is told late",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=SATURDAY),
        expected=(on(SATURDAY, Point(value=1.0, late=True, taps=(replace(NOW_TAP, by=1),))),),
    ),
    Case(
        name="what was told in time and only heard late is not late",
        known=(FALLS,),
        by=NURSE,
        said=ADD,
        heard_at=at(10, day=20),
        expected=(on(MONDAY, Point(value=1.0, taps=(replace(NOW_TAP, by=1),))),),
    ),
    Case(
        name="midnight is london's",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=TUESDAY),
        said_at=at(23),
        expected=(on(TUESDAY, Point(value=1.0, taps=(Tap(id=COMMAND_ID, at=at(23), by=1),))),),
    ),
    Case(
        name="another year is another tally",
        known=(FALLS, ONE),
        by=NURSE,
        said=replace(ADD, day=NEW_YEARS_EVE, tally=tally_id(FALLS, 2025)),
        expected=(
            tally(
                FALLS,
                {NEW_YEARS_EVE: Point(value=1.0, late=True, taps=(replace(NOW_TAP, by=1),))},
                year=2025,
            ),
        ),
    ),
    Case(
        name="what nothing can come before any more is summed up",
        known=(FALLS, on(MONDAY, Point(value=2.0, taps=(FIRST, SECOND)))),
        by=NURSE,
        said=replace(ADD, day=A_MONTH_ON),
        said_at=at(8, 30) + SETTLED_AFTER,
        expected=(
            put(
                on(
                    MONDAY,
                    Point(value=2.0, settled=1.0, taps=(SECOND,)),
                    (
                        A_MONTH_ON,
                        Point(
                            value=1.0,
                            taps=(Tap(id=COMMAND_ID, at=at(8, 30) + SETTLED_AFTER, by=1),),
                        ),
                    ),
                )
            ),
        ),
    ),
    Case(
        name="a counter that is retired still hears what was counted",
        known=(replace(FALLS, retired_on=MONDAY),),
        by=NURSE,
        said=ADD,
        expected=(on(MONDAY, Point(value=1.0, taps=(replace(NOW_TAP, by=1),))),),
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
        expected=(on(TUESDAY, Point(value=1.0, taps=(replace(NOW_TAP, by=1),))),),
    ),
    Case(
        name="a day of another year has another tally",
        known=(FALLS,),
        by=NURSE,
        said=replace(ADD, day=NEW_YEARS_EVE),
        expected=Refused("tally.unknown"),
    ),
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
SAYING = [
    Case(
        name="yes",
        known=(STAFFED,),
        by=NURSE,
        said=YES,
        expected=(tally(STAFFED, {MONDAY: Point(value=1.0, taps=(replace(NOW_TAP, value=1.0),))}),),
    ),
    Case(
        name="a number",
        known=(WAITED,),
        by=NURSE,
        said=WAIT,
        expected=(
            tally(WAITED, {MONDAY: Point(value=12.5, taps=(replace(NOW_TAP, value=12.5),))}),
        ),
    ),
    Case(
        name="a number below nought",
        known=(WAITED,),
        by=NURSE,
        said=replace(WAIT, value=-2.0),
        expected=(
            tally(WAITED, {MONDAY: Point(value=-2.0, taps=(replace(NOW_TAP, value=-2.0),))}),
        ),
    ),
    Case(
        name="how many there were after all stands in place of the taps before it",
        known=(FALLS, ONE),
        by=NURSE,
        said=SAY,
        expected=(
            put(ONE, points={MONDAY: Point(value=3.0, taps=(FIRST, replace(NOW_TAP, value=3.0)))}),
        ),
    ),
    Case(
        name="what was said before a tap and heard after it is added to",
        known=(FALLS, on(MONDAY, Point(value=1.0, taps=(SECOND,)))),
        by=NURSE,
        said=SAY,
        said_at=at(8),
        expected=(
            put(
                on(
                    MONDAY,
                    Point(value=4.0, taps=(Tap(id=COMMAND_ID, at=at(8), value=3.0), SECOND)),
                )
            ),
        ),
    ),
    Case(
        name="a value said earlier and heard later changes nothing",
        known=(
            STAFFED,
            tally(
                STAFFED,
                {MONDAY: Point(value=0.0, taps=(Tap(id=uid(801), at=at(9), value=0.0),))},
            ),
        ),
        by=NURSE,
        said=YES,
        said_at=at(8),
        expected=(
            put(
                tally(
                    STAFFED,
                    {
                        MONDAY: Point(
                            value=0.0,
                            taps=(
                                Tap(id=COMMAND_ID, at=at(8), value=1.0),
                                Tap(id=uid(801), at=at(9), value=0.0),
                            ),
                        )
                    },
                )
            ),
        ),
    ),
    Case(
        name="half a fall is none",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, value=0.5),
        expected=NOT_FITTING,
    ),
    Case(
        name="nor are there fewer than none",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, value=-1.0),
        expected=NOT_FITTING,
    ),
    Case(
        name="yes or no is nothing between",
        known=(STAFFED,),
        by=NURSE,
        said=replace(YES, value=2.0),
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
CASES = [*ADDING, *SAYING]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


STEPS = st.sampled_from((-1, 0, 1))
COUNTS = st.integers(0, 3).map(float)
MINUTES = st.integers(0, 120).map(lambda minutes: at(8) + timedelta(minutes=minutes))
DAYS = st.sampled_from((MONDAY, SUNDAY, SATURDAY))
SAID = st.tuples(
    st.builds(replace, st.just(ADD), by=STEPS, day=DAYS)
    | st.builds(replace, st.just(SAY), value=COUNTS, day=DAYS),
    MINUTES,
)
Counted = tuple[AddToTally | SetPoint, datetime]
Numbered = Sequence[tuple[int, Counted]]


@given(said=st.lists(SAID, min_size=1, max_size=8), data=st.data())
def test_a_day_comes_to_one_number_in_any_order_of_arrival(
    said: list[Counted], data: st.DataObject
):
    numbered = list(enumerate(said))
    shuffled = data.draw(st.permutations(numbered))
    in_order, in_another = heard(numbered), heard(shuffled)
    assert in_order is not None
    assert in_another is not None
    assert in_order == in_another
    assert list(in_order.points) == list(in_another.points)
    assert all(point.value >= 0 for point in in_order.points.values())


@given(at_first=st.lists(SAID, max_size=5), a_month_later=st.lists(SAID, min_size=1, max_size=5))
def test_what_is_summed_up_comes_to_the_same(at_first: list[Counted], a_month_later: list[Counted]):
    later = [(command, said_at + SETTLED_AFTER) for command, said_at in a_month_later]
    first, then = list(enumerate(at_first)), list(enumerate(later, len(at_first)))
    told = heard(then, before=heard(first))
    assert told is not None
    taps = sorted((*first, *then), key=lambda one: (one[1][1], one[0]))
    for day, point in told.points.items():
        said = [tap_of(command) for _, (command, _) in taps if command.day == day]
        assert point.value == came_to(0.0, said)


def tap_of(command: AddToTally | SetPoint) -> Tap:
    if isinstance(command, AddToTally):
        return Tap(id=COMMAND_ID, at=NOW, by=command.by)
    return Tap(id=COMMAND_ID, at=NOW, value=command.value)


def heard(said: Numbered, *, before: Tally | None = None) -> Tally | None:
    """The tally after all of it, heard when the last of it was said."""
    told = before
    heard_at = max((said_at for _, (_, said_at) in said), default=NOW)
    for n, (command, said_at) in said:
        known = (FALLS,) if told is None else (FALLS, told)
        now = moment(known, NURSE, said_at=said_at, heard_at=heard_at, command_id=uid(900 + n))
        answer = run(command, now)
        assert isinstance(answer, tuple), answer
        told = next(one for one in answer if isinstance(one, Tally))
    return replace(told, rev=0) if told is not None else None


@given(st.lists(STEPS), st.integers(0, 9).map(float))
def test_a_count_is_never_below_none(steps: list[int], start: float):
    taps = [Tap(id=uid(n), at=NOW, by=by) for n, by in enumerate(steps)]
    assert came_to(start, taps) >= 0


@given(st.lists(STEPS))
def test_one_more_is_always_one_more(steps: list[int]):
    """Whatever was taken away before it, nobody's fall is swallowed."""
    taps = [Tap(id=uid(n), at=NOW, by=by) for n, by in enumerate(steps)]
    assert came_to(0.0, [*taps, FIRST]) == came_to(0.0, taps) + 1


def test_a_day_keeps_as_many_taps_as_anybody_makes():
    one_more = Tap(id=uid(3000), at=at(9), by=1)
    told = tapped(FULL, one_more, MONDAY)
    assert told == Point(value=float(TAPS_MAX), taps=(*FULL.taps[1:], one_more))


def test_a_tap_said_thirty_days_ago_still_comes_before_what_is_summed_up():
    assert SETTLED_AFTER > SAID_BEHIND_MAX
    told = Point(value=1.0, taps=(FIRST,))
    assert settled(told, FIRST.at + SAID_BEHIND_MAX) == told


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
