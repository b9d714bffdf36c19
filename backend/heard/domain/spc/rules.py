"""The four rules find what no chance explains, each within one segment.

Every function takes a segment's places in order and says of each place: 1 up or high, -1 down or
low, 0 neither. Source of all: Making Data Count (NHS England); trend, shift and two of three
come from the Western Electric rules (1956) and Nelson (1984).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from heard.domain.spc.series import Value

Sign = int  # 1, -1 or 0


def sides(values: Sequence[Value], mean: float) -> list[Sign]:
    """Above or below the mean; 0 exactly on it, and where nothing was observed."""
    return outside(values, mean, mean)


def outside(values: Iterable[Value], lower: float, upper: float) -> list[Sign]:
    """Strictly above the upper or strictly below the lower limit; on a limit is inside."""
    return [0 if value is None else (value > upper) - (value < lower) for value in values]


def steps(values: Sequence[Value]) -> list[Sign | None]:
    """How each place follows the one before it, one fewer than places; None at a gap."""
    return [
        None if before is None or value is None else (value > before) - (value < before)
        for before, value in pairwise(values)
    ]


def held(signs: Iterable[Sign | None], least: int) -> list[Sign]:
    """The sign of each place in a stretch of `least` or more equal ones; 0 elsewhere."""
    found: list[Sign] = []
    for sign, stretch in groupby(signs):
        n = sum(1 for _ in stretch)
        found += [sign if sign and n >= least else 0] * n
    return found


class Trend(Struct, frozen=True):
    """Of each place: the trend that leads into it, and the one that leads out of it."""

    into: list[Sign]
    out: list[Sign]


def trend(values: Sequence[Value], n_points: int) -> Trend:
    """Each of `n_points` or more successive points strictly beyond the one before.

    A tie and a gap break a trend; crossing the mean does not.
    """
    long = held(steps(values), n_points - 1)
    return Trend(into=[0, *long], out=[*long, 0])


def shift(places: Sequence[Sign], n_points: int) -> list[Sign]:
    """`n_points` or more successive points strictly on one side of the mean."""
    return held(places, n_points)


def two_of_three(places: Sequence[Sign], beyond: Sequence[Sign]) -> list[Sign]:
    """Three successive points on one side of the mean, two of them beyond the near limit.

    `beyond` says which points those are; they alone are flagged.
    """
    found: list[Sign] = [0] * len(places)
    for start in range(len(places) - 2):
        three = slice(start, start + 3)
        one_side = abs(sum(places[three])) == 3  # noqa: PLR2004
        if one_side and sum(map(abs, beyond[three])) >= 2:  # noqa: PLR2004
            found[three] = beyond[three]
    return found
