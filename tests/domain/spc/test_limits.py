"""Means are rounded once, gaps have no moving range, and screening never leaves nothing."""

from __future__ import annotations

import pytest

from heard.domain.spc import plot_the_dots
from heard.domain.spc.limits import Limits, average_range, limits_of, mean, moving_ranges


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.1, 0.2, 0.3], 0.2),
        ([0.1] * 20, 0.1),
        ([1e300, 1e300, -1e300], 1e300 / 3),
        ([1e16, 1.0, -1e16, 1.0], 0.5),
        ([5e-324], 5e-324),
        ([1.0, 1.0 + 2.0**-52], 1.0),  # half way between the two: the even one
        ([4.0, 2.0**-51, 2.0**-200, 0.0], 1.0 + 2.0**-52),  # a hair above half way
        ([1.0, 2.0], 1.5),
    ],
)
def test_a_mean_is_rounded_once(values: list[float], expected: float):
    assert mean(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([1.0], []),
        ([1.0, 3.0, 2.0], [2.0, 1.0]),
        ([1.0, None, 2.0], []),
        ([None, 1.0, 4.0, None, 2.0, 0.0], [3.0, 2.0]),
    ],
)
def test_a_gap_gives_no_moving_range_on_either_side(
    values: list[float | None], expected: list[float]
):
    assert moving_ranges(values) == expected


NINETEEN_ZEROS_AND_A_ONE = [0.0] * 18 + [1.0]
ONE_STANDS_OUT = [1.0, 1.0, 1.0, 1.0, 1.0, 13.0]  # the average is 3


@pytest.mark.parametrize(
    ("ranges", "plain", "screened", "as_r"),
    [
        ([], None, None, None),
        ([2.0], 2.0, 2.0, 2.0),
        (ONE_STANDS_OUT, 3.0, 1.0, 1.0),
        (NINETEEN_ZEROS_AND_A_ONE, 1 / 19, 1 / 19, 0.0),
        ([0.0, 0.0], 0.0, 0.0, None),
        # Exactly 3.267 times the average is not strictly below it.
        ([3267.0, *[533.0] * 1, *[50.0] * 4], 1000.0 * 2 / 3, (533 + 200) / 5, (533 + 200) / 5),
        ([3267.0, 0.0, 0.0, 733.0], 1000.0, 733 / 3, 733 / 3),
    ],
)
def test_the_average_moving_range(
    ranges: list[float], plain: float | None, screened: float | None, as_r: float | None
):
    assert average_range(ranges, screen=False) == plain
    assert average_range(ranges, screen=True) == screened
    assert plot_the_dots.average_range(ranges, screen=False) == plain
    assert plot_the_dots.average_range(ranges, screen=True) == as_r


def test_limits_lie_266_hundredths_of_the_average_away():
    assert limits_of(10.0, 1.5) == Limits(
        lower=10 - 3.99, near_lower=10 - 2.66, near_upper=10 + 2.66, upper=10 + 3.99
    )
