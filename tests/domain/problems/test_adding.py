"""A voice and a note are facts: told in every state, refused in none. Sorting is a choice."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from heard.domain.base import PersonId, put
from heard.domain.problems.adding import SayMeToo, SortProblem, WriteNote
from heard.domain.problems.entity import (
    STORY_MAX,
    VOICES_MAX,
    About,
    Kind,
    Voice,
)
from heard.domain.problems.telling import in_order
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    COLLEAGUE,
    LEAVER,
    MATRON,
    NEIGHBOUR,
    NURSE,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import CLOSED, OF_EVERY_STATE, OWNED, RAISED, then, told


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
    Case(
        name="a note on what was erased is told without its words",
        known=(replace(of.REDIRECTED, text=""),),
        by=COLLEAGUE,
        said=NOTE,
        expected=(then(replace(of.REDIRECTED, text=""), told("note", COLLEAGUE)),),
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
        expected=of.IS_CLOSED,
    ),
    Case(
        name="what was merged says where it went",
        known=(of.MERGED,),
        by=COLLEAGUE,
        said=SORT,
        expected=Refused("problem.merged", {"into": str(of.OTHER_ID)}),
    ),
]

CASES = [*JOINING, *NOTING, *SORTING]


@table(CASES)
def test_adding(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_a_full_story_keeps_what_was_said_last():
    story = tuple(replace(RAISED.story[0], id=uid(700 + n)) for n in range(STORY_MAX))
    full = replace(RAISED, story=story)
    case = Case(name="", known=(full,), by=COLLEAGUE, said=NOTE, expected=())
    expected = (*story[1:], told("note", COLLEAGUE, words="Again"))
    assert answer_to(case) == (put(full, story=expected),)


def test_a_full_story_lets_go_of_a_voice_before_any_words():
    first, second, *notes = (
        replace(
            RAISED.story[0], id=uid(700 + n), move="me_too" if n < 2 else "note", at=at(9, n % 60)
        )
        for n in range(STORY_MAX)
    )
    full = replace(RAISED, story=in_order((first, second, *notes)))
    late = at(8, 30)
    case = Case(name="", known=(full,), by=COLLEAGUE, said=NOTE, said_at=late, expected=())
    expected = in_order((second, *notes, told("note", COLLEAGUE, words="Again", at=late)))
    assert answer_to(case) == (put(full, story=expected),)


def test_a_full_choir_keeps_the_voices_heard_first():
    full = replace(RAISED, voices=CHORUS)
    case = Case(name="", known=(full,), by=COLLEAGUE, said=ME_TOO, expected=())
    assert answer_to(case) == (then(full, told("me_too", COLLEAGUE)),)
