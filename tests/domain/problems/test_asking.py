"""Asking for help moves the request, not the responsibility: a link person keeps the thread."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import ASKS_MAX, Ended, Need, Owner, Problem, State
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    BOARD_ID,
    CLOSED_WARD_ID,
    COLLEAGUE,
    DESK_ID,
    DESK_SEAT,
    FRIDAY,
    GROUP_ID,
    MATRON,
    MATRON_SEAT,
    NEIGHBOUR,
    NURSE,
    OTHER_LEAD_SEAT,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ASK,
    CLOSED,
    ESCALATED,
    IS_ASKED,
    IS_CLOSED,
    IS_RESOLVED,
    IS_WAITING,
    OWNED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
    RETURNED,
    TUESDAY_ENDS_AT,
    WAITING,
    no_right,
    then,
    told,
)

ESCALATE = EscalateProblem(
    problem=PROBLEM_ID,
    to=GROUP_ID,
    tried="We rang the maker twice",
    need=Need.SUPPLIES,
    needed_by=FRIDAY,
)
# At 11am on the matron's clock: read by 3pm, answered by 5pm on Tuesday.
NEW_ASK = replace(ASK, id=COMMAND_ID, said_at=NOW, heard_at=NOW, acknowledge_due_at=at(14))
ASKED = {"state": State.ESCALATED, "holder": MATRON_SEAT, "holding_unit": GROUP_ID}
TOLD = {
    "words": "We rang the maker twice",
    "to": GROUP_ID,
    "on": FRIDAY,
    "detail": "supplies",
}


def asked(problem: Problem, *, to: object, seat: object, ack: object, answer: object) -> Problem:
    """Asked by the nurse of another unit than the matron's."""
    ask = replace(NEW_ASK, to=to, acknowledge_due_at=ack, answer_due_at=answer)
    return then(
        problem,
        told("escalate", NURSE, **TOLD | {"to": to}),
        state=State.ESCALATED,
        asks=(*problem.asks, ask),
        responded_at=problem.responded_at or NOW,
        holder=seat,
        holding_unit=to,
        next_at=ack,
    )


HOLDING = then(
    ESCALATED,
    told("own", MATRON, id=of.ACCEPT_ID, at=at(9, 20), words="I hold it", on=TUESDAY),
    state=State.OWNED,
    owner=Owner(unit=GROUP_ID, seat=MATRON_SEAT, step="I hold it", by_on=TUESDAY),
    asks=(replace(of.SEEN_ASK, ended=Ended.TAKEN_ON, ended_at=at(9, 20)),),
    next_at=TUESDAY_ENDS_AT,
)

