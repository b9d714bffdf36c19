"""A run chart finds shifts, trends and unusual runs about its median, and no more than that."""

from __future__ import annotations

from datetime import date
from math import comb

import pytest

from heard.domain.spc import (
    RunChart,
    RunOptions,
    RunPoint,
    RunSegment,
    SpcError,
    Way,
    run_chart,
)
from heard.domain.spc.runs import Runs, anhoej_signal, fewest_crossings, runs, usual_runs
from tests.domain.spc.charts import days, weekly
from tests.domain.spc.test_rules import numbers, places

DAY = days(40)


def test_a_run_chart_says_all_that_it_found():
    assert run_chart(weekly([1.0, None, 2.0, 4.0])) == RunChart(
        segments=(
            RunSegment(
                median=2.0,
                n_useful=2,
                n_runs=2,
                longest_run=1,
                n_crossings=1,
                anhoej_signal=False,
                too_few_runs=False,
                too_many_runs=False,
            ),
        ),
        points=tuple(RunPoint(date=day, shift=False, trend=Way.NONE) for day in DAY[:4]),
    )


def shifts(row: str, options: RunOptions | None = None) -> str:
    points = run_chart(weekly(numbers(row)), options or RunOptions(freeze=2)).points
    return "".join("#" if point.shift else "." for point in points)


def trends(row: str, options: RunOptions | None = None) -> str:
    points = run_chart(weekly(numbers(row)), options or RunOptions()).points
    return "".join({"up": "+", "down": "-", "none": "."}[point.trend] for point in points)


@pytest.mark.parametrize(
    ("row", "found"),
    [  # the first two make the median: 5
        ("4688881", "......."),
        ("46888881", ".######."),
        ("468888881", ".#######."),
        ("64888888", "..######"),
        ("64885888", "........"),
        ("648858888", "..##.####"),
        ("6488_8888", "..##.####"),
        ("64222222", ".#######"),
        ("64888222", "........"),
    ],
)
def test_a_shift_is_6_useful_points_on_one_side(row: str, found: str):
    assert shifts(row) == found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("1234", "...."),
        ("12345", "+++++"),
        ("54321", "-----"),
        ("122345", "++++++"),
        ("1123455", "+++++++"),
        ("12344", "....."),
        ("12_345", "++.+++"),
        ("12343", "....."),
        ("1234543", "+++++.."),
        ("123454321", "++++-----"),
        ("5432123455", "----++++++"),
        ("_12345_", ".+++++."),
    ],
)
def test_a_trend_is_5_points_one_way_equal_neighbours_counting_once(row: str, found: str):
    assert trends(row) == found


def test_nothing_crosses_a_rebase():
    row = "1234567"
    assert trends(row) == "+++++++"
    assert trends(row, RunOptions(rebase=(DAY[3],))) == "......."
    between = run_chart(weekly(numbers(row)), RunOptions(rebase=(date(2026, 1, 22),)))
    assert [segment.median for segment in between.segments] == [2.0, 5.5]


def test_a_median_is_that_of_the_first_places_of_each_segment():
    chart = run_chart(weekly(numbers("1_9995579")), RunOptions(freeze=3, rebase=(DAY[5],)))
    assert [segment.median for segment in chart.segments] == [5.0, 5.0]
    assert [segment.n_useful for segment in chart.segments] == [4, 2]


def test_a_segment_whose_basis_is_missing_has_no_median():
    chart = run_chart(weekly([1.0, 2.0, None, 3.0]), RunOptions(freeze=1, rebase=(DAY[2],)))
    assert chart.segments[1] == RunSegment(
        median=None,
        n_useful=0,
        n_runs=0,
        longest_run=0,
        n_crossings=0,
        anhoej_signal=False,
        too_few_runs=False,
        too_many_runs=False,
    )
    alone = run_chart(weekly([1.0, 2.0, None]), RunOptions(rebase=(DAY[2],)))
    assert alone.points[2] == RunPoint(date=DAY[2], shift=False, trend=Way.NONE)


