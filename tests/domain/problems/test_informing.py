"""The tier above is informed of what nobody acts on, once, and asked for nothing."""

from __future__ import annotations

from msgspec.structs import replace

from heard.domain.problems.passing_on import InformAbove
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.org import (
    CHIEF_SEAT,
    EXECUTIVE_ID,
    GROUP_ID,
    MATRON,
    at,
)
from tests.support.problems import (
    OWNED,
    PROBLEM_ID,
    RAISED,
    RETURNED,
    no_right,
    then,
    told,
)

INFORM = InformAbove(problem=PROBLEM_ID)
AT_THE_TOP = replace(
    RAISED,
    unit=EXECUTIVE_ID,
    inform_due_at=None,
    holder=CHIEF_SEAT,
    holding_unit=EXECUTIVE_ID,
)
INFORMED = then(
    RAISED,
    told("inform", None, at=at(8, day=6), to=GROUP_ID),
    informed_at=at(8, day=6),
    informed=GROUP_ID,
)
INFORMING = [
    Case(
        name="nobody responded for 72 hours: the tier above is informed, and owes nothing",
        known=(RAISED,),
        said=INFORM,
        said_at=at(8, day=6),
        expected=(INFORMED,),
    ),
    Case(
        name="once",
        known=(INFORMED,),
        said=INFORM,
        said_at=at(8, day=7),
        expected=(),
    ),
    Case(
        name="not before",
        known=(RAISED,),
        said=INFORM,
        said_at=at(7, 59, day=6),
        expected=(),
    ),
    Case(
        name="what came back with help is told of too, when nobody acts on it",
        known=(RETURNED,),
        said=INFORM,
        said_at=at(9, 30, day=6),
        expected=(
            then(
                RETURNED,
                told("inform", None, at=at(9, 30, day=6), to=GROUP_ID),
                informed_at=at(9, 30, day=6),
                informed=GROUP_ID,
            ),
        ),
    ),
    Case(
        name="not of what somebody responded to",
        known=(OWNED,),
        said=INFORM,
        said_at=at(8, day=6),
        expected=(),
    ),
    Case(
        name="nobody stands above",
        known=(AT_THE_TOP,),
        said=INFORM,
        said_at=at(8, day=6),
        expected=(),
    ),
    Case(
        name="the tier above was dissolved meanwhile",
        known=(RAISED,),
        said=INFORM,
        said_at=at(8, day=6),
        without=frozenset({GROUP_ID}),
        expected=(),
    ),
    Case(
        name="a person does not speak as the clock",
        known=(RAISED,),
        by=MATRON,
        said=INFORM,
        said_at=at(8, day=6),
        expected=no_right("system"),
    ),
]


CASES = INFORMING


@table(CASES)
def test_informing(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
