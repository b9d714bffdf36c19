"""The raiser says whether it worked, and the team whether it lasted."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import Command, Place, ProblemId, Right, Text, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.problems.asking import new_ask, request_of
from heard.domain.problems.entity import AnswerKind, Check, Fixed, Outcome, Owner, Problem, State
from heard.domain.problems.guards import (
    due_again,
    moved_on,
    only_when,
    open_problem,
    speaks_for_raiser,
    tomorrow,
)
from heard.domain.problems.requests import asker
from heard.domain.problems.settle import closes_at, settle, settled
from heard.domain.problems.telling import tell

CHECK_DAYS = (30, 90)  # source: feature L5


class ConfirmOutcome(Command, frozen=True, kw_only=True, tag="problem.confirm"):
    """Did that fix it? Yes, partly, or not yet with what is still wrong."""

    needs: ClassVar[Right] = Right.TAKE_PART
    problem: ProblemId
    outcome: UUID | None = None  # the one that was read; left out: whichever there is
    fixed: Fixed
    words: Text | None = None


def confirm(said: ConfirmOutcome, moment: Moment) -> Change:
    if not speaks_for_raiser(moment.get(Problem, said.problem), moment):
        refuse("confirm.raiser_only")
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.RESOLVED}))
    if said.fixed is Fixed.NO and said.words is None:
        refuse("confirm.no_needs_words")
    outcome = problem.outcome
    assert outcome is not None, "a resolved problem has an outcome"
    if said.outcome not in {None, outcome.id}:
        moved_on(problem)
    delivered = outcome.delivered_at or max(moment.said_at, outcome.at)
    heard = replace(outcome, delivered_at=delivered, fixed=said.fixed)
    story = tell(problem, moment, "confirm", words=said.words, detail=said.fixed.value)
    told = replace(problem, story=story)
    if said.fixed is Fixed.NO:
        return Change((_not_fixed(told, moment, heard),))
    return Change((_closed(told, moment, heard),))


def _closed(problem: Problem, moment: Moment, outcome: Outcome) -> Problem:
    return settle(
        moment,
        problem,
        state=State.CLOSED,
        outcome=outcome,
        ended_at=moment.heard_at,
        checks=_checks(outcome),
    )


def _checks(outcome: Outcome) -> tuple[Check, ...]:
    """A "no" fixed nothing, so nobody is asked whether it lasted."""
    if outcome.answer is AnswerKind.NO:
        return ()
    day = london_day(outcome.at)
    return tuple(Check(due_on=day + timedelta(days=n), asked_days=n) for n in CHECK_DAYS)


def _not_fixed(problem: Problem, moment: Moment, outcome: Outcome) -> Problem:
    """Back to the tier that answered, its clocks started again; else to the team that owned it."""
    asked = next((ask for ask in problem.asks if ask.id == outcome.ask), None)
    if asked is None:
        owner = due_again(problem.owner or _seat_owns(problem, moment), moment)
        return settle(moment, problem, state=State.OWNED, owner=owner, outcome=outcome)
    again = new_ask(moment, to=asked.to, from_unit=asker(problem, asked), request=request_of(asked))
    return settle(
        moment, problem, state=State.ESCALATED, asks=(*problem.asks, again), outcome=outcome
    )


class AssumeClosed(Command, frozen=True, kw_only=True, tag="problem.assume_closed"):
    """7 days after an outcome was delivered: closed, and counted apart from confirmed."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


def assume_closed(said: AssumeClosed, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    outcome = problem.outcome
    if problem.state is not State.RESOLVED or outcome is None or outcome.delivered_at is None:
        return NOTHING
    if moment.heard_at < closes_at(outcome):
        return NOTHING
    told = replace(problem, story=tell(problem, moment, "assume_closed", problem.unit))
    return Change((_closed(told, moment, replace(outcome, assumed=True)),))


class CheckSustained(Command, frozen=True, kw_only=True, tag="problem.check"):
    """Still fixed? Asked of the team 30 and 90 days after the outcome."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId
    held: bool
    words: Text | None = None


def check(said: CheckSustained, moment: Moment) -> Change:
    """The first check that is due is answered; "no longer fixed" opens the problem again."""
    problem = moment.get(Problem, said.problem)
    only_when(problem, frozenset({State.CLOSED}))
    today = london_day(moment.said_at)
    asked = next((c for c in problem.checks if c.held is None and c.due_on <= today), None)
    if asked is None:
        refuse("check.not_due")
    answered = replace(asked, held=said.held, at=moment.said_at)
    checks = tuple(answered if c is asked else c for c in problem.checks)
    detail = "held" if said.held else "slipped"
    story = tell(problem, moment, "check", words=said.words, detail=detail)
    if said.held:
        return settled(moment, problem, checks=checks, story=story)
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=_seat_owns(problem, moment),
        checks=checks,
        ended_at=None,
        story=story,
    )


def _seat_owns(problem: Problem, moment: Moment) -> Owner:
    return Owner(
        unit=problem.unit,
        seat=moment.org.seat_of(problem.unit),
        step=problem.outcome.words if problem.outcome else problem.text,
        by_on=tomorrow(moment),
    )


ConfirmingCommand = ConfirmOutcome | AssumeClosed | CheckSustained


def decide(said: ConfirmingCommand, moment: Moment) -> Change:
    match said:
        case ConfirmOutcome():
            return confirm(said, moment)
        case AssumeClosed():
            return assume_closed(said, moment)
        case CheckSustained():
            return check(said, moment)
        case _:
            assert_never(said)
