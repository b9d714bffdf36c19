"""What a team's counters say at a glance; nothing of it is stored, so nothing of it gets old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from msgspec import Struct

from heard.domain.measures.entity import Measure, Tally


class DaysSince(Struct, frozen=True):
    """Days since the last event; while there was none (`last_on` None), since it was started.

    `best_ever` is the longest time without one, the running one too. A new best has passed a
    former one: the first time of all has nothing to pass.
    """

    days: int
    last_on: date | None
    best_ever: int
    is_new_best: bool
    is_day_zero: bool


def days_since(measure: Measure, tallies: Iterable[Tally], today: date) -> DaysSince:
    """`today` is London's. Where a clock is behind, it is at least the newest day that was told.

    Nothing before the measure was started is looked at: who knows of an event then starts it there.
    """
    told = observations(one for one in tallies if one.measure == measure.id)
    since_start = [(day, value) for day, value in told if day >= measure.started_on]
    events = [day for day, value in since_start if value > 0]
    now = max((today, measure.started_on, *(day for day, _ in since_start)))
    stretches = [(end - begin).days for begin, end in pairwise((measure.started_on, *events, now))]
    *past, days = stretches
    best = max(past, default=0)
    return DaysSince(
        days=days,
        last_on=events[-1] if events else None,
        best_ever=max(days, best),
        is_new_best=0 < best < days,
        is_day_zero=bool(events) and days == 0,
    )


def observations(tallies: Iterable[Tally]) -> tuple[tuple[date, float], ...]:
    """Of one measure, in the order of their days: what a chart is drawn of."""
    points = {day: point.value for tally in tallies for day, point in tally.points.items()}
    return tuple(sorted(points.items()))


def unanswered(
    measures: Iterable[Measure], tallies: Iterable[Tally], day: date
) -> tuple[Measure, ...]:
    """The measures in use on a day of which nobody has told it."""
    told = {tally.measure for tally in tallies if day in tally.points}
    return tuple(one for one in measures if in_use(one, day) and one.id not in told)


def in_use(measure: Measure, day: date) -> bool:
    started = measure.started_on <= day
    return started and (measure.retired_on is None or day < measure.retired_on)
