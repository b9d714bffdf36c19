"""Somebody takes the next step: who, what, by when, and whether they are still on it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.base import (
    Command,
    PersonId,
    Place,
    ProblemId,
    Right,
    SeatId,
    Text,
    UnitId,
    refuse,
)
from heard.domain.moment import Change, Moment
from heard.domain.org.tablets import SHARED
from heard.domain.problems.entity import Ended, Owner, Problem, State
from heard.domain.problems.guards import (
    colleague,
    end_ask,
    not_past,
    only_when,
    open_problem,
    responded,
)
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import answering, speaking, tell

OWNABLE = frozenset({State.RAISED, State.RETURNED, State.ESCALATED, State.ACCEPTED})


class OwnProblem(Command, frozen=True, kw_only=True, tag="problem.own"):
    """We take the next step: who (a person, else a seat), what, by when.

    Said by the team, or by the seat that was asked ("Take it: I hold it from now").
    """

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    step: Text
    by_on: date
    person: PersonId | None = None
    seat: SeatId | None = None


def own(said: OwnProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.state is State.OWNED and problem.owner is not None:
        refuse("problem.already_owned", **_owned_by(problem, problem.owner))
    only_when(problem, OWNABLE)
    not_past(moment, said.by_on)
    who = speaking(moment, *_owning(problem))
    seat = _seat_of_owner(said, moment, who.unit)
    owner = Owner(unit=who.unit, seat=seat, person=said.person, step=said.step, by_on=said.by_on)
    story = tell(problem, moment, "own", *_owning(problem), words=said.step, on=said.by_on)
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=owner,
        asks=end_ask(problem, Ended.TAKEN_ON, moment, who),
        responded_at=responded(problem, moment),
        story=story,
    )


def _owning(problem: Problem) -> tuple[UnitId, ...]:
    return answering(problem) if problem.ask is not None else (problem.unit,)


def _seat_of_owner(said: OwnProblem, moment: Moment, unit: UnitId) -> SeatId:
    """An owner is somebody who is known here, in a seat of the unit that takes it on."""
    if said.person is not None:
        colleague(moment, said.person, unit)
    if said.seat is None:
        return moment.org.seat_of(unit)
    seat = moment.org.seats.get(said.seat)
    if seat is None or seat.unit != unit or seat.role in SHARED:
        refuse("seat.not_in_scope")
    return seat.id


def _owned_by(problem: Problem, owner: Owner) -> dict[str, object]:
    told = next((e for e in reversed(problem.story) if e.move == "own"), None)
    return {
        "by_on": owner.by_on,
        "who": told.who if told else None,
        "at": told.at if told else None,
    }


class MakeProgress(Command, frozen=True, kw_only=True, tag="problem.progress"):
    """Still on it: a note, a new date, or both."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: Text | None = None
    by_on: date | None = None


def progress(said: MakeProgress, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.OWNED}))
    owner = problem.owner
    assert owner is not None, "an owned problem has an owner"
    if said.words is None and said.by_on is None:
        refuse("progress.says_nothing")
    if said.by_on is not None and said.by_on != owner.by_on:
        not_past(moment, said.by_on)
        owner = replace(owner, by_on=said.by_on, date_moves=owner.date_moves + 1)
    story = tell(problem, moment, "progress", owner.unit, words=said.words, on=said.by_on)
    return settled(moment, problem, owner=owner, story=story)


OwningCommand = OwnProblem | MakeProgress


def decide(said: OwningCommand, moment: Moment) -> Change:
    match said:
        case OwnProblem():
            return own(said, moment)
        case MakeProgress():
            return progress(said, moment)
        case _:
            assert_never(said)
