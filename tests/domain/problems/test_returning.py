"""A return carries its reason and help, and the ward acts within a new 24 hours."""

from __future__ import annotations

from msgspec.structs import replace

from heard.domain.problems.answering import ReturnWithHelp
from heard.domain.problems.entity import (
    AnswerKind,
    Ended,
    Help,
    HelpKind,
    State,
)
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW
from tests.support.org import (
    DEPUTY,
    LEAD_SEAT,
    MATRON,
    NURSE,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ANSWERED,
    ASK,
    CLOSED,
    ESCALATED,
    IS_CLOSED,
    PROBLEM_ID,
    RAISED,
    RETURNED,
    SEEN,
    moved_on,
    no_right,
    then,
    told,
)

MATRON_SAID = "Matron, surgical wards"
IS_RETURNED = moved_on("returned", MATRON_SAID, "return", "09:30")
IS_SEEN = moved_on("escalated", "Staff nurse", "escalate", "09:00")
TO_WARD = {"holder": LEAD_SEAT, "holding_unit": WARD_ID}
REPLY = replace(of.HELPED, id=COMMAND_ID, at=NOW)
HELP = (Help(kind=HelpKind.COACH, words="Kit can show you"),)
RETURN = ReturnWithHelp(problem=PROBLEM_ID, reason="It only needs a reset", help=HELP)
RETURNING = [
    Case(
        name="a return carries its reason and help, and the ward has a new 24 hours",
        known=(ESCALATED,),
        by=MATRON,
        said=RETURN,
        expected=(
            then(
                ESCALATED,
                told("return", MATRON, words="It only needs a reset", detail="help"),
                **TO_WARD,
                state=State.RETURNED,
                asks=(
                    replace(
                        ASK,
                        seen_at=NOW,
                        seen_by=MATRON_SAID,
                        ended=Ended.RETURNED,
                        ended_at=NOW,
                    ),
                ),
                answers=(
                    replace(REPLY, kind=AnswerKind.HELP, words="It only needs a reset", help=HELP),
                ),
                act_due_at=at(10, day=4),
                inform_due_at=at(10, day=6),
                next_at=at(10, day=4),
            ),
        ),
    ),
    Case(
        name="a return of an ask that was taken back returns no other",
        known=(SEEN,),
        by=MATRON,
        said=replace(RETURN, ask=uid(1)),
        expected=IS_SEEN,
    ),
    Case(
        name="it went back already, once",
        known=(RETURNED,),
        by=DEPUTY,
        said=RETURN,
        expected=IS_RETURNED,
    ),
    Case(
        name="the ward returns nothing",
        known=(SEEN,),
        by=NURSE,
        said=RETURN,
        expected=no_right("answer"),
    ),
    Case(
        name="a return of what was not asked",
        known=(RAISED,),
        by=MATRON,
        said=RETURN,
        expected=no_right("answer"),
    ),
    Case(
        name="a return of what has ended",
        known=(replace(CLOSED, asks=ANSWERED.asks),),
        by=MATRON,
        said=RETURN,
        expected=IS_CLOSED,
    ),
]


CASES = RETURNING


@table(CASES)
def test_returning(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
