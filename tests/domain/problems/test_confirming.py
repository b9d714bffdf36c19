"""The raiser says whether it worked; silence, and time, are asked again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from heard.domain.problems.confirming import AssumeClosed, ConfirmOutcome
from heard.domain.problems.entity import (
    AnswerKind,
    Ended,
    Fixed,
    Follower,
    Outcome,
    Problem,
    State,
)
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    COLLEAGUE,
    DIRECTOR_SEAT,
    DIVISION_ID,
    GROUP_ID,
    MATRON,
    MATRON_SEAT,
    NEIGHBOUR,
    NURSE,
    TABLET,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ANSWERED,
    ASK,
    CHECKS,
    CLOSED,
    DELIVERED,
    ENDED,
    IS_CLOSED,
    IS_OWNED,
    OWNED,
    OWNER,
    PROBLEM_ID,
    RESOLVED,
    TUESDAY_ENDS_AT,
    no_right,
    then,
    told,
)

FOLLOWED = replace(
    RESOLVED, followers=(Follower(problem=of.THIRD_ID, unit=WARD_ID, by=NEIGHBOUR.id),)
)
YES = ConfirmOutcome(problem=PROBLEM_ID, fixed=Fixed.YES)
NO = ConfirmOutcome(problem=PROBLEM_ID, fixed=Fixed.NO, words="It broke again")
TOLD_NO = {"words": "It broke again", "detail": "no"}
OVER = ENDED | {"state": State.CLOSED, "ended_at": NOW}


def outcome_of(problem: Problem) -> Outcome:
    assert problem.outcome is not None
    return problem.outcome


def judged(problem: Problem, fixed: Fixed) -> Outcome:
    outcome = outcome_of(problem)
    return replace(outcome, delivered_at=outcome.delivered_at or NOW, fixed=fixed)


def closes(problem: Problem, fixed: Fixed, name: str, outcome: UUID | None = None) -> Case:
    return Case(
        name=name,
        known=(problem,),
        by=NURSE,
        said=replace(YES, fixed=fixed, outcome=outcome),
        expected=(
            then(
                problem,
                told("confirm", NURSE, detail=fixed.value),
                **OVER,
                outcome=judged(problem, fixed),
                checks=CHECKS,
            ),
        ),
    )


# The same ask again, its clocks started now: read by 2pm in UTC, answered by Tuesday's close.
AGAIN = replace(ASK, id=COMMAND_ID, said_at=NOW, heard_at=NOW, acknowledge_due_at=at(14))
REFUSED_MONEY = replace(ANSWERED, outcome=replace(outcome_of(ANSWERED), answer=AnswerKind.NO))
# The matron answered after her ask had gone on to the director.
ANSWERED_LATE = replace(
    ANSWERED,
    asks=(
        replace(ANSWERED.asks[0], ended=Ended.LAPSED, lapsed_at=at(9, 20)),
        replace(
            ASK,
            id=of.ACCEPT_ID,
            to=DIVISION_ID,
            from_unit=GROUP_ID,
            ended=Ended.ANSWERED,
            ended_at=at(9, 30),
        ),
    ),
)


ANSWERED_HIGHER = replace(
    ANSWERED,
    asks=(
        replace(ANSWERED.asks[0], id=of.OWN_ID, to=GROUP_ID, ended=Ended.FORWARDED),
        replace(ANSWERED.asks[0], to=DIVISION_ID, from_unit=GROUP_ID),
    ),
)
ASKED_HIGHER = replace(
    AGAIN,
    by=NURSE.id,
    to=DIVISION_ID,
    acknowledge_due_at=at(16),
    answer_due_at=at(16, day=5),
)


def reopens_above(problem: Problem, name: str) -> Case:
    return Case(
        name=name,
        known=(problem,),
        by=NURSE,
        said=NO,
        expected=(
            then(
                problem,
                told("confirm", NURSE, **TOLD_NO),
                state=State.ESCALATED,
                outcome=judged(problem, Fixed.NO),
                asks=(*problem.asks, replace(AGAIN, by=NURSE.id)),
                holder=MATRON_SEAT,
                holding_unit=GROUP_ID,
                next_at=at(14),
            ),
        ),
    )


UNNAMED = replace(RESOLVED, raised=replace(RESOLVED.raised, unnamed=True))
UNOWNED = replace(RESOLVED, owner=None)
CONFIRMING = [
    Case(
        name="what was raised without a name, the team at the board says of it",
        known=(UNNAMED,),
        by=TABLET,
        said=YES,
        expected=(
            then(
                UNNAMED,
                told("confirm", TABLET, detail="yes"),
                **OVER,
                outcome=judged(UNNAMED, Fixed.YES),
                checks=CHECKS,
            ),
        ),
    ),
    Case(
        name="not another team",
        known=(UNNAMED,),
        by=NEIGHBOUR,
        said=YES,
        expected=Refused("confirm.raiser_only"),
    ),
    closes(RESOLVED, Fixed.YES, "yes closes it, and asks again after 30 and 90 days"),
    closes(DELIVERED, Fixed.PARTLY, "partly closes it; it was delivered when first opened"),
    closes(ANSWERED, Fixed.YES, "yes to an answer from above closes it"),
    Case(
        name="who can live with a no is not asked whether it lasted",
        known=(REFUSED_MONEY,),
        by=NURSE,
        said=YES,
        expected=(
            then(
                REFUSED_MONEY,
                told("confirm", NURSE, detail="yes"),
                **OVER,
                outcome=judged(REFUSED_MONEY, Fixed.YES),
            ),
        ),
    ),
    Case(
        name="whoever raised what was merged may say so too",
        known=(FOLLOWED,),
        by=NEIGHBOUR,
        said=YES,
        expected=(
            then(
                FOLLOWED,
                told("confirm", NEIGHBOUR, detail="yes"),
                **OVER,
                outcome=judged(FOLLOWED, Fixed.YES),
                checks=CHECKS,
            ),
        ),
    ),
    reopens_above(ANSWERED, "no goes back to the tier that answered, its clocks started again"),
    reopens_above(
        ANSWERED_LATE, "no goes to the tier that answered, not to where the ask had gone"
    ),
    Case(
        name="no goes back to the owner, whose date is tomorrow at the soonest",
        known=(replace(RESOLVED, owner=replace(OWNER, by_on=date(2026, 8, 3))),),
        by=NURSE,
        said=NO,
        expected=(
            then(
                RESOLVED,
                told("confirm", NURSE, **TOLD_NO),
                state=State.OWNED,
                outcome=judged(RESOLVED, Fixed.NO),
                next_at=TUESDAY_ENDS_AT,
            ),
        ),
    ),
    Case(
        name="what came through the matron is asked again by the ward: it may take it back",
        known=(ANSWERED_HIGHER,),
        by=NURSE,
        said=NO,
        expected=(
            then(
                ANSWERED_HIGHER,
                told("confirm", NURSE, **TOLD_NO),
                state=State.ESCALATED,
                outcome=judged(ANSWERED_HIGHER, Fixed.NO),
                asks=(*ANSWERED_HIGHER.asks, ASKED_HIGHER),
                holder=DIRECTOR_SEAT,
                holding_unit=DIVISION_ID,
                next_at=at(16),
            ),
        ),
    ),
    Case(
        name="what nobody owned is the seat's",
        known=(UNOWNED,),
        by=NURSE,
        said=NO,
        expected=(
            then(
                UNOWNED,
                told("confirm", NURSE, **TOLD_NO),
                state=State.OWNED,
                owner=replace(OWNER, person=None, step="The maker mended it", by_on=TUESDAY),
                outcome=judged(UNOWNED, Fixed.NO),
                next_at=TUESDAY_ENDS_AT,
            ),
        ),
    ),
    closes(RESOLVED, Fixed.YES, "the outcome that is there was read", outcome=of.END_ID),
    Case(
        name="what was said to an outcome read before is not said to this one",
        known=(RESOLVED,),
        by=NURSE,
        said=replace(NO, outcome=uid(1)),
        expected=of.IS_RESOLVED,
    ),
    Case(
        name="a no says what is still wrong",
        known=(RESOLVED,),
        by=NURSE,
        said=replace(NO, words=None),
        expected=Refused("confirm.no_needs_words"),
    ),
    Case(
        name="a colleague cannot say it for the raiser",
        known=(RESOLVED,),
        by=COLLEAGUE,
        said=YES,
        expected=Refused("confirm.raiser_only"),
    ),
    Case(
        name="somebody else is not told how it ended",
        known=(CLOSED,),
        by=NEIGHBOUR,
        said=YES,
        expected=Refused("confirm.raiser_only"),
    ),
    Case(name="there is nothing to confirm", known=(OWNED,), by=NURSE, said=YES, expected=IS_OWNED),
    Case(name="it closed first", known=(CLOSED,), by=NURSE, said=YES, expected=IS_CLOSED),
    Case(name="a problem that is not known", by=NURSE, said=YES, expected=of.UNKNOWN),
]

ASSUME = AssumeClosed(problem=PROBLEM_ID)
WEEK_LATER = at(9, 40, day=10)
OPENED_LATE = replace(RESOLVED, outcome=replace(of.OUTCOME, delivered_at=at(12, day=11)))
ASSUMING = [
    Case(
        name="7 days after an outcome that was opened it is assumed to have worked",
        known=(DELIVERED,),
        said=ASSUME,
        said_at=WEEK_LATER,
        expected=(
            then(
                DELIVERED,
                told("assume_closed", None, at=WEEK_LATER),
                **OVER | {"ended_at": WEEK_LATER},
                outcome=replace(outcome_of(DELIVERED), assumed=True),
                checks=CHECKS,
            ),
        ),
    ),
    Case(
        name="never before the raiser has opened it",
        known=(RESOLVED,),
        said=ASSUME,
        said_at=WEEK_LATER,
        expected=(),
    ),
    Case(
        name="never within the 7 days",
        known=(DELIVERED,),
        said=ASSUME,
        said_at=at(9, 39, day=10),
        expected=(),
    ),
    Case(
        name="never within 7 days of being opened, however late that was",
        known=(OPENED_LATE,),
        said=ASSUME,
        said_at=at(12, 5, day=11),
        expected=(),
    ),
    *(
        Case(
            name=f"the clock comes too late when {problem.state.value}",
            known=(problem,),
            said=ASSUME,
            said_at=WEEK_LATER,
            expected=(),
        )
        for problem in (OWNED, CLOSED)
    ),
    Case(
        name="a person does not speak as the clock",
        known=(DELIVERED,),
        by=MATRON,
        said=ASSUME,
        said_at=WEEK_LATER,
        expected=no_right("system"),
    ),
]

CASES = [*CONFIRMING, *ASSUMING]


@table(CASES)
def test_confirming(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
