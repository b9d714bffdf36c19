"""Each rule finds what it should, and not one point more; NHSRplotthedots' own way beside it."""

from __future__ import annotations

import pytest

from heard.domain.spc import SpcError, XmrOptions, plot_the_dots, rules
from heard.domain.spc.rules import Trend


def places(marks: str) -> list[int]:
    """Places as a row of marks: + is 1, - is -1, . is 0."""
    return [{"+": 1, "-": -1, ".": 0}[mark] for mark in marks]


def numbers(row: str) -> list[float | None]:
    """Values as a row of digits; _ is missing."""
    return [None if digit == "_" else float(digit) for digit in row]


def test_a_point_on_a_line_is_on_neither_side_of_it():
    assert rules.sides(numbers("353_4"), 4) == places("-+-..")
    assert rules.outside(numbers("12345_"), 2, 4) == places("-...+.")


def test_steps_know_a_tie_from_a_gap():
    assert rules.steps(numbers("1221_3")) == [1, 0, -1, None, None]
    assert rules.steps(numbers("1")) == []


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        ("++++++", "......"),
        ("+++++++", "+++++++"),
        ("--------", "--------"),
        ("-+++++++-", ".+++++++."),
        ("+++.++++", "........"),
        (".......", "......."),
        ("+++++++-------", "+++++++-------"),
    ],
)
def test_a_shift_is_7_on_one_side(sides: str, found: str):
    assert rules.shift(places(sides), 7) == places(found)


def test_a_shift_may_be_6():
    assert rules.shift(places("-++++++"), 6) == places(".++++++")


@pytest.mark.parametrize(
    ("row", "into", "out"),
    [
        ("123456", "......", "......"),
        ("1234567", ".++++++", "++++++."),
        ("7654321", ".------", "------."),
        ("12345678", ".+++++++", "+++++++."),
        ("12344567", "........", "........"),
        ("123_4567", "........", "........"),
        ("2345678765432", ".++++++------", "++++++------."),
        ("12345673456789", ".++++++.++++++", "++++++.++++++."),
    ],
)
def test_a_trend_is_6_steps_one_way(row: str, into: str, out: str):
    assert rules.trend(numbers(row), 7) == Trend(into=places(into), out=places(out))


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("1234567", "+++++++"),
        ("7654321", "-------"),
        ("123456", "......"),
        # A turning point is named after what follows it.
        ("2345678765432", "++++++-------"),
        # Its defect: a rise whose end is followed by a drop and another rise ends as a fall.
        ("12345673456789", "++++++-+++++++"),
        # A tie between two trends is no rise, hence a fall.
        ("12345677654321", "++++++--------"),
        ("76543212345678", "------++++++++"),
    ],
)
def test_a_trend_as_nhsrplotthedots_names_it(row: str, named: str):
    assert plot_the_dots.trend(numbers(row)) == Trend(into=places(named), out=[0] * len(named))


@pytest.mark.parametrize(
    "row", ["123_567", "765_321", "_234567", "123456_", "3_______3", "55123_567"]
)
def test_nhsrplotthedots_has_no_answer_to_a_gap_in_what_only_rises_or_falls(row: str):
    with pytest.raises(SpcError) as refused:
        plot_the_dots.trend(numbers(row))
    assert str(refused.value) == (
        "NHSRplotthedots has no answer where a value is missing from a stretch that otherwise "
        "only rises or only falls; profile mdc has."
    )


@pytest.mark.parametrize(
    "row", ["12_456", "123_557", "123_547", "1_3254_67", "_765_56", "12345676543213_2"]
)
def test_it_has_one_to_any_other_gap(row: str):
    assert len(plot_the_dots.trend(numbers(row)).into) == len(row)


@pytest.mark.parametrize(
    ("sides", "beyond", "found"),
    [
        ("++", "++", ".."),
        ("+++", "++.", "++."),
        ("+++", "+.+", "+.+"),
        ("+++", ".++", ".++"),
        ("+++", "+++", "+++"),
        ("---", "-.-", "-.-"),
        ("+++", "+..", "..."),
        ("+-+", "+.+", "..."),
        ("+.+", "+.+", "..."),
        ("-++", ".++", "..."),
        ("++++", "++.+", "++.+"),
        ("+++---", "++.--.", "++.--."),
        ("++--", "++--", "...."),
        ("+++++", "+...+", "....."),
    ],
)
def test_two_of_three_on_one_side(sides: str, beyond: str, found: str):
    assert rules.two_of_three(places(sides), places(beyond)) == places(found)


def test_nhsrplotthedots_counts_no_point_outside_as_near():
    assert plot_the_dots.near_only(places("+..-"), places("++.-")) == places(".+..")


@pytest.mark.parametrize("lengths", [(6, 7), (7, 6), (6, 6)])
def test_nhsrplotthedots_knows_runs_of_7_alone(lengths: tuple[int, int]):
    shift, trend = lengths
    with pytest.raises(SpcError) as refused:
        plot_the_dots.refuse_run_lengths(XmrOptions(shift_points=shift, trend_points=trend))
    assert str(refused.value) == (
        "NHSRplotthedots knows runs of 7 points alone; profile mdc has 6 as well."
    )
