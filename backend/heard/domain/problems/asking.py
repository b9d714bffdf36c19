"""Asking for help and answering: the request moves, the responsibility and the story stay."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from heard.domain.base import NOTHING, Change, Moment, PersonId, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.org.entities import Unit
from heard.domain.org.tree import BOARD_TIER, in_effect
from heard.domain.problems.commands import (
    AcceptAsk,
    AnswerAsk,
    EscalateProblem,
    ForwardAsk,
    InformAbove,
    LapseAsk,
    ReturnWithHelp,
    SeeAsk,
    TakeBack,
)
from heard.domain.problems.entity import (
    ASKED,
    Answer,
    AnswerKind,
    Ask,
    Ended,
    Need,
    Outcome,
    Owner,
    Problem,
    Promise,
    State,
    asked_units,
)
from heard.domain.problems.guards import end_ask, held_elsewhere, not_past, only_when, open_problem
from heard.domain.problems.settle import due_at, settled
from heard.domain.problems.telling import answering, replace_ask, speaking, tell
from heard.domain.working_time import add_span

CONFIRM_DAYS = 7  # source: lifecycles, move "resolve"
PROMISE_DAYS_MAX = 366
MOVES_NOTHING_MORE = frozenset({State.RESOLVED, State.CLOSED, State.RETURNED, State.OWNED})


def escalate(said: EscalateProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.state in ASKED:
        held_elsewhere(problem)
    only_when(problem, frozenset({State.RAISED, State.OWNED, State.RETURNED}))
    holding = problem.holding_unit or problem.unit
    _may_ask(moment, holding, said.to)
    not_past(moment, said.needed_by)
    who = speaking(moment, holding, problem.unit)
    request = Request(
        tried=said.tried, need=said.need, needed_by=said.needed_by, link=said.link or who.by
    )
    ask = new_ask(moment, to=said.to, from_unit=holding, request=request)
    story = tell(
        problem,
        moment,
        "escalate",
        holding,
        words=said.tried,
        to=said.to,
        on=said.needed_by,
        detail=said.need.value,
    )
    return settled(
        moment,
        problem,
        state=State.ESCALATED,
        asks=(*problem.asks, ask),
        responded_at=problem.responded_at or moment.said_at,
        story=story,
    )


def _may_ask(moment: Moment, asker: UnitId, to: UnitId) -> Unit:
    """Up to a unit above, or sideways to a service desk or another team; never the board."""
    asked = moment.org.unit(to)
    if to == asker:
        refuse("ask.of_oneself")
    ours = asked.tier >= BOARD_TIER or asked.seat is None
    if ours or not in_effect(asked, london_day(moment.heard_at)):
        refuse("unit.takes_no_asks", unit=to)
    return asked


class Request(Struct, frozen=True, kw_only=True):
    """What an ask carries from unit to unit, and from one round to the next."""

    tried: str
    need: Need
    needed_by: date
    link: PersonId | None


def new_ask(moment: Moment, *, to: UnitId, from_unit: UnitId, request: Request) -> Ask:
    """An ask with its two clocks, started when the server heard it."""
    standard, calendar = moment.org.standard_of(to), moment.org.calendar_of(to)
    return Ask(
        id=moment.command_id,
        to=to,
        from_unit=from_unit,
        by=moment.speaker,
        link=request.link,
        tried=request.tried,
        need=request.need,
        needed_by=request.needed_by,
        said_at=moment.said_at,
        heard_at=moment.heard_at,
        acknowledge_due_at=add_span(calendar, moment.heard_at, standard.acknowledge),
        answer_due_at=add_span(calendar, moment.heard_at, standard.answer),
    )


def request_of(ask: Ask, *, tried: str | None = None) -> Request:
    return Request(tried=tried or ask.tried, need=ask.need, needed_by=ask.needed_by, link=ask.link)


def take_back(said: TakeBack, moment: Moment) -> Change:
    """Owned by the team again: by the owner it had, else by its seat until somebody says more."""
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    who = speaking(moment, problem.unit)
    owner = problem.owner or Owner(
        unit=problem.unit,
        seat=moment.org.seat_of(problem.unit),
        person=who.by,
        step=said.reason,
        by_on=london_day(moment.said_at + timedelta(days=1)),
    )
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=owner,
        asks=end_ask(problem, Ended.TAKEN_BACK, moment.heard_at),
        story=tell(problem, moment, "take_back", words=said.reason),
    )


def see(said: SeeAsk, moment: Moment) -> Change:
    """The first reading by the asked unit is kept, whatever happened meanwhile."""
    problem = moment.get(Problem, said.problem)
    ask = next((one for one in problem.asks if one.id == said.ask), None)
    if ask is None:
        return NOTHING
    who = speaking(moment, ask.to)
    seen_at = max(moment.said_at, ask.heard_at)
    read_before = ask.seen_at is not None and ask.seen_at <= seen_at
    if who.unit != ask.to or read_before:
        return NOTHING
    seen = replace(ask, seen_at=seen_at, seen_by=who.who)
    return settled(moment, problem, asks=replace_ask(problem, seen))


def accept(said: AcceptAsk, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    ask = problem.ask
    assert ask is not None, "an escalated problem has an ask"
    _promise_in_bounds(said, moment, ask)
    promise = Promise(step=said.step, by_at=said.by_at, made_at=moment.heard_at, reason=said.reason)
    seen = max(moment.said_at, ask.heard_at)
    who = speaking(moment, *answering(problem))
    accepted = replace(
        ask, promise=promise, seen_at=ask.seen_at or seen, seen_by=ask.seen_by or who.who
    )
    story = tell(
        problem,
        moment,
        "accept",
        *answering(problem),
        words=said.step,
        on=london_day(said.by_at),
        detail=said.reason,
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
    first = problem.state in ASKED
    if not first and not (problem.answers and problem.state in MOVES_NOTHING_MORE):
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
        "asks": end_ask(problem, how, moment.heard_at),
    }
    if reply.kind in WARD_ACTS:
        hours = timedelta(hours=moment.org.response_hours)
        facts |= {"state": State.RETURNED, "response_due_at": moment.heard_at + hours}
    else:
        facts |= {"state": State.RESOLVED, "outcome": _outcome(moment, reply, ask)}
    return settled(moment, problem, **facts)


def _outcome(moment: Moment, reply: Answer, ask: Ask) -> Outcome:
    return Outcome(
        words=reply.words,
        at=moment.heard_at,
        unit=reply.unit,
        who=reply.who,
        ask=ask.id,
        answer=reply.kind,
        confirm_by=moment.heard_at + timedelta(days=CONFIRM_DAYS),
    )


def forward(said: ForwardAsk, moment: Moment) -> Change:
    """Up or sideways. The seat that passes it on stays accountable until the next has read it."""
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    ask = problem.ask
    assert ask is not None, "an escalated problem has an ask"
    who = speaking(moment, *answering(problem))
    _may_ask(moment, who.unit, said.to)
    if said.to in asked_units(problem) or said.to == problem.unit:
        refuse("ask.has_been_there", unit=said.to)
    request = request_of(ask, tried=said.tried)
    onward = new_ask(moment, to=said.to, from_unit=who.unit, request=request)
    asks = (*end_ask(problem, Ended.FORWARDED, moment.heard_at), onward)
    story = tell(problem, moment, "forward", *answering(problem), words=said.tried, to=said.to)
    return settled(moment, problem, state=State.ESCALATED, asks=asks, story=story)


def lapse(said: LapseAsk, moment: Moment) -> Change:
    """A clock has passed: the request is put before the tier above as well, once per level."""
    problem = moment.get(Problem, said.problem)
    ask = problem.ask
    late = ask is not None and ask.id == said.ask and ask.lapsed_at is None
    if problem.state not in ASKED or ask is None or not late or due_at(ask) > moment.heard_at:
        return NOTHING
    above = moment.org.above(ask.to)
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


def inform(said: InformAbove, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    unanswered = problem.state is State.RAISED and problem.informed_at is None
    above = moment.org.above(problem.unit)
    if not unanswered or above is None:
        return NOTHING
    story = tell(problem, moment, "inform", problem.unit, to=above.id)
    return settled(
        moment,
        problem,
        informed_at=moment.heard_at,
        informed=above.id,
        story=story,
    )
