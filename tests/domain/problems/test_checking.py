"""A team is asked after 30 and 90 days whether what was fixed is fixed still."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from heard.domain.problems.confirming import CheckSustained
from heard.domain.problems.entity import (
    State,
)
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import Refused
from tests.support.org import (
    COLLEAGUE,
    LEAD_SEAT,
    NEIGHBOUR,
    WARD_ID,
)
from tests.support.problems import (
    CHECKS,
    CLOSED,
    IS_OWNED,
    OWNED,
    OWNER,
    PROBLEM_ID,
    no_right,
    then,
    told,
)

CHECK = CheckSustained(problem=PROBLEM_ID, held=True)
SLIPPED = CheckSustained(problem=PROBLEM_ID, held=False, words="It broke again")
MONTH_LATER, QUARTER_LATER = (datetime(2026, month, 2, 8, tzinfo=UTC) for month in (9, 11))
ONE_HELD = (replace(CHECKS[0], held=True, at=MONTH_LATER), CHECKS[1])
CHECKED = then(
    CLOSED,
    told("check", COLLEAGUE, at=MONTH_LATER, words=None, detail="held"),
    checks=ONE_HELD,
)
CHECKING = [
    Case(
        name="still fixed after 30 days",
        known=(CLOSED,),
        by=COLLEAGUE,
        said=CHECK,
        said_at=MONTH_LATER,
        expected=(CHECKED,),
    ),
    Case(
        name="still fixed after 90 days",
        known=(CHECKED,),
        by=COLLEAGUE,
        said=CHECK,
        said_at=QUARTER_LATER,
        expected=(
            then(
                CHECKED,
                told("check", COLLEAGUE, at=QUARTER_LATER, detail="held"),
                checks=(ONE_HELD[0], replace(CHECKS[1], held=True, at=QUARTER_LATER)),
            ),
        ),
    ),
    Case(
        name="not fixed any more: it is the seat's again, until tomorrow",
        known=(CLOSED,),
        by=COLLEAGUE,
        said=SLIPPED,
        said_at=MONTH_LATER,
        expected=(
            then(
                CLOSED,
                told("check", COLLEAGUE, at=MONTH_LATER, words="It broke again", detail="slipped"),
                state=State.OWNED,
                owner=replace(
                    OWNER, person=None, step="The maker mended it", by_on=date(2026, 9, 3)
                ),
                checks=(replace(CHECKS[0], held=False, at=MONTH_LATER), CHECKS[1]),
                ended_at=None,
                holder=LEAD_SEAT,
                holding_unit=WARD_ID,
                next_at=datetime(2026, 9, 3, 22, 59, 59, tzinfo=UTC),
            ),
        ),
    ),
    Case(
        name="nobody is asked before 30 days",
        known=(CLOSED,),
        by=COLLEAGUE,
        said=CHECK,
        said_at=datetime(2026, 9, 1, 22, 59, tzinfo=UTC),
        expected=Refused("check.not_due"),
    ),
    Case(
        name="a check is answered once",
        known=(CHECKED,),
        by=COLLEAGUE,
        said=CHECK,
        said_at=MONTH_LATER,
        expected=Refused("check.not_due"),
    ),
    Case(
        name="what was not closed is not checked",
        known=(OWNED,),
        by=COLLEAGUE,
        said=CHECK,
        expected=IS_OWNED,
    ),
    Case(
        name="another ward does not check ours",
        known=(CLOSED,),
        by=NEIGHBOUR,
        said=CHECK,
        said_at=MONTH_LATER,
        expected=no_right("team_work"),
    ),
]


CASES = CHECKING


@table(CASES)
def test_checking(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
