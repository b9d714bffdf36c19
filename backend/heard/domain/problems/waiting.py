"""Nothing can be done until a day, and then it goes on: its clocks stand still meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, NamedTuple, assert_never

from msgspec.structs import replace

from heard.domain.base import Command, Place, ProblemId, Right, Text, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Calendar
from heard.domain.problems.entity import Ask, Problem, State, Waiting
from heard.domain.problems.guards import due_again, not_past, only_when, open_problem
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import involved, replace_ask, tell
from heard.domain.working_time import add_worked, end_of_day, worked_between

WAIT_DAYS_MAX = 28  # source: lifecycles, move "wait"
WAITABLE = frozenset({State.OWNED, State.ACCEPTED})


class WaitFor(Command, frozen=True, kw_only=True, tag="problem.wait"):
    """Nothing can be done until then: on whom or what, and a review date within 28 days."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    on: Text
    until_on: date


def wait(said: WaitFor, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, WAITABLE)
    not_past(moment, said.until_on)
    if said.until_on > london_day(moment.said_at) + timedelta(days=WAIT_DAYS_MAX):
        refuse("wait.too_long", days_max=WAIT_DAYS_MAX)
    waiting = Waiting(
        on=said.on, until_on=said.until_on, since=moment.heard_at, back_to=problem.state
    )
    story = tell(problem, moment, "wait", *_held_by(problem), words=said.on, on=said.until_on)
    return settled(moment, problem, state=State.WAITING, waiting=waiting, story=story)


class Resume(Command, frozen=True, kw_only=True, tag="problem.resume"):
    """The wait is over before its date: what changed."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: Text


def resume(said: Resume, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.waiting is None:
        refuse("problem.not_waiting")
    return _resumed(problem, problem.waiting, moment, said.words)


class ResumeOnDate(Command, frozen=True, kw_only=True, tag="problem.resume_on_date"):
    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


def resume_on_date(said: ResumeOnDate, moment: Moment) -> Change:
    """The clock may come too late, or for a wait that is over; then it has nothing to say."""
    problem = moment.get(Problem, said.problem)
    waiting = problem.waiting
    if waiting is None or moment.heard_at < end_of_day(waiting.until_on):
        return NOTHING
    return _resumed(problem, waiting, moment, None)


def _resumed(problem: Problem, waiting: Waiting, moment: Moment, words: str | None) -> Change:
    """Back to the state before, with as much time left as there was when it began to wait."""
    owner = problem.owner
    if owner is not None and waiting.back_to is State.OWNED:
        owner = due_again(owner, moment)
    return settled(
        moment,
        problem,
        state=waiting.back_to,
        waiting=None,
        owner=owner,
        asks=_run_on(problem, moment, waiting.since),
        story=tell(problem, moment, "resume", *_held_by(problem), words=words),
    )


def _held_by(problem: Problem) -> tuple[UnitId, ...]:
    return (problem.holding_unit, *involved(problem)) if problem.holding_unit else involved(problem)


def _run_on(problem: Problem, moment: Moment, since: datetime) -> tuple[Ask, ...]:
    ask = problem.ask
    if ask is None:
        return problem.asks
    pause = _Pause(moment.org.calendar_of(ask.to), since, moment.heard_at)
    promise = ask.promise
    return replace_ask(
        problem,
        replace(
            ask,
            acknowledge_due_at=pause.after(ask.acknowledge_due_at),
            answer_due_at=pause.after(ask.answer_due_at),
            promise=replace(promise, by_at=pause.after(promise.by_at)) if promise else None,
        ),
    )


class _Pause(NamedTuple):
    """Time in which a clock stood still, and the hours that it keeps."""

    calendar: Calendar | None
    since: datetime
    until: datetime

    def after(self, due: datetime) -> datetime:
        """The working time that was left is left still; what had passed by then has passed."""
        if due <= self.since:
            return due
        left = worked_between(self.calendar, self.since, due)
        return max(due, add_worked(self.calendar, self.until, left))


WaitingCommand = WaitFor | Resume | ResumeOnDate


def decide(said: WaitingCommand, moment: Moment) -> Change:
    match said:
        case WaitFor():
            return wait(said, moment)
        case Resume():
            return resume(said, moment)
        case ResumeOnDate():
            return resume_on_date(said, moment)
        case _:
            assert_never(said)
