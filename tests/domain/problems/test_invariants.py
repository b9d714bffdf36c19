"""Whatever anybody says, in whatever order and by whatever clock, these stay true."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from typing import get_args
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.entity import STORY_MAX, VOICES_MAX, Ask, Ended, Fixed, Problem, State
from heard.domain.problems.figures import counts
from heard.domain.problems.resolving import ReceiveOutcome
from heard.domain.problems.rules import ProblemCommand
from heard.domain.problems.while_asked import SeeAsk
from tests.support.moments import Refused, moment, run
from tests.support.org import COLLEAGUE, DEPUTY, MATRON, NEIGHBOUR, NURSE, ORG, at, uid
from tests.support.problems import (
    ACCEPTED,
    ANSWERED,
    ASK_ID,
    CLOSED,
    DELIVERED,
    ESCALATED,
    PROBLEM_ID,
    RAISED,
    RESOLVED,
)
from tests.support.walk import RECORDS, STEPS, Heard, Hospital, Step

BYTES_MAX = 128 * 1024


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(STEPS)
def test_a_problem_is_sound_after_everything_that_is_said(steps: list[Step]):
    hospital, total = Hospital(), Counter[object]()
    for step in steps:
        before: dict[UUID, Problem] = dict(hospital.problems)
        for heard in hospital.hear(step):
            _records_are_heard(heard)
            total = _moved_by(total, before, heard)
            before = before | _problems_in(heard)
    recounted = Counter[object]()
    for problem in hospital.problems.values():
        recounted.update(counts(problem))
    assert +total == recounted
    _are_erased_together(hospital.problems)


def _problems_in(heard: Heard) -> dict[UUID, Problem]:
    if isinstance(heard.answer, Refused):
        return {}
    return {one.id: one for one in heard.answer if isinstance(one, Problem)}


def _records_are_heard(heard: Heard) -> None:
    if isinstance(heard.command, RECORDS):
        assert not isinstance(heard.answer, Refused), heard.answer


def _moved_by(total: Counter[object], before: dict[UUID, Problem], heard: Heard) -> Counter[object]:
    """The figures after a change, which is looked at whole on the way."""
    total = Counter(total)
    for after in _problems_in(heard).values():
        was = before.get(after.id)
        _follows(was, after)
        _is_sound(after)
        total.update(counts(after))
        total.subtract(counts(was) if was is not None else {})
    assert min(total.values(), default=0) >= 0
    return total


def _follows(was: Problem | None, after: Problem) -> None:
    assert after.rev == (was.rev if was is not None else 0) + 1
    if was is not None:
        assert (after.unit, after.raised) == (was.unit, was.raised)
        told_once = was.informed_at is None or after.state is State.RETURNED
        assert after.informed_at == was.informed_at or told_once


def _is_sound(problem: Problem) -> None:
    _is_accountable(problem)
    _ends_with_an_outcome(problem)
    _runs_forward(problem)
    _is_in_order(problem)
    _travels(problem)
    _stays_erased(problem)


def _stays_erased(problem: Problem) -> None:
    if problem.erased:
        assert (problem.owner, problem.answers, problem.outcome) == (None, (), None)
        assert {(ask.tried, ask.promise) for ask in problem.asks} <= {("", None)}
        assert {(entry.words, entry.why) for entry in problem.story} == {(None, None)}


def _are_erased_together(problems: dict[UUID, Problem]) -> None:
    for one in problems.values():
        assert {problems[two.problem].erased for two in one.followers} <= {one.erased}


def _is_accountable(problem: Problem) -> None:
    held = (problem.holder, problem.holding_unit, problem.next_at)
    if problem.open:
        assert problem.holder in ORG.seats
        assert problem.holding_unit in ORG.units
        assert problem.next_at is not None
        assert problem.ended_at is None
    else:
        assert held == (None, None, None)
        assert problem.ended_at is not None
        assert problem.ask is None
    assert (problem.waiting is not None) == (problem.state is State.WAITING)
    if problem.state in {State.ESCALATED, State.ACCEPTED}:
        assert problem.ask is not None
    if problem.state is State.OWNED:
        assert problem.owner is not None
        assert problem.holder == problem.owner.seat


def _ends_with_an_outcome(problem: Problem) -> None:
    if problem.state is State.CLOSED:
        assert problem.outcome is not None
        assert problem.outcome.words
        confirmed = problem.outcome.fixed in {Fixed.YES, Fixed.PARTLY}
        assert confirmed or problem.outcome.delivered_at is not None


def _runs_forward(problem: Problem) -> None:
    for ask in problem.asks:
        _ask_runs_forward(ask)
    assert all(ask.ended is not None for ask in problem.asks[:-1])
    if not problem.followers:  # what was merged into it brings its older clock
        assert problem.response_due_at >= problem.raised.at
    if problem.responded_at is not None:
        assert problem.responded_at >= problem.raised.at
    if problem.outcome is not None:
        assert problem.outcome.confirm_by > problem.outcome.at
        delivered_at = problem.outcome.delivered_at
        assert delivered_at is None or delivered_at >= problem.outcome.at


def _ask_runs_forward(ask: Ask) -> None:
    assert ask.acknowledge_due_at >= ask.heard_at
    assert ask.answer_due_at >= ask.heard_at
    assert (ask.ended is None) == (ask.ended_at is None)
    assert ask.ended_at is None or ask.ended_at >= ask.heard_at
    assert ask.lapsed_at is None or ask.lapsed_at >= ask.heard_at
    assert (ask.seen_at is None) == (ask.seen_by is None)
    if ask.seen_at is not None:
        assert ask.seen_at >= ask.heard_at
        late = ask.ended_at is not None and ask.seen_at > ask.ended_at
        assert not late or ask.ended is Ended.LAPSED
    if ask.promise is not None:
        assert ask.promise.by_at > ask.promise.made_at


def _is_in_order(problem: Problem) -> None:
    assert len(problem.story) <= STORY_MAX
    assert len(problem.voices) <= VOICES_MAX
    for said in (problem.story, problem.voices):
        times = [(one.at, one.id) for one in said]
        assert times == sorted(times)
        assert all(earlier != later for earlier, later in pairwise(times))


def _travels(problem: Problem) -> None:
    sent = msgspec.json.encode(problem)
    read = msgspec.json.decode(sent, type=Problem)
    assert read == problem
    assert msgspec.json.encode(read) == sent
    assert len(sent) <= BYTES_MAX


Fact = tuple[AnyCommand, Person, datetime]
PEOPLE = (NURSE, COLLEAGUE, MATRON, DEPUTY, NEIGHBOUR)
MINUTES = st.integers(0, 120).map(lambda minutes: at(8) + timedelta(minutes=minutes))
FACTS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                SayMeToo(problem=PROBLEM_ID),
                WriteNote(problem=PROBLEM_ID, words="Again"),
                SeeAsk(problem=PROBLEM_ID, ask=ASK_ID),
                ReceiveOutcome(problem=PROBLEM_ID),
            )
        ),
        st.sampled_from(PEOPLE),
        MINUTES,
    ),
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
        problem = next((one for one in put if isinstance(one, Problem)), problem)
    return replace(problem, rev=0)


def test_the_walk_reaches_every_state_and_every_command():
    """A walk proves nothing of where it never goes."""
    states, done = set[State](), set[type]()

    everything = set(get_args(ProblemCommand))

    @settings(max_examples=500, deadline=None, database=None)
    @given(STEPS)
    def walk(steps: list[Step]) -> None:
        if done == everything and states == set(State):
            return
        hospital = Hospital()
        for step in steps:
            changed = [heard for heard in hospital.hear(step) if _problems_in(heard)]
            done.update(type(heard.command) for heard in changed)
            states.update(problem.state for problem in hospital.problems.values())

    walk()
    assert states == set(State)
    assert done == everything
