"""A chart is read in plain words: what is usual, what happened, whether the target is met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from heard.domain.spc import (
    Direction,
    Every,
    Profile,
    Rule,
    Saying,
    XmrOptions,
    in_words,
    rules_disagree,
    sentence,
    series,
    xmr,
)
from heard.domain.spc.saying import number, usual_range
from tests.domain.spc.charts import days, weekly

UP, DOWN, NEUTRAL = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
Values = Sequence[float | None]
BASE: Values = [9.5, 10.5] * 6  # mean 10, limits 7.34 and 12.66
USUAL = "Average 10, usual range 7.3 to 12.7."
FIXED: dict[str, Any] = {"fix_after_n_points": 12}


def read(values: Values, better: Direction = UP, saying: Saying | None = None, **options: Any):
    asked = XmrOptions(improvement_direction=better, **options)
    seen = weekly(values)
    return sentence(seen, xmr(seen, asked), asked, saying or Saying(every=Every.WEEK))


def test_the_sentence_of_the_design():
    falls: Values = [5.0, 7.0, 6.0, 8.0, 5.0, 8.0, 8.0, 3.0, 7.0, 6.0, 3.0, 9.0]
    falls = [*falls, 3.0, 4.0, 3.0, 4.0, 3.0, 4.0, 3.0]
    seen = series(days(19, date(2026, 2, 18)), falls)
    asked = XmrOptions(improvement_direction=DOWN)
    said = sentence(seen, xmr(seen, asked), asked, Saying(least=0))
    assert said == (
        "Latest 3. Average 5.2, usual range 0 to 11.4. Better than usual for 7 weeks, since 13 May."
    )


@pytest.mark.parametrize(
    ("after", "better", "words"),
    [
        ([10.0], UP, "Nothing here needs an explanation."),
        ([13.0], UP, "Better than usual: above the upper limit."),
        ([13.0], DOWN, "Worse than usual: above the upper limit."),
        ([7.0], UP, "Worse than usual: below the lower limit."),
        ([7.0], DOWN, "Better than usual: below the lower limit."),
        ([13.0], NEUTRAL, "Higher than usual: above the upper limit."),
        ([7.0], NEUTRAL, "Lower than usual: below the lower limit."),
        ([12.0, 10.1, 12.1], UP, "Better than usual in 2 of the last 3 weeks."),
        ([12.0, 12.0, 10.1, 12.1], UP, "Better than usual in 2 of the last 3 weeks."),
        ([8.0, 8.1], UP, "Nothing here needs an explanation."),
        ([8.0, 9.9, 8.1], UP, "Worse than usual in 2 of the last 3 weeks."),
        ([12.0, 12.0, 12.1], DOWN, "Worse than usual in 3 of the last 3 weeks."),
        ([9.9, 9.8] * 4, UP, "Worse than usual for 8 weeks, since 1 April."),
        ([9.6, 10.2, 10.1, 10.3, 10.2, 10.1, 10.2, 10.1], UP,
         "Better than usual for 7 weeks, since 8 April."),
        ([9.9, 9.8] * 4, NEUTRAL, "Lower than usual for 8 weeks, since 1 April."),
        ([9.7, 9.8, 9.9, 10.1, 10.2, 10.3, 10.4], UP,
         "Getting better for 7 weeks, since 1 April."),
        ([10.4, 10.3, 10.2, 10.1, 9.9, 9.8, 9.7], UP, "Getting worse for 8 weeks, since 25 March."),
        ([9.7, 9.8, 9.9, 10.1, 10.2, 10.3, 10.4], NEUTRAL, "Rising for 7 weeks, since 1 April."),
        ([10.4, 10.3, 10.2, 10.1, 9.9, 9.8, 9.7], NEUTRAL, "Falling for 8 weeks, since 25 March."),
        # Two rises, a drop between them: the second alone.
        ([9.6, 9.7, 9.8, 9.9, 10.1, 10.2, 10.3, 9.6, 9.7, 9.8, 9.9, 10.1, 10.2, 10.3], UP,
         "Getting better for 7 weeks, since 20 May."),
        ([11.7, 11.6, 11.5, 11.4, 11.3, 11.2, 11.1], UP,
         ("The rules disagree: "
          "the latest value is part of a fall and part of a run above the average.")),
    ],
)  # fmt: skip
def test_what_happened_is_told_of_the_latest_value(after: Values, better: Direction, words: str):
    assert read([*BASE, *after], better, **FIXED) == f"Latest {after[-1]:g}. {USUAL} {words}"


def test_which_way_is_better_may_be_given_by_its_name():
    by_name: Any = "decrease"
    assert read([*BASE, 13.0], by_name, **FIXED).endswith(
        "Worse than usual: above the upper limit."
    )


def test_spans_are_of_the_measures_own_kind():
    said = read([*BASE, *[9.9, 9.8] * 4], saying=Saying(every=Every.MONTH), **FIXED)
    assert said.endswith("Worse than usual for 8 months, since 1 April.")


def test_a_shift_begins_with_its_segment():
    values: Values = [12.0] * 8 + [9.0, 11.0, *[10.2] * 8, 9.0, 5.0, 10.4, *[10.3] * 7]
    said = read(values, rebase=(days(40)[10],))
    assert "since" in said
    seen = weekly([*BASE, *[11.0, 10.9] * 4, *[10.6, 10.7, 10.8, 10.7] * 2])
    asked = XmrOptions(fix_after_n_points=12, rebase=(seen.dates[20],))
    assert sentence(seen, xmr(seen, asked), asked).endswith("Nothing here needs an explanation.")


def test_two_of_three_are_counted_in_their_segment_alone():
    before: Values = [*BASE, 12.0, 12.0, 12.0]
    after: Values = [*BASE, 12.0, 10.1, 12.0]
    seen = weekly([*before, *after])
    asked = XmrOptions(fix_after_n_points=12, rebase=(seen.dates[15],))
    said = sentence(seen, xmr(seen, asked), asked)
    assert said.endswith("Better than usual in 2 of the last 3 weeks.")


@pytest.mark.parametrize(
    ("target", "better", "words"),
    [
        (4, UP, " Target 4: met every time, if nothing changes."),
        (4, DOWN, " Target 4: out of reach, unless something changes."),
        (0, UP, " Target 0: met every time, if nothing changes."),
        (10.25, UP, " Target 10.2: hit or miss."),
        (None, UP, ""),
        (4, NEUTRAL, ""),
    ],
)
def test_the_target_is_told_last(target: float | None, better: Direction, words: str):
    said = read([*BASE, 10.0], better, target=target, **FIXED)
    assert said == f"Latest 10. {USUAL} Nothing here needs an explanation.{words}"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([3.0], "Latest 3. Average 3; a usual range needs two values in a row."),
        ([100.0] * 14, "Latest 100. Average 100, no variation."),
        ([1.0, 3.0], ("Latest 3. Average 2, usual range -3.3 to 7.3. "
                      "These are trial limits, from fewer than 13 values.")),
    ],
)  # fmt: skip
def test_what_is_usual_is_told_as_far_as_it_is_known(values: Values, words: str):
    assert read(values) == f"{words} Nothing here needs an explanation."


def test_a_baseline_without_values_has_no_average():
    said = read([*[None] * 12, 3.0], **FIXED)
    assert said == (
        "Latest 3. No average yet: its baseline holds no value. Nothing here needs an explanation."
    )


def test_a_late_series_tells_the_day_of_its_latest_value():
    said = read([*BASE, 10.0, None, None], **FIXED)
    assert said.startswith(f"Latest 10, on 1 April. {USUAL}")
    assert read([*BASE, 10.0], **FIXED).startswith("Latest 10. ")


def test_a_trend_is_counted_to_the_latest_value():
    said = read([*BASE, 9.7, 9.8, 9.9, 10.1, 10.2, 10.3, 10.4, None], **FIXED)
    assert said.endswith("Getting better for 7 weeks, since 1 April.")


def test_a_latest_value_of_0_is_told():
    assert read([1.0, 0.0]).startswith("Latest 0. Average 0.5, ")


def test_a_later_segment_that_holds_nothing_yet_says_nothing():
    seen = weekly([*BASE, 10.0, None])
    asked = XmrOptions(rebase=(seen.dates[13],))
    assert sentence(seen, xmr(seen, asked), asked).startswith("Latest 10, on 1 April. Average 10, ")


def test_a_day_of_another_year_bears_it():
    seen = series(days(20, date(2025, 11, 5)), [*BASE[:2], *[1.0, 2.0] * 9])
    asked = XmrOptions()
    said = sentence(seen, xmr(seen, asked), asked)
    assert said.endswith("Worse than usual for 18 weeks, since 19 November 2025.")
    seen = series(days(14, date(2025, 10, 5)), [*BASE, 13.0, None])
    assert sentence(seen, xmr(seen), asked).startswith("Latest 13, on 28 December 2025. ")


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (3.0, 1, "3"),
        (5.24, 1, "5.2"),
        (-0.04, 1, "0"),
        (0.0, 0, "0"),
        (20.0, 0, "20"),
        (1234.5, 1, "1,234.5"),
        (1200.0, 0, "1,200"),
        (0.125, 3, "0.125"),
        (999_999_999_999_999.0, 1, "999,999,999,999,999"),
        (1e15, 1, "1e+15"),
        (-1e15, 1, "-1e+15"),
        (1e300, 1, "1e+300"),
    ],
)
def test_numbers_are_said_as_people_write_them(value: float, decimals: int, words: str):
    assert number(value, Saying(decimals=decimals)) == words


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        (Saying(), "usual range -2 to 120"),
        (Saying(least=0), "usual range 0 to 120"),
        (Saying(most=100), "usual range -2 to 100"),
        (Saying(least=-5, most=200), "usual range -2 to 120"),
    ],
)
def test_a_usual_range_stays_within_what_the_measure_can_be(saying: Saying, words: str):
    assert usual_range(-2.0, 120.0, saying) == words


def test_every_rule_has_its_words():
    rules = [rule for rule in Rule if rule is not Rule.NONE]
    assert in_words(rules) == (
        "above the upper limit",
        "below the lower limit",
        "part of a rise",
        "part of a fall",
        "one of two of three points near the upper limit",
        "one of two of three points near the lower limit",
        "part of a run above the average",
        "part of a run below the average",
    )


def test_rules_disagree_where_they_point_both_ways():
    falling = weekly([*BASE, 11.7, 11.6, 11.5, 11.4, 11.3, 11.2, 11.1])
    points = xmr(falling, XmrOptions(fix_after_n_points=12), Profile.MDC).points
    assert (rules_disagree(points[18]), rules_disagree(points[0])) == (True, False)
    above = xmr(weekly([*BASE, 13.0]), XmrOptions(fix_after_n_points=12)).points[12]
    assert not rules_disagree(above)
