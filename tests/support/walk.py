"""A hospital in which anybody says anything at any time, from devices whose clocks are wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import get_args
from uuid import UUID

import msgspec
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from heard.domain.base import Command, ProblemId, Right, UnitId
from heard.domain.book import AnyCommand
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.org.tree import takes_asks
from heard.domain.problems.adding import SayMeToo, SortProblem, WriteNote
from heard.domain.problems.answering import AnswerAsk, ReturnWithHelp
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.confirming import CheckSustained, ConfirmOutcome
from heard.domain.problems.entity import (
    About,
    AnswerKind,
    Fixed,
    Help,
    HelpKind,
    Kind,
    Need,
    Problem,
    State,
    Strength,
)
from heard.domain.problems.figures import alarm_says, alarms
from heard.domain.problems.leaving import RedirectProblem
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.owning import MakeProgress, OwnProblem
from heard.domain.problems.passing_on import ForwardAsk
from heard.domain.problems.promising import AcceptAsk
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.resolving import ReadOut, ReceiveOutcome, ResolveProblem
from heard.domain.problems.rules import ProblemCommand
from heard.domain.problems.waiting import WaitFor
from heard.domain.problems.while_asked import SeeAsk
from heard.publish.examples import example
from heard.publish.shapes import tag_of
from tests.support.moments import Answered, Refused, moment, run
from tests.support.org import (
    CHIEF,
    COLLEAGUE,
    DEPUTY,
    DESK_LEAD,
    DIRECTOR,
    INCIDENTS_ID,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    ORG,
    OTHER_WARD_ID,
    UNITS,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import RAISED

SPEAKERS = (NURSE, COLLEAGUE, LEAD, MATRON, DEPUTY, DIRECTOR, CHIEF, DESK_LEAD, NEIGHBOUR)
SKEW_MAX = timedelta(days=30)
RECORDS = (SayMeToo, WriteNote, SeeAsk, ReceiveOutcome)


class Step(Struct, frozen=True):
    """One thing that is said: the `turn`-th of what is likely, unless a `verb` is named.

    `fitting`: by the first person who may, else by just anybody.
    """

    verb: str | None
    turn: int
    fitting: bool
    who: int
    which: int
    pick: int
    days: int
    later: timedelta
    skew: timedelta


class Turn(Struct, frozen=True):
    """What a step says is made of: a problem, another one, a number to choose by, two dates."""

    problem: Problem
    other: Problem
    pick: int
    day: date
    said_at: datetime

    @property
    def unit(self) -> UnitId:
        """Mostly one that may be asked, now and then any at all."""
        problem = self.problem
        asker = problem.ask.to if problem.ask else problem.holding_unit or problem.unit
        been = {asker, problem.unit, *(ask.to for ask in problem.asks)}
        near = [
            one
            for one in UNITS
            if one.id not in been
            and takes_asks(one, self.day)
            and ORG.in_reach(asker, one, self.day)
        ] or UNITS
        units = near if self.pick % 4 else UNITS
        return units[self.pick % len(units)].id

    @property
    def ask(self) -> UUID:
        asks = self.problem.asks
        return asks[self.pick % len(asks)].id if asks else uid(1)

    @property
    def meant(self) -> UUID | None:
        """The ask that a reply says it is to; older devices do not say."""
        return self.ask if self.pick % 3 else None

    @property
    def outcome(self) -> UUID | None:
        told = self.problem.outcome
        return told.id if told is not None and self.pick % 3 else None


def _made_of_words(shape: type[Command]) -> Callable[[Turn], AnyCommand]:
    """A command that says no more than words of a problem needs no line of its own below."""
    said = msgspec.convert(example(shape), AnyCommand)
    return lambda t: replace(said, problem=t.problem.id)


MADE: dict[str, Callable[[Turn], AnyCommand]] = {
    **{
        tag_of(shape).removeprefix("problem."): _made_of_words(shape)
        for shape in get_args(ProblemCommand)
        if shape.needs is not Right.SYSTEM
    },
    "raise": lambda t: RaiseProblem(
        problem=ProblemId(uid(7000 + t.pick)),
        unit=(WARD_ID, OTHER_WARD_ID)[t.pick % 2],
        text="Something is in the way",
        again_of=t.problem.id,
    ),
    "sort": lambda t: SortProblem(
        problem=t.problem.id, kind=list(Kind)[t.pick % 5], about=About.SPACE
    ),
    "own": lambda t: OwnProblem(problem=t.problem.id, step="Look", by_on=t.day),
    "progress": lambda t: MakeProgress(problem=t.problem.id, by_on=t.day),
    "escalate": lambda t: EscalateProblem(
        problem=t.problem.id,
        to=t.unit,
        tried="We tried",
        need=list(Need)[t.pick % 7],
        needed_by=t.day,
    ),
    "see": lambda t: SeeAsk(problem=t.problem.id, ask=t.ask),
    "accept": lambda t: AcceptAsk(
        problem=t.problem.id,
        ask=t.meant,
        step="I will",
        by_at=t.said_at + timedelta(hours=1 + t.pick),
        reason="It takes time",
    ),
    "answer": lambda t: AnswerAsk(
        problem=t.problem.id,
        ask=t.meant,
        kind=list(AnswerKind)[t.pick % 5],
        words="Here it is",
        why="Because",
        would_change="Money",
        scope="All",
        expires_on=t.day,
    ),
    "return": lambda t: ReturnWithHelp(
        problem=t.problem.id,
        ask=t.meant,
        reason="Try this",
        help=(Help(kind=HelpKind.COACH, words="Kit"),),
    ),
    "forward": lambda t: ForwardAsk(
        problem=t.problem.id, ask=t.meant, to=t.unit, tried="So did we"
    ),
    "wait": lambda t: WaitFor(problem=t.problem.id, on="Parts", until_on=t.day),
    "resolve": lambda t: ResolveProblem(
        problem=t.problem.id, words="Mended", strength=list(Strength)[t.pick % 4]
    ),
    "receive": lambda t: ReceiveOutcome(problem=t.problem.id, outcome=t.outcome),
    "read_out": lambda t: ReadOut(unit=t.problem.unit, problem=t.problem.id, outcome=t.outcome),
    "confirm": lambda t: ConfirmOutcome(
        problem=t.problem.id,
        outcome=t.outcome,
        fixed=list(Fixed)[t.pick % 3],
        words="So it is",
    ),
    "check": lambda t: CheckSustained(problem=t.problem.id, held=t.pick % 2 == 0),
    "merge": lambda t: MergeProblem(problem=t.problem.id, into=t.other.id),
    "redirect": lambda t: RedirectProblem(
        problem=t.problem.id, contact=INCIDENTS_ID, erase=t.pick % 2 == 0
    ),
}
# What a problem in this state is likely to hear next; anything else is mostly refused.
LIKELY: dict[State, tuple[str, ...]] = {
    State.RAISED: ("own", "escalate", "escalate", "own", "me_too", "sort", "withdraw"),
    State.OWNED: ("escalate", "wait", "resolve", "progress", "wait", "escalate"),
    State.ESCALATED: ("accept", "answer", "see", "forward", "return", "own", "take_back", "see"),
    State.ACCEPTED: ("answer", "wait", "resolve", "accept", "forward", "return", "own"),
    State.RETURNED: ("own", "escalate", "answer", "note", "redirect"),
    State.WAITING: ("resume", "note", "resume", "resolve"),
    State.RESOLVED: ("confirm", "receive", "answer", "merge", "read_out"),
    State.CLOSED: ("check", "raise", "answer", "me_too"),
    State.REDIRECTED: ("confirm_redirect", "confirm_redirect", "raise"),
    State.MERGED: ("raise", "me_too"),
    State.WITHDRAWN: ("raise", "note"),
}
STEPS = st.lists(
    st.builds(
        Step,
        verb=st.none() | st.none() | st.none() | st.sampled_from(list(MADE)),
        turn=st.integers(0, 9),
        fitting=st.booleans() | st.just(value=True),
        who=st.integers(0, len(SPEAKERS) - 1),
        which=st.integers(0, 2),
        pick=st.integers(0, 99),
        days=st.integers(0, 28),
        later=st.timedeltas(timedelta(0), timedelta(days=2)) | st.just(timedelta(days=31)),
        skew=st.timedeltas(-SKEW_MAX, SKEW_MAX) | st.just(timedelta(0)),
    ),
    min_size=20,
    max_size=60,
)


class Heard(Struct, frozen=True):
    """One command as it was heard, and what came of it; `again`: had the clock said it twice."""

    command: AnyCommand
    by: Person | None
    at: datetime
    answer: Answered
    again: Answered = ()


class Hospital:
    """All problems as they are now. What was said is heard in order, at rising times."""

    def __init__(self) -> None:
        self.now = at(8)
        self.problems: dict[UUID, Problem] = {}
        self.n_heard = 0

    def hear(self, step: Step) -> list[Heard]:
        """The clock's commands that came due, then this one."""
        self.now += step.later
        heard = self._let_the_clock_speak()
        known = list(self.problems.values())
        if not known:
            step = replace(step, verb="raise")
            return [*heard, self._say(step, RAISED, RAISED)]
        problem, other = known[step.which % len(known)], known[step.pick % len(known)]
        return [*heard, self._say(step, problem, other)]

    def _say(self, step: Step, problem: Problem, other: Problem) -> Heard:
        said_at = min(max(self.now + step.skew, self.now - SKEW_MAX), self.now)
        day = london_day(said_at) + timedelta(days=step.days)
        likely = LIKELY[problem.state]
        verb = step.verb or likely[step.turn % len(likely)]
        command = MADE[verb](Turn(problem, other, step.pick, day, said_at))
        turn = SPEAKERS[step.who :] + SPEAKERS[: step.who]
        heard = [self._try(command, turn[0], said_at)]
        for person in turn[1:] if step.fitting else ():
            if not isinstance(heard[-1].answer, Refused):
                break
            heard.append(self._try(command, person, said_at))
        return self._keep(heard[-1])

    def _let_the_clock_speak(self) -> list[Heard]:
        due = [
            (when, problem.id, what)
            for problem in self.problems.values()
            for what, when in alarms(problem).items()
            if when <= self.now
        ]
        heard: list[Heard] = []
        for _, problem_id, what in sorted(due):
            command = alarm_says(self.problems[problem_id], what)
            if command is not None:
                said = self._keep(self._try(command, None, self.now))
                heard.append(replace(said, again=self._try(command, None, self.now).answer))
        return heard

    def _try(self, command: AnyCommand, by: Person | None, said_at: datetime) -> Heard:
        self.n_heard += 1
        now = moment(
            self.problems.values(),
            by,
            said_at=said_at,
            heard_at=self.now,
            command_id=uid(10_000 + self.n_heard),
        )
        answer = run(command, now)
        assert run(command, now) == answer, "the same moment has one answer"
        return Heard(command, by, self.now, answer)

    def _keep(self, heard: Heard) -> Heard:
        if not isinstance(heard.answer, Refused):
            self.problems |= {one.id: one for one in heard.answer if isinstance(one, Problem)}
        return heard
