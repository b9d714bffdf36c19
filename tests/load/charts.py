"""What it costs to chart a trust: a thousand measures of sixty weeks, on one core."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import msgspec

from heard.domain.spc import XmrOptions, run_chart, series, xmr
from heard.domain.spc.door import reply
from tests.load.figures import Figure
from tests.load.house import House

SERIES = 1_000
POINTS = 60
DAYS = [date(2025, 1, 1) + timedelta(days=7 * week) for week in range(POINTS)]


def charts(_house: House) -> list[Figure]:
    """A thousand series of 60 points: limits, rules, types and icons, in pure Python."""
    numbers = [_weekly(Random(n)) for n in range(SERIES)]
    options = XmrOptions(target=50, rebase=(DAYS[30],), screen_outliers=True)
    lines = [msgspec.json.encode({"chart": "xmr", "dates": DAYS, "values": one}) for one in numbers]
    return [
        _cpu("XmR charts of 1,000 series of 60 points", lambda: _each(numbers, xmr), 0.5, 1),
        _cpu(
            "the same, with a rebase, screening and a target",
            lambda: _each(numbers, lambda seen: xmr(seen, options)),
        ),
        _cpu("the same, as lines through the door", lambda: [reply(line) for line in lines]),
        _cpu("run charts of them", lambda: _each(numbers, run_chart)),
    ]


def _weekly(random: Random) -> list[float]:
    return [random.gauss(50, 5) for _ in range(POINTS)]


def _each(numbers: list[list[float]], chart: Callable[..., object]) -> list[object]:
    return [chart(series(DAYS, one)) for one in numbers]


def _cpu(
    name: str, work: Callable[[], object], aim: float | None = None, gate: float | None = None
) -> Figure:
    before = time.process_time()
    work()
    return Figure(name, time.process_time() - before, "s", aim=aim, gate=gate, cpu=gate is not None)
