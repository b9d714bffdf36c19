"""A seat that was asked answers or returns with help; the first answer heard stands."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from heard.domain.problems.answering import AnswerAsk
from heard.domain.problems.entity import (
    ANSWERS_MAX,
    Answer,
    AnswerKind,
    Ended,
    Entry,
    Outcome,
    State,
)
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    COLLEAGUE,
    DIRECTOR,
    FRIDAY,
    GROUP_ID,
    LEAD_SEAT,
    MATRON,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ACCEPTED_ASK,
    ANSWERED,
    ASK,
    CLOSED,
    GONE_UP,
    IS_MERGED,
    LAPSED_ASK,
    MATRON_WAITING,
    MERGED,
    ONWARD,
    OWNED,
    PROBLEM_ID,
    PROMISE,
    RAISED,
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

SAY_DONE = AnswerAsk(problem=PROBLEM_ID, kind=AnswerKind.DONE, words="A new one is here")
REPLY = Answer(
    id=COMMAND_ID,
    kind=AnswerKind.DONE,
    words="A new one is here",
    at=NOW,
    unit=GROUP_ID,
    by=MATRON.id,
    who=MATRON_SAID,
)
OUTCOME = Outcome(
    id=COMMAND_ID,
    words="A new one is here",
    at=NOW,
    unit=GROUP_ID,
    who=MATRON_SAID,
    ask=ASK.id,
    answer=AnswerKind.DONE,
    confirm_by=at(10, day=10),
)
TO_WARD = {"holder": LEAD_SEAT, "holding_unit": WARD_ID}
REPLIED = replace(SEEN_ASK, ended=Ended.ANSWERED, ended_at=NOW)


def told_answer(kind: str, **facts: object) -> Entry:
    return told("answer", MATRON, words="A new one is here", detail=kind, **facts)


def resolves(kind: AnswerKind, **fields: object) -> Case:
    said = replace(SAY_DONE, kind=kind, **fields)
    return Case(
        name=f"{kind.value} goes to the raiser, who says whether it worked",
        known=(SEEN,),
        by=MATRON,
        said=said,
        expected=(
            then(
                SEEN,
                told_answer(kind.value),
                **TO_WARD,
                state=State.RESOLVED,
                asks=(REPLIED,),
                answers=(replace(REPLY, kind=kind, **fields),),
                outcome=replace(OUTCOME, answer=kind),
                next_at=at(10, day=10),
            ),
        ),
    )


def returns(kind: AnswerKind, told_on: date | None = None, **fields: object) -> Case:
    said = replace(SAY_DONE, kind=kind, **fields)
    return Case(
        name=f"after {kind.value} the ward acts, within a new 24 hours",
        known=(SEEN,),
        by=MATRON,
        said=said,
        expected=(
            then(
                SEEN,
                told_answer(kind.value, on=told_on),
                **TO_WARD,
                state=State.RETURNED,
                asks=(REPLIED,),
                answers=(replace(REPLY, kind=kind, **fields),),
                act_due_at=at(10, day=4),
                inform_due_at=at(10, day=6),
                next_at=at(10, day=4),
            ),
        ),
    )


BECAUSE = {"why": "No money is left", "would_change": "The next budget, in April"}
ALLOWED = {"scope": "Up to 3 scanners", "expires_on": FRIDAY}
TOLD_ABOVE = replace(SEEN, informed_at=at(8, 20), informed=GROUP_ID)
BESIDE = replace(REPLY, beside=True)
ASKED_ANEW = replace(SEEN, answers=(of.DONE,))
IS_SEEN = moved_on("escalated", "Staff nurse", "escalate", "09:00")
DONE_NOW = (
    then(
        SEEN,
        told_answer("done"),
        **TO_WARD,
        state=State.RESOLVED,
        asks=(REPLIED,),
        answers=(REPLY,),
        outcome=OUTCOME,
        next_at=at(10, day=10),
    ),
)
ANSWERING = [
    resolves(AnswerKind.DONE),
    resolves(AnswerKind.RESOURCE),
    resolves(AnswerKind.NO, **BECAUSE),
    returns(AnswerKind.PERMISSION, FRIDAY, **ALLOWED),
    returns(AnswerKind.HELP),
    Case(
        name="help for what the tier above was told of: it is told again, if nobody acts",
        known=(TOLD_ABOVE,),
        by=MATRON,
        said=replace(SAY_DONE, kind=AnswerKind.HELP),
        expected=(
            then(
                TOLD_ABOVE,
                told_answer("help"),
                **TO_WARD,
                state=State.RETURNED,
                asks=(REPLIED,),
                answers=(replace(REPLY, kind=AnswerKind.HELP),),
                act_due_at=at(10, day=4),
                inform_due_at=at(10, day=6),
                informed_at=None,
                next_at=at(10, day=4),
            ),
        ),
    ),
    Case(
        name="answering an unread ask is reading it; a promise made is answered as well",
        known=(replace(ACCEPTED, asks=(replace(ASK, promise=PROMISE),)),),
        by=MATRON,
        said=SAY_DONE,
        expected=(
            then(
                ACCEPTED,
                told_answer("done"),
                **TO_WARD,
                state=State.RESOLVED,
                asks=(replace(ACCEPTED_ASK, seen_at=NOW, ended=Ended.ANSWERED, ended_at=NOW),),
                answers=(REPLY,),
                outcome=OUTCOME,
                next_at=at(10, day=10),
            ),
        ),
    ),
    Case(
        name="a seat whose ask lapsed may still answer, and it is its own ask that it answers",
        known=(GONE_UP,),
        by=MATRON,
        said=SAY_DONE,
        expected=(
            then(
                GONE_UP,
                told_answer("done"),
                **TO_WARD,
                state=State.RESOLVED,
                asks=(
                    LAPSED_ASK,
                    replace(ONWARD, ended=Ended.ANSWERED, ended_at=NOW, ended_by=GROUP_ID),
                ),
                answers=(REPLY,),
                outcome=OUTCOME,
                next_at=at(10, day=10),
            ),
        ),
    ),
    *(
        Case(
            name=f"a second answer is kept beside the first when {problem.state.value}",
            known=(problem,),
            by=MATRON,
            said=SAY_DONE,
            expected=(
                then(
                    problem,
                    told_answer("done"),
                    answers=(*problem.answers, BESIDE),
                ),
            ),
        )
        for problem in (
            ANSWERED,
            RETURNED,
            replace(OWNED, asks=RETURNED.asks, answers=RETURNED.answers),
            replace(CLOSED, asks=ANSWERED.asks, answers=ANSWERED.answers),
        )
    ),
    Case(
        name="the ask that was read is the one that is answered",
        known=(SEEN,),
        by=MATRON,
        said=replace(SAY_DONE, ask=ASK.id),
        expected=DONE_NOW,
    ),
    Case(
        name="an answer to an ask that was taken back answers no other",
        known=(SEEN,),
        by=MATRON,
        said=replace(SAY_DONE, ask=uid(1)),
        expected=IS_SEEN,
    ),
    Case(
        name="an answer to an ask that was answered is kept beside, when it is asked anew",
        known=(ASKED_ANEW,),
        by=MATRON,
        said=replace(SAY_DONE, ask=uid(1)),
        expected=(then(ASKED_ANEW, told_answer("done"), answers=(of.DONE, BESIDE)),),
    ),
    Case(
        name="20 answers are kept, and no more",
        known=(replace(ANSWERED, answers=ANSWERED.answers * ANSWERS_MAX),),
        by=MATRON,
        said=SAY_DONE,
        expected=IS_ANSWERED,
    ),
    *(
        Case(
            name=f"a no without {without}",
            known=(SEEN,),
            by=MATRON,
            said=replace(SAY_DONE, kind=AnswerKind.NO, **BECAUSE | {without: None}),
            expected=Refused("answer.no_needs_why"),
        )
        for without in BECAUSE
    ),
    *(
        Case(
            name=f"a permission without {without}",
            known=(SEEN,),
            by=MATRON,
            said=replace(SAY_DONE, kind=AnswerKind.PERMISSION, **ALLOWED | {without: None}),
            expected=Refused("answer.permission_needs_scope"),
        )
        for without in ALLOWED
    ),
    Case(
        name="a permission that has ended",
        known=(SEEN,),
        by=MATRON,
        said=replace(
            SAY_DONE,
            kind=AnswerKind.PERMISSION,
            scope="All of it",
            expires_on=date(2026, 8, 2),
        ),
        expected=Refused("date.past", {"on": "2026-08-02"}),
    ),
    Case(
        name="an answer while it waits",
        known=(MATRON_WAITING,),
        by=MATRON,
        said=SAY_DONE,
        expected=moved_on("waiting", MATRON_SAID, "wait", "09:30"),
    ),
    Case(
        name="an answer to what went elsewhere",
        known=(replace(MERGED, asks=ANSWERED.asks, answers=ANSWERED.answers),),
        by=MATRON,
        said=SAY_DONE,
        expected=IS_MERGED,
    ),
    Case(
        name="the ward answers nothing itself",
        known=(SEEN,),
        by=COLLEAGUE,
        said=SAY_DONE,
        expected=no_right("answer"),
    ),
    Case(
        name="a tier that was not asked",
        known=(SEEN,),
        by=DIRECTOR,
        said=SAY_DONE,
        expected=no_right("answer"),
    ),
    Case(
        name="nobody was asked at all",
        known=(RAISED,),
        by=MATRON,
        said=SAY_DONE,
        expected=no_right("answer"),
    ),
]

CASES = [*ANSWERING]


@table(CASES)
def test_answering(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
