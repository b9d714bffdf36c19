"""All that the teams of the demo say at their boards, beside the lives of their problems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from heard.demo import counts, setting_up
from heard.demo.gratitude import thanks
from heard.demo.huddles import Around, huddles
from heard.demo.meetings import MEETINGS
from heard.demo.organisation import MAPLE, PLACES
from heard.demo.stopped_line import alerts
from heard.demo.tale import Cast, Line
from heard.demo.team import Team
from heard.demo.words.huddles import RISKS_TODAY
from heard.domain.base import ProblemId, RiskId, UnitId
from heard.domain.huddles.risks import NoteRisk
from heard.domain.london import london_day
from heard.domain.problems.answering import AnswerAsk
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.resolving import ResolveProblem


def at_the_board(
    cast: Cast, chance: Random, now: datetime, days: int, told: Sequence[Line]
) -> Iterator[Line]:
    """`told` is what has become of the problems by now, in order."""
    since = london_day(now) - timedelta(days=days)
    around = _around(told)
    for place in PLACES:
        if place.name in MEETINGS:
            team = Team(cast, chance, place, now, since)
            lines = (line for line in _of(team, around[team.unit]) if line.heard_at <= now)
            yield from lines


def _of(team: Team, around: Around) -> Iterator[Line]:
    yield from setting_up.set_up(team)
    yield from setting_up.focus_of_each_week(team)
    yield from counts.events(team)
    yield from counts.covered(team)
    yield from huddles(team, around)
    yield from thanks(team)
    yield from alerts(team)
    if team.place.name == MAPLE:
        yield from _risks_today(team)


def _risks_today(team: Team) -> Iterator[Line]:
    """Noted this morning, or just after midnight where there has been none yet."""
    begins = team.hour(team.today, 1 / 60)
    for n, words in enumerate(RISKS_TODAY):
        at = max(begins, team.now - timedelta(minutes=100 + 15 * n))
        command = NoteRisk(unit=team.unit, risk=RiskId(team.new_id()), words=words)
        yield team.line(at, command)


def _around(told: Sequence[Line]) -> dict[UnitId, Around]:
    """What was raised on each ward and what came back to it, by when it was heard."""
    ward_of: dict[ProblemId, UnitId] = {}
    around: dict[UnitId, Around] = defaultdict(lambda: Around([], []))
    for line in told:
        said = line.command
        if isinstance(said, RaiseProblem):
            ward_of[said.problem] = said.unit
            around[said.unit].raised.append((line.heard_at, said.problem))
        elif isinstance(said, (AnswerAsk, ResolveProblem)):
            ward = ward_of[said.problem]
            around[ward].answered.append((line.heard_at, said.problem))
    return around
