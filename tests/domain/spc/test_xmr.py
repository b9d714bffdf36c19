"""An XmR chart keeps the rules of Making Data Count, and decides what no tool settles well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from heard.domain.spc import (
    Assurance,
    Direction,
    PointType,
    Profile,
    Rule,
    Segment,
    SpcError,
    Variation,
    XmrOptions,
    series,
    xmr,
)
from tests.domain.spc.charts import days, weekly

UP, DOWN, NEUTRAL = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
MDC, PTD = Profile.MDC, Profile.PTD
Values = Sequence[float | None]

STEADY: Values = [5.0, 6.0] * 10  # mean 5.5, moving ranges of 1
DAY = days(40)


def limits(chart: Any, place: int = -1) -> tuple[float | None, ...]:
    one = chart.segments[place]
    return one.lower, one.mean, one.upper


def test_a_segment_says_all_that_is_usual_in_it():
    segment = xmr(weekly(STEADY)).segments[0]
    assert segment == Segment(
        start=DAY[0],
        n=20,
        mean=5.5,
        lower=5.5 - 2.66,
        upper=5.5 + 2.66,
        near_lower=5.5 - 2 * (2.66 / 3),
        near_upper=5.5 + 2 * (2.66 / 3),
        trial=False,
    )


@pytest.mark.parametrize(("n", "trial"), [(2, True), (12, True), (13, False)])
def test_limits_are_on_trial_under_13_observations_missing_ones_too(n: int, trial: bool):
    assert xmr(weekly(STEADY[:n])).segments[0].trial is trial
    gappy: Values = [1.0, *([None] * (n - 1))]
    assert xmr(weekly(gappy)).segments[0].trial is trial


def test_one_observation_has_a_mean_and_no_limits():
    chart = xmr(weekly([3.0]), XmrOptions(target=3))
    segment = chart.segments[0]
    assert (segment.mean, *limits(chart), segment.near_lower, segment.near_upper) == (
        3.0, None, 3.0, None, None, None,
    )  # fmt: skip
    assert (chart.variation_icon, chart.assurance_icon) == (Variation.COMMON_CAUSE, None)


def test_limits_come_from_two_observations_on_but_not_over_a_gap():
    assert limits(xmr(weekly([1.0, 3.0]))) == (2 - 5.32, 2.0, 2 + 5.32)
    assert limits(xmr(weekly([1.0, None, 3.0]))) == (None, 2.0, None)


def test_a_segment_without_a_value_has_not_even_a_mean():
    chart = xmr(weekly([1.0, 2.0, None]), XmrOptions(rebase=(DAY[2],)))
    assert limits(chart) == (None, None, None)
    assert chart.points[2].type is PointType.COMMON_CAUSE


def test_a_baseline_is_the_first_places_of_each_segment_missing_ones_too():
    values: Values = [*STEADY[:11], None, 90.0, *STEADY[:12], 70.0]
    chart = xmr(
        weekly(values), XmrOptions(fix_after_n_points=12, rebase=(DAY[13],), screen_outliers=False)
    )
    assert [segment.n for segment in chart.segments] == [13, 13]
    assert limits(chart, 0) == pytest.approx((60 / 11 - 2.66, 60 / 11, 60 / 11 + 2.66))
    assert limits(chart, 1) == pytest.approx((5.5 - 2.66, 5.5, 5.5 + 2.66))
    assert [point.cause for point in (chart.points[12], chart.points[25])] == [Rule.ABOVE_UPL] * 2


def test_a_rebase_date_on_which_nothing_was_observed_is_the_next_observation():
    between = XmrOptions(rebase=(date(2026, 1, 16),))
    assert [one.n for one in xmr(weekly(STEADY), between).segments] == [2, 18]
    assert [one.n for one in xmr(weekly(STEADY), between, PTD).segments] == [20]


@pytest.mark.parametrize(
    ("screen", "profile", "screened"),
    [
        (None, MDC, False),
        (False, MDC, False),
        (True, MDC, True),
        (None, PTD, True),
        (True, PTD, True),
        (False, PTD, False),
    ],
)
def test_screening_is_off_unless_asked_for_and_in_ptd_on(
    screen: bool | None, profile: Profile, screened: bool
):
    values = [*STEADY, 25.0]  # moving ranges: 19 of 1, one of 19
    away = 2.66 * (1 if screened else 38 / 20)
    chart = xmr(weekly(values), XmrOptions(screen_outliers=screen), profile)
    assert limits(chart) == pytest.approx((135 / 21 - away, 135 / 21, 135 / 21 + away))


def test_screening_that_leaves_nothing_but_zeros_keeps_the_average():
    values: Values = [0.0] * 19 + [1.0]
    ours = xmr(weekly(values), XmrOptions(screen_outliers=True))
    theirs = xmr(weekly(values), XmrOptions(screen_outliers=True), PTD)
    assert limits(ours) == pytest.approx((0.05 - 0.14, 0.05, 0.05 + 0.14))
    assert [point.cause for point in ours.points].count(Rule.ABOVE_UPL) == 1
    assert limits(theirs) == (0.05, 0.05, 0.05)
    assert all(point.cause is not Rule.NONE for point in theirs.points)


@pytest.mark.parametrize("screen", [False, True])
@pytest.mark.parametrize(
    ("better", "target", "icon"),
    [
        (UP, 100, Assurance.PASS),
        (UP, 99, Assurance.PASS),
        (UP, 101, Assurance.FAIL),
        (DOWN, 100, Assurance.PASS),
        (DOWN, 101, Assurance.PASS),
        (DOWN, 99, Assurance.FAIL),
    ],
)
def test_what_never_varies_passes_where_it_meets_its_target(
    screen: bool, better: Direction, target: float, icon: Assurance
):
    options = XmrOptions(improvement_direction=better, target=target, screen_outliers=screen)
    chart = xmr(weekly([100.0] * 14), options)
    assert limits(chart) == (100.0, 100.0, 100.0)
    assert chart.assurance_icon is icon
    assert {point.cause for point in chart.points} == {Rule.NONE}


UPPER, LOWER = 5.5 + 2.66, 5.5 - 2.66


@pytest.mark.parametrize(
    ("target", "better", "ours", "theirs"),
    [
        (None, UP, None, None),
        (9, NEUTRAL, None, None),
        (0, UP, "pass", "pass"),
        (0, DOWN, "fail", "fail"),
        (9, UP, "fail", "fail"),
        (9, DOWN, "pass", "pass"),
        (5, UP, "inconsistent", "inconsistent"),
        (5, DOWN, "inconsistent", "inconsistent"),
        (UPPER, UP, "fail", "inconsistent"),
        (UPPER, DOWN, "pass", "inconsistent"),
        (LOWER, UP, "pass", "inconsistent"),
        (LOWER, DOWN, "fail", "inconsistent"),
    ],
)
def test_a_target_on_a_limit_is_beyond_it_but_not_in_ptd(
    target: float | None, better: Direction, ours: str | None, theirs: str | None
):
    options = XmrOptions(improvement_direction=better, target=target)
    assert xmr(weekly(STEADY), options).assurance_icon == ours
    assert xmr(weekly(STEADY), options, PTD).assurance_icon == theirs


def test_assurance_looks_at_the_latest_segment_alone():
    values = [*STEADY, *[value and value + 50 for value in STEADY]]
    options = XmrOptions(target=30, rebase=(DAY[20],))
    assert xmr(weekly(values), options).assurance_icon is Assurance.PASS
    nothing_yet = xmr(weekly([*STEADY, 40.0]), options)
    assert nothing_yet.assurance_icon is None
    assert xmr(weekly([*STEADY, 40.0]), options, PTD).assurance_icon is Assurance.INCONSISTENT


SHIFTED: Values = [*STEADY, *[20.0, 21.0] * 4]


@pytest.mark.parametrize(
    ("better", "high", "low"),
    [
        (UP, Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW),
        (DOWN, Variation.CONCERN_HIGH, Variation.IMPROVEMENT_LOW),
        (NEUTRAL, Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW),
    ],
)
def test_the_variation_icon_is_that_of_the_latest_point(
    better: Direction, high: Variation, low: Variation
):
    options = XmrOptions(improvement_direction=better)
    turned: Values = [None if value is None else -value for value in SHIFTED]
    assert xmr(weekly(SHIFTED), options).variation_icon is high
    assert xmr(weekly(turned), options).variation_icon is low
    assert xmr(weekly(STEADY), options).variation_icon is Variation.COMMON_CAUSE


def test_a_missing_latest_point_leaves_the_word_to_the_last_observed_one():
    late = weekly([*SHIFTED, None, None])
    assert xmr(late).variation_icon is Variation.IMPROVEMENT_HIGH
    assert xmr(late, XmrOptions(), PTD).variation_icon is Variation.COMMON_CAUSE


# --- Where rules meet ----------------------------------------------------------------------------

# Mean 10 and moving ranges of 1: limits 7.34 and 12.66, near limits 8.23 and 11.77.
BASE: Values = [9.5, 10.5] * 6
FIXED = XmrOptions(fix_after_n_points=12)


def after_base(*values: float, better: Direction = UP, profile: Profile = MDC) -> Any:
    options = XmrOptions(fix_after_n_points=12, improvement_direction=better, screen_outliers=False)
    return xmr(weekly([*BASE, *values]), options, profile).points[12:]


def test_a_point_outside_counts_for_two_of_three_but_not_in_ptd():
    ours, theirs = after_base(12.0, 10.2, 13.0), after_base(12.0, 10.2, 13.0, profile=PTD)
    assert [point.rules for point in ours] == [
        (Rule.TWO_OF_THREE_HIGH,),
        (),
        (Rule.ABOVE_UPL, Rule.TWO_OF_THREE_HIGH),
    ]
    assert [point.rules for point in theirs] == [(), (), (Rule.ABOVE_UPL,)]


def test_low_points_are_two_of_three_as_well():
    found = after_base(8.0, 9.0, 8.1, better=DOWN)
    assert [point.cause for point in found] == [
        Rule.TWO_OF_THREE_LOW, Rule.NONE, Rule.TWO_OF_THREE_LOW,
    ]  # fmt: skip
    assert found[0].type is PointType.IMPROVEMENT


def test_every_rule_is_listed_and_the_first_is_named():
    rising = after_base(10.1, 10.2, 10.3, 10.4, 10.5, 12.5, 12.6)
    assert rising[6].rules == (Rule.TREND_UP, Rule.TWO_OF_THREE_HIGH, Rule.SHIFT_HIGH)
    assert rising[6].cause is Rule.TREND_UP
    assert rising[0].rules == (Rule.TREND_UP, Rule.SHIFT_HIGH)
    outside = after_base(10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 13.0)
    assert outside[6].rules == (Rule.ABOVE_UPL, Rule.TREND_UP, Rule.SHIFT_HIGH)
    assert outside[6].cause is Rule.ABOVE_UPL


def test_where_rules_disagree_good_news_is_told_but_not_in_ptd():
    """A fall that is still above the mean, where higher is better."""
    falling = [11.7, 11.6, 11.5, 11.4, 11.3, 11.2, 11.1]
    ours, theirs = after_base(*falling)[3], after_base(*falling, profile=PTD)[3]
    assert (ours.cause, ours.rules) == (Rule.TREND_DOWN, (Rule.TREND_DOWN, Rule.SHIFT_HIGH))
    assert (ours.type, theirs.type) == (PointType.IMPROVEMENT, PointType.CONCERN)
    neither = after_base(*falling, better=NEUTRAL)[3]
    assert neither.type is PointType.NEUTRAL_LOW


def test_a_rising_trend_below_the_mean_is_an_improvement():
    rising = after_base(8.4, 8.5, 8.6, 8.7, 8.8, 8.9, 9.0)
    assert rising[6].rules == (Rule.TREND_UP, Rule.SHIFT_LOW)
    assert rising[6].type is PointType.IMPROVEMENT


def test_a_turning_point_is_named_after_what_follows_it():
    peak = after_base(9.5, 9.6, 9.7, 9.8, 9.9, 10.1, 10.2, 10.1, 9.9, 9.8, 9.7, 9.6, 9.5)[6]
    assert (peak.cause, peak.rules) == (Rule.TREND_DOWN, (Rule.TREND_UP, Rule.TREND_DOWN))
    trough = after_base(10.5, 10.4, 10.3, 10.2, 10.1, 9.9, 9.8, 9.9, 10.1, 10.2, 10.3, 10.4, 10.5)[
        6
    ]
    assert (trough.cause, trough.rules) == (Rule.TREND_UP, (Rule.TREND_UP, Rule.TREND_DOWN))


def test_a_turning_point_outside_the_limits_is_named_outside():
    peak = after_base(10.1, 10.2, 10.3, 10.4, 10.5, 10.6, 13.0, 10.6, 10.5, 10.4, 10.3, 10.2, 10.1)[
        6
    ]
    assert peak.cause is Rule.ABOVE_UPL
    assert peak.rules == (Rule.ABOVE_UPL, Rule.TREND_UP, Rule.TREND_DOWN, Rule.SHIFT_HIGH)


def test_run_lengths_of_6_find_more():
    shifted = weekly([*BASE, 9.0, 10.2, 10.1, 10.2, 10.1, 10.2, 10.1, 9.0])
    rising = weekly([*BASE, 11.0, 9.6, 9.7, 9.8, 10.1, 10.2, 10.3, 9.0])
    by_6 = (
        XmrOptions(fix_after_n_points=12, shift_points=6),
        XmrOptions(fix_after_n_points=12, trend_points=6),
    )
    for seen, found in ((shifted, [(Rule.SHIFT_HIGH,), ()]), (rising, [(), (Rule.TREND_UP,)])):
        assert xmr(seen, FIXED).points[14].rules == ()
        assert [xmr(seen, options).points[14].rules for options in by_6] == found


def test_a_point_on_a_limit_is_inside():
    """Limits 10 away from 10: 2.66 times a moving range is never whole, so by the mean itself."""
    flat: Values = [5.0] * 12
    chart = xmr(weekly([*flat, 5.0, 5.1, 4.9]), FIXED)
    assert [point.cause for point in chart.points[12:]] == [
        Rule.NONE, Rule.ABOVE_UPL, Rule.BELOW_LPL,
    ]  # fmt: skip


def test_points_bear_their_dates_in_order():
    chart = xmr(series(DAY[2::-1], [1.0, 2.0, 3.0]))
    assert [point.date for point in chart.points] == DAY[:3]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (
            {"improvement_direction": "sideways"},
            "Invalid enum value 'sideways', at improvement_direction.",
        ),
        ({"fix_after_n_points": 11}, "Expected int >= 12, at fix_after_n_points."),
        ({"fix_after_n_points": 12.5}, "Expected int | null, got float, at fix_after_n_points."),
        ({"shift_points": 5}, "Expected int >= 6, at shift_points."),
        ({"trend_points": 8}, "Expected int <= 7, at trend_points."),
        ({"target": float("inf")}, "Expected float <= 1e+300, at target."),
        ({"target": float("nan")}, "Expected float >= -1e+300, at target."),
        ({"target": "4"}, "Expected float | null, got str, at target."),
        ({"rebase": (object(),)}, "Encoding objects of type object is unsupported."),
        ({"rebase": ("now",)}, "Invalid RFC3339 encoded date, at rebase[0]."),
        ({"screen_outliers": "yes"}, "Expected bool | null, got str, at screen_outliers."),
    ],
)
def test_options_out_of_their_bounds_are_refused_in_words(wrong: dict[str, Any], why: str):
    with pytest.raises(SpcError) as refused:
        xmr(weekly(STEADY), XmrOptions(**wrong))
    assert str(refused.value) == why


def test_a_profile_may_be_given_by_its_name():
    by_name: Any = "ptd"
    assert xmr(weekly([0.0] * 19 + [1.0]), XmrOptions(), by_name).segments[0].upper == 0.05
    wrong: Any = "ours"
    with pytest.raises(SpcError, match=r"^Invalid enum value 'ours'\.$"):
        xmr(weekly([1.0]), XmrOptions(), wrong)


def test_ptd_refuses_runs_of_6():
    with pytest.raises(SpcError, match="runs of 7 points alone"):
        xmr(weekly(STEADY), XmrOptions(shift_points=6), PTD)
