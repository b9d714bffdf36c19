"""Charts of rare events lie about their gaps as qicharts2's do, and refuse what is no gap."""

from __future__ import annotations

from math import sqrt

import pytest

from heard.domain.spc import RareChart, RareOptions, SpcError, g_chart, t_chart
from tests.domain.spc.charts import weekly

POWERS = [
    value**3.6 for value in (2.0, 3.0, 2.0, 3.0, 2.0, 3.0)
]  # on the scale: mean 2.5, ranges 1


def raised(value: float) -> float:
    return value**3.6


def test_a_t_chart_is_made_where_gaps_are_nearly_normal():
    chart = t_chart(weekly([*POWERS, 6.0**3.6]), RareOptions(freeze=6))
    assert (chart.center, chart.upper) == pytest.approx((raised(2.5), raised(2.5 + 3 / 1.128)))
    assert chart.lower == 0
    assert chart.outside == (False,) * 6 + (True,)


def test_a_lower_limit_above_zero_is_raised_back_too():
    gaps = [raised(value) for value in (9.0, 10.0, 9.0, 10.0)]
    chart = t_chart(weekly([*gaps, None, raised(1.0)]), RareOptions(freeze=4))
    assert chart.lower == pytest.approx(raised(9.5 - 3 / 1.128))
    assert chart.outside == (False,) * 5 + (True,)


def test_a_t_chart_may_be_screened():
    gaps = [raised(value) for value in [2.0, 3.0] * 10 + [22.0]]
    plain, screened = (
        t_chart(weekly(gaps), RareOptions(screen_outliers=on)) for on in (False, True)
    )
    middle = 72 / 21
    assert plain.upper == pytest.approx(raised(middle + 3 * (38 / 20) / 1.128))
    assert screened.upper == pytest.approx(raised(middle + 3 / 1.128))
    assert t_chart(weekly(gaps)) == plain


@pytest.mark.parametrize("gap", [0.0, -1.0])
def test_a_gap_that_took_no_time_is_refused(gap: float):
    with pytest.raises(SpcError) as refused:
        t_chart(weekly([3.0, None, gap]))
    assert str(refused.value) == (
        "A time between events is more than zero: record hours, or chart the cases between (G) "
        "instead."
    )


def test_one_gap_has_a_centre_and_no_limits():
    chart = t_chart(weekly([1.0, None]))
    assert chart == RareChart(
        center=1.0, lower=None, upper=None, outside=(False, False), anhoej_signal=False
    )
    assert t_chart(weekly([None, 3.0]), RareOptions(freeze=1)).center is None


def test_gaps_that_never_vary_lie_on_every_line():
    chart = t_chart(weekly([5.0] * 20))
    assert (chart.center, chart.lower, chart.upper) == pytest.approx((5.0, 5.0, 5.0))
    assert (chart.outside, chart.anhoej_signal) == ((False,) * 20, False)


def test_a_g_chart_lies_about_its_median_with_limits_about_its_mean():
    chart = g_chart(weekly([0.0, 4.0, 2.0, None, 10.0]))
    upper = 4 + 3 * (sqrt(4) * sqrt(5))
    assert chart.upper == pytest.approx(upper)
    assert chart == RareChart(
        center=3.0, lower=0.0, upper=chart.upper, outside=(False,) * 5, anhoej_signal=False
    )


def test_a_g_chart_may_be_frozen_and_tells_what_is_beyond():
    chart = g_chart(weekly([0.0, 4.0, 2.0, 20.0]), RareOptions(freeze=3))
    assert (chart.center, chart.upper) == (2.0, pytest.approx(2 + 3 * sqrt(6)))
    assert chart.outside == (False, False, False, True)
    assert g_chart(weekly([None, 3.0]), RareOptions(freeze=1)) == RareChart(
        center=None, lower=None, upper=None, outside=(False, False), anhoej_signal=False
    )


def test_fewer_than_no_cases_are_refused():
    with pytest.raises(SpcError) as refused:
        g_chart(weekly([0.0, None, -1.0]))
    assert str(refused.value) == "The cases between events cannot be fewer than none."


def test_the_anhoej_signal_is_that_of_runs_about_the_centre():
    low, high = [1.0] * 10, [9.0] * 10
    assert g_chart(weekly([*low, *high])).anhoej_signal is True
    assert t_chart(weekly([*low, *high])).anhoej_signal is True
    assert t_chart(weekly([1.0, 9.0] * 10)).anhoej_signal is False


def test_options_are_checked():
    with pytest.raises(SpcError, match="at freeze"):
        t_chart(weekly([1.0]), RareOptions(freeze=0))
    with pytest.raises(SpcError, match="at freeze"):
        g_chart(weekly([1.0]), RareOptions(freeze=0))


def test_the_greatest_gaps_are_charted():
    assert g_chart(weekly([1e300, 1e300])).upper == pytest.approx(4e300)
    assert t_chart(weekly([1e300, 1e-308])).upper == pytest.approx(6.29e301, rel=1e-3)
