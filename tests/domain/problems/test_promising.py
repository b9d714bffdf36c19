"""A seat that was asked promises a date, and says why when it is late or moved."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.problems.entity import (
    Ended,
    Promise,
    State,
)
from heard.domain.problems.promising import AcceptAsk
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    DEPUTY,
    DESK_LEAD,
    FRIDAY,
    MATRON,
    NURSE,
    TUESDAY,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ANSWERED,
    ASK,
    CLOSED,
    ESCALATED,
    GONE_UP,
    IS_ASKED_ABOVE,
    IS_CLOSED,
    IS_OWNED,
    OWNED,
    PROBLEM_ID,
    RETURNED,
    SEEN,
    SEEN_ASK,
    moved_on,
    no_right,
    then,
    told,
)

MATRON_SAID = "Matron, surgical wards"
IS_RETURNED = moved_on("returned", MATRON_SAID, "return", "09:30")
IS_ANSWERED = moved_on("resolved", MATRON_SAID, "answer", "09:30")

ACCEPT = AcceptAsk(problem=PROBLEM_ID, step="Borrow one", by_at=at(15, day=4))
MADE = Promise(step="Borrow one", by_at=at(15, day=4), made_at=NOW)
TOLD_ACCEPT = {"words": "Borrow one", "on": TUESDAY}
LATER = replace(ACCEPT, by_at=at(15, day=7), reason="The lender is away")
TOLD_LATER = {"words": "Borrow one", "on": FRIDAY, "why": "The lender is away"}
MADE_LATER = replace(MADE, by_at=at(15, day=7), reason="The lender is away")
ACCEPTING = [
    Case(
        name="a promise is the next date, and says that the ask was read",
        known=(ESCALATED,),
        by=MATRON,
        said=ACCEPT,
        expected=(
            then(
                ESCALATED,
                told("accept", MATRON, **TOLD_ACCEPT),
                state=State.ACCEPTED,
                asks=(replace(ASK, seen_at=NOW, seen_by=MATRON_SAID, promise=MADE),),
                next_at=at(15, day=4),
            ),
        ),
    ),
    Case(
        name="a deputy promises for the seat and is told as one",
        known=(SEEN,),
        by=DEPUTY,
        said=ACCEPT,
        expected=(
            then(
                SEEN,
                told("accept", DEPUTY, **TOLD_ACCEPT),
                state=State.ACCEPTED,
                asks=(replace(SEEN_ASK, promise=MADE),),
                next_at=at(15, day=4),
            ),
        ),
    ),
    Case(
        name="a date later than the standard says why",
        known=(SEEN,),
        by=MATRON,
        said=LATER,
        expected=(
            then(
                SEEN,
                told("accept", MATRON, **TOLD_LATER),
                state=State.ACCEPTED,
                asks=(replace(SEEN_ASK, promise=MADE_LATER),),
                next_at=at(15, day=7),
            ),
        ),
    ),
    Case(
        name="a date later than the standard without its reason",
        known=(SEEN,),
        by=MATRON,
        said=replace(LATER, reason=None),
        expected=Refused("promise.needs_reason", {"answer_due_at": "2026-08-04T16:00:00Z"}),
    ),
    Case(
        name="a promise is moved with its reason",
        known=(ACCEPTED,),
        by=MATRON,
        said=LATER,
        expected=(
            then(
                ACCEPTED,
                told("accept", MATRON, **TOLD_LATER),
                asks=(replace(SEEN_ASK, promise=MADE_LATER),),
                next_at=at(15, day=7),
            ),
        ),
    ),
    Case(
        name="a promise is not moved without its reason, not even to be sooner",
        known=(ACCEPTED,),
        by=MATRON,
        said=replace(ACCEPT, by_at=at(12, day=4)),
        expected=Refused("promise.needs_reason", {"answer_due_at": "2026-08-04T16:00:00Z"}),
    ),
    Case(
        name="a promise for a time that is past",
        known=(SEEN,),
        by=MATRON,
        said=replace(ACCEPT, by_at=NOW),
        expected=Refused("promise.past", {"by_at": "2026-08-03T10:00:00Z"}),
    ),
    Case(
        name="a promise for years ahead",
        known=(SEEN,),
        by=MATRON,
        said=replace(LATER, by_at=NOW + timedelta(days=366, seconds=1)),
        expected=Refused("promise.too_far", {"days_max": 366}),
    ),
    Case(
        name="nobody was asked", known=(OWNED,), by=NURSE, said=ACCEPT, expected=no_right("answer")
    ),
    Case(
        name="the ward promises nothing for the matron",
        known=(SEEN,),
        by=NURSE,
        said=ACCEPT,
        expected=no_right("answer"),
    ),
    Case(
        name="a seat that was not asked",
        known=(SEEN,),
        by=DESK_LEAD,
        said=ACCEPT,
        expected=no_right("answer"),
    ),
    Case(
        name="a seat whose ask lapsed does not promise for the one above",
        known=(GONE_UP,),
        by=MATRON,
        said=ACCEPT,
        expected=IS_ASKED_ABOVE,
    ),
    Case(
        name="a promise for an ask that was taken back is none for the next",
        known=(SEEN,),
        by=MATRON,
        said=replace(ACCEPT, ask=uid(1)),
        expected=moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(
        name="it went back already", known=(RETURNED,), by=DEPUTY, said=ACCEPT, expected=IS_RETURNED
    ),
    Case(
        name="it was taken back first",
        known=(replace(OWNED, asks=(replace(ASK, ended=Ended.TAKEN_BACK, ended_at=NOW),)),),
        by=MATRON,
        said=ACCEPT,
        expected=IS_OWNED,
    ),
    Case(
        name="it has ended",
        known=(replace(CLOSED, asks=ANSWERED.asks),),
        by=MATRON,
        said=ACCEPT,
        expected=IS_CLOSED,
    ),
]

CASES = ACCEPTING


@table(CASES)
def test_promising(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