def test_too_few_and_too_many_runs_are_told():
    few = run_chart(weekly(numbers("1111199999"))).segments[0]
    assert (few.n_runs, few.too_few_runs, few.too_many_runs) == (2, True, False)
    many = run_chart(weekly(numbers("1919191919"))).segments[0]
    assert (many.n_runs, many.too_few_runs, many.too_many_runs) == (10, False, True)
    three = run_chart(weekly(numbers("1119999911"))).segments[0]
    assert (three.n_runs, three.too_few_runs) == (3, False)
    nine = run_chart(weekly(numbers("1919191991"))).segments[0]
    assert (nine.n_runs, nine.too_many_runs) == (9, False)


def test_a_freeze_of_nothing_is_refused():
    with pytest.raises(SpcError, match=r"^Expected int >= 1, at freeze\.$"):
        run_chart(weekly([1.0]), RunOptions(freeze=0))


# --- Runs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ("", Runs(0, 0, 0)),
        ("..", Runs(0, 0, 0)),
        ("+", Runs(1, 1, 1)),
        ("+.+-", Runs(3, 2, 2)),
        ("--+++-", Runs(6, 3, 3)),
    ],
)
def test_runs_pass_over_what_lies_on_the_line(sides: str, found: Runs):
    assert runs(places(sides)) == found


def test_crossings_are_one_fewer_than_runs():
    assert [Runs(9, n, 1).n_crossings for n in (0, 1, 2, 5)] == [0, 0, 1, 4]


# n useful points: the fewest and the most usual runs (as the design states them).
USUAL = {
    10: (3, 9), 15: (5, 12), 20: (7, 15), 24: (8, 18),
    30: (11, 21), 40: (15, 27), 50: (19, 33), 60: (24, 38),
}  # fmt: skip


def test_the_table_of_runs_is_that_of_the_design():
    assert {n: usual_runs(n) for n in USUAL} == USUAL
    assert (usual_runs(9), usual_runs(0)) == (None, None)


def exact_runs(n: int) -> tuple[int, int]:
    above, below = n // 2, n - n // 2
    ways = [0, 0]
    for k in range(2, n + 1):
        half, odd = divmod(k, 2)
        ways.append(
            comb(above - 1, half) * comb(below - 1, half - 1)
            + comb(above - 1, half - 1) * comb(below - 1, half)
            if odd
            else 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
        )
    assert sum(ways) == comb(n, above)
    fewest = next(k for k in range(n + 1) if 40 * sum(ways[: k + 1]) > sum(ways))
    most = next(k for k in range(n, -1, -1) if 40 * sum(ways[k:]) > sum(ways))
    return fewest, most


def exact_crossings(n: int) -> int:
    heads = [comb(n - 1, k) for k in range(n)]
    return next(k for k in range(n) if 20 * sum(heads[: k + 1]) >= 2 ** (n - 1))


def test_both_tails_are_those_of_whole_numbers():
    assert [usual_runs(n) for n in range(10, 150)] == [exact_runs(n) for n in range(10, 150)]
    assert [fewest_crossings(n) for n in range(1, 150)] == [
        exact_crossings(n) for n in range(1, 150)
    ]


def test_a_hundred_thousand_useful_points_have_their_tails_too():
    fewest, most = usual_runs(100_000) or (0, 0)
    assert 50_001 - fewest == most - 50_001 == pytest.approx(1.96 * 100_000**0.5 / 2, rel=0.01)
    assert fewest_crossings(100_000) == pytest.approx(50_000 - 1.645 * 100_000**0.5 / 2, rel=0.001)


@pytest.mark.parametrize(
    ("found", "signal"),
    [
        (Runs(0, 0, 0), False),
        (Runs(1, 1, 1), False),
        (Runs(20, 10, 7), False),  # round(log2 20) + 3 = 7
        (Runs(20, 10, 8), True),
        (Runs(24, 12, 8), False),  # round(log2 24) + 3 = 8, for log2 24 = 4.58
        (Runs(24, 12, 9), True),
        (Runs(20, 7, 5), False),  # 6 crossings are the fewest of 20
        (Runs(20, 6, 5), True),
    ],
)
def test_the_anhoej_signal(found: Runs, signal: bool):
    assert anhoej_signal(found) is signal
