"""An outcome is a plain sentence of what was done, and it counts when its raiser has opened it."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.problems.entity import (
    Ended,
    Follower,
    Outcome,
    Problem,
    State,
    Strength,
)
from heard.domain.problems.resolving import ReadOut, ReceiveOutcome, ResolveProblem
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    COLLEAGUE,
    GROUP_ID,
    LEAD_SEAT,
    MATRON,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TABLET,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ACCEPTED_ASK,
    ASK,
    CLOSED,
    DELIVERED,
    END_ID,
    ESCALATED,
    IS_ASKED,
    IS_CLOSED,
    IS_RAISED,
    IS_RESOLVED,
    MATRON_WAITING,
    OWNED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
    WAITING,
    moved_on,
    no_right,
    then,
    told,
)

RESOLVE = ResolveProblem(problem=PROBLEM_ID, words="It is mended", strength=Strength.PROCESS)
TOLD_RESOLVE = {"words": "It is mended", "detail": "process"}
OURS = Outcome(
    id=COMMAND_ID,
    words="It is mended",
    at=NOW,
    unit=WARD_ID,
    who="Staff nurse",
    strength=Strength.PROCESS,
    confirm_by=at(10, day=10),
)
THEIRS = replace(OURS, unit=GROUP_ID, who="Matron, surgical wards", ask=ASK.id)
RESOLVED_NOW = {"state": State.RESOLVED, "waiting": None, "next_at": at(10, day=10)}
TO_WARD = {"holder": LEAD_SEAT, "holding_unit": WARD_ID}
REPLIED = replace(ACCEPTED_ASK, ended=Ended.ANSWERED, ended_at=NOW)

RESOLVING = [
    *(
        Case(
            name=f"the owner says what was done when {problem.state.value}",
            known=(problem,),
            by=NURSE,
            said=RESOLVE,
            expected=(
                then(problem, told("resolve", NURSE, **TOLD_RESOLVE), **RESOLVED_NOW, outcome=OURS),
            ),
        )
        for problem in (OWNED, WAITING)
    ),
    *(
        Case(
            name=f"the asked seat says what it did when {problem.state.value}",
            known=(problem,),
            by=MATRON,
            said=RESOLVE,
            expected=(
                then(
                    problem,
                    told("resolve", MATRON, **TOLD_RESOLVE),
                    **RESOLVED_NOW,
                    **TO_WARD,
                    asks=(REPLIED,),
                    outcome=THEIRS,
                ),
            ),
        )
        for problem in (ACCEPTED, MATRON_WAITING)
    ),
    Case(
        name="nothing is resolved before it is owned",
        known=(RAISED,),
        by=NURSE,
        said=RESOLVE,
        expected=IS_RAISED,
    ),
    Case(
        name="an ask is answered, not resolved",
        known=(ESCALATED,),
        by=MATRON,
        said=RESOLVE,
        expected=moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(
        name="the ward does not resolve what it asked",
        known=(ACCEPTED,),
        by=NURSE,
        said=RESOLVE,
        expected=IS_ASKED,
    ),
    Case(
        name="a colleague resolved it first",
        known=(RESOLVED,),
        by=COLLEAGUE,
        said=RESOLVE,
        expected=IS_RESOLVED,
    ),
    Case(name="what has ended", known=(CLOSED,), by=NURSE, said=RESOLVE, expected=IS_CLOSED),
    Case(
        name="another ward",
        known=(OWNED,),
        by=NEIGHBOUR,
        said=RESOLVE,
        expected=no_right("team_work"),
    ),
]


def reached(problem: Problem, when: datetime) -> Problem:
    assert problem.outcome is not None
    outcome = replace(problem.outcome, delivered_at=when)
    return put(problem, outcome=outcome, next_at=when + timedelta(days=7))


FOLLOWED = replace(
    RESOLVED, followers=(Follower(problem=of.THIRD_ID, unit=WARD_ID, by=NEIGHBOUR.id),)
)
RECEIVE = ReceiveOutcome(problem=PROBLEM_ID)
RECEIVING = [
    Case(
        name="the raiser has opened it",
        known=(RESOLVED,),
        by=NURSE,
        said=RECEIVE,
        expected=(reached(RESOLVED, NOW),),
    ),
    Case(
        name="so has whoever raised what was merged",
        known=(FOLLOWED,),
        by=NEIGHBOUR,
        said=RECEIVE,
        expected=(reached(FOLLOWED, NOW),),
    ),
    Case(
        name="never before it was said",
        known=(RESOLVED,),
        by=NURSE,
        said=RECEIVE,
        said_at=at(9),
        expected=(reached(RESOLVED, at(9, 30)),),
    ),
    Case(
        name="opening it again says nothing",
        known=(DELIVERED,),
        by=NURSE,
        said=RECEIVE,
        expected=(),
    ),
    Case(
        name="an earlier opening that is heard later counts",
        known=(DELIVERED,),
        by=NURSE,
        said=RECEIVE,
        said_at=at(9, 35),
        expected=(reached(DELIVERED, at(9, 35)),),
    ),
    Case(
        name="the one that is there was read",
        known=(RESOLVED,),
        by=NURSE,
        said=replace(RECEIVE, outcome=END_ID),
        expected=(reached(RESOLVED, NOW),),
    ),
    Case(
        name="another outcome was read: this one has been opened by nobody",
        known=(RESOLVED,),
        by=NURSE,
        said=replace(RECEIVE, outcome=uid(1)),
        expected=(),
    ),
    Case(
        name="a colleague's opening says nothing",
        known=(RESOLVED,),
        by=COLLEAGUE,
        said=RECEIVE,
        expected=(),
    ),
    Case(name="there is no outcome yet", known=(OWNED,), by=NURSE, said=RECEIVE, expected=()),
    Case(name="a problem that is not known", by=NURSE, said=RECEIVE, expected=of.UNKNOWN),
]

READ_OUT = ReadOut(unit=WARD_ID, problem=PROBLEM_ID)


def heard_read(problem: Problem, when: datetime) -> Problem:
    entry = told("read_out", TABLET, at=when)
    story = sorted((*problem.story, entry), key=lambda one: (one.at, one.id))
    return replace(reached(problem, when), story=tuple(story))


READING = [
    Case(
        name="read out at the huddle, by whoever stands at the board",
        known=(RESOLVED,),
        by=TABLET,
        said=READ_OUT,
        expected=(heard_read(RESOLVED, NOW),),
    ),
    Case(
        name="an earlier reading that is heard later counts",
        known=(DELIVERED,),
        by=TABLET,
        said=replace(READ_OUT, outcome=END_ID),
        said_at=at(9, 35),
        expected=(heard_read(DELIVERED, at(9, 35)),),
    ),
    Case(
        name="another outcome was read out",
        known=(RESOLVED,),
        by=TABLET,
        said=replace(READ_OUT, outcome=uid(1)),
        expected=(),
    ),
    Case(name="nothing to read yet", known=(OWNED,), by=TABLET, said=READ_OUT, expected=()),
    Case(
        name="at another team's huddle it reaches nobody",
        known=(RESOLVED,),
        by=NEIGHBOUR,
        said=replace(READ_OUT, unit=OTHER_WARD_ID),
        expected=of.UNKNOWN,
    ),
    Case(
        name="not for a team that one is not in",
        known=(RESOLVED,),
        by=NEIGHBOUR,
        said=READ_OUT,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
]

CASES = [*RESOLVING, *RECEIVING, *READING]


@table(CASES)
def test_resolving(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
