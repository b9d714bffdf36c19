"""Asking for help and answering: the request moves, the responsibility and the story stay."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from heard.domain.base import NOTHING, Change, Moment, PersonId, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.org.entities import Person, Unit
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
    ANSWERS_MAX,
    ASKED,
    ASKS_MAX,
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
    last_request,
)
from heard.domain.problems.guards import (
    colleague,
    end_ask,
    held_elsewhere,
    not_past,
    only_when,
    open_problem,
    read,
    responded,
    tomorrow,
)
from heard.domain.problems.settle import due_at, settled
from heard.domain.problems.telling import answering, replace_ask, speaking, tell
from heard.domain.rights import has_right
from heard.domain.working_time import add_span

CONFIRM_DAYS = 7  # source: lifecycles, move "resolve"
PROMISE_DAYS_MAX = 366
ASKABLE = frozenset({State.RAISED, State.OWNED, State.RETURNED})
MOVES_NOTHING_MORE = frozenset({State.RESOLVED, State.CLOSED, State.RETURNED, State.OWNED})


def escalate(said: EscalateProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.state in ASKED:
        held_elsewhere(problem)
    only_when(problem, ASKABLE)
    if len(problem.asks) >= ASKS_MAX:
        refuse("ask.too_many", count_max=ASKS_MAX)
    holding = problem.holding_unit or problem.unit
    _may_ask(moment, holding, said.to)
    not_past(moment, said.needed_by)
    link = colleague(moment, said.link, holding) if said.link is not None else moment.speaker
    request = Request(tried=said.tried, need=said.need, needed_by=said.needed_by, link=link)
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
        responded_at=responded(problem, moment),
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
    """Owned again by whoever had it, else by whoever takes it back until somebody says more."""
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    _link_or_lead(problem, moment)
    by_on = tomorrow(moment)
    taken = Owner(
        unit=problem.unit,
        seat=moment.org.seat_of(problem.unit),
        person=moment.speaker,
        step=said.reason,
        by_on=by_on,
    )
    owner = problem.owner or taken
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=replace(owner, by_on=max(owner.by_on, by_on)),
        asks=end_ask(problem, Ended.TAKEN_BACK, moment),
        story=tell(problem, moment, "take_back", words=said.reason),
    )


def _link_or_lead(problem: Problem, moment: Moment) -> None:
    """The link person keeps the thread; who asked and the team's lead stand in for them."""
    request = last_request(problem)
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    if person is None or any(person.id in {ask.link, ask.by} for ask in request):
        return
    if not has_right(person, Right.LEAD, london_day(moment.heard_at), problem.unit):
        refuse("take_back.link_only", link=request[0].link)


def see(said: SeeAsk, moment: Moment) -> Change:
    """The first reading by the asked unit is kept, unless the ask had ended before it.

    One that lapsed is still before its seat, so that the ward is told when it is read at last.
    """
    problem = moment.get(Problem, said.problem)
    ask = next((one for one in problem.asks if one.id == said.ask), None)
    if ask is None:
        return NOTHING
    seen = read(ask, speaking(moment, ask.to), moment.said_at)
    ended_at = ask.ended_at if ask.ended is not Ended.LAPSED else None
    late = ended_at is not None and seen.seen_at is not None and seen.seen_at > ended_at
    if seen is ask or late:
        return NOTHING
    return settled(moment, problem, asks=replace_ask(problem, seen))


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
    asks = (*end_ask(problem, Ended.FORWARDED, moment, who), onward)
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
    due_at = problem.inform_due_at
    above = moment.org.above(problem.unit)
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
