"""Problems that are one become one: its raisers all follow it, and the oldest clock runs."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from heard.domain.base import ProblemId
from heard.domain.problems.entity import (
    FOLLOWERS_MAX,
    Ended,
    Follower,
    Problem,
    State,
    Voice,
)
from heard.domain.problems.merging import MergeProblem
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import (
    COLLEAGUE,
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
    ASK,
    CLOSED,
    ENDED,
    ESCALATED,
    GONE_UP,
    IS_CLOSED,
    IS_MERGED,
    MATRON_WAITING,
    MERGED,
    NEXT_DOOR,
    OF_EVERY_STATE,
    OTHER,
    OTHER_ID,
    OWNED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
    RETURNED,
    THIRD_ID,
    UNKNOWN,
    WAITING,
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


def _sooner(one: Problem, other: Problem) -> Any:
    assert one.inform_due_at is not None
    assert other.inform_due_at is not None
    return min(one.inform_due_at, other.inform_due_at)


def closed_ask(problem: Problem) -> Any:
    return (replace(problem.asks[0], ended=Ended.CLOSED, ended_at=NOW),)


def carried(problem: Problem) -> Any:
    return tuple(
        replace(ask, ended=Ended.CARRIED_ON, ended_at=ask.ended_at or NOW) for ask in problem.asks
    )


def asked_like(problem: Problem) -> dict[str, Any]:
    same = ("state", "waiting", "asks", "holder", "holding_unit", "next_at")
    return {name: getattr(problem, name) for name in same}


OTHER_OWNED = replace(OWNED, id=OTHER_ID, raised=OTHER.raised, story=OTHER.story)
OTHER_RESOLVED = replace(RESOLVED, id=OTHER_ID, raised=OTHER.raised, story=OTHER.story)
VOICE, EARLIER = (
    Voice(id=uid(530 + n), by=person.id, unit=WARD_ID, at=at(9, minute))
    for n, (person, minute) in enumerate(((LEAD, 30), (COLLEAGUE, 10)))
)
SUNG = replace(
    RAISED,
    voices=(EARLIER,),
    followers=(Follower(problem=ProblemId(uid(440)), unit=WARD_ID, by=LEAD.id),),
)
OF_VISITOR = replace(RAISED, raised=replace(RAISED.raised, elsewhere=True))
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
                joined(OTHER, next_at=at(8, day=4), inform_due_at=_sooner(problem, OTHER)),
            ),
        )
        for problem in (OWNED, RETURNED, WAITING, RESOLVED)
    ),
    *(
        Case(
            name=f"what was asked goes on when {how}, with all that was promised",
            known=(problem, OTHER),
            by=COLLEAGUE,
            said=MERGE,
            expected=(
                gone(problem, asks=carried(problem)),
                joined(OTHER, **asked_like(problem), responded_at=NOW),
            ),
        )
        for how, problem in (
            ("unanswered", ESCALATED),
            ("accepted", ACCEPTED),
            ("waiting", MATRON_WAITING),
            ("lapsed", GONE_UP),
        )
    ),
    Case(
        name="what one of them owns and another asked for is asked for",
        known=(ACCEPTED, OTHER_OWNED),
        by=COLLEAGUE,
        said=MERGE,
        expected=(
            gone(ACCEPTED, asks=carried(ACCEPTED)),
            joined(OTHER_OWNED, **asked_like(ACCEPTED)),
        ),
    ),
    Case(
        name="an answer that came back is the answer to both",
        known=(ESCALATED, OTHER_RESOLVED),
        by=COLLEAGUE,
        said=MERGE,
        expected=(gone(ESCALATED, asks=closed_ask(ESCALATED)), joined(OTHER_RESOLVED)),
    ),
    Case(
        name="voices and earlier followers move on with it",
        known=(SUNG, OTHER_SUNG),
        by=COLLEAGUE,
        said=MERGE,
        expected=(
            gone(SUNG, voices=()),
            joined(
                OTHER_SUNG,
                voices=(EARLIER, VOICE),
                followers=(OF_NURSE, *SUNG.followers),
                next_at=at(8, day=4),
            ),
        ),
    ),
    Case(
        name="whoever raised it in a team that is not theirs is still told themselves",
        known=(OF_VISITOR, OTHER),
        by=COLLEAGUE,
        said=MERGE,
        expected=(
            gone(OF_VISITOR),
            joined(OTHER, followers=(replace(OF_NURSE, elsewhere=True),), next_at=at(8, day=4)),
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

CASES = MERGING


@table(CASES)
def test_merging(case: Case):
    assert answer_to(case) == case.expected


def followed(problem: Problem, n: int) -> Problem:
    """With a voice and a follower of its own."""
    voice = Voice(id=uid(700 + n), by=LEAD.id, unit=WARD_ID, at=at(9, n))
    follower = Follower(problem=ProblemId(uid(710 + n)), unit=WARD_ID, by=LEAD.id)
    return replace(problem, voices=(voice,), followers=(follower,))


OPEN = [one for one in (*OF_EVERY_STATE, GONE_UP, MATRON_WAITING) if one.open]


@pytest.mark.parametrize("other", OPEN, ids=lambda one: f"into {one.state.value}")
@pytest.mark.parametrize("one", OPEN, ids=lambda one: one.state.value)
def test_nothing_that_was_said_of_either_is_lost(one: Problem, other: Problem):
    one = followed(one, 1)
    other = followed(replace(other, id=OTHER_ID, response_due_at=at(9, day=4)), 2)
    put = run(MERGE, moment([one, other], LEAD if one.unit == WARD_ID else MATRON))
    assert isinstance(put, tuple)
    left, joined = (entity for entity in put if isinstance(entity, Problem))
    assert joined.voices == (*one.voices, *other.voices)
    assert left.voices == ()
    ours = Follower(problem=one.id, unit=one.unit, by=one.raised.by)
    assert set(joined.followers) == {ours, *one.followers, *other.followers}
    assert joined.response_due_at == one.response_due_at
    answered = other.state is State.RESOLVED
    assert joined.ask is not None or answered or (one.ask, other.ask) == (None, None)


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
