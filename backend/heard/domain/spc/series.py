"""A series is checked once, before any chart is made of it: dated once, finite, in date order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import index
from typing import SupportsIndex

from msgspec import Struct

from heard.domain.spc.words import SpcError

POINTS_MAX = 100_000
VALUE_MAX = 1e300  # so that no limit, three spreads away, passes what a number can hold

Value = float | None


class Series(Struct, frozen=True):
    """Observations in date order, one a place; a value is None where it is missing."""

    dates: tuple[date, ...]
    values: tuple[Value, ...]


def series(dates: Sequence[date], values: Sequence[Value]) -> Series:
    """The observations of one measure, in any order.

    Refused (SpcError): dates and values of unequal number, two values for one date, anything
    that is neither a finite number within 1e300 of zero nor None, more than 100,000
    observations, and nothing observed at all. NaN is refused too: a missing value is None.
    """
    if len(dates) != len(values):
        raise SpcError(f"Dates and values differ in number: {len(dates)} and {len(values)}.")
    if len(dates) > POINTS_MAX:
        raise SpcError(f"A chart holds at most {POINTS_MAX:,} observations.")
    known = [_number(place, value) for place, value in enumerate(values)]
    if all(value is None for value in known):
        raise SpcError("Nothing was observed: there is no value.")
    days = [_day(place, day) for place, day in enumerate(dates)]
    order = sorted(range(len(days)), key=days.__getitem__)
    in_order = tuple(days[place] for place in order)
    for day, next_day in pairwise(in_order):
        if day == next_day:
            raise SpcError(f"There are two values for {day}.")
    return Series(dates=in_order, values=tuple(known[place] for place in order))


def segments(seen: Series, rebase: Sequence[date], *, snap: bool) -> Iterator[tuple[int, int]]:
    """Where each segment starts and stops (without its last place), as Python slices.

    A rebase date starts a segment at the observation of that date. With `snap`, one on which
    nothing was observed starts it at the next observation; without, it is passed over, as
    NHSRplotthedots does. One after the last observation starts nothing.
    """
    n = len(seen.dates)
    starts = {0}
    for day in rebase:
        place = bisect_left(seen.dates, day)
        if place < n and (snap or seen.dates[place] == day):
            starts.add(place)
    return pairwise([*sorted(starts), n])


def last_observed(seen: Series) -> int:
    """The place of the last value that is not missing."""
    return max(place for place, value in enumerate(seen.values) if value is not None)


def last_value(seen: Series) -> float:
    return next(value for value in reversed(seen.values) if value is not None)


def _number(place: int, value: object) -> Value:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, float | SupportsIndex):
        raise SpcError(f"Value {place + 1} is not a number: {value!r:.40}.")
    number = value if isinstance(value, float) else index(value)
    if number != number:  # noqa: PLR0124  of all numbers NaN alone; isnan refuses the greatest
        raise SpcError(f"Value {place + 1} is NaN; a missing value is None.")
    if not -VALUE_MAX <= number <= VALUE_MAX:
        raise SpcError(f"Value {place + 1} is not within {VALUE_MAX:g} of zero.")
    return float(number)


def _day(place: int, day: object) -> date:
    if type(day) is date:  # a datetime is one too, and two of them may share a day
        return day
    raise SpcError(f"Date {place + 1} is not a day: {day!r:.40}.")
