"""While an ask is owed: its reading is told to the ward, and its link person may take it back."""

from __future__ import annotations

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.problems.entity import Ended, Problem, State
from heard.domain.problems.while_asked import SeeAsk, TakeBack
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    COACH,
    COLLEAGUE,
    DEPUTY,
    DESK_ID,
    DESK_LEAD,
    DESK_SEAT,
    DIRECTOR,
    DIVISION_ID,
    FRIDAY,
    LEAD,
    LEAD_SEAT,
    MATRON,
    NEIGHBOUR,
    NURSE,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ASK,
    ASK_ID,
    CLOSED,
    ESCALATED,
    IS_CLOSED,
    OWNER,
    PROBLEM_ID,
    SEEN,
    TUESDAY_ENDS_AT,
    moved_on,
    no_right,
    then,
    told,
)

BACK = TakeBack(problem=PROBLEM_ID, reason="We found one")
ENDED_ASK = replace(ASK, ended=Ended.TAKEN_BACK, ended_at=NOW)
OURS = {
    "state": State.OWNED,
    "holder": LEAD_SEAT,
    "holding_unit": WARD_ID,
    "next_at": TUESDAY_ENDS_AT,
}
LINKED = replace(ESCALATED, asks=(replace(ASK, link=COLLEAGUE.id),))
UNOWNED = replace(ESCALATED, owner=None)
TAKING_BACK = [
    Case(
        name="the link person takes it back, and it is owned as before",
        known=(ESCALATED,),
        by=NURSE,
        said=BACK,
        expected=(
            then(
                ESCALATED,
                told("take_back", NURSE, words="We found one"),
                **OURS,
                asks=(ENDED_ASK,),
            ),
        ),
    ),
    Case(
        name="a step whose date has passed meanwhile is due tomorrow",
        known=(ESCALATED,),
        by=NURSE,
        said=BACK,
        said_at=at(10, day=6),
        expected=(
            then(
                ESCALATED,
                told("take_back", NURSE, words="We found one", at=at(10, day=6)),
                **OURS | {"next_at": of.FRIDAY_ENDS_AT, "owner": replace(OWNER, by_on=FRIDAY)},
                asks=(replace(ENDED_ASK, ended_at=at(10, day=6)),),
            ),
        ),
    ),
    Case(
        name="what nobody owned is owned by whoever takes it back, until tomorrow",
        known=(UNOWNED,),
        by=NURSE,
        said=BACK,
        expected=(
            then(
                UNOWNED,
                told("take_back", NURSE, words="We found one"),
                **OURS,
                owner=replace(OWNER, step="We found one"),
                asks=(ENDED_ASK,),
            ),
        ),
    ),
    Case(
        name="who asked may take it back from their link person",
        known=(LINKED,),
        by=NURSE,
        said=BACK,
        expected=(
            then(
                LINKED,
                told("take_back", NURSE, words="We found one"),
                **OURS,
                asks=(replace(ENDED_ASK, link=COLLEAGUE.id),),
            ),
        ),
    ),
    Case(
        name="the team's lead may, even after a promise",
        known=(ACCEPTED,),
        by=LEAD,
        said=BACK,
        expected=(
            then(
                ACCEPTED,
                told("take_back", LEAD, words="We found one"),
                **OURS,
                asks=(replace(of.ACCEPTED_ASK, ended=Ended.TAKEN_BACK, ended_at=NOW),),
            ),
        ),
    ),
    Case(
        name="a colleague is told who the link person is",
        known=(ESCALATED,),
        by=COLLEAGUE,
        said=BACK,
        expected=Refused("take_back.link_only", {"link": str(NURSE.id)}),
    ),
    Case(
        name="a desk that took it on and asked on takes it back to itself",
        known=(of.DESK_ASKS,),
        by=DESK_LEAD,
        said=BACK,
        expected=(
            then(
                of.DESK_ASKS,
                told("take_back", DESK_LEAD, words="We found one"),
                **OURS | {"holder": DESK_SEAT, "holding_unit": DESK_ID},
                asks=(
                    of.DESK_ASKS.asks[0],
                    replace(of.DESK_ASKS.asks[1], ended=Ended.TAKEN_BACK, ended_at=NOW),
                ),
            ),
        ),
    ),
    Case(
        name="the ward's lead does not take back what a desk asked",
        known=(of.DESK_ASKS,),
        by=LEAD,
        said=BACK,
        expected=no_right("team_work"),
    ),
    Case(
        name="the asked seat returns it instead",
        known=(ESCALATED,),
        by=MATRON,
        said=BACK,
        expected=no_right("team_work"),
    ),
    Case(
        name="the answer came first",
        known=(of.ANSWERED,),
        by=NURSE,
        said=BACK,
        expected=moved_on("resolved", "Matron, surgical wards", "answer", "09:30"),
    ),
    Case(
        name="nothing is taken back from the end",
        known=(CLOSED,),
        by=NURSE,
        said=BACK,
        expected=IS_CLOSED,
    ),
]

