"""What a team does with a problem of its own: raise, join in, own, carry on, wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from heard.domain.base import SeatId, UnitId, put, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Calendar, Person
from heard.domain.org.tree import BOARD_TIER, in_effect
from heard.domain.problems.commands import (
    MakeProgress,
    OwnProblem,
    RaiseProblem,
    Resume,
    ResumeOnDate,
    SayMeToo,
    SortProblem,
    WaitFor,
    WriteNote,
)
from heard.domain.problems.entity import (
    VOICES_MAX,
    Ask,
    Ended,
    Owner,
    Problem,
    Raised,
    State,
    Voice,
    Waiting,
)
from heard.domain.problems.guards import (
    colleague,
    end_ask,
    not_past,
    only_when,
    open_problem,
    responded,
)
from heard.domain.problems.settle import settle, settled
from heard.domain.problems.telling import (
    answering,
    in_order,
    involved,
    replace_ask,
    speaking,
    tell,
)
from heard.domain.working_time import end_of_day, is_open, opens_next

RECURS_WITHIN_DAYS = 90  # source: feature L6
WAIT_DAYS_MAX = 28  # source: lifecycles, move "wait"


def raise_(said: RaiseProblem, moment: Moment) -> Change:
    if moment.find(Problem, said.problem) is not None:
        refuse("problem.exists")
    unit = moment.org.unit(said.unit)
    if unit.tier >= BOARD_TIER or not in_effect(unit, london_day(moment.said_at)):
        refuse("unit.takes_no_problems", unit=unit.id)
    who = speaking(moment, said.unit)
    assert who.by is not None, "the clock raises nothing"
    earlier = _recurred(said, moment)
    blank = Problem(
        id=said.problem,
        rev=0,
        unit=said.unit,
        text=said.text,
        state=State.RAISED,
        raised=Raised(
            by=who.by,
            who=who.who,
            at=moment.said_at,
            heard_at=moment.heard_at,
            elsewhere=_elsewhere(said, moment),
        ),
        kind=said.kind,
        about=said.about,
        origin=said.origin,
        again_of=earlier.id if earlier else None,
        response_due_at=moment.said_at + timedelta(hours=moment.org.response_hours),
        inform_due_at=_inform_due_at(said, moment),
    )
    raised = settle(moment, blank, story=tell(blank, moment, "raise", said.unit))
    if earlier is None:
        return Change((raised,))
    again = put(earlier, recurrences=tuple(sorted({*earlier.recurrences, said.problem})))
    return Change((raised, again))


def _elsewhere(said: RaiseProblem, moment: Moment) -> bool:
    """Not told of it by their own teams, so they are told of it themselves."""
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    today = london_day(moment.heard_at)
    held = person.memberships if person is not None else ()
    return not any(one.unit == said.unit and one.holds_on(today) for one in held)


def _inform_due_at(said: RaiseProblem, moment: Moment) -> datetime | None:
    above = moment.org.above(said.unit)
    return moment.said_at + timedelta(hours=moment.org.inform_hours) if above else None


def _recurred(said: RaiseProblem, moment: Moment) -> Problem | None:
    """The item of the same team, closed within 90 days, that this one repeats."""
    earlier = moment.find(Problem, said.again_of) if said.again_of else None
    if earlier is None or earlier.state is not State.CLOSED or earlier.unit != said.unit:
        return None
    assert earlier.ended_at is not None, "a closed problem says when"
    recent = moment.said_at - earlier.ended_at <= timedelta(days=RECURS_WITHIN_DAYS)
    return earlier if recent else None


def me_too(said: SayMeToo, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    who = speaking(moment, *involved(problem))
    assert who.by is not None, "the clock has no voice"
    voice = Voice(id=moment.command_id, by=who.by, unit=who.unit, at=moment.said_at)
    voices = in_order((*problem.voices, voice))[:VOICES_MAX]
    story = tell(problem, moment, "me_too", *involved(problem))
    return settled(moment, problem, voices=voices, story=story)


def note(said: WriteNote, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    story = tell(problem, moment, "note", *involved(problem), words=said.words)
    return settled(moment, problem, story=story)


def sort(said: SortProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if (problem.kind, problem.about) == (said.kind, said.about):
        return NOTHING
    story = tell(problem, moment, "sort", detail=said.kind.value)
    return settled(moment, problem, kind=said.kind, about=said.about, story=story)


OWNABLE = frozenset({State.RAISED, State.RETURNED, State.ESCALATED, State.ACCEPTED})


def own(said: OwnProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.state is State.OWNED and problem.owner is not None:
        refuse("problem.already_owned", **_owned_by(problem, problem.owner))
    only_when(problem, OWNABLE)
    not_past(moment, said.by_on)
    who = speaking(moment, *_owning(problem))
    seat = _seat_of_owner(said, moment, who.unit)
    owner = Owner(unit=who.unit, seat=seat, person=said.person, step=said.step, by_on=said.by_on)
    story = tell(problem, moment, "own", *_owning(problem), words=said.step, on=said.by_on)
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=owner,
        asks=end_ask(problem, Ended.TAKEN_ON, moment, who),
        responded_at=responded(problem, moment),
        story=story,
    )


def _owning(problem: Problem) -> tuple[UnitId, ...]:
    return answering(problem) if problem.ask is not None else (problem.unit,)


def _seat_of_owner(said: OwnProblem, moment: Moment, unit: UnitId) -> SeatId:
    """An owner is somebody who is known here, in a seat of the unit that takes it on."""
    if said.person is not None:
        colleague(moment, said.person, unit)
    if said.seat is None:
        return moment.org.seat_of(unit)
    seat = moment.org.seats.get(said.seat)
    return seat.id if seat is not None and seat.unit == unit else refuse("seat.not_in_scope")


def _owned_by(problem: Problem, owner: Owner) -> dict[str, object]:
    told = next((e for e in reversed(problem.story) if e.move == "own"), None)
    return {
        "step": owner.step,
        "by_on": owner.by_on,
        "who": told.who if told else None,
        "at": told.at if told else None,
    }


def progress(said: MakeProgress, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.OWNED}))
    owner = problem.owner
    assert owner is not None, "an owned problem has an owner"
    if said.words is None and said.by_on is None:
        refuse("progress.says_nothing")
    if said.by_on is not None and said.by_on != owner.by_on:
        not_past(moment, said.by_on)
        owner = replace(owner, by_on=said.by_on, date_moves=owner.date_moves + 1)
    story = tell(problem, moment, "progress", owner.unit, words=said.words, on=said.by_on)
    return settled(moment, problem, owner=owner, story=story)


WAITABLE = frozenset({State.OWNED, State.ACCEPTED})


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


def resume(said: Resume, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if problem.waiting is None:
        refuse("problem.not_waiting")
    return _resumed(problem, problem.waiting, moment, said.words)


def resume_on_date(said: ResumeOnDate, moment: Moment) -> Change:
    """The clock may come too late, or for a wait that is over; then it has nothing to say."""
    problem = moment.get(Problem, said.problem)
    waiting = problem.waiting
    if waiting is None or moment.heard_at < end_of_day(waiting.until_on):
        return NOTHING
    return _resumed(problem, waiting, moment, None)


def _resumed(problem: Problem, waiting: Waiting, moment: Moment, words: str | None) -> Change:
    """Back to the state before, its clocks later by as long as it waited."""
    return settled(
        moment,
        problem,
        state=waiting.back_to,
        waiting=None,
        asks=_later_clocks(problem, moment, moment.heard_at - waiting.since),
        story=tell(problem, moment, "resume", *_held_by(problem), words=words),
    )


def _held_by(problem: Problem) -> tuple[UnitId, ...]:
    return (problem.holding_unit, *involved(problem)) if problem.holding_unit else involved(problem)


def _later_clocks(problem: Problem, moment: Moment, paused: timedelta) -> tuple[Ask, ...]:
    ask = problem.ask
    if ask is None:
        return problem.asks
    calendar = moment.org.calendar_of(ask.to)
    moved = replace(
        ask,
        acknowledge_due_at=_open_by(calendar, ask.acknowledge_due_at + paused),
        answer_due_at=_open_by(calendar, ask.answer_due_at + paused),
    )
    if ask.promise is not None:
        kept = replace(ask.promise, by_at=_open_by(calendar, ask.promise.by_at + paused))
        moved = replace(moved, promise=kept)
    return replace_ask(problem, moved)


def _open_by(calendar: Calendar | None, due: datetime) -> datetime:
    """A due time while the unit is closed moves to its opening; closing time itself may stand."""
    closing = is_open(calendar, due - timedelta(seconds=1))
    return due if closing else opens_next(calendar, due)
