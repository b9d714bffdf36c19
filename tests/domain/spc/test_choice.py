"""The chart for a measure is chosen by what its values are, and the choice is explained."""

from __future__ import annotations

from typing import Any

import pytest

from heard.domain.spc import Chart, Choice, Measure, SpcError, choose
from tests.domain.spc.charts import weekly

AMOUNT, COUNT = Measure.AMOUNT, Measure.COUNT
TIMES, CASES = Measure.TIME_BETWEEN, Measure.CASES_BETWEEN


@pytest.mark.parametrize(
    ("values", "measure", "choice"),
    [
        ([1.0] * 13, AMOUNT, Choice(Chart.XMR, "13 values are enough for limits that hold.")),
        (
            [1.0] * 12 + [None],
            AMOUNT,
            Choice(
                Chart.RUN,
                "With 12 of 13 values, limits would still move with each new one; a median "
                "already says what is usual.",
            ),
        ),
        (
            [0.0] * 10 + [1.0] * 9 + [None] * 9,
            COUNT,
            Choice(
                Chart.T,
                "10 of 19 values are 0, too many for limits about an average: chart the time "
                "between events (T), or the cases between them (G).",
            ),
        ),
        (
            [0.0] * 10 + [1.0] * 10,
            COUNT,
            Choice(Chart.XMR, "20 values are enough for limits that hold."),
        ),
        (
            [0.0] * 19 + [1.0],
            AMOUNT,
            Choice(Chart.XMR, "20 values are enough for limits that hold."),
        ),
        ([0.0, 3.0], CASES, Choice(Chart.G, "Each value counts the cases between two events.")),
        ([0.5, None], TIMES, Choice(Chart.T, "Each value is the time between two events.")),
        (
            [0.0, 3.0],
            TIMES,
            Choice(
                Chart.G,
                "Two events fell together, and a T chart has no place for no time: record hours "
                "to use one; until then this counts the days between.",
            ),
        ),
    ],
)
def test_the_chart_for_a_measure(values: list[float | None], measure: Measure, choice: Choice):
    assert choose(weekly(values), measure) == choice


def test_a_measure_may_be_given_by_its_name():
    by_name: Any = "cases_between"
    assert choose(weekly([1.0]), by_name).chart is Chart.G
    wrong: Any = "mood"
    with pytest.raises(SpcError, match=r"^Invalid enum value 'mood'\.$"):
        choose(weekly([1.0]), wrong)
