"""A reply to an ask: an answer or a return with help; the first one heard stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, ClassVar, assert_never
from uuid import UUID

from msgspec import Meta

from heard.domain.base import Command, OutcomeText, Place, ProblemId, Right, Text, UnitId, refuse
from heard.domain.moment import Change, Moment
from heard.domain.problems.entity import (
    ANSWERS_MAX,
    ASKED,
    CONFIRM_DAYS,
    Answer,
    AnswerKind,
    Ended,
    Help,
    Outcome,
    Problem,
    State,
)
from heard.domain.problems.guards import (
    end_ask,
    inform_due_at,
    moved_on,
    not_past,
    only_when,
    open_problem,
)
from heard.domain.problems.requests import last_request
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import answering, speaking, tell

MOVES_NOTHING_MORE = ASKED | {State.RESOLVED, State.CLOSED, State.RETURNED, State.OWNED}
WARD_ACTS = frozenset({AnswerKind.PERMISSION, AnswerKind.HELP})
Helps = Annotated[tuple[Help, ...], Meta(min_length=1, max_length=5)]


class AnswerAsk(Command, frozen=True, kw_only=True, tag="problem.answer"):
    """The reply to an ask, in one plain sentence.

    "no" says why and what would change it; "permission" says for what and until when. After
    "done", "resource" and "no" the raiser is asked whether it worked; after "permission" and
    "help" the ward acts.
    """

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    ask: UUID | None = None  # the one that is answered, as it was read; left out: the one owed now
    kind: AnswerKind
    words: OutcomeText
    why: Text | None = None
    would_change: Text | None = None
    scope: Text | None = None
    expires_on: date | None = None


def answer(said: AnswerAsk, moment: Moment) -> Change:
    """The first answer heard stands; a later one is kept beside it and moves nothing."""
    problem = moment.get(Problem, said.problem)
    _answer_is_whole(said)
    if said.expires_on is not None:
        not_past(moment, said.expires_on)
    first = problem.state in ASKED and is_of_request(problem, said.ask)
    if not first and not _kept_beside(problem):
        moved_on(open_problem(moment, said.problem))
    who = speaking(moment, *answering(problem))
    assert who.by is not None, "the clock answers nothing"
    reply = Answer(
        id=moment.command_id,
        kind=said.kind,
        words=said.words,
        at=moment.said_at,
        unit=who.unit,
        by=who.by,
        who=who.who,
        why=said.why,
        would_change=said.would_change,
        scope=said.scope,
        expires_on=said.expires_on,
        beside=not first,
    )
    return _replied(problem, moment, reply, moves=first)


def is_of_request(problem: Problem, ask: UUID | None) -> bool:
    """Whether this ask is still answered: not one taken back, or answered and asked anew."""
    return ask is None or any(one.id == ask for one in last_request(problem))


def _kept_beside(problem: Problem) -> bool:
    answered = problem.answers and problem.state in MOVES_NOTHING_MORE
    return bool(answered) and len(problem.answers) < ANSWERS_MAX


def _answer_is_whole(said: AnswerAsk) -> None:
    if said.kind is AnswerKind.NO and (said.why is None or said.would_change is None):
        refuse("answer.no_needs_why")
    if said.kind is AnswerKind.PERMISSION and (said.scope is None or said.expires_on is None):
        refuse("answer.permission_needs_scope")


class ReturnWithHelp(Command, frozen=True, kw_only=True, tag="problem.return"):
    """Back to the ward, with the reason and at least one help. "Rejected" does not exist."""

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    ask: UUID | None = None
    reason: OutcomeText
    help: Helps


def return_(said: ReturnWithHelp, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    if not is_of_request(problem, said.ask):
        moved_on(problem)
    who = speaking(moment, *answering(problem))
    assert who.by is not None, "the clock returns nothing"
    reply = Answer(
        id=moment.command_id,
        kind=AnswerKind.HELP,
        words=said.reason,
        at=moment.said_at,
        unit=who.unit,
        by=who.by,
        who=who.who,
        help=said.help,
    )
    return _replied(problem, moment, reply, moves=True, move="return", how=Ended.RETURNED)


def _replied(  # noqa: PLR0913  one reply, told the same way by both moves
    problem: Problem,
    moment: Moment,
    reply: Answer,
    *,
    moves: bool,
    move: str = "answer",
    how: Ended = Ended.ANSWERED,
) -> Change:
    ask = problem.ask
    who = speaking(moment, *answering(problem))
    story = tell(
        problem,
        moment,
        move,
        *answering(problem),
        words=reply.words,
        on=reply.expires_on,
        detail=reply.kind.value,
    )
    answers = (*problem.answers, reply)
    if not moves or ask is None:
        return settled(moment, problem, answers=answers, story=story)
    facts: dict[str, object] = {
        "answers": answers,
        "story": story,
        "asks": end_ask(problem, how, moment, who),
    }
    if reply.kind in WARD_ACTS:
        hours = timedelta(hours=moment.org.response_hours)
        facts |= {
            "state": State.RETURNED,
            "act_due_at": moment.heard_at + hours,
            "inform_due_at": inform_due_at(moment, problem.unit, moment.heard_at),
            "informed_at": None,
        }
    else:
        facts |= {"state": State.RESOLVED, "outcome": _outcome(problem, moment, reply)}
    return settled(moment, problem, **facts)


def _outcome(problem: Problem, moment: Moment, reply: Answer) -> Outcome:
    return Outcome(
        id=reply.id,
        words=reply.words,
        at=moment.heard_at,
        unit=reply.unit,
        who=reply.who,
        ask=answered_ask(problem, reply.unit),
        answer=reply.kind,
        confirm_by=moment.heard_at + timedelta(days=CONFIRM_DAYS),
    )


def answered_ask(problem: Problem, unit: UnitId) -> UUID | None:
    """The ask that a unit answers: its own, even where the request had gone on from it."""
    if problem.ask is None:
        return None
    own = (ask.id for ask in last_request(problem) if ask.to == unit)
    return next(own, problem.ask.id)


AnsweringCommand = AnswerAsk | ReturnWithHelp


def decide(said: AnsweringCommand, moment: Moment) -> Change:
    match said:
        case AnswerAsk():
            return answer(said, moment)
        case ReturnWithHelp():
            return return_(said, moment)
        case _:
            assert_never(said)
