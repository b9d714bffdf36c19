"""Run charts and charts of rare events are read in plain words too, as far as they say anything."""

from __future__ import annotations

from heard.domain.spc.options import RunOptions, checked
from heard.domain.spc.rare import RareChart
from heard.domain.spc.rules import sides
from heard.domain.spc.run_chart import RunChart, RunSegment, Way
from heard.domain.spc.saying import (
    NOTHING,
    Saying,
    compared,
    lasting,
    latest,
    number,
    usual_range,
)
from heard.domain.spc.series import Series, last_observed, last_value, segments

_AS_USUAL = RunOptions()
_PLAINLY = Saying()


def run_sentence(
    seen: Series, chart: RunChart, options: RunOptions = _AS_USUAL, saying: Saying = _PLAINLY
) -> str:
    """A run chart in words, from the series and the options that it was made of.

    "Latest 3. Median 5. Better than the median for 7 weeks, since 13 May."
    """
    options = checked(options)
    place = last_observed(seen)
    cuts = list(segments(seen, options.rebase or (), snap=True))
    which = next(n for n, (_, stop) in enumerate(cuts) if place < stop)
    segment, first = chart.segments[which], cuts[which][0]
    if segment.median is None:
        return f"{latest(seen, saying)} No median yet: its baseline holds no value. {NOTHING}"
    middle = f"Median {number(segment.median, saying)}."
    point = chart.points[place]
    if point.shift:
        since = _side_since(seen, segment.median, first)
        higher = last_value(seen) > segment.median
        so = compared(options.improvement_direction, up=higher)
        said = f"{so} than the median {lasting(seen, since, saying)}."
    elif point.trend is not Way.NONE:
        said = f"The latest values {_WENT[point.trend]}, which chance alone would hardly do."
    else:
        said = _runs(segment)
    return f"{latest(seen, saying)} {middle} {said}"


def rare_sentence(seen: Series, chart: RareChart, saying: Saying = _PLAINLY) -> str:
    """A T or a G chart in words, from the series that it was made of; longer gaps are better.

    "Latest 41. Middle 12, usual range 0 to 35. Longer than usual, which is better."
    """
    if chart.center is None:
        return f"{latest(seen, saying)} No centre line yet: its baseline holds no value. {NOTHING}"
    middle = f"Middle {number(chart.center, saying)}"
    if chart.lower is None or chart.upper is None:
        return f"{latest(seen, saying)} {middle}; a usual range needs two gaps in a row. {NOTHING}"
    place = last_observed(seen)
    if chart.outside[place]:
        longer = last_value(seen) > chart.center
        said = "Longer than usual, which is better." if longer else "Shorter than usual."
    else:
        said = _STAY.format("centre line") if chart.anhoej_signal else NOTHING
    return (
        f"{latest(seen, saying)} {middle}, {usual_range(chart.lower, chart.upper, saying)}. {said}"
    )


def _side_since(seen: Series, median: float, first: int) -> int:
    """The first useful place of the run that the last observed value is part of."""
    since = last_observed(seen)
    side = sides(seen.values[: since + 1], median)
    for place in range(since, first - 1, -1):
        if side[place] == side[-1]:
            since = place
        elif side[place]:
            break
    return since


def _runs(segment: RunSegment) -> str:
    if segment.too_many_runs:
        return "The values cross the median more often than chance would have them."
    if segment.too_few_runs or segment.anhoej_signal:
        return _STAY.format("median")
    return NOTHING


_STAY = "The values stay on one side of the {} longer than chance would have them."
_WENT = {Way.UP: "rise", Way.DOWN: "fall"}
