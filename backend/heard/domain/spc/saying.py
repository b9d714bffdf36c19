"""Figures, days and spans are said one way in every sentence about a chart."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from heard.domain.spc.series import Series, last_observed, last_value
from heard.domain.spc.words import Direction

NOTHING = "Nothing here needs an explanation."
_LONG = 1e15  # from here on a number is shorter as a power of ten


class Every(StrEnum):
    """How far one observation is from the next."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    POINT = "point"  # by no calendar


class Saying(Struct, frozen=True, kw_only=True):
    """How the figures of a measure are said.

    `decimals`: at most so many. `least` and `most`: what the measure cannot be beyond, such as 0
    for a count and 100 for a percentage; a usual range is cut there, in words alone.
    """

    every: Every = Every.WEEK
    decimals: int = 1
    least: float | None = None
    most: float | None = None


def number(value: float, saying: Saying) -> str:
    if abs(value) >= _LONG:
        return f"{value:.3g}"
    said = f"{round(value, saying.decimals) + 0.0:,.{saying.decimals}f}"  # + 0.0: never "-0"
    return said.rstrip("0").rstrip(".") if "." in said else said


def usual_range(lower: float, upper: float, saying: Saying) -> str:
    least = lower if saying.least is None else max(lower, saying.least)
    most = upper if saying.most is None else min(upper, saying.most)
    return f"usual range {number(least, saying)} to {number(most, saying)}"


def compared(better: Direction, *, up: bool) -> str:
    """What is higher (or lower) than usual, by which way is better."""
    if better is Direction.NEUTRAL:
        return "Higher" if up else "Lower"
    return "Better" if up is (better is Direction.INCREASE) else "Worse"


def latest(seen: Series, saying: Saying) -> str:
    """The last value; and its day, where others are missing since."""
    place = last_observed(seen)
    value = number(last_value(seen), saying)
    missing_since = place + 1 < len(seen.values)
    return f"Latest {value}, on {day(seen, place)}." if missing_since else f"Latest {value}."


def lasting(seen: Series, first: int, saying: Saying) -> str:
    """For how long, from a place up to the last observed one: "for 7 weeks, since 13 May"."""
    n = last_observed(seen) - first + 1
    return f"for {n} {saying.every}s, since {day(seen, first)}"


def day(seen: Series, place: int) -> str:
    """The day of a place, with its year where that is not the year of the last one."""
    of_place, last = seen.dates[place], seen.dates[-1]
    return f"{of_place.day} {_MONTHS[of_place.month - 1]}" + (
        "" if of_place.year == last.year else f" {of_place.year}"
    )


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
