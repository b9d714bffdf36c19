"""Raising, joining in and writing a note are facts: told in every state, refused in none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from heard.domain.base import PersonId, put
from heard.domain.org.entities import Person
from heard.domain.problems.adding import SayMeToo, SortProblem, WriteNote
from heard.domain.problems.entity import (
    STORY_MAX,
    VOICES_MAX,
    About,
    Kind,
    Origin,
    Problem,
    Raised,
    Voice,
)
from heard.domain.problems.raising import RaiseProblem
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    BOARD_ID,
    CHIEF,
    CLOSED_WARD_ID,
    COACH,
    COLLEAGUE,
    DISABLED,
    EXECUTIVE_ID,
    GROUP_ID,
    LEAVER,
    MATRON,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    STANDARDS,
    WARD,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import CLOSED, OF_EVERY_STATE, OWNED, RAISED, then, told

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


def voice(by: PersonId, unit: Any = WARD_ID) -> Voice:
    return Voice(id=COMMAND_ID, by=by, unit=unit, at=NOW)


CHORUS = tuple(
    Voice(id=uid(600 + n), by=COLLEAGUE.id, unit=WARD_ID, at=at(8, 1)) for n in range(VOICES_MAX)
)
ME_TOO, NOTE = SayMeToo(problem=of.PROBLEM_ID), WriteNote(problem=of.PROBLEM_ID, words="Again")
UNKNOWN = Refused("problem.unknown")

JOINING = [
    *(
        Case(
            name=f"me too is heard when {problem.state.value}",
            known=(problem,),
            by=COLLEAGUE,
            said=ME_TOO,
            expected=(then(problem, told("me_too", COLLEAGUE), voices=(voice(COLLEAGUE.id),)),),
        )
        for problem in OF_EVERY_STATE
    ),
    Case(
        name="another ward's voice is its own",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=ME_TOO,
        expected=(
            then(RAISED, told("me_too", NEIGHBOUR), voices=(voice(NEIGHBOUR.id, uid(106)),)),
        ),
    ),
    Case(
        name="a voice said earlier stands earlier",
        known=(replace(OWNED, voices=(voice(NURSE.id),)),),
        by=COLLEAGUE,
        said=ME_TOO,
        said_at=at(8, 10),
        expected=(
            put(
                OWNED,
                voices=(
                    replace(voice(COLLEAGUE.id), at=at(8, 10)),
                    voice(NURSE.id),
                ),
                story=(
                    OWNED.story[0],
                    told("me_too", COLLEAGUE, at=at(8, 10)),
                    OWNED.story[1],
                ),
            ),
        ),
    ),
    Case(name="me too of what is not known", by=NURSE, said=ME_TOO, expected=UNKNOWN),
]

NOTING = [
    *(
        Case(
            name=f"a note is kept when {problem.state.value}",
            known=(problem,),
            by=COLLEAGUE,
            said=NOTE,
            expected=(then(problem, told("note", COLLEAGUE, words="Again")),),
        )
        for problem in OF_EVERY_STATE
    ),
    Case(
        name="a matron who was asked speaks as the matron",
        known=(of.SEEN,),
        by=MATRON,
        said=NOTE,
        expected=(then(of.SEEN, told("note", MATRON, words="Again")),),
    ),
    Case(name="a note on what is not known", by=NURSE, said=NOTE, expected=UNKNOWN),
]

SORT = SortProblem(problem=of.PROBLEM_ID, kind=Kind.IDEA, about=About.SPACE)
SORTING = [
    Case(
        name="a team sorts its own problem later",
        known=(RAISED,),
        by=COLLEAGUE,
        said=SORT,
        expected=(
            then(RAISED, told("sort", COLLEAGUE, detail="idea"), kind=Kind.IDEA, about=About.SPACE),
        ),
    ),
    Case(
        name="sorting it the same way again says nothing",
        known=(RAISED,),
        by=COLLEAGUE,
        said=SortProblem(problem=of.PROBLEM_ID, kind=Kind.PROBLEM),
        expected=(),
    ),
    Case(
        name="another ward does not sort it",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=SORT,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="somebody who has left the ward does not sort it",
        known=(RAISED,),
        by=LEAVER,
        said=SORT,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="what has ended is not sorted",
        known=(CLOSED,),
        by=COLLEAGUE,
        said=SORT,
        expected=Refused("problem.ended", {"state": "closed", "outcome": "The maker mended it"}),
    ),
    Case(
        name="what was merged says where it went",
        known=(of.MERGED,),
        by=COLLEAGUE,
        said=SORT,
        expected=Refused("problem.merged", {"into": str(of.OTHER_ID)}),
    ),
]

CASES = [*RAISING, *JOINING, *NOTING, *SORTING]


@table(CASES)
def test_raising(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_a_full_story_keeps_what_was_said_last():
    story = tuple(replace(RAISED.story[0], id=uid(700 + n)) for n in range(STORY_MAX))
    full = replace(RAISED, story=story)
    case = Case(name="", known=(full,), by=COLLEAGUE, said=NOTE, expected=())
    expected = (*story[1:], told("note", COLLEAGUE, words="Again"))
    assert answer_to(case) == (put(full, story=expected),)


def test_a_full_choir_keeps_the_voices_heard_first():
    full = replace(RAISED, voices=CHORUS)
    case = Case(name="", known=(full,), by=COLLEAGUE, said=ME_TOO, expected=())
    assert answer_to(case) == (then(full, told("me_too", COLLEAGUE)),)


def test_a_problem_of_a_ward_without_a_seat_is_held_from_above():
    bare = replace(WARD, seat=None)
    case = Case(name="", known=(bare,), by=NURSE, said=SAY, expected=())
    assert answer_to(case) == (replace(NEW, holder=uid(203)),)
