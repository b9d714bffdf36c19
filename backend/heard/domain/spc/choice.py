"""The chart that a measure is shown on, and why, in words that a ward can read."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from heard.domain.spc.limits import observed
from heard.domain.spc.options import converted
from heard.domain.spc.series import Series
from heard.domain.spc.xmr import TRIAL_BELOW


class Measure(StrEnum):
    """What each value of a series is."""

    AMOUNT = "amount"  # a measurement, a rate or a percentage
    COUNT = "count"  # events in a week, a month, ...
    TIME_BETWEEN = "time_between"  # from one event to the next
    CASES_BETWEEN = "cases_between"  # that went well between two events


class Chart(StrEnum):
    XMR = "xmr"
    RUN = "run"
    T = "t"
    G = "g"


class Choice(Struct, frozen=True):
    chart: Chart
    why: str


def choose(seen: Series, measure: Measure) -> Choice:
    """The chart for a series of this kind.

    Source: Making Data Count and Perla 2011 (XmR, run), Benneyan 2001 and Nelson 1994 (G, T). A
    count is sparse where more than half of its values are 0.
    """
    measure = converted(measure, Measure)
    known = observed(seen.values)
    zeros = known.count(0)
    if measure is Measure.CASES_BETWEEN:
        return Choice(Chart.G, "Each value counts the cases between two events.")
    if measure is Measure.TIME_BETWEEN:
        return _of_times(min(known))
    if measure is Measure.COUNT and zeros > len(known) / 2:
        return Choice(
            Chart.T,
            f"{zeros} of {len(known)} values are 0, too many for limits about an average: chart "
            "the time between events (T), or the cases between them (G).",
        )
    if len(known) < TRIAL_BELOW:
        return Choice(
            Chart.RUN,
            f"With {len(known)} of {TRIAL_BELOW} values, limits would still move with each new "
            "one; a median already says what is usual.",
        )
    return Choice(Chart.XMR, f"{len(known)} values are enough for limits that hold.")


def _of_times(shortest: float) -> Choice:
    if shortest > 0:
        return Choice(Chart.T, "Each value is the time between two events.")
    return Choice(
        Chart.G,
        "Two events fell together, and a T chart has no place for no time: record hours to use "
        "one; until then this counts the days between.",
    )
