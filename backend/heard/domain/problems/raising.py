"""A problem is heard in its raiser's own words, and nothing else is asked of them."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.base import Command, Nature, ProblemId, ProblemText, Right, UnitId, put, refuse
from heard.domain.huddles.script import ROLE_WORDS, RoleGroup
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Person
from heard.domain.org.tablets import shared
from heard.domain.org.tree import BOARD_TIER, in_effect
from heard.domain.problems.entity import About, Kind, Origin, Problem, Raised, State
from heard.domain.problems.guards import inform_due_at, only_when, open_problem
from heard.domain.problems.settle import settle, settled
from heard.domain.problems.telling import Speaking, speaking, tell

RECURS_WITHIN_DAYS = 90  # source: feature L6
REWORDABLE = frozenset({State.RAISED, State.OWNED})


class RaiseProblem(Command, frozen=True, kw_only=True, tag="problem.raise"):
    """What is getting in the way, in the raiser's own words. Nothing else is asked for."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    unit: UnitId
    text: ProblemText
    kind: Kind = Kind.PROBLEM
    about: About | None = None
    origin: Origin = Origin.STAFF
    again_of: ProblemId | None = None  # the item, closed within 90 days, that this repeats
    role: RoleGroup | None = None  # who says it at the board, where another writes it down


def raise_(said: RaiseProblem, moment: Moment) -> Change:
    if moment.find(Problem, said.problem) is not None:
        refuse("problem.exists")
    unit = moment.org.unit(said.unit)
    if unit.tier >= BOARD_TIER or not in_effect(unit, london_day(moment.said_at)):
        refuse("unit.takes_no_problems", unit=unit.id)
    who = speaking(moment, said.unit)
    assert who.by is not None, "the clock raises nothing"
    earlier = _recurred(said, moment)
    blank = Problem(
        id=said.problem,
        rev=0,
        unit=said.unit,
        text=said.text,
        state=State.RAISED,
        raised=Raised(
            by=who.by,
            who=_who(said, who),
            at=moment.said_at,
            heard_at=moment.heard_at,
            elsewhere=_elsewhere(said, moment),
            role=said.role,
            unnamed=_unnamed(said, moment),
        ),
        kind=said.kind,
        about=said.about,
        origin=said.origin,
        again_of=earlier.id if earlier else None,
        response_due_at=moment.said_at + timedelta(hours=moment.org.response_hours),
        inform_due_at=inform_due_at(moment, said.unit, moment.said_at),
    )
    (first,) = tell(blank, moment, "raise", said.unit)
    raised = settle(moment, blank, story=(replace(first, who=blank.raised.who),))
    if earlier is None:
        return Change((raised,))
    again = put(earlier, recurrences=tuple(sorted({*earlier.recurrences, said.problem})))
    return Change((raised, again))


def _who(said: RaiseProblem, who: Speaking) -> str:
    return ROLE_WORDS[said.role] if said.role is not None else who.who


def _unnamed(said: RaiseProblem, moment: Moment) -> bool:
    """Said by a role, or by whoever stood at the team's own tablet."""
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    return said.role is not None or (person is not None and shared(person) is not None)


def _elsewhere(said: RaiseProblem, moment: Moment) -> bool:
    """Not told of it by their own teams, so they are told of it themselves."""
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    today = london_day(moment.heard_at)
    held = person.memberships if person is not None else ()
    return not any(one.unit == said.unit and one.holds_on(today) for one in held)


def _recurred(said: RaiseProblem, moment: Moment) -> Problem | None:
    """The item of the same team, closed within 90 days, that this one repeats."""
    earlier = moment.find(Problem, said.again_of) if said.again_of else None
    if earlier is None or earlier.state is not State.CLOSED or earlier.unit != said.unit:
        return None
    assert earlier.ended_at is not None, "a closed problem says when"
    recent = moment.said_at - earlier.ended_at <= timedelta(days=RECURS_WITHIN_DAYS)
    return earlier if recent else None


class RewordProblem(Command, frozen=True, kw_only=True, tag="problem.reword"):
    """The raiser puts their own words right, until somebody beyond the team is asked."""

    needs: ClassVar[Right] = Right.TAKE_PART
    problem: ProblemId
    text: ProblemText


def reword(said: RewordProblem, moment: Moment) -> Change:
    """What colleagues have read before is not lost: the story keeps it."""
    if moment.get(Problem, said.problem).raised.by != moment.speaker:
        refuse("problem.raiser_only")
    problem = open_problem(moment, said.problem)
    only_when(problem, REWORDABLE)
    if said.text == problem.text:
        return NOTHING
    story = tell(problem, moment, "reword", words=problem.text)
    return settled(moment, problem, text=said.text, story=story)


RaisingCommand = RaiseProblem | RewordProblem


def decide(said: RaisingCommand, moment: Moment) -> Change:
    match said:
        case RaiseProblem():
            return raise_(said, moment)
        case RewordProblem():
            return reword(said, moment)
        case _:
            assert_never(said)
