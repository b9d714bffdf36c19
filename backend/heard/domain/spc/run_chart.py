"""A run chart: the median, and the four signs that something other than chance moves about it.

Source: Perla, Provost and Murray 2011 (BMJ Quality and Safety 20:46-51); the Anhoej signal beside
them. All are read from the observed values: a gap neither counts nor breaks. An astronomical
point has no formula; people mark it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from statistics import median

from msgspec import Struct

from heard.domain.spc.limits import observed
from heard.domain.spc.options import RunOptions, checked
from heard.domain.spc.rules import Sign, held, sides, trend
from heard.domain.spc.runs import anhoej_signal, runs, usual_runs
from heard.domain.spc.series import Series, Value, segments

SHIFT_POINTS = 6
TREND_POINTS = 5


class Way(StrEnum):
    UP = "up"
    DOWN = "down"
    NONE = "none"


class RunSegment(Struct, frozen=True):
    """What the runs of a segment came to; the median is None where its basis has no value."""

    median: float | None
    n_useful: int
    n_runs: int
    longest_run: int
    n_crossings: int
    anhoej_signal: bool
    too_few_runs: bool
    too_many_runs: bool


class RunPoint(Struct, frozen=True):
    date: date
    shift: bool
    trend: Way


class RunChart(Struct, frozen=True):
    """Segments and points in date order, a point for each observation, missing ones too."""

    segments: tuple[RunSegment, ...]
    points: tuple[RunPoint, ...]


_AS_USUAL = RunOptions()


def run_chart(seen: Series, options: RunOptions = _AS_USUAL) -> RunChart:
    """The run chart of a series, or SpcError where an option is out of its bounds.

    A rebase date on which nothing was observed is that of the next observation.
    """
    options = checked(options)
    cuts = [slice(*cut) for cut in segments(seen, options.rebase or (), snap=True)]
    medians = [_median(seen.values[cut][: options.freeze]) for cut in cuts]
    return RunChart(
        segments=tuple(
            _segment(seen.values[cut], middle) for cut, middle in zip(cuts, medians, strict=True)
        ),
        points=tuple(
            point
            for cut, middle in zip(cuts, medians, strict=True)
            for point in _points(seen.dates[cut], seen.values[cut], middle)
        ),
    )


def _median(basis: Sequence[Value]) -> float | None:
    known = observed(basis)
    return median(known) if known else None


def _sides(values: Sequence[Value], middle: float | None) -> list[Sign]:
    return [0] * len(values) if middle is None else sides(values, middle)


def _segment(values: Sequence[Value], middle: float | None) -> RunSegment:
    found = runs(_sides(values, middle))
    fewest, most = usual_runs(found.n_useful) or (0, found.n_runs)
    return RunSegment(
        median=middle,
        n_useful=found.n_useful,
        n_runs=found.n_runs,
        longest_run=found.longest_run,
        n_crossings=found.n_crossings,
        anhoej_signal=anhoej_signal(found),
        too_few_runs=found.n_runs < fewest,
        too_many_runs=found.n_runs > most,
    )


def _points(dates: Sequence[date], values: Sequence[Value], middle: float | None) -> list[RunPoint]:
    shifted, moved = _shift(_sides(values, middle)), _trend(values)
    return [
        RunPoint(date=day, shift=in_shift, trend=way)
        for day, in_shift, way in zip(dates, shifted, moved, strict=True)
    ]


def _shift(places: Sequence[Sign]) -> list[bool]:
    """6 or more useful points on one side; points on the median are passed over, not flagged."""
    in_shift = iter(held([side for side in places if side], SHIFT_POINTS))
    return [side != 0 and next(in_shift) != 0 for side in places]


def _trend(values: Sequence[Value]) -> list[Way]:
    """5 or more values that all rise or all fall; equal neighbours count once, and go together.

    A turning point is named after what follows it.
    """
    if not (known := observed(values)):
        return [Way.NONE] * len(values)
    alike = [(value, len(list(same))) for value, same in groupby(known)]
    found = trend([value for value, _ in alike], TREND_POINTS)
    named = zip(alike, found.into, found.out, strict=True)
    ways = iter([_WAYS[out or into] for (_, n), into, out in named for _ in range(n)])
    return [Way.NONE if value is None else next(ways) for value in values]


_WAYS = {1: Way.UP, -1: Way.DOWN, 0: Way.NONE}
