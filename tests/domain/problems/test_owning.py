"""Owning, carrying on and waiting: somebody has the next step, and it has a date."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from heard.domain.org.entities import Role, Seat
from heard.domain.problems.entity import Ended, Owner, State
from heard.domain.problems.owning import MakeProgress, OwnProblem
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    CHARGE_SEAT,
    COLLEAGUE,
    DISABLED,
    FRIDAY,
    GROUP_ID,
    LEAD_SEAT,
    LEAVER,
    MATRON,
    MATRON_SEAT,
    NEIGHBOUR,
    NURSE,
    TABLET_SEAT,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ASKED_NEXT_DOOR,
    CLOSED,
    ESCALATED,
    FRIDAY_ENDS_AT,
    IS_ASKED,
    IS_CLOSED,
    IS_MERGED,
    IS_RESOLVED,
    IS_WAITING,
    MERGED,
    OWNED,
    OWNER,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
    RETURNED,
    SEEN_ASK,
    UNKNOWN,
    WAITING,
    moved_on,
    no_right,
    then,
    told,
)

OWN = OwnProblem(problem=PROBLEM_ID, step="Find a spare", by_on=FRIDAY)
TOLD_OWN = {"words": "Find a spare", "on": FRIDAY}
SCREEN = Seat(id=TABLET_SEAT, rev=1, unit=WARD_ID, title="Someone on the team", role=Role.TABLET)
TAKEN = Owner(unit=WARD_ID, seat=LEAD_SEAT, step="Find a spare", by_on=FRIDAY)
OURS = {"state": State.OWNED, "owner": TAKEN, "next_at": FRIDAY_ENDS_AT}


MATRONS = replace(TAKEN, unit=GROUP_ID, seat=MATRON_SEAT)
HELD_BY_MATRON = then(
    ESCALATED,
    told("own", MATRON, **TOLD_OWN),
    state=State.OWNED,
    owner=MATRONS,
    asks=(replace(SEEN_ASK, seen_at=NOW, ended=Ended.TAKEN_ON, ended_at=NOW),),
    next_at=FRIDAY_ENDS_AT,
)

OWNING = [
    Case(
        name="a team owns what it raised: the seat holds it, and the first response is made",
        known=(RAISED,),
        by=COLLEAGUE,
        said=OWN,
        expected=(then(RAISED, told("own", COLLEAGUE, **TOLD_OWN), **OURS, responded_at=NOW),),
    ),
    Case(
        name="a person takes the step and the unit's seat still holds it",
        known=(RAISED,),
        by=COLLEAGUE,
        said=replace(OWN, person=NURSE.id),
        expected=(
            then(
                RAISED,
                told("own", COLLEAGUE, **TOLD_OWN),
                **OURS | {"owner": replace(TAKEN, person=NURSE.id)},
                responded_at=NOW,
            ),
        ),
    ),
    Case(
        name="a role that owns it holds it",
        known=(RAISED,),
        by=COLLEAGUE,
        said=replace(OWN, seat=CHARGE_SEAT),
        expected=(
            then(
                RAISED,
                told("own", COLLEAGUE, **TOLD_OWN),
                **OURS | {"owner": replace(TAKEN, seat=CHARGE_SEAT)},
                holder=CHARGE_SEAT,
                responded_at=NOW,
            ),
        ),
    ),
    Case(
        name="nobody responds before it was raised, whatever their clock says",
        known=(RAISED,),
        by=COLLEAGUE,
        said=OWN,
        said_at=at(7),
        expected=(
            then(
                replace(RAISED, story=()),
                told("own", COLLEAGUE, **TOLD_OWN, at=at(7)),
                *RAISED.story,
                **OURS,
                responded_at=at(8),
            ),
        ),
    ),
    Case(
        name="a team owns what came back with help; its first response stands",
        known=(RETURNED,),
        by=NURSE,
        said=OWN,
        expected=(then(RETURNED, told("own", NURSE, **TOLD_OWN), **OURS),),
    ),
    Case(
        name="the asked seat takes it: the ask is read and ended, and the matron's seat holds it",
        known=(ESCALATED,),
        by=MATRON,
        said=OWN,
        expected=(HELD_BY_MATRON,),
    ),
    Case(
        name="the asked seat takes it after it had promised",
        known=(ACCEPTED,),
        by=MATRON,
        said=OWN,
        expected=(
            then(
                ACCEPTED,
                told("own", MATRON, **TOLD_OWN),
                state=State.OWNED,
                owner=MATRONS,
                asks=(replace(of.ACCEPTED_ASK, ended=Ended.TAKEN_ON, ended_at=NOW),),
                next_at=FRIDAY_ENDS_AT,
            ),
        ),
    ),
    Case(
        name="a nurse of the ward that was asked takes nothing for its seat",
        known=(ASKED_NEXT_DOOR,),
        by=NEIGHBOUR,
        said=OWN,
        expected=no_right("answer"),
    ),
    Case(
        name="what somebody owns already is told with its step and date",
        known=(OWNED,),
        by=COLLEAGUE,
        said=OWN,
        expected=Refused(
            "problem.already_owned",
            {
                "by_on": "2026-08-04",
                "who": "Staff nurse",
                "at": "2026-08-03T08:30:00Z",
            },
        ),
    ),
    Case(
        name="a colleague asked for help first, and says whom",
        known=(ESCALATED,),
        by=COLLEAGUE,
        said=OWN,
        expected=IS_ASKED,
    ),
    Case(
        name="what waits is not owned anew",
        known=(WAITING,),
        by=NURSE,
        said=OWN,
        expected=IS_WAITING,
    ),
    Case(name="an answer stands", known=(RESOLVED,), by=NURSE, said=OWN, expected=IS_RESOLVED),
    Case(
        name="a closed problem cannot be owned",
        known=(CLOSED,),
        by=NURSE,
        said=OWN,
        expected=IS_CLOSED,
    ),
    Case(
        name="a merged problem is owned where it went",
        known=(MERGED,),
        by=NURSE,
        said=OWN,
        expected=IS_MERGED,
    ),
    Case(name="what is not known is not owned", by=NURSE, said=OWN, expected=UNKNOWN),
    Case(
        name="another ward does not own it",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=OWN,
        expected=no_right("team_work"),
    ),
    Case(
        name="a step is not due before it is promised",
        known=(RAISED,),
        by=NURSE,
        said=replace(OWN, by_on=date(2026, 8, 2)),
        expected=Refused("date.past", {"on": "2026-08-02"}),
    ),
    Case(
        name="a step is not due in years",
        known=(RAISED,),
        by=NURSE,
        said=replace(OWN, by_on=date(2027, 8, 5)),
        expected=Refused("date.too_far", {"on": "2027-08-05", "days_max": 366}),
    ),
    *(
        Case(
            name=f"{who} cannot be given the step",
            known=(RAISED,),
            by=NURSE,
            said=replace(OWN, person=person_id),
            expected=Refused("person.not_in_scope"),
        )
        for who, person_id in (
            ("somebody of another ward", NEIGHBOUR.id),
            ("somebody who has left", LEAVER.id),
            ("somebody whose account has ended", DISABLED.id),
            ("nobody known", uid(1)),
        )
    ),
    Case(
        name="nor the tablet at the board, in which nobody sits",
        known=(RAISED, SCREEN),
        by=NURSE,
        said=replace(OWN, seat=SCREEN.id),
        expected=Refused("seat.not_in_scope"),
    ),
    Case(
        name="a seat of another unit cannot own it",
        known=(RAISED,),
        by=NURSE,
        said=replace(OWN, seat=MATRON_SEAT),
        expected=Refused("seat.not_in_scope"),
    ),
]

MOVED = replace(OWNER, by_on=FRIDAY, date_moves=1)
PROGRESS = MakeProgress(problem=PROBLEM_ID, words="Engineer booked", by_on=FRIDAY)
PROGRESSING = [
    Case(
        name="a note on the step leaves its date",
        known=(OWNED,),
        by=COLLEAGUE,
        said=MakeProgress(problem=PROBLEM_ID, words="Engineer booked"),
        expected=(then(OWNED, told("progress", COLLEAGUE, words="Engineer booked")),),
    ),
    Case(
        name="a new date is counted as a move",
        known=(OWNED,),
        by=NURSE,
        said=PROGRESS,
        expected=(
            then(
                OWNED,
                told("progress", NURSE, words="Engineer booked", on=FRIDAY),
                owner=MOVED,
                next_at=FRIDAY_ENDS_AT,
            ),
        ),
    ),
    Case(
        name="the same date again is no move",
        known=(OWNED,),
        by=NURSE,
        said=MakeProgress(problem=PROBLEM_ID, by_on=TUESDAY),
        expected=(then(OWNED, told("progress", NURSE, on=TUESDAY)),),
    ),
    Case(
        name="progress that says nothing",
        known=(OWNED,),
        by=NURSE,
        said=MakeProgress(problem=PROBLEM_ID),
        expected=Refused("progress.says_nothing"),
    ),
    Case(
        name="a date that is past",
        known=(OWNED,),
        by=NURSE,
        said=replace(PROGRESS, by_on=date(2026, 8, 2)),
        expected=Refused("date.past", {"on": "2026-08-02"}),
    ),
    Case(
        name="nobody has taken the step yet",
        known=(RAISED,),
        by=NURSE,
        said=PROGRESS,
        expected=moved_on("raised", "Staff nurse", "raise", "08:00"),
    ),
    Case(
        name="it is the asked seat's now",
        known=(ACCEPTED,),
        by=NURSE,
        said=PROGRESS,
        expected=IS_ASKED,
    ),
    Case(
        name="the matron took it on, and the ward is told so",
        known=(HELD_BY_MATRON,),
        by=NURSE,
        said=PROGRESS,
        expected=moved_on("owned", "Matron, surgical wards", "own", "10:00"),
    ),
    Case(
        name="progress on what has ended",
        known=(CLOSED,),
        by=NURSE,
        said=PROGRESS,
        expected=IS_CLOSED,
    ),
]

CASES = [*OWNING, *PROGRESSING]


@table(CASES)
def test_owning(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
