"""The design's words once more, as slowly and literally as they can be put: an oracle for tests.

Every rule looks at every window of its length by itself. Fractions keep the means exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

Value = float | None


def mean(values: Sequence[float]) -> float:
    return float(sum(map(Fraction, values)) / len(values))


def lines(basis: Sequence[Value], *, screen: bool) -> tuple[float | None, float | None]:
    """The mean, and the average moving range."""
    known = [value for value in basis if value is not None]
    ranges = [
        abs(here - before)
        for before, here in pairwise(basis)
        if before is not None and here is not None
    ]
    if not known or not ranges:
        return (mean(known) if known else None), None
    average = mean(ranges)
    usual = [one for one in ranges if one < 3.267 * average]
    if screen and usual and mean(usual) > 0:
        average = mean(usual)
    return mean(known), average


def rules(
    values: Sequence[Value],
    centre: float | None,
    average: float | None,
    lengths: tuple[int, int] = (7, 7),
) -> list[set[str]]:
    """The rules that hit each place of one segment."""
    hit: list[set[str]] = [set() for _ in values]
    for rule, places in _found(values, centre, average, lengths):
        for place in places:
            hit[place].add(rule)
    return hit


def _found(
    values: Sequence[Value],
    centre: float | None,
    average: float | None,
    lengths: tuple[int, int],
) -> Iterator[tuple[str, Sequence[int]]]:
    shift_points, trend_points = lengths
    for window in _windows(values, trend_points):
        run = [values[place] or 0.0 for place in window]
        pairs = list(pairwise(run))
        if all(after > before for before, after in pairs):
            yield "trend_up", window
        if all(after < before for before, after in pairs):
            yield "trend_down", window
    if centre is None:
        return
    for high, name in ((1, "high"), (-1, "low")):
        for window in _windows(values, shift_points):
            if all(((values[place] or 0.0) - centre) * high > 0 for place in window):
                yield f"shift_{name}", window
        if average is not None:
            yield from _beyond(values, centre, average, high)


def _beyond(
    values: Sequence[Value], centre: float, average: float, high: int
) -> Iterator[tuple[str, Sequence[int]]]:
    limit, near = centre + high * (2.66 * average), centre + high * (2 * (2.66 / 3) * average)
    for place, value in enumerate(values):
        if value is not None and (value - limit) * high > 0:
            yield ("above_upl" if high > 0 else "below_lpl"), [place]
    for window in _windows(values, 3):
        three = [values[place] or 0.0 for place in window]
        far = [place for place in window if ((values[place] or 0.0) - near) * high > 0]
        if all((value - centre) * high > 0 for value in three) and len(far) >= 2:
            yield ("two_of_three_high" if high > 0 else "two_of_three_low"), far


def _windows(values: Sequence[Value], length: int) -> Iterator[range]:
    for start in range(len(values) - length + 1):
        window = range(start, start + length)
        if all(values[place] is not None for place in window):
            yield window


ORDER = (
    "above_upl",
    "below_lpl",
    "trend_up",
    "trend_down",
    "two_of_three_high",
    "two_of_three_low",
    "shift_high",
    "shift_low",
)


def cause(hit: set[str], value: Value, next_value: Value) -> str:
    """The one named first; where two trends meet, the one that leads on."""
    named = next((rule for rule in ORDER if rule in hit), "none")
    if named == "trend_up" and "trend_down" in hit:
        assert value is not None
        assert next_value is not None
        return "trend_up" if next_value > value else "trend_down"
    return named


def kind(hit: set[str], named: str, better: str) -> str:
    """The type of a point, by mdc."""
    upward = {"above_upl", "trend_up", "two_of_three_high", "shift_high"}
    if not hit:
        return "common_cause"
    if better == "neutral":
        return f"special_cause_neutral_{'high' if named in upward else 'low'}"
    good = hit & upward if better == "increase" else hit - upward
    return f"special_cause_{'improvement' if good else 'concern'}"


def runs_of(values: Sequence[Value], useful: Sequence[int], middle: float, n: int) -> set[int]:
    """The useful places of every window of n that lies on one side."""
    found: set[int] = set()
    for start in range(len(useful) - n + 1):
        window = useful[start : start + n]
        if len({(values[place] or 0.0) > middle for place in window}) == 1:
            found |= set(window)
    return found


def ways_of(values: Sequence[Value], known: Sequence[int], n: int) -> tuple[set[int], set[int]]:
    """The places that rise, and those that fall, in any window with n values that differ."""
    up: set[int] = set()
    down: set[int] = set()
    for start in range(len(known)):
        for stop in range(start + n, len(known) + 1):
            run = [values[place] or 0.0 for place in known[start:stop]]
            if len(set(run)) >= n and run == sorted(run):
                up |= set(known[start:stop])
            if len(set(run)) >= n and run == sorted(run, reverse=True):
                down |= set(known[start:stop])
    return up, down
