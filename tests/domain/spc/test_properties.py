"""What holds of every chart, whatever the series: tried on series that nobody would think of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from heard.domain.spc import (
    Direction,
    Profile,
    Rule,
    RunOptions,
    Series,
    SpcError,
    XmrChart,
    XmrOptions,
    g_chart,
    rules_disagree,
    run_chart,
    series,
    t_chart,
    xmr,
)
from tests.domain.spc import naive
from tests.domain.spc.charts import UNHURRIED, VALUES, WHOLE, days, weekly

Values = Sequence[float | None]
DIRECTIONS = st.sampled_from(Direction)
LENGTHS = st.tuples(st.sampled_from([6, 7]), st.sampled_from([6, 7]))


@UNHURRIED
@given(VALUES, DIRECTIONS, LENGTHS, st.booleans(), st.none() | st.just(12))
def test_every_window_is_judged_as_the_design_says(
    values: Values, better: Direction, lengths: tuple[int, int], screen: bool, baseline: int | None
):
    options = XmrOptions(
        improvement_direction=better,
        shift_points=lengths[0],
        trend_points=lengths[1],
        screen_outliers=screen,
        fix_after_n_points=baseline,
    )
    chart = xmr(weekly(values), options)
    centre, average = naive.lines(values[:baseline], screen=screen)
    assert chart.segments[0].mean == centre
    assert (chart.segments[0].upper is None) is (average is None)
    expected: list[Any] = []
    hits = naive.rules(values, centre, average, lengths)
    for hit, value, after in zip(hits, values, [*values[1:], None], strict=True):
        named = naive.cause(hit, value, after)
        ordered = tuple(rule for rule in naive.ORDER if rule in hit)
        expected.append((named, ordered, naive.kind(hit, named, better)))
    assert [(p.cause, p.rules, p.type) for p in chart.points] == expected


@UNHURRIED
@given(WHOLE, st.integers(-1000, 1000))
def test_shifting_a_series_shifts_its_lines(values: Values, by: int):
    moved = [None if value is None else value + by for value in values]
    assert lines(xmr(weekly(moved))) == pytest.approx(
        [line + by for line in lines(xmr(weekly(values)))]
    )


@UNHURRIED
@given(WHOLE, st.integers(-20, 20))
def test_scaling_a_series_scales_its_lines_and_changes_no_flag(values: Values, power: int):
    scaled = [None if value is None else value * 2.0**power for value in values]
    chart, other = xmr(weekly(values)), xmr(weekly(scaled))
    assert lines(other) == [line * 2.0**power for line in lines(chart)]
    assert other.points == chart.points


@UNHURRIED
@given(WHOLE, st.booleans())
def test_turning_a_series_over_turns_better_over(values: Values, screen: bool):
    upright = XmrOptions(improvement_direction=Direction.INCREASE, screen_outliers=screen)
    upside_down = XmrOptions(improvement_direction=Direction.DECREASE, screen_outliers=screen)
    turned: Values = [None if value is None else -value for value in values]
    chart, other = xmr(weekly(values), upright), xmr(weekly(turned), upside_down)
    assert [point.type for point in chart.points] == [point.type for point in other.points]
    assert chart.variation_icon == _SWAPPED_SIDE.get(other.variation_icon, other.variation_icon)


@UNHURRIED
@given(WHOLE, st.sampled_from(Profile))
def test_reversing_what_is_better_swaps_improvement_and_concern(values: Values, profile: Profile):
    chart = charted(weekly(values), XmrOptions(improvement_direction=Direction.INCREASE), profile)
    other = charted(weekly(values), XmrOptions(improvement_direction=Direction.DECREASE), profile)
    for point, turned in zip(chart.points, other.points, strict=True):
        if profile is Profile.MDC and rules_disagree(point):
            assert point.type == turned.type == "special_cause_improvement"
        else:
            assert turned.type == _SWAPPED.get(point.type, point.type)


@UNHURRIED
@given(WHOLE, st.data(), st.sampled_from(Profile))
def test_no_rule_looks_past_a_segment(values: Values, data: st.DataObject, profile: Profile):
    cut = data.draw(st.integers(0, len(values) - 1))
    parts = [part for part in (values[:cut], values[cut:]) if part]
    assume(all(any(value is not None for value in part) for part in parts))
    day = days(len(values))
    whole = charted(weekly(values), XmrOptions(rebase=(day[cut],)), profile)
    alone = [
        charted(series(some, part), XmrOptions(), profile)
        for some, part in zip((day[:cut], day[cut:]) if cut else (day,), parts, strict=True)
    ]
    assert whole.points == tuple(point for chart in alone for point in chart.points)
    assert whole.segments == tuple(segment for chart in alone for segment in chart.segments)


@UNHURRIED
@given(WHOLE, st.integers(-2, 8).map(float))
def test_a_new_point_changes_no_flag_before_its_window(values: Values, new: float):
    """With a fixed baseline the limits stay; the longest window is 7 points."""
    values = [0.0, 1.0, 0.0, 2.0, 1.0, 1.0, 3.0, 1.0, 0.0, 1.0, 2.0, 1.0, *values]
    fixed = XmrOptions(fix_after_n_points=12)
    before, after = xmr(weekly(values), fixed), xmr(weekly([*values, new]), fixed)
    settled = len(values) - 6
    assert after.points[:settled] == before.points[:settled]
    assert lines(after) == lines(before)


@UNHURRIED
@given(VALUES, st.randoms(use_true_random=False), st.sampled_from(Profile))
def test_the_order_of_the_input_does_not_matter(values: Values, random: Any, profile: Profile):
    pairs = list(zip(days(len(values)), values, strict=True))
    random.shuffle(pairs)
    shuffled = series([day for day, _ in pairs], [value for _, value in pairs])
    assert shuffled == weekly(values)
    assert charted(shuffled, XmrOptions(), profile) == charted(
        weekly(values), XmrOptions(), profile
    )


ANY_FLOAT = st.none() | st.floats(-1e300, 1e300) | st.sampled_from([1e300, -1e300, 5e-324, 1e-308])


@UNHURRIED
@given(st.lists(ANY_FLOAT, min_size=1, max_size=30), st.booleans())
def test_no_figure_is_ever_nan_or_infinite(values: Values, screen: bool):
    assume(any(value is not None for value in values))
    seen = weekly(values)
    gaps = weekly([None if value is None else abs(value) or 1.0 for value in values])
    for profile in Profile:
        assert_finite(charted(seen, XmrOptions(screen_outliers=screen, target=0.5), profile))
    assert_finite(run_chart(seen, RunOptions(freeze=3)))
    assert_finite(t_chart(gaps))
    assert_finite(g_chart(gaps))


def assert_finite(chart: Any) -> None:
    def walk(part: Any) -> None:
        match part:
            case dict():
                walk(list(part.values()))
            case list() | tuple():
                for one in part:
                    walk(one)
            case float():
                assert math.isfinite(part)
            case _:
                pass

    walk(msgspec.to_builtins(chart))


def charted(seen: Series, options: XmrOptions, profile: Profile) -> XmrChart:
    """A chart; a series that NHSRplotthedots has no answer to is of no interest."""
    try:
        return xmr(seen, options, profile)
    except SpcError:
        assume(False)
        raise


def lines(chart: XmrChart) -> list[float]:
    found = [
        line
        for segment in chart.segments
        for line in (
            segment.mean,
            segment.lower,
            segment.near_lower,
            segment.near_upper,
            segment.upper,
        )
    ]
    return [line for line in found if line is not None]


_SWAPPED = {
    "special_cause_improvement": "special_cause_concern",
    "special_cause_concern": "special_cause_improvement",
}
_SWAPPED_SIDE = {
    "improvement_high": "improvement_low",
    "improvement_low": "improvement_high",
    "concern_high": "concern_low",
    "concern_low": "concern_high",
}


def test_every_rule_is_found_in_what_is_tried():
    """Otherwise the tests above would prove little."""
    tried: set[Rule] = set()

    @settings(UNHURRIED, derandomize=True, max_examples=300, database=None)
    @given(VALUES)
    def look(values: Values) -> None:
        for point in xmr(weekly(values)).points:
            tried.update(point.rules)

    look()
    assert tried == set(Rule) - {Rule.NONE}


@UNHURRIED
@given(WHOLE, st.none() | st.integers(1, 12))
def test_a_run_chart_is_judged_window_by_window(values: Values, freeze: int | None):
    chart = run_chart(weekly(values), RunOptions(freeze=freeze))
    middle = chart.segments[0].median
    known = [place for place, value in enumerate(values) if value is not None]
    useful = [place for place in known if middle is not None and values[place] != middle]
    expected = naive.runs_of(values, useful, middle or 0.0, 6)
    assert [point.date for point in chart.points if point.shift] == [
        point.date for place, point in enumerate(chart.points) if place in expected
    ]
    up, down = naive.ways_of(values, known, 5)
    for place, point in enumerate(chart.points):
        if point.trend == "none":
            assert place not in up | down
        else:
            assert place in (up if point.trend == "up" else down)