SEE = SeeAsk(problem=PROBLEM_ID, ask=ASK_ID)


def seen(problem: Problem, when: object, **fields: object) -> Problem:
    ask = replace(problem.asks[0], seen_at=when, seen_by="Matron, surgical wards")
    return put(problem, asks=(ask, *problem.asks[1:]), **fields)


TAKEN_BACK = replace(ESCALATED, state=State.OWNED, asks=(replace(ENDED_ASK, ended_at=at(9, 30)),))
ASKED_ABOVE = replace(ESCALATED, asks=(replace(ASK, to=DIVISION_ID),))
READ_LATE = replace(SEEN, asks=(replace(of.SEEN_ASK, seen_at=at(11)),))
SEEING = [
    Case(
        name="the asked seat has read it; the next date is the answer's",
        known=(ESCALATED,),
        by=MATRON,
        said=SEE,
        expected=(seen(ESCALATED, NOW, next_at=at(16, day=4)),),
    ),
    Case(
        name="a deputy reads for the seat",
        known=(ESCALATED,),
        by=DEPUTY,
        said=SEE,
        expected=(seen(ESCALATED, NOW, next_at=at(16, day=4)),),
    ),
    Case(
        name="nobody reads it before it was heard",
        known=(ESCALATED,),
        by=MATRON,
        said=SEE,
        said_at=at(8, 50),
        expected=(seen(ESCALATED, at(9), next_at=at(16, day=4)),),
    ),
    Case(name="reading it again says nothing", known=(SEEN,), by=DEPUTY, said=SEE, expected=()),
    Case(
        name="an earlier reading that is heard later counts",
        known=(READ_LATE,),
        by=MATRON,
        said=SEE,
        expected=(seen(READ_LATE, NOW),),
    ),
    Case(
        name="an earlier reading is told of an answered ask too",
        known=(replace(of.ANSWERED, asks=(replace(of.ANSWERED.asks[0], seen_at=at(9, 30)),)),),
        by=MATRON,
        said=SEE,
        said_at=at(9, 5),
        heard_at=NOW,
        expected=(seen(of.ANSWERED, at(9, 5)),),
    ),
    Case(
        name="reading an ask after it was taken back says nothing",
        known=(TAKEN_BACK,),
        by=MATRON,
        said=SEE,
        expected=(),
    ),
    Case(
        name="the ward's own reading says nothing",
        known=(ESCALATED,),
        by=NURSE,
        said=SEE,
        expected=(),
    ),
    Case(
        name="a nurse of the ward that was asked does not read it for its seat",
        known=(of.ASKED_NEXT_DOOR,),
        by=NEIGHBOUR,
        said=SEE,
        expected=(),
    ),
    Case(
        name="a coach of the directorate that was asked does not either",
        known=(ASKED_ABOVE,),
        by=COACH,
        said=SEE,
        expected=(),
    ),
    Case(
        name="another tier's reading says nothing",
        known=(ESCALATED,),
        by=DIRECTOR,
        said=SEE,
        expected=(),
    ),
    Case(
        name="an ask that is not of this problem says nothing",
        known=(ESCALATED,),
        by=MATRON,
        said=replace(SEE, ask=uid(1)),
        expected=(),
    ),
    Case(name="a problem that is not known", by=MATRON, said=SEE, expected=of.UNKNOWN),
]

CASES = [*TAKING_BACK, *SEEING]


@table(CASES)
def test_while_asked(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
