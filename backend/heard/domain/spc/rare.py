"""Rare events are charted by the gaps between them: T by time, G by cases. Longer is better.

The time since the last event is not a gap until the next event happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from heard.domain.spc.limits import average_range, mean, moving_ranges, observed
from heard.domain.spc.options import RareOptions, checked
from heard.domain.spc.rules import outside, sides
from heard.domain.spc.runs import anhoej_signal, runs
from heard.domain.spc.series import Series, Value
from heard.domain.spc.words import SpcError

POWER = 3.6  # makes exponential gaps nearly normal (Nelson 1994)
D2 = 1.128  # moving ranges of two to one standard deviation (Montgomery 2013, 6.33)


class RareChart(Struct, frozen=True):
    """Lines in the unit of the gaps; `outside`: of each place, False where it is missing.

    `center` is None where the basis holds no value, the limits of a T chart where it holds no
    two neighbours.
    """

    center: float | None
    lower: float | None
    upper: float | None
    outside: tuple[bool, ...]
    anhoej_signal: bool


_AS_USUAL = RareOptions()


def t_chart(seen: Series, options: RareOptions = _AS_USUAL) -> RareChart:
    """The chart of the times between events, in any unit of time.

    The limits are those of the gaps to the power of 1/3.6, raised back; a lower one at or below
    zero is 0. Refused (SpcError): a gap of zero or less. Source: Nelson 1994 (Journal of Quality
    Technology 26:1), as in qicharts2.
    """
    options = checked(options)
    if any(value is not None and value <= 0 for value in seen.values):
        raise SpcError(
            "A time between events is more than zero: record hours, or chart the cases between "
            "(G) instead."
        )
    values = [None if value is None else value ** (1 / POWER) for value in seen.values]
    basis = values[: options.freeze]
    center = mean(known) if (known := observed(basis)) else None
    average = average_range(moving_ranges(basis), screen=options.screen_outliers)
    if center is None or average is None:
        return _raised(_judged(values, center, None))
    spread = 3 * (average / D2)
    return _raised(_judged(values, center, (max(center - spread, 0.0), center + spread)))


def g_chart(seen: Series, options: RareOptions = _AS_USUAL) -> RareChart:
    """The chart of the cases between events; 0 is a gap.

    Limits of the geometric distribution about the mean; the centre line is the median. Refused
    (SpcError): a negative gap. Source: Benneyan 2001 (Montgomery 2013, 7.3), as in qicharts2.
    """
    options = checked(options)
    if any(value is not None and value < 0 for value in seen.values):
        raise SpcError("The cases between events cannot be fewer than none.")
    known = observed(seen.values[: options.freeze])
    if not known:
        return _judged(seen.values, None, None)
    usual = mean(known)
    upper = usual + 3 * sqrt(usual) * sqrt(usual + 1)  # apart: their product may be too large
    return _judged(seen.values, median(known), (0.0, upper))


def _judged(
    values: Sequence[Value], center: float | None, limits: tuple[float, float] | None
) -> RareChart:
    lower, upper = limits or (None, None)
    beyond = outside(values, *limits) if limits is not None else [0] * len(values)
    about = sides(values, center) if center is not None else []
    return RareChart(
        center=center,
        lower=lower,
        upper=upper,
        outside=tuple(sign != 0 for sign in beyond),
        anhoej_signal=anhoej_signal(runs(about)),
    )


def _raised(chart: RareChart) -> RareChart:
    """Judged where gaps are nearly normal, told in the unit in which they were given."""
    lines = (chart.center, chart.lower, chart.upper)
    center, lower, upper = (None if line is None else line**POWER for line in lines)
    return replace(chart, center=center, lower=lower, upper=upper)
