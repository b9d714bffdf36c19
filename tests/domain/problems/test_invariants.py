"""Whatever anybody says, in whatever order and by whatever clock, these stay true."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import pairwise
from typing import get_args
from uuid import UUID

import msgspec
from hypothesis import HealthCheck, given, settings

from heard.domain.problems.entity import (
    ASKED,
    STORY_MAX,
    VOICES_MAX,
    Ask,
    Ended,
    Fixed,
    Problem,
    State,
    underlying_state,
)
from heard.domain.problems.figures import counts
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.rules import ProblemCommand
from heard.domain.working_time import worked_between
from tests.support.moments import Refused
from tests.support.org import ORG
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
            _the_clock_says_it_once(heard)
            _joins_two_as_one(heard, before)
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


def _the_clock_says_it_once(heard: Heard) -> None:
    assert heard.again == ()


def _joins_two_as_one(heard: Heard, before: dict[UUID, Problem]) -> None:
    """Nothing that was said of either is lost, and the older clock runs."""
    merge, now = heard.command, _problems_in(heard)
    if not isinstance(merge, MergeProblem) or not now:
        return
    one, other, joined = before[merge.problem], before[merge.into], now[merge.into]
    assert joined.response_due_at == min(one.response_due_at, other.response_due_at)
    assert set(joined.voices) == {*one.voices, *other.voices}
    assert {one.id, *(follower.problem for follower in one.followers)} <= {
        follower.problem for follower in joined.followers
    }
    if one.ask is not None and other.state is not State.RESOLVED:
        assert joined.ask is not None


def _moved_by(total: Counter[object], before: dict[UUID, Problem], heard: Heard) -> Counter[object]:
    """The figures after a change, which is looked at whole on the way."""
    total = Counter(total)
    for after in _problems_in(heard).values():
        was = before.get(after.id)
        _follows(was, after, heard)
        _is_sound(after)
        total.update(counts(after))
        total.subtract(counts(was) if was is not None else {})
    assert min(total.values(), default=0) >= 0
    return total


def _follows(was: Problem | None, after: Problem, heard: Heard) -> None:
    assert after.rev == (was.rev if was is not None else 0) + 1
    if was is None:
        return
    assert (after.unit, after.raised) == (was.unit, was.raised)
    assert was.responded_at in {None, after.responded_at}
    told_once = was.informed_at is None or after.state is State.RETURNED
    assert after.informed_at == was.informed_at or told_once
    _only_grows(was, after)
    _no_clock_runs_backwards(was, after)
    _keeps_the_time_that_was_left(was, after, heard.at)
    _answers_once(was, after)


def _only_grows(was: Problem, after: Problem) -> None:
    assert set(was.followers) <= set(after.followers)
    if after.state is not State.MERGED:
        assert set(was.voices) <= set(after.voices)
    if not after.erased:
        assert after.answers[: len(was.answers)] == was.answers


def _no_clock_runs_backwards(was: Problem, after: Problem) -> None:
    """But for a merge, which brings the older clock of the two."""
    joined = len(after.followers) > len(was.followers)
    assert joined or after.response_due_at >= was.response_due_at
    for before, now in _asks_in_both(was, after):
        assert before.lapsed_at in {None, now.lapsed_at}
        assert joined or now.acknowledge_due_at >= before.acknowledge_due_at
        assert joined or now.answer_due_at >= before.answer_due_at


def _keeps_the_time_that_was_left(was: Problem, after: Problem, now: datetime) -> None:
    if was.waiting is None or after.state is not was.waiting.back_to:
        return
    for before, resumed in _asks_in_both(was, after):
        calendar = ORG.calendar_of(before.to)
        left = worked_between(calendar, was.waiting.since, before.answer_due_at)
        assert worked_between(calendar, now, resumed.answer_due_at) >= left or before.ended


def _answers_once(was: Problem, after: Problem) -> None:
    """A second answer is kept beside the first and moves nothing."""
    if len(after.answers) > len(was.answers) and after.answers[-1].beside:
        assert (after.state, after.asks, after.outcome) == (was.state, was.asks, was.outcome)


def _asks_in_both(was: Problem, after: Problem) -> list[tuple[Ask, Ask]]:
    now = {ask.id: ask for ask in after.asks}
    return [(ask, now[ask.id]) for ask in was.asks if ask.id in now]


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
        assert problem.holding_unit == _who_holds(problem)
        assert problem.holder == _their_seat(problem)
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


def _who_holds(problem: Problem) -> UUID:
    """The asked unit, or who passed the ask on until it is read; the owner's; else the team's."""
    state = underlying_state(problem)
    if state is State.OWNED and problem.owner is not None:
        return problem.owner.unit
    if state not in ASKED or problem.ask is None:
        return problem.unit
    unread = problem.ask.seen_at is None
    forwarder = next((ask for ask in problem.asks[-2:-1] if ask.ended is Ended.FORWARDED), None)
    return forwarder.to if forwarder is not None and unread else problem.ask.to


def _their_seat(problem: Problem) -> UUID:
    if underlying_state(problem) is State.OWNED and problem.owner is not None:
        return problem.owner.seat
    return ORG.seat_of(_who_holds(problem))


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
