"""Asking for help: the request moves up or sideways, the responsibility and the story stay."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from heard.domain.base import PersonId, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Person, Unit
from heard.domain.org.tree import BOARD_TIER, in_effect
from heard.domain.problems.commands import (
    EscalateProblem,
    ForwardAsk,
    InformAbove,
    LapseAsk,
    SeeAsk,
    TakeBack,
)
from heard.domain.problems.entity import (
    ASKED,
    ASKS_MAX,
    Ask,
    Ended,
    Need,
    Owner,
    Problem,
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

ASKABLE = frozenset({State.RAISED, State.OWNED, State.RETURNED})


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
