"""A request goes on to another unit: a seat passes it on, or a clock puts it higher."""

from __future__ import annotations

from typing import ClassVar, assert_never
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import Command, Place, ProblemId, Right, Text, UnitId
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.problems.asking import may_ask, new_ask, request_of
from heard.domain.problems.entity import ASKED, UNTAKEN, Ended, Problem, State
from heard.domain.problems.guards import end_ask, open_problem, owed_now
from heard.domain.problems.requests import asked_units
from heard.domain.problems.settle import due_at, settled
from heard.domain.problems.telling import answering, replace_ask, speaking, tell


class ForwardAsk(Command, frozen=True, kw_only=True, tag="problem.forward"):
    """Up or sideways, with what this tier tried added. This seat stays the link for it."""

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.OWING
    problem: ProblemId
    ask: UUID | None = None  # the one that is meant, as it was read; left out: the one owed now
    to: UnitId
    tried: Text


def forward(said: ForwardAsk, moment: Moment) -> Change:
    """Up or sideways. The seat that passes it on stays accountable until the next has read it."""
    problem = open_problem(moment, said.problem)
    ask = owed_now(problem, said.ask)
    who = speaking(moment, *answering(problem))
    may_ask(moment, who.unit, said.to, asked_units(problem) | {problem.unit})
    request = request_of(ask, tried=said.tried)
    onward = new_ask(moment, to=said.to, from_unit=who.unit, request=request)
    asks = (*end_ask(problem, Ended.FORWARDED, moment, who), onward)
    story = tell(problem, moment, "forward", *answering(problem), words=said.tried, to=said.to)
    return settled(moment, problem, state=State.ESCALATED, asks=asks, story=story)


class LapseAsk(Command, frozen=True, kw_only=True, tag="problem.lapse"):
    """A clock of this ask has passed: the request moves up, visible to both, once per level."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId
    ask: UUID


def lapse(said: LapseAsk, moment: Moment) -> Change:
    """A clock has passed: the request is put before the tier above as well, once per level."""
    problem = moment.get(Problem, said.problem)
    ask = problem.ask
    late = ask is not None and ask.id == said.ask and ask.lapsed_at is None
    if problem.state not in ASKED or ask is None or not late or due_at(ask) > moment.heard_at:
        return NOTHING
    above = moment.org.above(ask.to, london_day(moment.heard_at))
    lapsed = replace(ask, lapsed_at=moment.heard_at)
    if above is None:
        story = tell(problem, moment, "stuck", ask.to)
        asks = replace_ask(problem, lapsed)
        return settled(moment, problem, asks=asks, story=story)
    onward = new_ask(moment, to=above.id, from_unit=ask.to, request=request_of(ask))
    passed = replace(lapsed, ended=Ended.LAPSED, ended_at=moment.heard_at)
    asks = (*replace_ask(problem, passed), onward)
    story = tell(problem, moment, "lapse", ask.to, to=above.id)
    return settled(moment, problem, state=State.ESCALATED, asks=asks, story=story)


class InformAbove(Command, frozen=True, kw_only=True, tag="problem.inform"):
    """Nobody has acted: the tier above is informed, neutrally, and asked for nothing."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


def inform(said: InformAbove, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    unanswered = problem.state in UNTAKEN and problem.informed_at is None
    due_at = problem.inform_due_at
    above = moment.org.above(problem.unit, london_day(moment.heard_at))
    if not unanswered or above is None or due_at is None or moment.heard_at < due_at:
        return NOTHING
    story = tell(problem, moment, "inform", problem.unit, to=above.id)
    return settled(
        moment,
        problem,
        informed_at=moment.heard_at,
        informed=above.id,
        story=story,
    )


PassingOnCommand = ForwardAsk | LapseAsk | InformAbove


def decide(said: PassingOnCommand, moment: Moment) -> Change:
    match said:
        case ForwardAsk():
            return forward(said, moment)
        case LapseAsk():
            return lapse(said, moment)
        case InformAbove():
            return inform(said, moment)
        case _:
            assert_never(said)
