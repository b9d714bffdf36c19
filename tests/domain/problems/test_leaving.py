"""Where else a problem may go: to another system, without its words, or back to its raiser."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from heard.domain.base import ProblemId, put
from heard.domain.org.entities import Route
from heard.domain.problems.entity import (
    Ended,
    Follower,
    Problem,
    Redirected,
    State,
)
from heard.domain.problems.leaving import ConfirmRedirect, RedirectProblem, WithdrawProblem
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    INCIDENTS,
    INCIDENTS_ID,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    TABLET,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ANSWERED,
    CLOSED,
    ENDED,
    ESCALATED,
    IS_CLOSED,
    IS_OWNED,
    IS_WAITING,
    MERGED,
    OTHER_ID,
    OWNED,
    PROBLEM_ID,
    RAISED,
    REDIRECTED,
    RESOLVED,
    RETURNED,
    WAITING,
    WITHDRAWN,
    moved_on,
    no_right,
    then,
    told,
)

OVER = ENDED | {"ended_at": NOW, "waiting": None}


def closed_ask(problem: Problem) -> Any:
    return (replace(problem.asks[0], ended=Ended.CLOSED, ended_at=NOW),)


SEND = RedirectProblem(problem=PROBLEM_ID, contact=INCIDENTS_ID, reference="W-1234")
SENT = Redirected(
    route=Route.INCIDENT, contact=INCIDENTS.name, phone=INCIDENTS.phone, reference="W-1234"
)
TOLD_SENT = {"words": "W-1234", "detail": "incident"}


def sent(problem: Problem, by: Any = NURSE, **fields: Any) -> Problem:
    redirected = {"state": State.REDIRECTED, "redirected": SENT} | OVER
    return then(problem, told("redirect", by, **TOLD_SENT), **redirected | fields)


def erased(problem: Problem, **fields: Any) -> Problem:
    bare = sent(problem, text="", owner=None, answers=(), outcome=None, **fields)
    return replace(bare, story=tuple(replace(one, words=None, why=None) for one in bare.story))


FULL_OF_WORDS = replace(
    ACCEPTED,
    asks=(replace(ACCEPTED.asks[0], promise=replace(of.PROMISE, reason="The lender is away")),),
    answers=(of.HELPED,),
    story=(*ACCEPTED.story[:-1], replace(ACCEPTED.story[-1], why="The lender is away")),
)
BARE_ASK = replace(FULL_OF_WORDS.asks[0], tried="", promise=None, ended=Ended.CLOSED, ended_at=NOW)
# One of its followers is not told to this device; the server knows every one.
WITH_FOLLOWERS = replace(
    RAISED,
    followers=tuple(
        Follower(problem=ProblemId(one), unit=WARD_ID, by=NURSE.id) for one in (OTHER_ID, uid(440))
    ),
)
FOLLOWER = replace(MERGED, id=OTHER_ID, merged_into=PROBLEM_ID, story=FULL_OF_WORDS.story)
FORGOTTEN = put(
    FOLLOWER,
    text="",
    story=tuple(replace(one, words=None, why=None) for one in FOLLOWER.story),
)
REDIRECTING = [
    Case(
        name="nobody at a tablet sends it away, and its words with it, under no name",
        known=(RAISED,),
        by=TABLET,
        said=replace(SEND, erase=True),
        expected=no_right("named"),
    ),
    *(
        Case(
            name=f"from {problem.state.value} to incident reporting, with its number there",
            known=(problem,),
            by=NURSE,
            said=SEND,
            expected=(sent(problem),),
        )
        for problem in (RAISED, OWNED, RETURNED, WAITING, RESOLVED)
    ),
    Case(
        name="by the asked seat; what it owed ends",
        known=(ACCEPTED,),
        by=MATRON,
        said=SEND,
        expected=(sent(ACCEPTED, MATRON, asks=closed_ask(ACCEPTED)),),
    ),
    Case(
        name="told by phone, it has no number",
        known=(RAISED,),
        by=NURSE,
        said=replace(SEND, reference=None),
        expected=(
            then(
                RAISED,
                told("redirect", NURSE, detail="incident"),
                state=State.REDIRECTED,
                redirected=replace(SENT, reference=None),
                **OVER,
            ),
        ),
    ),
    Case(
        name="erased, no word of it is left here",
        known=(FULL_OF_WORDS,),
        by=NURSE,
        said=replace(SEND, erase=True),
        expected=(erased(FULL_OF_WORDS, asks=(BARE_ASK,)),),
    ),
    Case(
        name="erased after an outcome",
        known=(ANSWERED,),
        by=NURSE,
        said=replace(SEND, erase=True),
        expected=(erased(ANSWERED, asks=(replace(ANSWERED.asks[0], tried=""),)),),
    ),
    Case(
        name="erased, what was merged into it is erased as well",
        known=(WITH_FOLLOWERS, FOLLOWER),
        by=NURSE,
        said=replace(SEND, erase=True),
        expected=(erased(WITH_FOLLOWERS), FORGOTTEN),
    ),
    Case(
        name="not erased, what was merged into it keeps its words",
        known=(WITH_FOLLOWERS, FOLLOWER),
        by=NURSE,
        said=SEND,
        expected=(sent(WITH_FOLLOWERS),),
    ),
    Case(
        name="a number that nobody knows",
        known=(RAISED,),
        by=NURSE,
        said=replace(SEND, contact=uid(1)),
        expected=Refused("contact.unknown"),
    ),
    Case(name="what has ended", known=(CLOSED,), by=NURSE, said=SEND, expected=IS_CLOSED),
    Case(
        name="anyone who is told of it may, also who raised it in a team that is not theirs",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=SEND,
        expected=(sent(RAISED, NEIGHBOUR),),
    ),
]

AGREE = ConfirmRedirect(problem=PROBLEM_ID)
AGREED = then(
    REDIRECTED,
    told("confirm_redirect", LEAD),
    redirected=replace(SENT, confirmed_by=LEAD.id),
)
AGREEING = [
    Case(
        name="the team's lead agrees", known=(REDIRECTED,), by=LEAD, said=AGREE, expected=(AGREED,)
    ),
    Case(name="agreeing again says nothing", known=(AGREED,), by=LEAD, said=AGREE, expected=()),
    Case(
        name="a member is not asked",
        known=(REDIRECTED,),
        by=NURSE,
        said=AGREE,
        expected=no_right("lead"),
    ),
    Case(name="it went nowhere", known=(OWNED,), by=LEAD, said=AGREE, expected=IS_OWNED),
]

OF_NOBODY = replace(RAISED, raised=replace(RAISED.raised, by=TABLET.id, at=NOW, unnamed=True))
WITHDRAW = WithdrawProblem(problem=PROBLEM_ID, reason="It was switched off")
WITHDRAWING = [
    *(
        Case(
            name=f"its raiser takes it back when {problem.state.value}",
            known=(problem,),
            by=NURSE,
            said=WITHDRAW,
            expected=(
                then(
                    problem,
                    told("withdraw", NURSE, words="It was switched off"),
                    state=State.WITHDRAWN,
                    **OVER,
                ),
            ),
        )
        for problem in (RAISED, OWNED)
    ),
    Case(
        name="a slip at the tablet is taken back there at once",
        known=(OF_NOBODY,),
        by=TABLET,
        said=replace(WITHDRAW, reason=None),
        expected=(then(OF_NOBODY, told("withdraw", TABLET), state=State.WITHDRAWN, **OVER),),
    ),
    Case(
        name="the next to stand at the tablet takes nobody's words back",
        known=(OF_NOBODY,),
        by=TABLET,
        said=WITHDRAW,
        said_at=at(10, 2),
        expected=Refused("withdraw.raiser_only"),
    ),
    Case(
        name="once asked, it is taken back first",
        known=(ESCALATED,),
        by=NURSE,
        said=WITHDRAW,
        expected=moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(name="while it waits", known=(WAITING,), by=NURSE, said=WITHDRAW, expected=IS_WAITING),
    Case(name="twice", known=(WITHDRAWN,), by=NURSE, said=WITHDRAW, expected=of.IS_WITHDRAWN),
    *(
        Case(
            name=f"nobody else does when {problem.state.value}",
            known=(problem,),
            by=LEAD,
            said=WITHDRAW,
            expected=Refused("withdraw.raiser_only"),
        )
        for problem in (RAISED, CLOSED)
    ),
]

CASES = [*REDIRECTING, *AGREEING, *WITHDRAWING]


@table(CASES)
def test_leaving(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_no_word_that_anybody_wrote_is_left_after_erasing():
    """Looked for as bytes, so that a field that is added later is found as well."""
    said = replace(SEND, reference=None, erase=True)
    words = ("scanner", "Ring the maker", "We rang", "Borrow one", "lender", "Ward 8")
    before = msgspec.json.encode(FULL_OF_WORDS).decode()
    assert [word for word in words if word not in before] == []
    put_ = answer_to(Case(name="", known=(FULL_OF_WORDS,), by=NURSE, said=said, expected=()))
    assert isinstance(put_, tuple)
    after = msgspec.json.encode(put_[0]).decode()
    assert [word for word in words if word in after] == []
