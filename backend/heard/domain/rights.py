"""Who may say what: a command's right, held in the right place, checked once for all of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from heard.domain.base import Command, Place, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import Moment
from heard.domain.org.entities import Person
from heard.domain.org.roles import RIGHTS
from heard.domain.org.tablets import shared
from heard.domain.org.tree import Org
from heard.domain.problems.entity import ASKED, Problem, underlying_state
from heard.domain.problems.guards import held_elsewhere
from heard.domain.problems.requests import asked_units, asker

# Where somebody else may stand in the way: who is involved is told who.
HELD = frozenset({Place.HOLDER, Place.OWING})
# Nobody speaks when the clock does, and when an operator loads the organisation from a file.
NOBODYS = frozenset({Right.SYSTEM, Right.ADMINISTER})
# Whoever works here may, in whatever seat, or in none.
EVERYBODYS = frozenset({Right.TAKE_PART, Right.NAMED})
ANYWHERE: frozenset[UnitId | None] = frozenset({None})


def authorise(command: Command, moment: Moment) -> None:
    """Refuses what the speaker may not say. Everyone who works here may take part; no wall does."""
    needs = command.needs
    if moment.speaker is None:
        nobodys = needs in NOBODYS or command.at is Place.LED
        return None if nobodys else refuse("right.missing", right=needs.value)
    person = moment.find(Person, moment.speaker)
    if person is None or person.disabled_at is not None or needs is Right.SYSTEM:
        refuse("right.missing", right=needs.value)
    if needs in EVERYBODYS and _is_everybody(person, needs):
        return None
    if command.at is Place.LED and _may(person, Right.ADMINISTER, moment, ANYWHERE):
        return None
    here = _where(command, moment, command.at)
    needs = _of_a_seat(command, moment)
    if _may(person, needs, moment, here):
        return None
    if command.at in HELD:
        elsewhere = _where(command, moment, Place.INVOLVED) - here
        if _may(person, command.needs, moment, elsewhere):
            held_elsewhere(moment.get(Problem, _problem_of(command)))
    return refuse("right.missing", right=needs.value)


def _is_everybody(person: Person, needs: Right) -> bool:
    held = shared(person)
    return held is None or needs in RIGHTS[held.role]


def _of_a_seat(command: Command, moment: Moment) -> Right:
    """What was asked of a seat is moved by those who answer for it, not by all of their team."""
    if command.at is not Place.HOLDER:
        return command.needs
    problem = moment.get(Problem, _problem_of(command))
    asked = problem.open and underlying_state(problem) in ASKED
    return Right.ANSWER if asked else command.needs


def _may(person: Person, right: Right, moment: Moment, where: frozenset[UnitId | None]) -> bool:
    day = london_day(moment.heard_at)
    return any(has_right(person, right, day, unit) for unit in where)


def has_right(person: Person, right: Right, day: date, unit: UnitId | None = None) -> bool:
    """Whether a seat that they hold that day carries the right, at this unit (None: at any)."""
    return any(
        right in RIGHTS[held.role] and (unit is None or held.unit == unit)
        for held in person.memberships
        if held.holds_on(day)
    )


def _where(command: Command, moment: Moment, at: Place) -> frozenset[UnitId | None]:
    """The units at which the right counts; {None}: anywhere."""
    if at is Place.ANYWHERE:
        return ANYWHERE
    if at is Place.UNIT or at is Place.LED:
        return frozenset({_unit_of(command)})
    problem = moment.get(Problem, _problem_of(command))
    asked = asked_units(problem)
    match at:
        case Place.HOME:
            return frozenset({problem.unit})
        case Place.ASKED:
            return frozenset(asked)
        case Place.ASKER:
            return frozenset({asker(problem)})
        case Place.OWING:
            return frozenset({problem.ask.to} if problem.ask is not None else asked)
        case Place.INVOLVED:
            return frozenset({problem.unit, *asked})
        case Place.HOLDER:
            return _holders(problem)


def _unit_of(command: Command) -> UnitId:
    unit: UnitId | None = getattr(command, "unit", None)
    assert unit is not None, f"{type(command).__name__} is said at a unit but names none"
    return unit


def _problem_of(command: Command) -> UUID:
    problem_id: UUID | None = getattr(command, "problem", None)
    assert problem_id is not None, f"{type(command).__name__} has a place but names no problem"
    return problem_id


def _holders(problem: Problem) -> frozenset[UnitId | None]:
    if not problem.open:
        return frozenset({problem.unit, *asked_units(problem)})
    if underlying_state(problem) in ASKED:
        return frozenset(asked_units(problem))
    return frozenset({problem.holding_unit or problem.unit})


def units_of(person: Person, day: date) -> frozenset[UnitId]:
    return frozenset(held.unit for held in person.memberships if held.holds_on(day))


def follows(person: Person, org: Org, day: date) -> frozenset[UUID]:
    """The scopes that a person's devices hold: their own, their seats' units, the root's."""
    own: set[UUID] = {person.id, *units_of(person, day)}
    return frozenset(own | {org.root} if org.root is not None else own)
