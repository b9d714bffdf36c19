"""The mean and the limits of a segment come from its average moving range, and from nothing else.

Source: Nelson 1982 (control charts for individual measurements), Making Data Count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from heard.domain.spc.series import Value

LIMIT = 2.66  # average moving ranges from the mean: 3 / 1.128
NEAR_LIMIT = 2 * (LIMIT / 3)
SCREEN = 3.267  # times the average: the upper limit of a moving range (Nelson 1982)


class Limits(Struct, frozen=True):
    """In the unit of the values, not rounded, and never cut off at 0 or 100."""

    lower: float
    near_lower: float
    near_upper: float
    upper: float


def limits_of(centre: float, average: float) -> Limits:
    far, near = LIMIT * average, NEAR_LIMIT * average
    return Limits(
        lower=centre - far,
        near_lower=centre - near,
        near_upper=centre + near,
        upper=centre + far,
    )


def observed(values: Sequence[Value]) -> list[float]:
    return [value for value in values if value is not None]


def mean(values: Sequence[float]) -> float:
    """The mean, rounded once: whether a point lies on it must not hang on how it was summed.

    The mean of 0.1, 0.2 and 0.3 is 0.2, as it is in R, which sums twice in long doubles. Every
    float is a whole number over a power of 2, and Python divides whole numbers exactly.
    """
    ratios = [value.as_integer_ratio() for value in values]
    finest = max(parts for _, parts in ratios)
    total = sum(whole * (finest // parts) for whole, parts in ratios)
    return total / (finest * len(values))


def moving_ranges(values: Sequence[Value]) -> list[float]:
    """How far each value is from the one before it; a gap has none on either side."""
    return [
        abs(value - before)
        for before, value in pairwise(values)
        if before is not None and value is not None
    ]


def average_range(ranges: Sequence[float], *, screen: bool) -> float | None:
    """The average moving range; None where there is none.

    With `screen`, ranges that are not strictly below 3.267 times the average are left out, once
    (Nelson 1982). Where that leaves nothing but zeros, the average of all of them stays: nineteen
    zeros and a one would otherwise be twenty special causes.
    """
    if not ranges:
        return None
    average = mean(ranges)
    return (screened(ranges, average) or average) if screen else average


def screened(ranges: Sequence[float], average: float) -> float | None:
    """The average of the moving ranges that do not stand out; None where none is left."""
    usual = [one for one in ranges if one < SCREEN * average]
    return mean(usual) if usual else None
