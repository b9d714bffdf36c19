"""Where else a problem may go: into another one, to another system, back to its raiser."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from heard.domain.org.entities import Route
from heard.domain.problems.commands import (
    ConfirmRedirect,
    MergeProblem,
    RedirectProblem,
    WithdrawProblem,
)
from heard.domain.problems.entity import (
    FOLLOWERS_MAX,
    Ended,
    Follower,
    Problem,
    Redirected,
    State,
    Voice,
)
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    COLLEAGUE,
    INCIDENTS,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ANSWERED,
    ASK,
    CLOSED,
    ENDED,
    ESCALATED,
    IS_CLOSED,
    IS_MERGED,
    IS_OWNED,
    IS_WAITING,
    MERGED,
    NEXT_DOOR,
    OTHER,
    OTHER_ID,
    OWNED,
    PROBLEM_ID,
    RAISED,
    REDIRECTED,
    RESOLVED,
    RETURNED,
    THIRD_ID,
    UNKNOWN,
    WAITING,
    WITHDRAWN,
    moved_on,
    no_right,
    then,
    told,
)

OVER = ENDED | {"ended_at": NOW, "waiting": None}
MERGE = MergeProblem(problem=PROBLEM_ID, into=OTHER_ID)
OF_NURSE = Follower(problem=PROBLEM_ID, unit=WARD_ID, by=NURSE.id)


def gone(problem: Problem, by: Any = COLLEAGUE, into: Any = OTHER_ID, **fields: Any) -> Problem:
    merged = {"state": State.MERGED, "merged_into": into} | OVER
    return then(problem, told("merge", by, detail=str(into)), **merged | fields)


def joined(target: Problem, by: Any = COLLEAGUE, **fields: Any) -> Problem:
    """The clocks of the one that was raised first go on."""
    older = {
        "response_due_at": RAISED.response_due_at,
        "inform_due_at": RAISED.inform_due_at,
        "followers": (OF_NURSE,),
    }
    return then(target, told("joined", by, words=RAISED.text), **older | fields)


def closed_ask(problem: Problem) -> Any:
    return (replace(problem.asks[0], ended=Ended.CLOSED, ended_at=NOW),)


VOICE, EARLIER = (
    Voice(id=uid(530 + n), by=person.id, unit=WARD_ID, at=at(9, minute))
    for n, (person, minute) in enumerate(((LEAD, 30), (COLLEAGUE, 10)))
)
SUNG = replace(
    RAISED, voices=(EARLIER,), followers=(Follower(problem=uid(440), unit=WARD_ID, by=LEAD.id),)
)
OTHER_SUNG = replace(OTHER, voices=(VOICE,))
# Next door asked the same matron half an hour later than we did.
THEIR_ASK = replace(
    ASK,
    id=uid(521),
    from_unit=OTHER_WARD_ID,
    heard_at=at(9, 30),
    acknowledge_due_at=at(13, 30),
    answer_due_at=at(16, day=5),
)
THEY_ASKED = replace(
    NEXT_DOOR,
    state=State.ESCALATED,
    asks=(THEIR_ASK,),
    holder=uid(203),
    holding_unit=ASK.to,
    next_at=at(13, 30),
)
MERGING = [
    Case(
        name="one item goes on, its raisers follow it, and the oldest clock runs",
        known=(RAISED, OTHER),
        by=COLLEAGUE,
        said=MERGE,
        expected=(gone(RAISED), joined(OTHER, next_at=at(8, day=4))),
    ),
    *(
        Case(
            name=f"from {problem.state.value}, what is owed ends with it",
            known=(problem, OTHER),
            by=COLLEAGUE,
            said=MERGE,
            expected=(
                gone(problem, **({"asks": closed_ask(problem)} if problem.ask else {})),
                joined(OTHER, next_at=at(8, day=4)),
            ),
        )
        for problem in (OWNED, ESCALATED, ACCEPTED, RETURNED, WAITING, RESOLVED)
    ),
    Case(
        name="voices and earlier followers move on with it",
        known=(SUNG, OTHER_SUNG),
        by=COLLEAGUE,
        said=MERGE,
        expected=(
            gone(SUNG),
            joined(
                OTHER_SUNG,
                voices=(EARLIER, VOICE),
                followers=(OF_NURSE, *SUNG.followers),
                next_at=at(8, day=4),
            ),
        ),
    ),
    Case(
        name="a matron makes one of what two wards asked her; the ask that she keeps is the older",
        known=(ESCALATED, THEY_ASKED),
        by=MATRON,
        said=replace(MERGE, into=THIRD_ID),
        expected=(
            gone(ESCALATED, MATRON, THIRD_ID, asks=closed_ask(ESCALATED)),
            joined(
                THEY_ASKED,
                MATRON,
                response_due_at=NEXT_DOOR.response_due_at,
                inform_due_at=NEXT_DOOR.inform_due_at,
                asks=(
                    replace(
                        THEIR_ASK,
                        heard_at=at(9),
                        acknowledge_due_at=at(13),
                        answer_due_at=at(16, day=4),
                    ),
                ),
                next_at=at(13),
            ),
        ),
    ),
    Case(
        name="with itself",
        known=(RAISED,),
        by=COLLEAGUE,
        said=replace(MERGE, into=PROBLEM_ID),
        expected=Refused("merge.with_itself"),
    ),
    Case(
        name="another ward's problem is as if it were not there",
        known=(RAISED, NEXT_DOOR),
        by=COLLEAGUE,
        said=replace(MERGE, into=THIRD_ID),
        expected=UNKNOWN,
    ),
    Case(
        name="into what is not known", known=(RAISED,), by=COLLEAGUE, said=MERGE, expected=UNKNOWN
    ),
    Case(
        name="into what has ended",
        known=(RAISED, replace(CLOSED, id=OTHER_ID)),
        by=COLLEAGUE,
        said=MERGE,
        expected=IS_CLOSED,
    ),
    Case(
        name="it was merged already",
        known=(MERGED, OTHER),
        by=COLLEAGUE,
        said=MERGE,
        expected=IS_MERGED,
    ),
    Case(
        name="50 problems in one at most",
        known=(RAISED, replace(OTHER, followers=(OF_NURSE,) * FOLLOWERS_MAX)),
        by=COLLEAGUE,
        said=MERGE,
        expected=Refused("merge.too_many", {"count_max": FOLLOWERS_MAX}),
    ),
    Case(
        name="a neighbour does not merge ours",
        known=(RAISED, OTHER),
        by=NEIGHBOUR,
        said=MERGE,
        expected=no_right("team_work"),
    ),
]

SEND = RedirectProblem(problem=PROBLEM_ID, contact=INCIDENTS.id, reference="W-1234")
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
REDIRECTING = [
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
        name="a number that nobody knows",
        known=(RAISED,),
        by=NURSE,
        said=replace(SEND, contact=uid(1)),
        expected=Refused("contact.unknown"),
    ),
    Case(name="what has ended", known=(CLOSED,), by=NURSE, said=SEND, expected=IS_CLOSED),
    Case(
        name="a neighbour does not send ours away",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=SEND,
        expected=no_right("team_work"),
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

CASES = [*MERGING, *REDIRECTING, *AGREEING, *WITHDRAWING]


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
