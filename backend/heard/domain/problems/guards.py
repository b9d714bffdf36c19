"""What several rules ask before they act, refused in the same words by each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NoReturn
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import PersonId, ProblemId, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import Moment
from heard.domain.org.entities import Person
from heard.domain.org.roles import RIGHTS
from heard.domain.org.tablets import shared
from heard.domain.problems.entity import ASKED, Ask, Ended, Owner, Problem, State
from heard.domain.problems.telling import Speaking, replace_ask

DATE_AHEAD_DAYS_MAX = 366
MOVE_NOTHING = frozenset(
    {"me_too", "note", "joined", "read_out"}
)  # told in the story, the state stays


def open_problem(moment: Moment, problem_id: ProblemId) -> Problem:
    """The problem, unless it has ended; then the refusal says how, and where it went."""
    problem = moment.get(Problem, problem_id)
    if problem.state is State.MERGED:
        refuse("problem.merged", into=problem.merged_into)
    if not problem.open:
        refuse("problem.ended", state=problem.state)
    return problem


def only_when(problem: Problem, states: frozenset[State]) -> None:
    if problem.state not in states:
        moved_on(problem)


def moved_on(problem: Problem) -> NoReturn:
    """Somebody else's move was heard first: which, whose, when, and where the problem is now."""
    moves = (entry for entry in reversed(problem.story) if entry.move not in MOVE_NOTHING)
    last = next(moves, None)
    refuse(
        "problem.moved_on",
        state=problem.state,
        who=last.who if last else None,
        move=last.move if last else None,
        at=last.at if last else None,
    )


def owed_now(problem: Problem, ask_id: UUID | None = None) -> Ask:
    """The ask whose clock runs, where it is the one that was meant; any other has moved on."""
    only_when(problem, ASKED)
    ask = problem.ask
    assert ask is not None, "an escalated problem has an ask"
    return ask if ask_id in {None, ask.id} else moved_on(problem)


def held_elsewhere(problem: Problem) -> NoReturn:
    """Theirs to know of, but not to move: another unit was asked, or took it on."""
    if problem.ask is not None and problem.state in ASKED:
        refuse("problem.already_asked", to=problem.ask.to)
    moved_on(problem)


def raised_by(problem: Problem, moment: Moment) -> bool:
    """Whether the speaker raised it, or another that was merged into it."""
    raisers = {problem.raised.by, *(follower.by for follower in problem.followers)}
    return moment.speaker in raisers


def speaks_for_raiser(problem: Problem, moment: Moment) -> bool:
    """Its raiser; of what was raised without a name, anybody at the ward's huddle."""
    if raised_by(problem, moment):
        return True
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    today = london_day(moment.heard_at)
    return (
        problem.raised.unnamed
        and person is not None
        and any(
            held.unit == problem.unit and held.holds_on(today) and Right.HUDDLE in RIGHTS[held.role]
            for held in person.memberships
        )
    )


def not_past(moment: Moment, day: date) -> None:
    """A date is not before the day it was said, nor absurdly far away."""
    today = london_day(moment.said_at)
    if day < today:
        refuse("date.past", on=day)
    if day > today + timedelta(days=DATE_AHEAD_DAYS_MAX):
        refuse("date.too_far", on=day, days_max=DATE_AHEAD_DAYS_MAX)


def colleague(moment: Moment, person_id: PersonId, unit: UnitId) -> PersonId:
    """A person who is in this unit today, or a refusal: nobody else can be given its work."""
    person = moment.find(Person, person_id)
    today = london_day(moment.heard_at)
    if person is None or person.disabled_at is not None or shared(person) is not None:
        refuse("person.not_in_scope")
    if not any(held.unit == unit and held.holds_on(today) for held in person.memberships):
        refuse("person.not_in_scope")
    return person.id


def end_ask(
    problem: Problem, how: Ended, moment: Moment, by: Speaking | None = None
) -> tuple[Ask, ...]:
    """The asks, with the one that is owed now (if any) ended. Who replies to it has read it."""
    ask = problem.ask
    if ask is None:
        return problem.asks
    ended = replace(ask, ended=how, ended_at=moment.heard_at)
    if by is None:
        return replace_ask(problem, ended)
    ended_by = by.unit if by.unit != ask.to else None
    return replace_ask(problem, replace(read(ended, by, moment.said_at), ended_by=ended_by))


def read(ask: Ask, who: Speaking, said_at: datetime) -> Ask:
    """The ask as read by this speaker, if they hold the asked seat and were the first."""
    seen = (max(said_at, ask.heard_at), who.who)
    before = (ask.seen_at, ask.seen_by or "") if ask.seen_at is not None else None
    if who.unit != ask.to or not who.answers or (before is not None and before <= seen):
        return ask
    return replace(ask, seen_at=seen[0], seen_by=seen[1])


def responded(problem: Problem, moment: Moment) -> datetime:
    """When a person first responded: now, unless somebody had; never before it was raised."""
    return problem.responded_at or max(moment.said_at, problem.raised.at)


def inform_due_at(moment: Moment, unit: UnitId, since: datetime) -> datetime | None:
    """When the tier above hears that a unit has not acted since then; never, at the top."""
    above = moment.org.above(unit, london_day(moment.heard_at))
    return since + timedelta(hours=moment.org.inform_hours) if above is not None else None


def due_again(owner: Owner, moment: Moment) -> Owner:
    """A step that is taken up again is not due before tomorrow."""
    return replace(owner, by_on=max(owner.by_on, tomorrow(moment)))


def tomorrow(moment: Moment) -> date:
    """The date of a step that nobody gave one: the day after the server heard of it."""
    return london_day(moment.heard_at) + timedelta(days=1)
