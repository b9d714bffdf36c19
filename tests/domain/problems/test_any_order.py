"""Facts make one state in any order of arrival: nobody's device decides by being first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import ProblemId
from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.entity import (
    STORY_MAX,
    Problem,
)
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.resolving import ReadOut, ReceiveOutcome
from heard.domain.problems.while_asked import SeeAsk
from tests.support.moments import moment, run
from tests.support.org import COLLEAGUE, DEPUTY, MATRON, NEIGHBOUR, NURSE, WARD_ID, at, uid
from tests.support.problems import (
    ACCEPTED,
    ANSWERED,
    ASK_ID,
    CLOSED,
    DELIVERED,
    END_ID,
    ESCALATED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
)

Fact = tuple[AnyCommand, Person, datetime]
PEOPLE = (NURSE, COLLEAGUE, MATRON, DEPUTY, NEIGHBOUR)
MINUTES = st.integers(0, 120).map(lambda minutes: at(8) + timedelta(minutes=minutes))
SAID_BY_ANYBODY = st.sampled_from(
    (
        SayMeToo(problem=PROBLEM_ID),
        WriteNote(problem=PROBLEM_ID, words="Again"),
        SeeAsk(problem=PROBLEM_ID, ask=ASK_ID),
        *(
            RaiseProblem(
                problem=ProblemId(uid(600 + n)),
                unit=WARD_ID,
                text="It broke again",
                again_of=PROBLEM_ID,
            )
            for n in range(3)
        ),
    )
)
OPENED = st.sampled_from(
    (
        ReceiveOutcome(problem=PROBLEM_ID),
        ReceiveOutcome(problem=PROBLEM_ID, outcome=END_ID),
        ReadOut(unit=WARD_ID, problem=PROBLEM_ID, outcome=END_ID),
    )
)
FACTS = st.lists(
    st.tuples(SAID_BY_ANYBODY, st.sampled_from(PEOPLE), MINUTES)
    | st.tuples(OPENED, st.just(NURSE), MINUTES),
    max_size=8,
)
NEARLY_FULL = replace(
    ESCALATED,
    story=tuple(replace(RAISED.story[0], id=uid(700 + n)) for n in range(STORY_MAX - 2)),
)


@pytest.mark.parametrize(
    "problem",
    [RAISED, ESCALATED, ACCEPTED, ANSWERED, RESOLVED, DELIVERED, CLOSED, NEARLY_FULL],
    ids=lambda one: one.state.value,
)
@settings(max_examples=40, deadline=None)
@given(facts=FACTS, data=st.data())
def test_facts_make_one_state_in_any_order_of_arrival(
    problem: Problem, facts: list[Fact], data: st.DataObject
):
    numbered = list(enumerate(facts))
    shuffled = data.draw(st.permutations(numbered))
    assert _told_in(problem, numbered) == _told_in(problem, shuffled)


def _told_in(problem: Problem, facts: list[tuple[int, Fact]]) -> Problem:
    for n, (command, by, said_at) in facts:
        now = moment([problem], by, said_at=said_at, heard_at=at(10), command_id=uid(800 + n))
        put = run(command, now)
        assert isinstance(put, tuple), put
        ours = (one for one in put if isinstance(one, Problem) and one.id == problem.id)
        problem = next(ours, problem)
    return replace(problem, rev=0)
