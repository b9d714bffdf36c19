"""A chart is read in plain words that say what a picture of it shows, and nothing more."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from heard.domain.spc.options import XmrOptions, checked
from heard.domain.spc.points import UPWARD, Point, in_words, rules_disagree
from heard.domain.spc.rules import steps
from heard.domain.spc.saying import (
    NOTHING,
    Saying,
    compared,
    lasting,
    latest,
    number,
    usual_range,
)
from heard.domain.spc.series import Series, last_observed
from heard.domain.spc.words import Assurance, Direction, Rule
from heard.domain.spc.xmr import Segment, XmrChart

_PLAINLY = Saying()


def sentence(seen: Series, chart: XmrChart, options: XmrOptions, saying: Saying = _PLAINLY) -> str:
    """An XmR chart in words, from the series and the options that it was made of.

    "Latest 3. Average 5.2, usual range 0 to 11.4. Better than usual for 7 weeks, since 13 May."
    """
    options = checked(options)
    story = _story(seen, chart, options.improvement_direction)
    said = [latest(seen, saying), _usual(story.segment, saying), _what_happened(story, saying)]
    if options.target is not None and chart.assurance_icon is not None:
        meets = _ASSURED[chart.assurance_icon]
        said.append(f"Target {number(options.target, saying)}: {meets}.")
    return " ".join(said)


class _Story(Struct, frozen=True):
    """A chart, looked at from its last observed point; `first`: where the segment of it starts."""

    seen: Series
    chart: XmrChart
    better: Direction
    place: int
    first: int
    segment: Segment

    @property
    def point(self) -> Point:
        return self.chart.points[self.place]


def _story(seen: Series, chart: XmrChart, better: Direction) -> _Story:
    place = last_observed(seen)
    segment = [one for one in chart.segments if one.start <= seen.dates[place]][-1]
    first = seen.dates.index(segment.start)
    return _Story(seen, chart, better, place, first, segment)


def _usual(segment: Segment, saying: Saying) -> str:
    if segment.mean is None:
        return "No average yet: its baseline holds no value."
    average = f"Average {number(segment.mean, saying)}"
    if segment.lower is None or segment.upper is None:
        return f"{average}; a usual range needs two values in a row."
    if segment.lower == segment.upper:
        return f"{average}, no variation."
    said = f"{average}, {usual_range(segment.lower, segment.upper, saying)}."
    return f"{said} These are trial limits, from fewer than 13 values." if segment.trial else said


def _what_happened(story: _Story, saying: Saying) -> str:
    cause = story.point.cause
    if cause is Rule.NONE:
        return NOTHING
    if rules_disagree(story.point):
        both = " and ".join(in_words(story.point.rules))
        return f"The rules disagree: the latest value is {both}."
    so = compared(story.better, up=cause in UPWARD)
    match cause:
        case Rule.ABOVE_UPL | Rule.BELOW_LPL:
            return f"{so} than usual: {in_words((cause,))[0]}."
        case Rule.TWO_OF_THREE_HIGH | Rule.TWO_OF_THREE_LOW:
            return f"{so} than usual in {_of_three(story)} of the last 3 {saying.every}s."
        case Rule.SHIFT_HIGH | Rule.SHIFT_LOW:
            return f"{so} than usual {lasting(story.seen, _shifted(story), saying)}."
        case _:
            going = _GOING[cause] if story.better is Direction.NEUTRAL else f"Getting {so.lower()}"
            return f"{going} {lasting(story.seen, _turned(story), saying)}."


def _of_three(story: _Story) -> int:
    last_three = range(max(story.first, story.place - 2), story.place + 1)
    return sum(story.point.cause in story.chart.points[place].rules for place in last_three)


def _shifted(story: _Story) -> int:
    """The first place of the shift that the last point is part of.

    It lies in the same segment: not all of one's values are on one side of their mean.
    """
    first = story.place
    while story.point.cause in story.chart.points[first - 1].rules:
        first -= 1
    return first


def _turned(story: _Story) -> int:
    """The first place of the trend that ends in the last point."""
    way = steps(story.seen.values[story.first : story.place + 1])
    alike = takewhile(lambda step: step == way[-1], reversed(way))
    return story.place - sum(1 for _ in alike)


_GOING = {Rule.TREND_UP: "Rising", Rule.TREND_DOWN: "Falling"}

_ASSURED = {
    Assurance.PASS: "met every time, if nothing changes",
    Assurance.FAIL: "out of reach, unless something changes",
    Assurance.INCONSISTENT: "hit or miss",
}
