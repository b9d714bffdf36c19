"""Who may say what: a command's right, held in the right place, checked once for all of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from heard.domain.base import Command, Moment, Place, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.org.roles import RIGHTS
from heard.domain.org.tree import Org
from heard.domain.problems.entity import ASKED, Problem, State, asked_units


def authorise(command: Command, moment: Moment) -> None:
    """Refuses what the speaker may not say. The clock may say only what is the system's."""
    if moment.speaker is None:
        return
    person = moment.find(Person, moment.speaker)
    if person is None or command.needs is Right.SYSTEM:
        refuse("right.missing", right=command.needs.value)
    where = _where(command, moment)
    day = london_day(moment.heard_at)
    if not any(has_right(person, command.needs, day, unit) for unit in where):
        refuse("right.missing", right=command.needs.value)


def has_right(person: Person, right: Right, day: date, unit: UnitId | None = None) -> bool:
    """Whether a seat that they hold that day carries the right, at this unit (None: at any)."""
    return any(
        right in RIGHTS[held.role] and (unit is None or held.unit == unit)
        for held in person.memberships
        if held.holds_on(day)
    )


def _where(command: Command, moment: Moment) -> frozenset[UnitId | None]:
    """The units at which the right counts; {None}: anywhere."""
    problem_id: UUID | None = getattr(command, "problem", None)
    if command.at is Place.ANYWHERE or problem_id is None:
        return frozenset({None})
    problem = moment.get(Problem, problem_id)
    asked = asked_units(problem)
    match command.at:
        case Place.HOME:
            return frozenset({problem.unit})
        case Place.ASKED:
            return frozenset(asked)
        case Place.INVOLVED:
            return frozenset({problem.unit, *asked})
        case Place.HOLDER:
            return _holders(problem)


def _holders(problem: Problem) -> frozenset[UnitId | None]:
    waiting = problem.waiting
    state = waiting.back_to if problem.state is State.WAITING and waiting else problem.state
    if state in ASKED:
        return frozenset(asked_units(problem))
    return frozenset({problem.holding_unit or problem.unit})


def units_of(person: Person, day: date) -> frozenset[UnitId]:
    return frozenset(held.unit for held in person.memberships if held.holds_on(day))


def follows(person: Person, org: Org, day: date) -> frozenset[UUID]:
    """The scopes that a person's devices hold: their own, their seats' units, the root's."""
    own: set[UUID] = {person.id, *units_of(person, day)}
    return frozenset(own | {org.root} if org.root is not None else own)
