"""What was measured, beside what performance asks for; only a steady figure can fail the build."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Figure(Struct, frozen=True):
    """One number. `steady`: the same on a noisy machine, so that its gate may fail a build.

    Bytes and counts of nodes are steady, and ratios within one run; a clock on the wall is not.
    CPU time of a thread is on a machine that is not overcrowded: `cpu`. `note` says what a reader
    must know to compare it.
    """

    name: str
    value: float
    unit: str
    aim: float | None = None
    gate: float | None = None
    more_is_better: bool = False
    steady: bool = False
    cpu: bool = False
    note: str = ""

    def fails(self, *, crowded: bool) -> bool:
        steady = self.steady or (self.cpu and not crowded)
        return steady and self.gate is not None and self._beyond(self.gate)

    @property
    def verdict(self) -> str:
        if self.gate is not None and self._beyond(self.gate):
            return "BEYOND ITS GATE" if self.steady or self.cpu else "beyond its gate"
        if self.aim is not None and self._beyond(self.aim):
            return "misses its aim"
        return "" if self.aim is None and self.gate is None else "as aimed"

    def _beyond(self, limit: float) -> bool:
        return self.value < limit if self.more_is_better else self.value > limit


def lines(figures: Iterable[Figure]) -> list[str]:
    return [
        f"{one.name:<58}{shown(one.value):>10} {one.unit:<11}"
        f"{_limit('aim', one.aim):<12}{_limit('gate', one.gate):<13}{one.verdict}"
        + (f"\n    {one.note}" if one.note else "")
        for one in figures
    ]


def shown(value: float) -> str:
    """Three digits that mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _limit(name: str, value: float | None) -> str:
    return "" if value is None else f"{name} {value:,g}"
