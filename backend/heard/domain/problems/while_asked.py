"""While an answer is owed: the seat that was asked has read it, or the ward takes it back."""

from __future__ import annotations

from typing import ClassVar, assert_never
from uuid import UUID

from heard.domain.base import Command, Nature, Place, ProblemId, Right, Text, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Person
from heard.domain.problems.entity import ASKED, Ended, Owner, Problem, State
from heard.domain.problems.guards import due_again, end_ask, only_when, open_problem, read, tomorrow
from heard.domain.problems.requests import asker, last_request
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import replace_ask, speaking, tell
from heard.domain.rights import has_right


class SeeAsk(Command, frozen=True, kw_only=True, tag="problem.see"):
    """The asked seat has read it. Said by opening it; the ward is shown when."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    ask: UUID


def see(said: SeeAsk, moment: Moment) -> Change:
    """The first reading by the asked seat is kept, unless the ask had ended before it.

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


class TakeBack(Command, frozen=True, kw_only=True, tag="problem.take_back"):
    """We do not need the answer any more, or can do it ourselves after all."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.ASKER
    problem: ProblemId
    reason: Text


def take_back(said: TakeBack, moment: Moment) -> Change:
    """Owned again by who had it there, else by who takes it back until somebody says more."""
    problem = open_problem(moment, said.problem)
    only_when(problem, ASKED)
    _link_or_lead(problem, moment)
    ours = asker(problem)
    taken = Owner(
        unit=ours,
        seat=moment.org.seat_of(ours),
        person=moment.speaker,
        step=said.reason,
        by_on=tomorrow(moment),
    )
    had = problem.owner
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=due_again(had if had is not None and had.unit == ours else taken, moment),
        asks=end_ask(problem, Ended.TAKEN_BACK, moment),
        story=tell(problem, moment, "take_back", ours, words=said.reason),
    )


def _link_or_lead(problem: Problem, moment: Moment) -> None:
    """The link person keeps the thread; who asked and their team's lead stand in for them."""
    request = last_request(problem)
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    if person is None or any(person.id in {ask.link, ask.by} for ask in request):
        return
    if not has_right(person, Right.LEAD, london_day(moment.heard_at), asker(problem)):
        refuse("take_back.link_only", link=request[0].link)


WhileAskedCommand = SeeAsk | TakeBack


def decide(said: WhileAskedCommand, moment: Moment) -> Change:
    match said:
        case SeeAsk():
            return see(said, moment)
        case TakeBack():
            return take_back(said, moment)
        case _:
            assert_never(said)
