"""Two items that are one problem go on as one, and every raiser hears its answer."""

from __future__ import annotations

from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.base import Command, Place, ProblemId, Right, refuse
from heard.domain.london import london_day
from heard.domain.moment import Change, Moment
from heard.domain.org.entities import Person
from heard.domain.problems.entity import (
    FOLLOWERS_MAX,
    VOICES_MAX,
    Ask,
    Ended,
    Follower,
    Problem,
    State,
)
from heard.domain.problems.guards import end_ask, open_problem, responded
from heard.domain.problems.requests import last_request
from heard.domain.problems.settle import settle
from heard.domain.problems.telling import in_order, involved, replace_ask, tell
from heard.domain.rights import has_right


class MergeProblem(Command, frozen=True, kw_only=True, tag="problem.merge"):
    """The same problem as another: one item goes on, and every raiser hears its answer."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.INVOLVED
    problem: ProblemId
    into: ProblemId


def merge(said: MergeProblem, moment: Moment) -> Change:
    """One item goes on: voices and raisers move over, the clock is the older of the two."""
    if said.problem == said.into:
        refuse("merge.with_itself")
    problem, target = open_problem(moment, said.problem), _target(said, moment)
    carried = _carried_on(problem, target)
    if len(target.followers) + len(problem.followers) >= FOLLOWERS_MAX:
        refuse("merge.too_many", count_max=FOLLOWERS_MAX)
    story = tell(problem, moment, "merge", *involved(problem), detail=str(said.into))
    merged = settle(
        moment,
        problem,
        state=State.MERGED,
        merged_into=said.into,
        voices=(),
        waiting=None,
        asks=_left_behind(problem, carried, moment),
        ended_at=moment.heard_at,
        story=story,
    )
    joined = _joined(problem, target, moment, _asked(problem, target, carried, moment))
    return Change((merged, joined))


def _target(said: MergeProblem, moment: Moment) -> Problem:
    """The item that goes on: theirs as well, for what is merged into it is told to its units."""
    target = moment.get(Problem, said.into)
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    day = london_day(moment.heard_at)
    units = involved(target)
    if person is None or not any(has_right(person, Right.TEAM_WORK, day, one) for one in units):
        refuse("problem.unknown")
    return open_problem(moment, said.into)


def _carried_on(problem: Problem, target: Problem) -> tuple[Ask, ...]:
    """The request that the target takes over: it has none, and no answer that came back either."""
    if problem.ask is None or target.ask is not None or target.state is State.RESOLVED:
        return ()
    return tuple(reversed(last_request(problem)))


def _left_behind(problem: Problem, carried: tuple[Ask, ...], moment: Moment) -> tuple[Ask, ...]:
    if not carried:
        return end_ask(problem, Ended.CLOSED, moment)
    ids = {ask.id for ask in carried}
    return tuple(
        replace(ask, ended=Ended.CARRIED_ON, ended_at=ask.ended_at or moment.heard_at)
        if ask.id in ids
        else ask
        for ask in problem.asks
    )


def _asked(
    problem: Problem, target: Problem, carried: tuple[Ask, ...], moment: Moment
) -> dict[str, object]:
    """What was asked goes on: whoever promised something has promised it here."""
    if not carried:
        return {"asks": _older_clocks(target, problem.ask)}
    return {
        "state": problem.state,
        "waiting": problem.waiting,
        "asks": (*target.asks, *carried),
        "responded_at": responded(target, moment),
    }


def _joined(problem: Problem, target: Problem, moment: Moment, asked: dict[str, object]) -> Problem:
    raised = problem.raised
    one = Follower(problem=problem.id, unit=problem.unit, by=raised.by, elsewhere=raised.elsewhere)
    inform = (problem.inform_due_at, target.inform_due_at)
    return settle(
        moment,
        target,
        followers=(*target.followers, one, *problem.followers),
        voices=in_order((*target.voices, *problem.voices))[:VOICES_MAX],
        response_due_at=min(target.response_due_at, problem.response_due_at),
        inform_due_at=min((at for at in inform if at is not None), default=None),
        story=tell(target, moment, "joined", *involved(target), words=problem.text or None),
        **asked,
    )


def _older_clocks(target: Problem, other: Ask | None) -> tuple[Ask, ...]:
    """Where both ask the same unit, it answers by the clock that started first."""
    ask = target.ask
    if ask is None or other is None or ask.to != other.to or other.heard_at >= ask.heard_at:
        return target.asks
    older = replace(
        ask,
        heard_at=other.heard_at,
        acknowledge_due_at=min(ask.acknowledge_due_at, other.acknowledge_due_at),
        answer_due_at=min(ask.answer_due_at, other.answer_due_at),
    )
    return replace_ask(target, older)


MergingCommand = MergeProblem


def decide(said: MergingCommand, moment: Moment) -> Change:
    match said:
        case MergeProblem():
            return merge(said, moment)
        case _:
            assert_never(said)
