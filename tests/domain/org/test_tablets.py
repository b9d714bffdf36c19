"""A unit's lead or an administrator enrols its tablets; nobody takes one for a colleague."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from heard.domain.base import PersonId, ProblemId, Refusal, SeatId, ThanksId, put
from heard.domain.org.entities import Membership, Person, Role, Seat, Shared
from heard.domain.org.people import DisablePerson, EnablePerson, SetPerson, scopes
from heard.domain.org.seats import SetSeat
from heard.domain.org.tablets import EnrolTablet, RevokeTablet, enrol, tablet_of
from heard.domain.org.tree import org_of
from heard.domain.problems.adding import WriteNote
from heard.domain.problems.guards import colleague
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.telling import speaking
from heard.domain.recognition.thanking import GiveThanks
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import (
    ADMINISTRATOR,
    COACH,
    FRIDAY,
    LEAD,
    MATRON,
    NURSE,
    OTHER_WARD_ID,
    UNITS,
    WARD_ID,
    uid,
)
from tests.support.org import SEATS as PEOPLES
from tests.support.problems import PROBLEM_ID, RAISED

DEVICE = uid(990)
TABLET_ID = tablet_of(WARD_ID, Shared.TABLET, DEVICE)
WALL_ID = tablet_of(WARD_ID, Shared.WALL, DEVICE)
ENROL = EnrolTablet(unit=WARD_ID, person=TABLET_ID, kind=Shared.TABLET, name="Ward 7 tablet")
HANG = replace(ENROL, person=WALL_ID, kind=Shared.WALL, name="Ward 7 wall")
REVOKE = RevokeTablet(unit=WARD_ID, person=TABLET_ID)


def made(said: EnrolTablet) -> tuple[Seat, Person]:
    seat, person = enrol(said, moment()).entities
    assert isinstance(seat, Seat)
    assert isinstance(person, Person)
    return seat, person


(SEAT, TABLET), (WALL_SEAT, WALL) = made(ENROL), made(HANG)
NO_RIGHT = Refused("right.missing", {"right": "lead"})

CASES = [
    Case(
        name="a lead enrols a tablet, and the seat that all of them share is made with the first",
        by=LEAD,
        said=ENROL,
        expected=(
            Seat(id=SEAT.id, unit=WARD_ID, role=Role.TABLET, title="Someone on the team"),
            Person(
                id=TABLET_ID,
                name="Ward 7 tablet",
                memberships=(Membership(seat=SEAT.id, unit=WARD_ID, role=Role.TABLET),),
            ),
        ),
    ),
    Case(
        name="an administrator enrols for any team, and the second finds the seat",
        known=(SEAT,),
        by=ADMINISTRATOR,
        said=replace(ENROL, person=PersonId(uid(901)), name="Spare"),
        expected=(replace(TABLET, id=PersonId(uid(901)), name="Spare"),),
    ),
    Case(name="an operator hangs a wall", said=HANG, expected=(WALL_SEAT, WALL)),
    Case(
        name="one that was revoked is enrolled again under another name",
        known=(SEAT, put(TABLET, disabled_at=NOW)),
        by=LEAD,
        said=replace(ENROL, name="Tablet at the desk"),
        expected=(replace(TABLET, rev=3, name="Tablet at the desk"),),
    ),
    Case(
        name="said again it changes nothing", known=(SEAT, TABLET), by=LEAD, said=ENROL, expected=()
    ),
    Case(
        name="a wall does not become a tablet",
        known=(WALL_SEAT, WALL),
        by=LEAD,
        said=replace(ENROL, person=WALL_ID),
        expected=Refused("tablet.unknown"),
    ),
    Case(
        name="nor does somebody",
        by=LEAD,
        said=replace(ENROL, person=NURSE.id),
        expected=Refused("tablet.unknown"),
    ),
    Case(
        name="a unit that is not there has no tablet",
        by=ADMINISTRATOR,
        said=replace(ENROL, unit=uid(1)),
        expected=Refused("unit.unknown"),
    ),
    Case(name="a nurse does not enrol one", by=NURSE, said=ENROL, expected=NO_RIGHT),
    Case(name="nor does the matron of the ward", by=MATRON, said=ENROL, expected=NO_RIGHT),
    Case(name="nor does a tablet", known=(SEAT, TABLET), by=TABLET, said=ENROL, expected=NO_RIGHT),
    Case(
        name="a lead revokes it",
        known=(SEAT, TABLET),
        by=LEAD,
        said=REVOKE,
        expected=(put(TABLET, disabled_at=NOW),),
    ),
    Case(
        name="it is revoked once",
        known=(SEAT, put(TABLET, disabled_at=NOW)),
        by=ADMINISTRATOR,
        said=REVOKE,
        expected=(),
    ),
    Case(
        name="nobody revokes a nurse",
        by=LEAD,
        said=replace(REVOKE, person=NURSE.id),
        expected=Refused("tablet.unknown"),
    ),
    Case(
        name="another team's is not there to be revoked",
        known=(SEAT, TABLET),
        by=ADMINISTRATOR,
        said=replace(REVOKE, unit=OTHER_WARD_ID),
        expected=Refused("tablet.unknown"),
    ),
    Case(
        name="a coach revokes none",
        known=(SEAT, TABLET),
        by=COACH,
        said=REVOKE,
        expected=NO_RIGHT,
    ),
]
ORG = org_of((*UNITS, *PEOPLES, SEAT, WALL_SEAT))


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_a_device_is_one_tablet_at_each_unit():
    assert tablet_of(WARD_ID, Shared.TABLET, DEVICE) == TABLET_ID
    others = {WALL_ID, tablet_of(OTHER_WARD_ID, Shared.TABLET, DEVICE)}
    assert len({TABLET_ID, *others, tablet_of(WARD_ID, Shared.TABLET, uid(991))}) == 4


def test_it_is_told_to_itself_alone():
    assert scopes(TABLET) == {TABLET_ID}
    assert scopes(NURSE) == {NURSE.id, WARD_ID}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (SetPerson(person=TABLET_ID, name="Amina", memberships=()), "person.unknown"),
        (DisablePerson(person=TABLET_ID), "person.unknown"),
        (EnablePerson(person=TABLET_ID), "person.unknown"),
        (
            SetPerson(person=NURSE.id, name="Amina", memberships=TABLET.memberships),
            "seat.not_for_people",
        ),
        (
            SetSeat(seat=SeatId(uid(902)), unit=WARD_ID, role=Role.WALL, title="Wall"),
            "seat.not_for_people",
        ),
    ],
)
def test_it_is_not_looked_after_as_people_are(said: SetPerson | SetSeat, code: str):
    answer = run(said, moment((TABLET,), ADMINISTRATOR, org=ORG))
    assert isinstance(answer, Refused)
    assert answer.code == code


def test_it_takes_no_work_on_and_its_seat_is_nobodys_to_own_by():
    with pytest.raises(Refusal, match=r"person\.not_in_scope"):
        colleague(moment((TABLET,), org=ORG), TABLET_ID, WARD_ID)
    owning = OwnProblem(problem=PROBLEM_ID, step="Find a spare", by_on=FRIDAY, seat=SEAT.id)
    answer = run(owning, moment((RAISED, TABLET), NURSE, org=ORG))
    assert answer == Refused("seat.not_in_scope")


def test_nobody_thanks_it():
    said = GiveThanks(
        unit=WARD_ID, thanks=ThanksId(uid(904)), words="Thank you", to_person=TABLET_ID
    )
    answer = run(said, moment((TABLET,), NURSE, org=ORG))
    assert answer == Refused("thanks.receiver_unknown")


def test_a_tablet_raises_for_someone_on_the_team():
    now = moment((TABLET,), TABLET, org=ORG)
    said = RaiseProblem(problem=ProblemId(uid(903)), unit=WARD_ID, text="No bladder scanner")
    assert not isinstance(run(said, now), Refused)
    told = speaking(now, WARD_ID)
    assert (told.who, told.answers) == ("Someone on the team", False)


def test_a_wall_says_nothing_not_even_what_everybody_may():
    said = WriteNote(problem=PROBLEM_ID, words="Seen")
    answer = run(said, moment((RAISED, WALL), WALL, org=ORG))
    assert answer == Refused("right.missing", {"right": "take_part"})