ESCALATING = [
    Case(
        name="a raised problem is asked of the tier above, which is a first response",
        known=(RAISED,),
        by=NURSE,
        said=ESCALATE,
        expected=(
            then(
                RAISED,
                told("escalate", NURSE, **TOLD),
                **ASKED,
                asks=(NEW_ASK,),
                responded_at=NOW,
                next_at=at(14),
            ),
        ),
    ),
    Case(
        name="clocks start when the server heard it, told with the time that it was said",
        known=(OWNED,),
        by=NURSE,
        said=ESCALATE,
        said_at=at(8, 45),
        expected=(
            then(
                OWNED,
                told("escalate", NURSE, **TOLD, at=at(8, 45)),
                **ASKED,
                asks=(replace(NEW_ASK, said_at=at(8, 45)),),
                next_at=at(14),
            ),
        ),
    ),
    Case(
        name="a colleague can be the link person",
        known=(OWNED,),
        by=NURSE,
        said=replace(ESCALATE, link=COLLEAGUE.id),
        expected=(
            then(
                OWNED,
                told("escalate", NURSE, **TOLD),
                **ASKED,
                asks=(replace(NEW_ASK, link=COLLEAGUE.id),),
                next_at=at(14),
            ),
        ),
    ),
    Case(
        name="what came back with help may need asking again",
        known=(RETURNED,),
        by=NURSE,
        said=ESCALATE,
        expected=(
            then(
                RETURNED,
                told("escalate", NURSE, **TOLD),
                **ASKED,
                asks=(*RETURNED.asks, NEW_ASK),
                next_at=at(14),
            ),
        ),
    ),
    Case(
        name="a service desk is asked from the side, by its own clock",
        known=(OWNED,),
        by=NURSE,
        said=replace(ESCALATE, to=DESK_ID),
        expected=(asked(OWNED, to=DESK_ID, seat=DESK_SEAT, ack=at(14), answer=at(16, day=5)),),
    ),
    *(
        Case(
            name=f"no tier is skipped: {who} is asked by the tier below it",
            known=(OWNED,),
            by=NURSE,
            said=replace(ESCALATE, to=unit),
            expected=Refused("ask.out_of_reach", {"unit": str(unit)}),
        )
        for who, unit in (("the directorate", uid(103)), ("the executive", uid(102)))
    ),
    Case(
        name="another ward is asked from the side; a 24/7 team owes nothing in its night",
        known=(OWNED,),
        by=NURSE,
        said=replace(ESCALATE, to=OTHER_WARD_ID),
        expected=(
            asked(
                OWNED,
                to=OTHER_WARD_ID,
                seat=OTHER_LEAD_SEAT,
                ack=at(14),
                answer=at(6, day=6),
            ),
        ),
    ),
    Case(
        name="a matron who took it on asks from her own seat",
        known=(HOLDING,),
        by=MATRON,
        said=replace(ESCALATE, to=uid(103)),
        expected=(
            then(
                HOLDING,
                told("escalate", MATRON, **TOLD | {"to": uid(103)}),
                state=State.ESCALATED,
                asks=(
                    *HOLDING.asks,
                    replace(
                        NEW_ASK,
                        to=uid(103),
                        from_unit=GROUP_ID,
                        by=MATRON.id,
                        link=MATRON.id,
                        acknowledge_due_at=at(16),
                        answer_due_at=at(16, day=5),
                    ),
                ),
                holder=uid(202),
                holding_unit=uid(103),
                next_at=at(16),
            ),
        ),
    ),
    Case(
        name="it was asked already",
        known=(ESCALATED,),
        by=COLLEAGUE,
        said=ESCALATE,
        expected=IS_ASKED,
    ),
    Case(
        name="the asked seat passes it on instead",
        known=(ACCEPTED,),
        by=MATRON,
        said=ESCALATE,
        expected=IS_ASKED,
    ),
    Case(name="what waits", known=(WAITING,), by=NURSE, said=ESCALATE, expected=IS_WAITING),
    Case(name="an outcome", known=(RESOLVED,), by=NURSE, said=ESCALATE, expected=IS_RESOLVED),
    Case(name="what has ended", known=(CLOSED,), by=NURSE, said=ESCALATE, expected=IS_CLOSED),
    Case(
        name="a neighbour does not ask for us",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=ESCALATE,
        expected=no_right("team_work"),
    ),
    Case(
        name="a ward does not ask itself",
        known=(RAISED,),
        by=NURSE,
        said=replace(ESCALATE, to=WARD_ID),
        expected=Refused("ask.of_oneself"),
    ),
    *(
        Case(
            name=f"nobody asks {which}",
            known=(RAISED,),
            by=NURSE,
            said=replace(ESCALATE, to=unit),
            expected=Refused("unit.takes_no_asks", {"unit": str(unit)}),
        )
        for which, unit in (("the board", BOARD_ID), ("a closed ward", CLOSED_WARD_ID))
    ),
    Case(
        name="a unit that does not exist",
        known=(RAISED,),
        by=NURSE,
        said=replace(ESCALATE, to=uid(1)),
        expected=Refused("unit.unknown"),
    ),
    Case(
        name="an answer needed yesterday",
        known=(RAISED,),
        by=NURSE,
        said=replace(ESCALATE, needed_by=date(2026, 8, 2)),
        expected=Refused("date.past", {"on": "2026-08-02"}),
    ),
    Case(
        name="a link person who is not of the team",
        known=(RAISED,),
        by=NURSE,
        said=replace(ESCALATE, link=NEIGHBOUR.id),
        expected=Refused("person.not_in_scope"),
    ),
    Case(
        name="one problem is asked 40 times at most",
        known=(replace(RETURNED, asks=RETURNED.asks * ASKS_MAX),),
        by=NURSE,
        said=ESCALATE,
        expected=Refused("ask.too_many", {"count_max": ASKS_MAX}),
    ),
]

CASES = ESCALATING


@table(CASES)
def test_asking(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
