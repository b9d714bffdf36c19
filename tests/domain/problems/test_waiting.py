"""A wait has a reason and a date, its clocks stand still, and it ends on its own if need be."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.problems.entity import Problem, State, Waiting
from heard.domain.problems.waiting import Resume, ResumeOnDate, WaitFor
from heard.domain.working_time import worked_between
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import FRIDAY, GROUP_ID, MATRON, NEIGHBOUR, NURSE, OFFICE, at
from tests.support.problems import (
    ACCEPTED,
    ACCEPTED_ASK,
    CLOSED,
    ESCALATED,
    FRIDAY_ENDS_AT,
    IS_ASKED,
    IS_CLOSED,
    MATRON_WAITING,
    OWNED,
    OWNER,
    PROBLEM_ID,
    PROMISE,
    RAISED,
    RESOLVED,
    TUESDAY_ENDS_AT,
    WAITING,
    moved_on,
    no_right,
    then,
    told,
)

WAIT = WaitFor(problem=PROBLEM_ID, on="The maker's engineer", until_on=FRIDAY)
TOLD_WAIT = {"words": "The maker's engineer", "on": FRIDAY}


def waiting(back_to: State, until_on: date = FRIDAY) -> Waiting:
    return Waiting(on="The maker's engineer", until_on=until_on, since=NOW, back_to=back_to)


WAITS = [
    Case(
        name="an owner waits, and the next date is the review",
        known=(OWNED,),
        by=NURSE,
        said=WAIT,
        expected=(
            then(
                OWNED,
                told("wait", NURSE, **TOLD_WAIT),
                state=State.WAITING,
                waiting=waiting(State.OWNED),
                next_at=FRIDAY_ENDS_AT,
            ),
        ),
    ),
    Case(
        name="the asked seat waits, and still holds it",
        known=(ACCEPTED,),
        by=MATRON,
        said=WAIT,
        expected=(
            then(
                ACCEPTED,
                told("wait", MATRON, **TOLD_WAIT),
                state=State.WAITING,
                waiting=waiting(State.ACCEPTED),
                next_at=FRIDAY_ENDS_AT,
            ),
        ),
    ),
    Case(
        name="28 days at most",
        known=(OWNED,),
        by=NURSE,
        said=replace(WAIT, until_on=date(2026, 9, 1)),
        expected=Refused("wait.too_long", {"days_max": 28}),
    ),
    Case(
        name="not until yesterday",
        known=(OWNED,),
        by=NURSE,
        said=replace(WAIT, until_on=date(2026, 8, 2)),
        expected=Refused("date.past", {"on": "2026-08-02"}),
    ),
    Case(
        name="the ward does not wait for the matron",
        known=(ACCEPTED,),
        by=NURSE,
        said=WAIT,
        expected=IS_ASKED,
    ),
    Case(
        name="nothing waits before it is owned",
        known=(RAISED,),
        by=NURSE,
        said=WAIT,
        expected=moved_on("raised", "Staff nurse", "raise", "08:00"),
    ),
    Case(
        name="an ask does not wait before it is accepted",
        known=(ESCALATED,),
        by=MATRON,
        said=WAIT,
        expected=moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(
        name="what waits already keeps its date",
        known=(WAITING,),
        by=NURSE,
        said=WAIT,
        expected=moved_on("waiting", "Staff nurse", "wait", "09:00"),
    ),
    Case(name="a wait of what has ended", known=(CLOSED,), by=NURSE, said=WAIT, expected=IS_CLOSED),
]

RESUME = Resume(problem=PROBLEM_ID, words="The engineer came early")
OWNED_AGAIN = {"state": State.OWNED, "waiting": None, "next_at": TUESDAY_ENDS_AT}
# It waited from 9:30am to 10am: half an hour, and the desk closes at 4pm in UTC.
LATER_ASK = replace(
    ACCEPTED_ASK,
    acknowledge_due_at=at(13, 30),
    answer_due_at=at(8, 30, day=5),
    promise=replace(PROMISE, by_at=at(15, 30, day=4)),
)
TWO_DAYS_LATER = replace(
    ACCEPTED_ASK,
    acknowledge_due_at=at(13, day=5),
    answer_due_at=at(16, day=6),
    promise=replace(PROMISE, by_at=at(15, day=6)),
)
OVER_THE_WEEKEND = replace(
    ACCEPTED_ASK,
    acknowledge_due_at=at(11, 30, day=10),
    answer_due_at=at(14, 30, day=11),
    promise=replace(PROMISE, by_at=at(13, 30, day=11)),
)
LATE_WAITING = replace(MATRON_WAITING, asks=(replace(ACCEPTED_ASK, acknowledge_due_at=at(9, 20)),))
ON_DATE = ResumeOnDate(problem=PROBLEM_ID)
RESUMING = [
    Case(
        name="the owner says what changed, and it is owned as before",
        known=(WAITING,),
        by=NURSE,
        said=RESUME,
        expected=(
            then(
                WAITING,
                told("resume", NURSE, words="The engineer came early"),
                **OWNED_AGAIN,
            ),
        ),
    ),
    Case(
        name="an ask's clocks run on with the working time that they had left",
        known=(MATRON_WAITING,),
        by=MATRON,
        said=RESUME,
        expected=(
            then(
                MATRON_WAITING,
                told("resume", MATRON, words="The engineer came early"),
                state=State.ACCEPTED,
                waiting=None,
                asks=(LATER_ASK,),
                next_at=at(15, 30, day=4),
            ),
        ),
    ),
    Case(
        name="two days on, what was due at closing time is due at closing time",
        known=(MATRON_WAITING,),
        by=MATRON,
        said=RESUME,
        said_at=at(9, 30, day=5),
        expected=(
            then(
                MATRON_WAITING,
                told("resume", MATRON, words="The engineer came early", at=at(9, 30, day=5)),
                state=State.ACCEPTED,
                waiting=None,
                asks=(TWO_DAYS_LATER,),
                next_at=at(15, day=6),
            ),
        ),
    ),
    Case(
        name="from Monday to Friday, what had 14 and a half working hours left has them still",
        known=(MATRON_WAITING,),
        said=ON_DATE,
        said_at=FRIDAY_ENDS_AT,
        expected=(
            then(
                MATRON_WAITING,
                told("resume", None, unit=GROUP_ID, at=FRIDAY_ENDS_AT),
                state=State.ACCEPTED,
                waiting=None,
                asks=(OVER_THE_WEEKEND,),
                next_at=at(13, 30, day=11),
            ),
        ),
    ),
    Case(
        name="a clock that had passed before has passed",
        known=(LATE_WAITING,),
        by=MATRON,
        said=RESUME,
        expected=(
            then(
                LATE_WAITING,
                told("resume", MATRON, words="The engineer came early"),
                state=State.ACCEPTED,
                waiting=None,
                asks=(replace(LATER_ASK, acknowledge_due_at=at(9, 20)),),
                next_at=at(15, 30, day=4),
            ),
        ),
    ),
    Case(
        name="what does not wait cannot resume",
        known=(OWNED,),
        by=NURSE,
        said=RESUME,
        expected=Refused("problem.not_waiting"),
    ),
    Case(
        name="the ward does not end the matron's wait",
        known=(MATRON_WAITING,),
        by=NURSE,
        said=RESUME,
        expected=moved_on("waiting", "Matron, surgical wards", "wait", "09:30"),
    ),
    Case(
        name="what has ended does not resume",
        known=(CLOSED,),
        by=NURSE,
        said=RESUME,
        expected=IS_CLOSED,
    ),
    Case(
        name="another ward does not end it",
        known=(WAITING,),
        by=NEIGHBOUR,
        said=RESUME,
        expected=no_right("team_work"),
    ),
]

ON_DATES = [
    Case(
        name="the clock ends the wait when its day is over: the step is due the day after",
        known=(WAITING,),
        said=ON_DATE,
        said_at=FRIDAY_ENDS_AT,
        expected=(
            then(
                WAITING,
                told("resume", None, at=FRIDAY_ENDS_AT),
                **OWNED_AGAIN
                | {
                    "owner": replace(OWNER, by_on=date(2026, 8, 8)),
                    "next_at": FRIDAY_ENDS_AT + timedelta(days=1),
                },
            ),
        ),
    ),
    Case(
        name="the clock ends no wait before its day is over",
        known=(WAITING,),
        said=ON_DATE,
        said_at=at(22, day=7),
        expected=(),
    ),
    *(
        Case(
            name=f"the clock comes too late when {problem.state.value}",
            known=(problem,),
            said=ON_DATE,
            said_at=FRIDAY_ENDS_AT,
            expected=(),
        )
        for problem in (OWNED, RESOLVED, CLOSED)
    ),
    Case(
        name="a person does not speak as the clock",
        known=(WAITING,),
        by=NURSE,
        said=ON_DATE,
        expected=Refused("right.missing", {"right": "system"}),
    ),
]

CASES = [*WAITS, *RESUMING, *ON_DATES]


@table(CASES)
def test_waiting(case: Case):
    assert answer_to(case) == case.expected


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_wait_leaves_the_working_time_that_there_was(ahead: int, waited: int):
    """Of an ask that falls due so many minutes after the wait began."""
    since = at(9, 30)
    until = since + timedelta(minutes=waited)
    asked = replace(ACCEPTED_ASK, answer_due_at=since + timedelta(minutes=ahead))
    known = replace(MATRON_WAITING, asks=(asked,))
    put = run(RESUME, moment([known], MATRON, said_at=until, heard_at=until))
    assert isinstance(put, tuple)
    assert isinstance(put[0], Problem)
    due = put[0].asks[0].answer_due_at
    before = worked_between(OFFICE, since, asked.answer_due_at)
    assert due >= asked.answer_due_at
    assert worked_between(OFFICE, until, due) == (before if ahead else timedelta())


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
