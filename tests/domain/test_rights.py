"""A right counts where a seat holds it today; the clock and the operator say what is theirs."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from heard.domain.base import Command, Place, ProblemId, Refusal, Right
from heard.domain.book import COMMANDS
from heard.domain.org.entities import Person
from heard.domain.org.roles import RIGHTS
from heard.domain.problems.entity import Problem
from heard.domain.problems.passing_on import InformAbove
from heard.domain.rights import authorise, follows, has_right, units_of
from tests.support.moments import moment
from tests.support.org import (
    ADMINISTRATOR,
    BOARD_ID,
    CHIEF,
    COACH,
    COLLEAGUE,
    DEPUTY,
    DESK_LEAD,
    DIRECTOR,
    DISABLED,
    DIVISION_ID,
    GROUP_ID,
    LEAD,
    LEAVER,
    MATRON,
    MONDAY,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    ORG,
    PEOPLE,
    TUESDAY,
    WARD_ID,
    sits_in,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ASKED_NEXT_DOOR,
    CLOSED,
    DESK_ASKS,
    ESCALATED,
    GONE_UP,
    MATRON_WAITING,
    OWNED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
    RETURNED,
    WAITING,
)


class AtHome(Command, frozen=True, kw_only=True, tag="test.home"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId = PROBLEM_ID


class AtAsked(Command, frozen=True, kw_only=True, tag="test.asked"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId = PROBLEM_ID


class AtAsker(Command, frozen=True, kw_only=True, tag="test.asker"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.ASKER
    problem: ProblemId = PROBLEM_ID


class AtOwing(Command, frozen=True, kw_only=True, tag="test.owing"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.OWING
    problem: ProblemId = PROBLEM_ID


class AtHolder(Command, frozen=True, kw_only=True, tag="test.holder"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId = PROBLEM_ID


class AtInvolved(Command, frozen=True, kw_only=True, tag="test.involved"):
    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.INVOLVED
    problem: ProblemId = PROBLEM_ID


class Answers(Command, frozen=True, kw_only=True, tag="test.answers"):
    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId = PROBLEM_ID


class Administers(Command, frozen=True, kw_only=True, tag="test.administers"):
    needs: ClassVar[Right] = Right.ADMINISTER


class TakesPart(Command, frozen=True, kw_only=True, tag="test.takes_part"):
    needs: ClassVar[Right] = Right.TAKE_PART


WARD, GROUP = {NURSE.id, COLLEAGUE.id, LEAD.id}, {MATRON.id, DEPUTY.id}


def who_may(command: Command, *known: Problem) -> set[object]:
    return {person.id for person in PEOPLE if refusal(command, person, *known) is None}


def refusal(command: Command, person: Person | None, *known: Problem) -> str | None:
    try:
        authorise(command, moment(known, person))
    except Refusal as no:
        return no.code
    return None


@pytest.mark.parametrize(
    ("place", "problem", "may"),
    [
        (AtHome(), ESCALATED, WARD),
        (AtAsked(), ESCALATED, GROUP),
        (AtAsked(), RAISED, set()),
        (AtAsked(), RETURNED, GROUP),
        (AtAsker(), ESCALATED, WARD),
        (AtAsker(), RAISED, WARD),
        (AtAsker(), DESK_ASKS, {DESK_LEAD.id}),
        (AtOwing(), ESCALATED, GROUP),
        (AtOwing(), GONE_UP, {DIRECTOR.id}),
        (AtOwing(), RETURNED, GROUP),
        (AtInvolved(), ESCALATED, WARD | GROUP),
        (AtHolder(), RAISED, WARD),
        (AtHolder(), OWNED, WARD),
        (AtHolder(), ESCALATED, GROUP),
        (AtHolder(), ACCEPTED, GROUP),
        (AtHolder(), ASKED_NEXT_DOOR, set()),
        (AtHolder(), RETURNED, WARD),
        (AtHolder(), WAITING, WARD),
        (AtHolder(), MATRON_WAITING, GROUP),
        (AtHolder(), RESOLVED, WARD),
        (AtHolder(), CLOSED, WARD),
        (Answers(), ESCALATED, GROUP),
    ],
    ids=lambda value: value.state.value if isinstance(value, Problem) else None,
)
def test_a_right_counts_at_its_place(place: Command, problem: Problem, may: set[object]):
    assert who_may(place, problem) == may


def test_everybody_with_an_account_takes_part():
    assert who_may(TakesPart()) == {person.id for person in PEOPLE} - {DISABLED.id}


def test_only_an_administrator_administers():
    assert who_may(Administers()) == {ADMINISTRATOR.id}


def test_nobody_is_the_clock():
    assert who_may(InformAbove(problem=PROBLEM_ID), RAISED) == set()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (InformAbove(problem=PROBLEM_ID), None),
        (Administers(), None),
        (TakesPart(), "right.missing"),
        (AtHome(), "right.missing"),
    ],
)
def test_where_nobody_speaks_it_is_the_clock_or_the_operator(said: Command, code: str | None):
    assert refusal(said, None, RAISED) == code


def test_who_is_involved_is_told_who_moved_it_and_a_stranger_is_not():
    assert refusal(AtHolder(), NURSE, ACCEPTED) == "problem.already_asked"
    assert refusal(AtHolder(), MATRON, RETURNED) == "problem.moved_on"
    assert refusal(AtHolder(), NEIGHBOUR, ASKED_NEXT_DOOR) == "right.missing"
    assert refusal(AtHolder(), NEIGHBOUR, ACCEPTED) == "right.missing"


def test_a_problem_that_is_not_known_is_unknown_to_all():
    assert refusal(AtHome(), NURSE) == "problem.unknown"


def test_a_speaker_who_is_not_known_has_no_rights():
    stranger = Person(id=uid(999), name="Nobody here")  # pyright: ignore[reportArgumentType]  an id of no one
    assert refusal(TakesPart(), stranger) == "right.missing"


def test_a_seat_counts_from_its_first_day_to_the_day_before_its_last():
    seat = sits_in(NURSE.memberships[0].seat, from_on=MONDAY, until_on=TUESDAY)
    person = Person(id=NURSE.id, name=NURSE.name, memberships=(seat,))
    days = [date(2026, 8, 2), MONDAY, TUESDAY]
    assert [has_right(person, Right.TEAM_WORK, day) for day in days] == [False, True, False]
    assert [units_of(person, day) for day in days] == [set(), {WARD_ID}, set()]


def test_a_right_at_one_unit_is_none_at_another():
    assert has_right(MATRON, Right.ANSWER, MONDAY, GROUP_ID)
    assert not has_right(MATRON, Right.ANSWER, MONDAY, WARD_ID)
    assert not has_right(NURSE, Right.ANSWER, MONDAY, WARD_ID)


@pytest.mark.parametrize(
    ("person", "units"),
    [
        (NURSE, {WARD_ID}),
        (MATRON, {GROUP_ID}),
        (DEPUTY, {GROUP_ID}),
        (COACH, {DIVISION_ID}),
        (LEAVER, set()),
        (NEWCOMER, set()),
    ],
    ids=lambda value: value.name if isinstance(value, Person) else None,
)
def test_devices_hold_what_is_theirs_their_seats_and_the_organisations(
    person: Person, units: set[object]
):
    assert follows(person, ORG, MONDAY) == {person.id, BOARD_ID, *units}


def test_rollups_are_for_those_who_lead_above_a_team_and_the_administrator():
    readers = {p.id for p in PEOPLE if has_right(p, Right.READ_ROLLUPS, MONDAY)}
    assert readers == {MATRON.id, DEPUTY.id, DIRECTOR.id, CHIEF.id, ADMINISTRATOR.id}
    assert not has_right(DESK_LEAD, Right.READ_ROLLUPS, MONDAY)


def test_only_the_clock_holds_the_right_of_the_system():
    assert all(Right.SYSTEM not in rights for rights in RIGHTS.values())


def test_a_command_with_a_place_names_its_problem_or_its_unit():
    of_units = {Place.UNIT, Place.LED}
    names = {place: "unit" if place in of_units else "problem" for place in Place}
    placed = [shape for shape in COMMANDS if shape.at is not Place.ANYWHERE]
    assert {shape.at for shape in placed} >= of_units
    assert all(names[shape.at] in shape.__struct_fields__ for shape in placed)


def test_a_command_says_which_right_it_needs():
    with pytest.raises(AssertionError, match="does not say which right"):
        type("Nameless", (Command,), {}, frozen=True)
