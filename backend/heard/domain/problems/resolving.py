"""What was done is told in one sentence, and the raiser has read it."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import Command, Nature, OutcomeText, Place, ProblemId, Right, UnitId, refuse
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.problems.answering import answered_ask
from heard.domain.problems.entity import CONFIRM_DAYS, Ended, Outcome, Problem, State, Strength
from heard.domain.problems.guards import end_ask, only_when, open_problem, raised_by
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import involved, speaking, tell

RESOLVABLE = frozenset({State.OWNED, State.ACCEPTED, State.WAITING})


class ResolveProblem(Command, frozen=True, kw_only=True, tag="problem.resolve"):
    """What was done, in a sentence for the raiser, and how strong a fix it is."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: OutcomeText
    strength: Strength


def resolve(said: ResolveProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, RESOLVABLE)
    held = (problem.holding_unit or problem.unit, *involved(problem))
    who = speaking(moment, *held)
    outcome = Outcome(
        id=moment.command_id,
        words=said.words,
        at=moment.heard_at,
        unit=who.unit,
        who=who.who,
        ask=answered_ask(problem, who.unit),
        strength=said.strength,
        confirm_by=moment.heard_at + timedelta(days=CONFIRM_DAYS),
    )
    story = tell(problem, moment, "resolve", *held, words=said.words, detail=said.strength.value)
    return settled(
        moment,
        problem,
        state=State.RESOLVED,
        waiting=None,
        outcome=outcome,
        asks=end_ask(problem, Ended.ANSWERED, moment, who),
        story=story,
    )


class ReceiveOutcome(Command, frozen=True, kw_only=True, tag="problem.receive"):
    """The raiser has opened the answer: it is delivered."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    outcome: UUID | None = None  # the one that was read; left out: whichever there is


def receive(said: ReceiveOutcome, moment: Moment) -> Change:
    """Delivered when first opened by somebody who raised it; opening it again says nothing new."""
    problem = moment.get(Problem, said.problem)
    outcome = problem.outcome
    if outcome is None or not raised_by(problem, moment):
        return NOTHING
    if said.outcome not in {None, outcome.id}:
        return NOTHING
    opened_at = max(moment.said_at, outcome.at)
    if outcome.delivered_at is not None and outcome.delivered_at <= opened_at:
        return NOTHING
    delivered = replace(outcome, delivered_at=opened_at)
    return settled(moment, problem, outcome=delivered)


class ReadOut(Command, frozen=True, kw_only=True, tag="problem.read_out"):
    """The answer was read out at the huddle of the team that raised it: it is delivered."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    problem: ProblemId
    outcome: UUID | None = None  # the one that was read; left out: whichever there is


def read_out(said: ReadOut, moment: Moment) -> Change:
    """Delivered when it was first read; the story tells of each time."""
    problem = moment.get(Problem, said.problem)
    if said.unit not in {problem.unit, *(follower.unit for follower in problem.followers)}:
        refuse("problem.unknown")
    outcome = problem.outcome
    if outcome is None or said.outcome not in {None, outcome.id}:
        return NOTHING
    read_at = max(moment.said_at, outcome.at)
    delivered = replace(outcome, delivered_at=min(read_at, outcome.delivered_at or read_at))
    story = tell(problem, moment, "read_out", said.unit)
    return settled(moment, problem, outcome=delivered, story=story)


ResolvingCommand = ResolveProblem | ReceiveOutcome | ReadOut


def decide(said: ResolvingCommand, moment: Moment) -> Change:
    match said:
        case ResolveProblem():
            return resolve(said, moment)
        case ReceiveOutcome():
            return receive(said, moment)
        case ReadOut():
            return read_out(said, moment)
        case _:
            assert_never(said)
