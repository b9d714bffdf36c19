"""Profile `ptd` answers as NHSRplotthedots 0.2.2 does, its defects included, figure for figure.

What differs from Making Data Count is here, and where assurance and types are decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from heard.domain.spc.limits import mean, screened
from heard.domain.spc.options import XmrOptions
from heard.domain.spc.rules import Sign, Trend, held, steps
from heard.domain.spc.series import Value
from heard.domain.spc.words import SpcError

RUN_POINTS = 7


def average_range(ranges: Sequence[float], *, screen: bool) -> float | None:
    """The average moving range; screening may leave it at 0, or leave none (no limits then)."""
    if not ranges:
        return None
    average = mean(ranges)
    return screened(ranges, average) if screen else average


def trend(values: Sequence[Value]) -> Trend:
    """A trend as it names it: between two points that are part of any trend, by that step.

    So the last point of a rise, followed by a drop and then another rise of 7, is named a fall.
    """
    signs = steps(values)
    _refuse_a_gap(signs)
    long = held(signs, RUN_POINTS - 1)
    part = [into != 0 or out != 0 for into, out in pairwise([0, *long, 0])]
    up = [sign == 1 for sign in signs]
    named = [_named(part, up, place) for place in range(len(values))]
    return Trend(into=named, out=[0] * len(values))


def refuse_run_lengths(options: XmrOptions) -> None:
    if (options.shift_points, options.trend_points) != (RUN_POINTS, RUN_POINTS):
        raise SpcError("NHSRplotthedots knows runs of 7 points alone; profile mdc has 6 as well.")


def near_only(outside: Sequence[Sign], beyond_near: Sequence[Sign]) -> list[Sign]:
    """Beyond the near limit, yet inside the limit: what two of three counts there."""
    return [0 if out else near for out, near in zip(outside, beyond_near, strict=True)]


def _named(part: Sequence[bool], up: Sequence[bool], place: int) -> Sign:
    if not part[place]:
        return 0
    between_two = place + 1 < len(part) and part[place + 1]
    return 1 if up[place if between_two else place - 1] else -1


def _refuse_a_gap(signs: Sequence[Sign | None]) -> None:
    """It cannot answer where 7 places with a gap among them only rise, or only fall."""
    for start in range(len(signs) - RUN_POINTS + 2):
        among = set(signs[start : start + RUN_POINTS - 1])
        if None in among and (among <= {None, 1} or among <= {None, -1}):
            raise SpcError(
                "NHSRplotthedots has no answer where a value is missing from a stretch that "
                "otherwise only rises or only falls; profile mdc has."
            )
