"""What the tests of charts share: days, and series that give the rules something to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from hypothesis import settings
from hypothesis import strategies as st

from heard.domain.spc import Series, series

UNHURRIED = settings(deadline=None)  # a machine with other work is no fault of a chart
FIRST = date(2026, 1, 7)


def days(n: int, first: date = FIRST, every_days: int = 7) -> list[date]:
    return [first + timedelta(days=every_days * place) for place in range(n)]


def weekly(values: Sequence[float | None]) -> Series:
    return series(days(len(values)), values)


# Few different values, so that ties, points on the mean and gaps are common ...
_LEVEL = st.lists(st.none() | st.integers(0, 4).map(float), min_size=1, max_size=40)
# ... and stretches that go one way, which chance would hardly make.
_STRETCH = st.tuples(st.sampled_from([-3, -1, 0, 1, 2]), st.integers(1, 9))
_MOVING = st.lists(_STRETCH, min_size=1, max_size=5).map(
    lambda stretches: [
        float(level) for level in accumulate(step for step, n in stretches for _ in range(n))
    ]
)
_GAPPY = st.tuples(_MOVING, st.sets(st.integers(0, 40), max_size=2)).map(
    lambda both: [None if place in both[1] else value for place, value in enumerate(both[0])]
)
_LOOSE = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30)


def _is_observed(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)


VALUES = (_LEVEL | _MOVING | _GAPPY | _LOOSE).filter(_is_observed)
WHOLE = (_LEVEL | _MOVING | _GAPPY).filter(_is_observed)
