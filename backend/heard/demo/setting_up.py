"""Each team says when it meets, how it runs its huddle and what it works on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from heard.demo import counts
from heard.demo.organisation import MAPLE
from heard.demo.tale import Line
from heard.demo.team import Team
from heard.demo.words.huddles import AGENDAS, FOCUSES, NO_FALLS, TESTS
from heard.domain.alike import Of, alike
from heard.domain.base import PlanId
from heard.domain.huddles.script import Focus, Setting, WeeksTest
from heard.domain.huddles.scripting import SetFocus, SetScript
from heard.domain.org.entities import Slot
from heard.domain.org.plans import SetHuddlePlan

# What its place does not suggest by itself, a team chooses.
CHOSEN = frozenset(Setting) - {Setting.WARD, Setting.LEADERS}
MONDAY = 0


def set_up(team: Team) -> Iterator[Line]:
    yield team.line(team.set_up_at, _plan(team))
    setting = team.meeting.setting
    if setting in CHOSEN:
        agenda = AGENDAS[setting]
        script = SetScript(unit=team.unit, script=team.script, setting=setting, agenda=agenda)
        yield team.line(team.set_up_at, script)
    yield from counts.set_up(team)
    if setting in FOCUSES and team.place.name != MAPLE:
        focus = Focus(words=FOCUSES[setting])
        yield team.line(
            team.set_up_at,
            SetFocus(unit=team.unit, script=team.script, focuses=(focus,)),
        )


def _plan(team: Team) -> SetHuddlePlan:
    at = team.meeting.at.isoformat("minutes")
    return SetHuddlePlan(
        unit=team.unit,
        plan=PlanId(alike(team.unit, Of.PLAN)),
        slots=tuple(Slot(weekday=day, at=at) for day in team.meeting.days),
        minutes=team.meeting.minutes,
    )


def focus_of_each_week(team: Team) -> Iterator[Line]:
    """The nurse's ward works on falls, and begins something new on a Monday after the huddle."""
    if team.place.name != MAPLE:
        return
    mondays = list(_mondays(team))[-len(TESTS) :]
    for day, test in zip(mondays, TESTS[-len(mondays) :], strict=False):
        yield team.line(team.at(day, 14), _falls(team, test))
    if not mondays:  # it began this week
        yield team.line(team.set_up_at + timedelta(minutes=10), _falls(team, TESTS[-1]))


def _falls(team: Team, test: WeeksTest) -> SetFocus:
    focus = Focus(words=NO_FALLS, measure=counts.measure_of(team, counts.FALLS))
    return SetFocus(unit=team.unit, script=team.script, focuses=(focus,), test=test)


def _mondays(team: Team) -> Iterator[date]:
    return (day for day in team.days() if day.weekday() == MONDAY and team.at(day, 15) < team.now)
