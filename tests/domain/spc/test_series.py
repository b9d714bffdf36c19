"""A series is refused in words or kept in date order; segments start where they should."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heard.domain.spc import Series, SpcError, series
from heard.domain.spc.series import POINTS_MAX, last_observed, segments
from tests.domain.spc.charts import days, weekly

ONE, TWO, THREE = days(3)


def test_observations_are_put_in_date_order_and_numbers_are_floats():
    seen = series([TWO, THREE, ONE], [2, None, 1.5])
    assert seen == Series(dates=(ONE, TWO, THREE), values=(1.5, 2.0, None))
    assert type(seen.values[1]) is float


@pytest.mark.parametrize(
    ("dates", "values", "why"),
    [
        ([ONE], [1.0, 2.0], "Dates and values differ in number: 1 and 2."),
        ([ONE, ONE], [1.0, 2.0], "There are two values for 2026-01-07."),
        ([ONE, TWO, ONE], [1.0, None, None], "There are two values for 2026-01-07."),
        ([ONE, TWO], [None, None], "Nothing was observed: there is no value."),
        ([], [], "Nothing was observed: there is no value."),
        ([ONE, TWO], [1.0, "2"], "Value 2 is not a number: '2'."),
        ([ONE], ["x" * 99], f"Value 1 is not a number: '{'x' * 39}."),
        ([ONE], [True], "Value 1 is not a number: True."),
        ([ONE], [1j], "Value 1 is not a number: 1j."),
        ([ONE], [float("inf")], "Value 1 is not within 1e+300 of zero."),
        ([ONE], [float("-inf")], "Value 1 is not within 1e+300 of zero."),
        ([ONE], [float("nan")], "Value 1 is NaN; a missing value is None."),
        ([ONE], [-1.1e300], "Value 1 is not within 1e+300 of zero."),
        ([ONE, TWO], [1e-308, 1e308], "Value 2 is not within 1e+300 of zero."),
        ([ONE], [10**400], "Value 1 is not within 1e+300 of zero."),
        (["2026-01-07"], [1.0], "Date 1 is not a day: '2026-01-07'."),
        ([ONE, "y" * 99], [1.0, 2.0], f"Date 2 is not a day: '{'y' * 39}."),
        (
            [ONE, datetime(2026, 1, 7, tzinfo=UTC)],
            [1.0, 2.0],
            "Date 2 is not a day: datetime.datetime(2026, 1, 7, 0, 0, tzin.",
        ),
    ],
)
def test_what_cannot_be_charted_is_refused_in_words(dates: Any, values: Any, why: str):
    with pytest.raises(SpcError) as refused:
        series(dates, values)
    assert str(refused.value) == why


def test_whole_numbers_of_any_kind_are_numbers():
    class Five:
        def __index__(self) -> int:
            return 5

    five: Any = Five()  # as numpy's integers are
    assert weekly([five, -3]).values == (5.0, -3.0)


def test_the_greatest_and_the_smallest_numbers_stand_side_by_side():
    assert weekly([1e300, 5e-324, -1e300]).values == (1e300, 5e-324, -1e300)


def test_a_chart_holds_a_hundred_thousand_observations_and_no_more():
    many = days(POINTS_MAX + 1, date(1700, 1, 1), 1)
    assert len(series(many[1:], [1.0] * POINTS_MAX).dates) == POINTS_MAX == 100_000
    with pytest.raises(SpcError, match=r"^A chart holds at most 100,000 observations\.$"):
        series(many, [1.0] * len(many))


DAYS = days(5)  # each a week after the other
BETWEEN = date(2026, 1, 16)  # the second is 14 January, the third 21 January
BEFORE, AFTER = date(2025, 1, 1), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("rebase", "snapped", "exact"),
    [
        ([], [(0, 5)], [(0, 5)]),
        ([DAYS[2]], [(0, 2), (2, 5)], [(0, 2), (2, 5)]),
        ([DAYS[4], DAYS[2]], [(0, 2), (2, 4), (4, 5)], [(0, 2), (2, 4), (4, 5)]),
        ([DAYS[0]], [(0, 5)], [(0, 5)]),
        ([BETWEEN], [(0, 2), (2, 5)], [(0, 5)]),
        ([BETWEEN, DAYS[2]], [(0, 2), (2, 5)], [(0, 2), (2, 5)]),
        ([BEFORE], [(0, 5)], [(0, 5)]),
        ([AFTER], [(0, 5)], [(0, 5)]),
    ],
)
def test_a_rebase_date_starts_a_segment(
    rebase: list[date], snapped: list[tuple[int, int]], exact: list[tuple[int, int]]
):
    seen = weekly([1.0, None, None, 2.0, 3.0])
    assert list(segments(seen, rebase, snap=True)) == snapped
    assert list(segments(seen, rebase, snap=False)) == exact


@pytest.mark.parametrize(("values", "place"), [([1.0], 0), ([1.0, 0.0], 1), ([2.0, 0.0, None], 1)])
def test_the_last_observed_place(values: list[float | None], place: int):
    assert last_observed(weekly(values)) == place
