"""Run charts and charts of rare events are read in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from heard.domain.spc import (
    Direction,
    Every,
    RareOptions,
    RunOptions,
    Saying,
    g_chart,
    rare_sentence,
    run_chart,
    run_sentence,
    t_chart,
)
from tests.domain.spc.charts import days, weekly
from tests.domain.spc.test_rules import numbers

UP, DOWN, NEUTRAL = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
NOTHING = "Nothing here needs an explanation."
RISE = "The latest values rise, which chance alone would hardly do."
FALL = "The latest values fall, which chance alone would hardly do."
STAY = "The values stay on one side of the {} longer than chance would have them."
OFTEN = "The values cross the median more often than chance would have them."


@pytest.mark.parametrize(
    ("row", "better", "words"),
    [
        ("4637", UP, NOTHING),
        ("46888888", UP, "Better than the median for 7 weeks, since 14 January."),
        ("64888888", UP, "Better than the median for 6 weeks, since 21 January."),
        ("64888888", DOWN, "Worse than the median for 6 weeks, since 21 January."),
        ("64222222", DOWN, "Better than the median for 7 weeks, since 14 January."),
        ("64222222", NEUTRAL, "Lower than the median for 7 weeks, since 14 January."),
        ("64885_8888", NEUTRAL, "Higher than the median for 8 weeks, since 21 January."),
        ("4651234", UP, NOTHING),
        ("6488888858", UP, "Better than the median for 8 weeks, since 21 January."),
        ("4624678", UP, RISE),
        ("6486421", UP, FALL),
        ("461111888", UP, NOTHING),
        ("46464646464", UP, OFTEN),
        ("46666644444", UP, STAY.format("median")),  # too few runs, yet no Anhoej signal
        ("46666666646464", UP, STAY.format("median")),  # the reverse: one run is too long
        ("46555555554", UP, NOTHING),
    ],
)
def test_a_run_chart_is_read_from_its_latest_value(row: str, better: Direction, words: str):
    options = RunOptions(freeze=2, improvement_direction=better)
    seen = weekly(numbers(row))
    said = run_sentence(seen, run_chart(seen, options), options)
    assert said == f"Latest {row[-1]}. Median 5. {words}"


def test_a_run_is_counted_within_its_segment_and_in_its_own_kind():
    seen = weekly(numbers("4688888846888888_"))
    options = RunOptions(freeze=2, rebase=(days(9)[8],))
    said = run_sentence(seen, run_chart(seen, options), options, Saying(every=Every.MONTH))
    assert said == (
        "Latest 8, on 22 April. Median 5. Better than the median for 7 months, since 11 March."
    )
    higher = weekly(numbers("4688888888888888"))
    cut = RunOptions(freeze=2, rebase=(days(9)[8],))
    assert run_sentence(higher, run_chart(higher, cut), cut).endswith(f"Median 8. {NOTHING}")


def test_a_run_begins_with_its_segment_though_the_one_before_lay_there_too():
    """The first segment lies above its median, the second below 9, its own."""
    seen = weekly(numbers("4678777799888888"))
    options = RunOptions(freeze=2, rebase=(days(9)[8],), improvement_direction=NEUTRAL)
    said = run_sentence(seen, run_chart(seen, options), options)
    assert said == "Latest 8. Median 9. Lower than the median for 6 weeks, since 18 March."


def test_a_value_belongs_to_the_segment_that_it_begins():
    seen = weekly(numbers("4689"))
    for day in (days(4)[3], days(4)[2] + timedelta(days=1)):  # the second is snapped
        options = RunOptions(freeze=2, rebase=(day,))
        said = run_sentence(seen, run_chart(seen, options), options)
        assert said == f"Latest 9. Median 9. {NOTHING}"


def test_a_run_chart_without_a_median_says_so():
    seen = weekly([None, 3.0])
    options = RunOptions(freeze=1)
    assert run_sentence(seen, run_chart(seen, options), options) == (
        f"Latest 3. No median yet: its baseline holds no value. {NOTHING}"
    )


@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        ([0.0, 4.0, 2.0], {}, f"Latest 2. Middle 2, usual range 0 to 9.3. {NOTHING}"),
        (
            [0.0, 4.0, 2.0, 20.0],
            {"freeze": 3},
            "Latest 20. Middle 2, usual range 0 to 9.3. Longer than usual, which is better.",
        ),
        (
            [*[1.0] * 10, *[9.0] * 10, None],
            {},
            f"Latest 9, on 20 May. Middle 5, usual range 0 to 21.4. {STAY.format('centre line')}",
        ),
        (
            [None, 3.0],
            {"freeze": 1},
            f"Latest 3. No centre line yet: its baseline holds no value. {NOTHING}",
        ),
    ],
)
def test_a_g_chart_is_read(values: Sequence[float | None], options: dict[str, Any], words: str):
    seen = weekly(values)
    assert rare_sentence(seen, g_chart(seen, RareOptions(**options))) == words


def test_a_t_chart_is_read():
    one = weekly([3.0])
    assert rare_sentence(one, t_chart(one)) == (
        f"Latest 3. Middle 3; a usual range needs two gaps in a row. {NOTHING}"
    )
    short = weekly([*[9.0**3.6, 10.0**3.6] * 3, 1.0])
    said = rare_sentence(short, t_chart(short, RareOptions(freeze=6)), Saying(decimals=0))
    assert said == "Latest 1. Middle 3,310, usual range 1,015 to 8,048. Shorter than usual."
