"""Every open problem has one accountable seat and a next date, because each rule ends here."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from heard.domain.base import SeatId, UnitId, put
from heard.domain.moment import Change, Moment
from heard.domain.problems.entity import (
    CONFIRM_DAYS,
    Ask,
    Ended,
    Outcome,
    Problem,
    State,
    underlying_state,
)
from heard.domain.working_time import end_of_day


def settle(moment: Moment, problem: Problem, **fields: object) -> Problem:
    """The problem's next revision, with its holder and next date worked out anew."""
    changed = put(problem, **fields)
    unit = _holding_unit(changed)
    return replace(
        changed,
        holding_unit=unit,
        holder=_holder(moment, changed, unit),
        next_at=_next_at(changed),
    )


def settled(moment: Moment, problem: Problem, **fields: object) -> Change:
    """The usual end of a rule: one problem moved on."""
    return Change((settle(moment, problem, **fields),))


def _holding_unit(problem: Problem) -> UnitId | None:
    state = underlying_state(problem)
    if not problem.open:
        return None
    if state in {State.ESCALATED, State.ACCEPTED} and problem.ask is not None:
        return _answering_unit(problem, problem.ask)
    if state is State.OWNED and problem.owner is not None:
        return problem.owner.unit
    return problem.unit


def _holder(moment: Moment, problem: Problem, unit: UnitId | None) -> SeatId | None:
    """The seat that owns it, where somebody does; else the one that answers for the unit."""
    if problem.owner is not None and underlying_state(problem) is State.OWNED:
        return problem.owner.seat
    return moment.org.seat_of(unit) if unit is not None else None


def _answering_unit(problem: Problem, ask: Ask) -> UnitId:
    """A seat that passed an ask on stays accountable until the next one has read it."""
    before = problem.asks[-2] if len(problem.asks) > 1 else None
    passed_on = before is not None and before.ended is Ended.FORWARDED
    return ask.from_unit if passed_on and ask.seen_at is None else ask.to


def _next_at(problem: Problem) -> datetime | None:
    match problem.state:
        case State.RAISED:
            return problem.response_due_at
        case State.RETURNED:
            return problem.act_due_at or problem.response_due_at
        case State.OWNED:
            return end_of_day(problem.owner.by_on) if problem.owner else problem.response_due_at
        case State.ESCALATED | State.ACCEPTED:
            return due_at(problem.ask) if problem.ask else problem.response_due_at
        case State.WAITING:
            return end_of_day(problem.waiting.until_on) if problem.waiting else None
        case State.RESOLVED:
            return closes_at(problem.outcome) if problem.outcome else None
        case State.CLOSED | State.MERGED | State.REDIRECTED | State.WITHDRAWN:
            return None


def closes_at(outcome: Outcome) -> datetime:
    """When silence closes it: whoever raised it has 7 days from opening it to say otherwise."""
    if outcome.delivered_at is None:
        return outcome.confirm_by
    return outcome.delivered_at + timedelta(days=CONFIRM_DAYS)


def due_at(ask: Ask) -> datetime:
    """What an ask owes next: being read, then an answer, or what was promised instead."""
    if ask.promise is not None:
        return ask.promise.by_at
    if ask.seen_at is None:
        return min(ask.acknowledge_due_at, ask.answer_due_at)
    return ask.answer_due_at
