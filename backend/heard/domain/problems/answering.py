"""A reply to an ask: a promise, an answer or a return with help; the first one heard stands."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import Change, Moment
from heard.domain.problems.commands import AcceptAsk, AnswerAsk, ReturnWithHelp
from heard.domain.problems.entity import (
    ANSWERS_MAX,
    ASKED,
    Answer,
    AnswerKind,
    Ask,
    Ended,
    Outcome,
    Problem,
    Promise,
    State,
    last_request,
)
from heard.domain.problems.guards import end_ask, not_past, only_when, open_problem, read
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import answering, replace_ask, speaking, tell

CONFIRM_DAYS = 7  # source: lifecycles, move "resolve"
PROMISE_DAYS_MAX = 366
MOVES_NOTHING_MORE = frozenset({State.RESOLVED, State.CLOSED, State.RETURNED, State.OWNED})


def accept(said: AcceptAsk, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    ask = problem.ask
    assert ask is not None, "an escalated problem has an ask"
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


def answer(said: AnswerAsk, moment: Moment) -> Change:
    """The first answer heard stands; a later one is kept beside it and moves nothing."""
    problem = moment.get(Problem, said.problem)
    _answer_is_whole(said)
    if said.expires_on is not None:
        not_past(moment, said.expires_on)
    first = problem.state in ASKED
    if not first and not _kept_beside(problem):
        only_when(open_problem(moment, said.problem), ASKED)
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


def _kept_beside(problem: Problem) -> bool:
    answered = problem.answers and problem.state in MOVES_NOTHING_MORE
    return bool(answered) and len(problem.answers) < ANSWERS_MAX


def _answer_is_whole(said: AnswerAsk) -> None:
    if said.kind is AnswerKind.NO and (said.why is None or said.would_change is None):
        refuse("answer.no_needs_why")
    if said.kind is AnswerKind.PERMISSION and (said.scope is None or said.expires_on is None):
        refuse("answer.permission_needs_scope")


def return_(said: ReturnWithHelp, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
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


WARD_ACTS = frozenset({AnswerKind.PERMISSION, AnswerKind.HELP})


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
        facts |= {"state": State.RETURNED, "act_due_at": moment.heard_at + hours}
    else:
        facts |= {"state": State.RESOLVED, "outcome": _outcome(problem, moment, reply)}
    return settled(moment, problem, **facts)


def _outcome(problem: Problem, moment: Moment, reply: Answer) -> Outcome:
    return Outcome(
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
