"""The seat that was asked promises the next step and a date, and says why when it moves."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import Command, Instant, Place, ProblemId, Right, Text, refuse
from heard.domain.london import london_day
from heard.domain.moment import Change, Moment
from heard.domain.problems.entity import Ask, Promise, State
from heard.domain.problems.guards import open_problem, owed_now, read
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import answering, replace_ask, speaking, tell

PROMISE_DAYS_MAX = 366


class AcceptAsk(Command, frozen=True, kw_only=True, tag="problem.accept"):
    """I will remove this: the next step and a promised date.

    Later than the standard needs a reason, and so does moving a promise.
    """

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.OWING
    problem: ProblemId
    ask: UUID | None = None  # the one that is meant, as it was read; left out: the one owed now
    step: Text
    by_at: Instant
    reason: Text | None = None


def accept(said: AcceptAsk, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    ask = owed_now(problem, said.ask)
    _promise_in_bounds(said, moment, ask)
    promise = Promise(step=said.step, by_at=said.by_at, made_at=moment.said_at, reason=said.reason)
    who = speaking(moment, *answering(problem))
    accepted = replace(read(ask, who, moment.said_at), promise=promise)
    story = tell(
        problem,
        moment,
        "accept",
        *answering(problem),
        words=said.step,
        on=london_day(said.by_at),
        why=said.reason,
    )
    return settled(
        moment,
        problem,
        state=State.ACCEPTED,
        asks=replace_ask(problem, accepted),
        story=story,
    )


def _promise_in_bounds(said: AcceptAsk, moment: Moment, ask: Ask) -> None:
    if said.by_at <= moment.said_at:
        refuse("promise.past", by_at=said.by_at)
    if said.by_at > moment.said_at + timedelta(days=PROMISE_DAYS_MAX):
        refuse("promise.too_far", days_max=PROMISE_DAYS_MAX)
    later = said.by_at > ask.answer_due_at or ask.promise is not None
    if later and said.reason is None:
        refuse("promise.needs_reason", answer_due_at=ask.answer_due_at)


PromisingCommand = AcceptAsk


def decide(said: PromisingCommand, moment: Moment) -> Change:
    match said:
        case AcceptAsk():
            return accept(said, moment)
        case _:
            assert_never(said)
