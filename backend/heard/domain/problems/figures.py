"""What is derived from a problem and kept beside it: counts, answers owed, alarms. All pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from heard.domain.base import UnitId
from heard.domain.london import london_day
from heard.domain.problems.confirming import AssumeClosed
from heard.domain.problems.entity import ASKED, UNTAKEN, Ask, Ended, Problem, State
from heard.domain.problems.passing_on import InformAbove, LapseAsk
from heard.domain.problems.requests import still_asked
from heard.domain.problems.rules import ProblemCommand
from heard.domain.problems.settle import closes_at, due_at
from heard.domain.problems.waiting import ResumeOnDate
from heard.domain.working_time import end_of_day

Counted = tuple[UnitId, date, str]
REPLIES = frozenset({Ended.ANSWERED, Ended.RETURNED, Ended.TAKEN_ON})


def counts(problem: Problem) -> Counter[Counted]:
    """{(unit, London day, measure): n}. A roll-up moves by the difference of two of these."""
    return Counter((unit, london_day(at), measure) for unit, at, measure in _events(problem))


def _events(problem: Problem) -> Iterator[tuple[UnitId, datetime, str]]:
    home = problem.unit
    yield home, problem.raised.at, "raised"
    yield from ((home, voice.at, "me_too") for voice in problem.voices)
    if problem.again_of is not None:
        yield home, problem.raised.at, "recurred"
    if problem.responded_at is not None:
        yield home, problem.responded_at, "responded"
        if problem.responded_at <= problem.response_due_at:
            yield home, problem.responded_at, "responded_in_time"
    yield from _asked(problem)
    yield from _ended(problem)


def _asked(problem: Problem) -> Iterator[tuple[UnitId, datetime, str]]:
    for ask in problem.asks:
        if ask.ended is Ended.CARRIED_ON:  # counted where it went
            continue
        yield ask.to, ask.heard_at, "asked"
        if ask.seen_at is not None:
            yield ask.to, ask.seen_at, "acknowledged"
            if ask.seen_at <= ask.acknowledge_due_at:
                yield ask.to, ask.seen_at, "acknowledged_in_time"
        if ask.lapsed_at is not None:
            yield ask.to, ask.lapsed_at, "lapsed"
        if ask.ended_at is not None and ask.ended in REPLIES:
            answered = _answered(problem, ask)
            due = answered.promise.by_at if answered.promise is not None else answered.answer_due_at
            yield answered.to, ask.ended_at, "answered"
            if ask.ended_at <= due:
                yield answered.to, ask.ended_at, "answered_in_time"


def _answered(problem: Problem, ended: Ask) -> Ask:
    """The ask that a reply was to: an earlier one of the request, where its seat gave it late."""
    before = problem.asks[: problem.asks.index(ended)]
    theirs = (ask for ask in reversed(before) if ask.to == ended.ended_by)
    return next(theirs, ended) if ended.ended_by is not None else ended


def _ended(problem: Problem) -> Iterator[tuple[UnitId, datetime, str]]:
    outcome = problem.outcome
    if outcome is not None:
        yield problem.unit, outcome.at, "resolved"
        if outcome.delivered_at is not None:
            yield problem.unit, outcome.delivered_at, "delivered"
        if outcome.fixed is not None:
            yield problem.unit, outcome.delivered_at or outcome.at, f"fixed_{outcome.fixed.value}"
    if problem.ended_at is None:
        return
    yield problem.unit, problem.ended_at, problem.state.value
    if problem.state is State.CLOSED and outcome is not None:
        how = "closed_assumed" if outcome.assumed else "closed_confirmed"
        yield problem.unit, problem.ended_at, how
        if not problem.asks:
            yield problem.unit, problem.ended_at, "closed_where_raised"


class Owed(Struct, frozen=True):
    """An answer that a unit owes: since when, and by when."""

    unit: UnitId
    since_at: datetime
    due_at: datetime
    state: State


def owed(problem: Problem) -> tuple[Owed, ...]:
    """By the unit that is asked now, then by those whose seats answer for it still."""
    waits_until = problem.next_at if problem.state is State.WAITING else None
    return tuple(
        Owed(
            unit=ask.to,
            since_at=ask.heard_at,
            due_at=waits_until or due_at(ask),
            state=problem.state,
        )
        for ask in still_asked(problem)
    )


def alarms(problem: Problem) -> dict[str, datetime]:
    """{what the clock will say: when}. Nothing that is late is stored; it is said."""
    ask = problem.ask
    inform_at = problem.inform_due_at if problem.informed_at is None else None
    if problem.state in UNTAKEN and inform_at is not None:
        return {"inform": inform_at}
    if problem.state in ASKED and ask is not None and ask.lapsed_at is None:
        return {"lapse": due_at(ask)}
    if problem.state is State.WAITING and problem.waiting is not None:
        return {"resume": end_of_day(problem.waiting.until_on)}
    outcome = problem.outcome
    if problem.state is State.RESOLVED and outcome is not None and outcome.delivered_at:
        return {"assume": closes_at(outcome)}
    return {}


def alarm_says(problem: Problem, what: str) -> ProblemCommand | None:
    """The command that an alarm stands for, or None when the problem has moved on."""
    ask = problem.ask
    match what:
        case "inform":
            return InformAbove(problem=problem.id)
        case "lapse":
            return LapseAsk(problem=problem.id, ask=ask.id) if ask is not None else None
        case "resume":
            return ResumeOnDate(problem=problem.id)
        case "assume":
            return AssumeClosed(problem=problem.id)
        case _:
            return None
