"""How many runs a median is crossed in, and whether chance alone would make so many or so few.

A useful point is one that does not lie on the centre line; a run is a stretch of useful points
on one side of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from math import exp, lgamma, log, log2

from msgspec import Struct

from heard.domain.spc.rules import Sign

TEST_FROM = 10  # useful points; source: Perla, Provost and Murray 2011
TAIL = 0.025  # of each side of the table of runs
CROSSINGS_TAIL = 0.05  # source: Anhoej and Olesen 2014


class Runs(Struct, frozen=True):
    """What the runs about a centre line come to; all 0 where no point is useful."""

    n_useful: int
    n_runs: int
    longest_run: int

    @property
    def n_crossings(self) -> int:
        return max(self.n_runs - 1, 0)


def runs(sides: Iterable[Sign]) -> Runs:
    lengths = [sum(1 for _ in run) for _, run in groupby(side for side in sides if side)]
    return Runs(n_useful=sum(lengths), n_runs=len(lengths), longest_run=max(lengths, default=0))


def anhoej_signal(found: Runs) -> bool:
    """An unusually long run, or unusually few crossings; a false alarm in 5% of stable series.

    Source: Anhoej and Olesen 2014 (PLoS ONE 9(11): e113825), Anhoej and Wentzel-Larsen 2018;
    the longest run after Schilling 2012, the crossings after Chen 2010.
    """
    if not found.n_useful:
        return False
    longest_usual = round(log2(found.n_useful)) + 3
    return found.longest_run > longest_usual or found.n_crossings < fewest_crossings(found.n_useful)


def fewest_crossings(n_useful: int) -> int:
    """The 5% quantile of crossings: n_useful - 1 tosses of a coin."""
    tosses = n_useful - 1
    chances = (exp(_log_choose(tosses, heads) - tosses * log(2)) for heads in range(tosses + 1))
    return _quantile(chances, CROSSINGS_TAIL)


def usual_runs(n_useful: int) -> tuple[int, int] | None:
    """The fewest and the most runs that chance makes of so many useful points; None under 10.

    The exact distribution of runs, half of the points on each side of the median; each tail at
    most 2.5%. Source: Swed and Eisenhart 1943; Perla, Provost and Murray 2011, table 1.
    """
    if n_useful < TEST_FROM:
        return None
    chances = list(_chances_of_runs(n_useful // 2, n_useful - n_useful // 2))
    fewest = _quantile(chances, TAIL)
    most = len(chances) - 1 - _quantile(reversed(chances), TAIL)
    return fewest, most


def _chances_of_runs(above: int, below: int) -> Iterator[float]:
    """The chance of 0 runs, of 1, 2, ... of so many points on either side, as many or one fewer."""
    ways = _log_choose(above + below, above)
    yield from (0.0, 0.0)
    for n in range(2, above + below + 1):
        half = n // 2
        if n % 2 == 0:
            each = _log_choose(above - 1, half - 1) + _log_choose(below - 1, half - 1)
            yield 2 * exp(each - ways)
        else:
            more_above = _log_choose(above - 1, half) + _log_choose(below - 1, half - 1)
            more_below = _log_choose(above - 1, half - 1) + _log_choose(below - 1, half)
            yield exp(more_above - ways) + exp(more_below - ways)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) if k <= n else float("-inf")


def _quantile(chances: Iterable[float], tail: float) -> int:
    """The first place up to which the chances add to more than the tail."""
    return next(place for place, sum_ in enumerate(accumulate(chances)) if sum_ > tail)
