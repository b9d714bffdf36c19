"""Asking for help: the request moves up or sideways, the responsibility and the story stay."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, assert_never

from msgspec import Struct

from heard.domain.base import Command, PersonId, Place, ProblemId, Right, Text, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import Change, Moment
from heard.domain.org.entities import Unit
from heard.domain.org.tree import takes_asks
from heard.domain.problems.entity import ASKED, ASKS_MAX, Ask, Need, State
from heard.domain.problems.guards import (
    colleague,
    held_elsewhere,
    not_past,
    only_when,
    open_problem,
    responded,
)
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import tell
from heard.domain.working_time import add_span

ASKABLE = frozenset({State.RAISED, State.OWNED, State.RETURNED})


class EscalateProblem(Command, frozen=True, kw_only=True, tag="problem.escalate"):
    """We cannot fix this here; ask the tier above, or a service beside us."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    to: UnitId
    tried: Text  # what we tried
    need: Need
    needed_by: date
    link: PersonId | None = None  # who keeps the thread; left out: whoever asks


def escalate(said: EscalateProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.state in ASKED:
        held_elsewhere(problem)
    only_when(problem, ASKABLE)
    if len(problem.asks) >= ASKS_MAX:
        refuse("ask.too_many", count_max=ASKS_MAX)
    holding = problem.holding_unit or problem.unit
    may_ask(moment, holding, said.to)
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


def may_ask(
    moment: Moment, asker: UnitId, to: UnitId, been: frozenset[UnitId] = frozenset()
) -> Unit:
    """Up to the tier above, or sideways to a service desk or another team; never the board."""
    asked, day = moment.org.unit(to), london_day(moment.heard_at)
    if to == asker:
        refuse("ask.of_oneself")
    if to in been:
        refuse("ask.has_been_there", unit=to)
    if not takes_asks(asked, day):
        refuse("unit.takes_no_asks", unit=to)
    if not moment.org.in_reach(asker, asked, day):
        refuse("ask.out_of_reach", unit=to)
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


AskingCommand = EscalateProblem


def decide(said: AskingCommand, moment: Moment) -> Change:
    match said:
        case EscalateProblem():
            return escalate(said, moment)
        case _:
            assert_never(said)
