"""What each team of the demo counts: what happened on the day itself, the rest at the huddle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from heard.demo.organisation import MAPLE, known_as
from heard.demo.tale import Line
from heard.demo.team import Team
from heard.domain.alike import Of, alike
from heard.domain.base import MeasureId, TallyId
from heard.domain.huddles.script import Setting
from heard.domain.measures.counting import AddToTally, SetPoint
from heard.domain.measures.covering import CoverMeasure
from heard.domain.measures.entity import Better, How
from heard.domain.measures.setting import SetMeasure


class Counter(Struct, frozen=True, kw_only=True):
    """`event`: one of what is counted. `every`: about so many days from one to the next."""

    name: str
    event: str | None = None
    how: How = How.COUNT
    better: Better = Better.FEWER
    every: int = 0
    unit_words: str | None = None


FALLS = Counter(name="Falls", event="a fall", every=14)
ULCERS = Counter(name="Pressure ulcers", event="a pressure ulcer", every=25)
STAFFED = Counter(name="Staffing as planned", how=How.YES_NO, better=Better.MORE)
LATE_STARTS = Counter(name="Late first cases", event="a late first case", every=6)
INDUCTIONS = Counter(name="Inductions put off", event="an induction put off", every=9)
VISITS = Counter(name="Visits moved", how=How.NUMBER, unit_words="visits")
WAITS = Counter(name="Waits over 12 hours", how=How.NUMBER, unit_words="waits")

COUNTED = {
    Setting.WARD: (FALLS, ULCERS, STAFFED),
    Setting.THEATRES: (LATE_STARTS, STAFFED),
    Setting.MATERNITY: (INDUCTIONS, STAFFED),
    Setting.COMMUNITY: (VISITS, STAFFED),
    Setting.EMERGENCY: (WAITS, FALLS),
}

# On the nurse's ward: how many days ago. 23 days since a fall, and 41 are its best.
MAPLE_STARTED_DAYS_AGO = 120
MAPLE_DAYS_AGO = {FALLS: (113, 97, 89, 75, 64, 23), ULCERS: (101, 72, 52, 12)}

AS_PLANNED_SHARE = 0.85


def counters_of(team: Team) -> tuple[Counter, ...]:
    return COUNTED.get(team.meeting.setting, ())


def measure_of(team: Team, counter: Counter) -> MeasureId:
    return MeasureId(known_as("measure", f"{team.place.name}.{counter.name}"))


def set_up(team: Team) -> Iterator[Line]:
    started_on = team.began
    if team.place.name == MAPLE:
        started_on = team.today - timedelta(days=MAPLE_STARTED_DAYS_AGO)
    counters = counters_of(team)
    for n, counter in enumerate(counters):
        on_paper = timedelta(weeks=len(counters) - 1 - n)  # the first of them the longest
        command = SetMeasure(
            unit=team.unit,
            measure=measure_of(team, counter),
            name=counter.name,
            event=counter.event,
            how=counter.how,
            better=counter.better,
            days_since=counter.event is not None,
            unit_words=counter.unit_words,
            started_on=started_on - on_paper,
        )
        yield team.line(team.set_up_at, command)


def events(team: Team) -> Iterator[Line]:
    """Told by whoever was there, that evening; those from before it began, on its first day."""
    for counter in counters_of(team):
        for day in _days_of(team, counter):
            told_at = max(team.hour(day, team.chance.uniform(17, 21)), team.hour(team.began, 7.5))
            yield team.line(told_at, _added(team, counter, day, 1))


def _days_of(team: Team, counter: Counter) -> list[date]:
    if team.place.name == MAPLE and counter in MAPLE_DAYS_AGO:
        return [team.today - timedelta(days=n) for n in MAPLE_DAYS_AGO[counter]]
    if counter.event is None:
        return []
    n = (team.today - team.began).days
    every = range(1, n)
    return [
        team.began + timedelta(days=plus)
        for plus in every
        if team.chance.random() < 1 / counter.every
    ]


def yesterdays(team: Team, day: date, minutes: float) -> Iterator[Line]:
    """At the huddle of a day, of the day before; the nurse's ward says "none" as well."""
    at, yesterday = team.at(day, minutes), day - timedelta(days=1)
    if yesterday < team.began:
        return
    for counter in counters_of(team):
        if counter.how is How.COUNT:
            if team.place.name == MAPLE and yesterday not in _days_of(team, counter):
                yield team.line(at, _added(team, counter, yesterday, 0))
        else:
            yield team.line(at, _valued(team, counter, yesterday))


def covered(team: Team) -> Iterator[Line]:
    """On the evening of the last fall, the nurse's ward hid its number for a day."""
    if team.place.name != MAPLE:
        return
    fell_on = _days_of(team, FALLS)[-1]
    if fell_on >= team.began:
        measure = measure_of(team, FALLS)
        command = CoverMeasure(unit=team.unit, measure=measure, covered=True)
        yield team.line(team.hour(fell_on, 21.5), command)


def _added(team: Team, counter: Counter, day: date, by: int) -> AddToTally:
    measure = measure_of(team, counter)
    return AddToTally(
        unit=team.unit, measure=measure, tally=_tally_of(measure, day), day=day, by=by
    )


def _valued(team: Team, counter: Counter, day: date) -> SetPoint:
    measure, chance = measure_of(team, counter), team.chance
    yes = float(chance.random() < AS_PLANNED_SHARE)
    value = yes if counter.how is How.YES_NO else float(chance.choice((0, 1, 2, 2, 3, 4, 7)))
    return SetPoint(
        unit=team.unit, measure=measure, tally=_tally_of(measure, day), day=day, value=value
    )


def _tally_of(measure: MeasureId, day: date) -> TallyId:
    return TallyId(alike(measure, Of.TALLY, day.year))
