"""Each point bears every rule that hits it, and is named after the one that matters most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from heard.domain.spc.rules import Sign, Trend
from heard.domain.spc.words import Direction, PointType, Profile, Rule


class Hits(Struct, frozen=True):
    """What the four rules found in a segment: of each place 1, -1 or 0."""

    outside: list[Sign]
    trend: Trend
    two_of_three: list[Sign]
    shift: list[Sign]


class Point(Struct, frozen=True):
    """One observation as it is judged; a missing one is a common cause that no rule hits."""

    date: date
    cause: Rule
    rules: tuple[Rule, ...]
    type: PointType


class Named(Struct, frozen=True):
    """The cause named first, and every rule that hits, in the order of `Rule`."""

    cause: Rule
    rules: tuple[Rule, ...]


def named(hits: Hits) -> Iterator[Named]:
    """Of each place: outside comes first, then trend, then two of three, then shift.

    A turning point, the end of a trend and the beginning of another, is named after the later.
    """
    trend = hits.trend
    found = zip(hits.outside, trend.into, trend.out, hits.two_of_three, hits.shift, strict=True)
    for outside, into, out, two, shift in found:
        if not (outside or into or out or two or shift):
            yield _COMMON
            continue
        bears = {
            _OUTSIDE.get(outside),
            _TREND.get(into),
            _TREND.get(out),
            _TWO_OF_THREE.get(two),
            _SHIFT.get(shift),
        }
        rules = tuple(rule for rule in Rule if rule in bears)
        turned = outside == 0 and out != 0
        yield Named(cause=_TREND[out] if turned else rules[0], rules=rules)


def type_of(point: Named, better: Direction, profile: Profile) -> PointType:
    """What a point means to those who want the measure to go `better`.

    mdc: improvement where any rule says so, for good news is not hidden behind bad; ptd: what
    the cause named first says.
    """
    if point.cause is Rule.NONE:
        return PointType.COMMON_CAUSE
    if better is Direction.NEUTRAL:
        return PointType.NEUTRAL_HIGH if point.cause in UPWARD else PointType.NEUTRAL_LOW
    judged = (point.cause,) if profile is Profile.PTD else point.rules
    good = any(is_better(rule, better) for rule in judged)
    return PointType.IMPROVEMENT if good else PointType.CONCERN


def is_better(rule: Rule, better: Direction) -> bool:
    return (rule in UPWARD) is (better is Direction.INCREASE)


def rules_disagree(point: Point) -> bool:
    """Whether what hits a point says both up and down: to be told in words beside its colour."""
    return len({rule in UPWARD for rule in point.rules}) > 1


def in_words(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Each rule as a person says it, as `Rule` orders them."""
    return tuple(_WORDS[rule] for rule in rules)


UPWARD = frozenset({Rule.ABOVE_UPL, Rule.TREND_UP, Rule.TWO_OF_THREE_HIGH, Rule.SHIFT_HIGH})

_COMMON = Named(cause=Rule.NONE, rules=())
_OUTSIDE = {1: Rule.ABOVE_UPL, -1: Rule.BELOW_LPL}
_TREND = {1: Rule.TREND_UP, -1: Rule.TREND_DOWN}
_TWO_OF_THREE = {1: Rule.TWO_OF_THREE_HIGH, -1: Rule.TWO_OF_THREE_LOW}
_SHIFT = {1: Rule.SHIFT_HIGH, -1: Rule.SHIFT_LOW}

_WORDS = {
    Rule.ABOVE_UPL: "above the upper limit",
    Rule.BELOW_LPL: "below the lower limit",
    Rule.TREND_UP: "part of a rise",
    Rule.TREND_DOWN: "part of a fall",
    Rule.TWO_OF_THREE_HIGH: "one of two of three points near the upper limit",
    Rule.TWO_OF_THREE_LOW: "one of two of three points near the lower limit",
    Rule.SHIFT_HIGH: "part of a run above the average",
    Rule.SHIFT_LOW: "part of a run below the average",
}
