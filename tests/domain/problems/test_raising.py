"""A problem is heard from anybody, for any ward that works, and its clocks start when said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.huddles.script import RoleGroup
from heard.domain.org.entities import Person
from heard.domain.problems.entity import (
    About,
    Kind,
    Origin,
    Problem,
    Raised,
)
from heard.domain.problems.raising import RaiseProblem, RewordProblem
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    BOARD_ID,
    CHIEF,
    CLOSED_WARD_ID,
    COACH,
    DISABLED,
    EXECUTIVE_ID,
    GROUP_ID,
    LEAD,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    STANDARDS,
    TABLET,
    WARD,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import CLOSED, OWNED, RAISED, then, told

SAY = RaiseProblem(problem=of.PROBLEM_ID, unit=WARD_ID, text="The bladder scanner is broken")
NEW = replace(
    RAISED,
    raised=Raised(by=NURSE.id, who="Staff nurse", at=NOW, heard_at=NOW),
    response_due_at=at(10, day=4),
    inform_due_at=at(10, day=6),
    next_at=at(10, day=4),
    story=(told("raise", NURSE),),
)


def raised_by(person: Person, **fields: Any) -> Problem:
    raised = fields.pop("raised")
    return replace(NEW, raised=raised, story=(told("raise", person),), **fields)


ELSEWHERE: dict[str, Any] = {"at": NOW, "heard_at": NOW, "elsewhere": True}
LONG_AGO = replace(CLOSED, id=uid(420), ended_at=NOW - timedelta(days=90, seconds=1))
RECENT = replace(CLOSED, id=uid(420), ended_at=NOW - timedelta(days=90))
AGAIN = replace(SAY, again_of=uid(420))

RAISING = [
    Case(
        name="a ward's problem is held by its seat from the start",
        by=NURSE,
        said=SAY,
        expected=(NEW,),
    ),
    Case(
        name="a role says it, a colleague writes it down",
        by=NURSE,
        said=replace(SAY, role=RoleGroup.DOMESTIC),
        expected=(
            replace(
                NEW,
                raised=replace(NEW.raised, who="Domestic", role=RoleGroup.DOMESTIC, unnamed=True),
                story=(told("raise", NURSE, who="Domestic"),),
            ),
        ),
    ),
    Case(
        name="at the team's tablet nobody has to say who they are",
        by=TABLET,
        said=SAY,
        expected=(
            replace(
                NEW,
                raised=Raised(
                    by=TABLET.id, who="Tablet at the board", at=NOW, heard_at=NOW, unnamed=True
                ),
                story=(told("raise", TABLET),),
            ),
        ),
    ),
    Case(
        name="kind, theme and origin may be said at once",
        by=NURSE,
        said=replace(SAY, kind=Kind.RISK, about=About.EQUIPMENT, origin=Origin.PATIENT_FAMILY),
        expected=(
            replace(NEW, kind=Kind.RISK, about=About.EQUIPMENT, origin=Origin.PATIENT_FAMILY),
        ),
    ),
    Case(
        name="the clocks start when it was said, however late it is heard",
        by=NURSE,
        said=SAY,
        said_at=at(8),
        heard_at=at(6, day=9),
        expected=(
            replace(
                RAISED,
                raised=Raised(by=NURSE.id, who="Staff nurse", at=at(8), heard_at=at(6, day=9)),
                story=(told("raise", NURSE, at=at(8)),),
            ),
        ),
    ),
    Case(
        name="the standards say how long the clocks are",
        known=(replace(STANDARDS, response_hours=8, inform_hours=48),),
        by=NURSE,
        said=SAY,
        expected=(
            replace(
                NEW,
                response_due_at=at(18),
                next_at=at(18),
                inform_due_at=at(10, day=5),
            ),
        ),
    ),
    Case(
        name="a neighbour raises for another ward and is told of it themselves",
        by=NEIGHBOUR,
        said=SAY,
        expected=(
            raised_by(NEIGHBOUR, raised=Raised(by=NEIGHBOUR.id, who="Staff nurse", **ELSEWHERE)),
        ),
    ),
    Case(
        name="a coach takes part wherever they are",
        by=COACH,
        said=SAY,
        expected=(
            raised_by(COACH, raised=Raised(by=COACH.id, who="Improvement coach", **ELSEWHERE)),
        ),
    ),
    Case(
        name="somebody new without a seat yet is heard too",
        by=NEWCOMER,
        said=SAY,
        expected=(
            raised_by(NEWCOMER, raised=Raised(by=NEWCOMER.id, who="Student nurse", **ELSEWHERE)),
        ),
    ),
    Case(
        name="nobody stands above the executive, so nobody will be informed",
        by=CHIEF,
        said=replace(SAY, unit=EXECUTIVE_ID),
        expected=(
            raised_by(
                CHIEF,
                raised=Raised(by=CHIEF.id, who="Chief nurse", at=NOW, heard_at=NOW),
                unit=EXECUTIVE_ID,
                inform_due_at=None,
                holder=uid(201),
                holding_unit=EXECUTIVE_ID,
            ),
        ),
    ),
    Case(
        name="a ward that has closed since it was said still takes it",
        known=(replace(WARD, until_on=date(2026, 8, 5)),),
        by=NURSE,
        said=SAY,
        said_at=at(8),
        heard_at=at(9, day=6),
        expected=(
            replace(
                RAISED,
                raised=Raised(by=NURSE.id, who="Staff nurse", at=at(8), heard_at=at(9, day=6)),
                story=(told("raise", NURSE, at=at(8)),),
            ),
        ),
    ),
    Case(
        name="the same again within 90 days is linked both ways",
        known=(RECENT,),
        by=NURSE,
        said=AGAIN,
        expected=(
            replace(NEW, again_of=uid(420)),
            put(RECENT, recurrences=(of.PROBLEM_ID,)),
        ),
    ),
    Case(
        name="after 90 days it is a new problem",
        known=(LONG_AGO,),
        by=NURSE,
        said=AGAIN,
        expected=(NEW,),
    ),
    Case(
        name="what was never closed cannot come back",
        known=(replace(of.WITHDRAWN, id=uid(420)),),
        by=NURSE,
        said=AGAIN,
        expected=(NEW,),
    ),
    Case(
        name="another ward's problem is not ours again",
        known=(replace(RECENT, unit=GROUP_ID),),
        by=NURSE,
        said=AGAIN,
        expected=(NEW,),
    ),
    Case(
        name="an earlier item that is not known is passed over",
        by=NURSE,
        said=AGAIN,
        expected=(NEW,),
    ),
    Case(
        name="an id is given once",
        known=(RAISED,),
        by=NURSE,
        said=SAY,
        expected=Refused("problem.exists"),
    ),
    Case(
        name="nobody raises a problem for the board",
        by=NURSE,
        said=replace(SAY, unit=BOARD_ID),
        expected=Refused("unit.takes_no_problems", {"unit": str(BOARD_ID)}),
    ),
    Case(
        name="nobody raises a problem for a ward that had closed",
        by=NURSE,
        said=replace(SAY, unit=CLOSED_WARD_ID),
        expected=Refused("unit.takes_no_problems", {"unit": str(CLOSED_WARD_ID)}),
    ),
    Case(
        name="nobody raises a problem for a ward that does not exist",
        by=NURSE,
        said=replace(SAY, unit=uid(1)),
        expected=Refused("unit.unknown"),
    ),
    Case(
        name="somebody whose account has ended raises nothing",
        by=DISABLED,
        said=SAY,
        expected=Refused("right.missing", {"right": "take_part"}),
    ),
    Case(
        name="the clock raises nothing",
        said=SAY,
        expected=Refused("right.missing", {"right": "take_part"}),
    ),
]


REWORD = RewordProblem(problem=of.PROBLEM_ID, text="The bladder scanner runs flat")
REWORDING = [
    *(
        Case(
            name=f"its raiser puts it better when {problem.state.value}; the old words are kept",
            known=(problem,),
            by=NURSE,
            said=REWORD,
            expected=(
                then(
                    problem,
                    told("reword", NURSE, words="The bladder scanner is broken"),
                    text="The bladder scanner runs flat",
                ),
            ),
        )
        for problem in (RAISED, OWNED)
    ),
    Case(
        name="the same words again say nothing",
        known=(RAISED,),
        by=NURSE,
        said=replace(REWORD, text=RAISED.text),
        expected=(),
    ),
    Case(
        name="nobody puts words into the raiser's mouth",
        known=(RAISED,),
        by=LEAD,
        said=REWORD,
        expected=Refused("problem.raiser_only"),
    ),
    Case(
        name="others were asked in the old words",
        known=(of.ESCALATED,),
        by=NURSE,
        said=REWORD,
        expected=of.moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(name="what has ended", known=(CLOSED,), by=NURSE, said=REWORD, expected=of.IS_CLOSED),
    Case(name="what is not known", by=NURSE, said=REWORD, expected=of.UNKNOWN),
]

CASES = [*RAISING, *REWORDING]


@table(CASES)
def test_raising(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_a_problem_of_a_ward_without_a_seat_is_held_from_above():
    bare = replace(WARD, seat=None)
    case = Case(name="", known=(bare,), by=NURSE, said=SAY, expected=())
    assert answer_to(case) == (replace(NEW, holder=uid(203)),)
