"""What several rules ask before they act, refused in the same words by each."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from heard.domain.base import Moment, ProblemId, refuse
from heard.domain.london import london_day
from heard.domain.problems.entity import Ask, Ended, Problem, State
from heard.domain.problems.telling import replace_ask

DATE_AHEAD_DAYS_MAX = 366


def open_problem(moment: Moment, problem_id: ProblemId) -> Problem:
    """The problem, unless it has ended; then the refusal says how, and where it went."""
    problem = moment.get(Problem, problem_id)
    if problem.state is State.MERGED:
        refuse("problem.merged", into=str(problem.merged_into))
    if not problem.open:
        refuse("problem.ended", state=problem.state.value, **_ending(problem))
    return problem


def _ending(problem: Problem) -> dict[str, object]:
    return {"outcome": problem.outcome.words if problem.outcome else None}


def only_when(problem: Problem, states: frozenset[State]) -> None:
    if problem.state not in states:
        last = problem.story[-1] if problem.story else None
        refuse(
            "problem.moved_on",
            state=problem.state.value,
            who=last.who if last else None,
            move=last.move if last else None,
            at=last.at.isoformat() if last else None,
        )


def not_past(moment: Moment, day: date) -> None:
    """A date is not before the day it was said, nor absurdly far away."""
    today = london_day(moment.said_at)
    if day < today:
        refuse("date.past", on=day.isoformat())
    if day > today + timedelta(days=DATE_AHEAD_DAYS_MAX):
        refuse("date.too_far", on=day.isoformat(), days_max=DATE_AHEAD_DAYS_MAX)


def end_ask(problem: Problem, how: Ended, at: datetime) -> tuple[Ask, ...]:
    """The asks, with the one that is owed now (if any) ended."""
    ask = problem.ask
    if ask is None:
        return problem.asks
    return replace_ask(problem, replace(ask, ended=how, ended_at=at))
