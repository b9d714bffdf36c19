"""Which asks are one request, on its way from unit to unit, and which units answer for it."""

from __future__ import annotations

from heard.domain.base import UnitId
from heard.domain.problems.entity import Ask, Ended, Problem


def last_request(problem: Problem) -> tuple[Ask, ...]:
    """The ask heard last and those that it came through on its way, the last one first."""
    return _request_of(problem.asks)


def _request_of(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    request = asks[-1:]
    for ask in reversed(asks[:-1]):
        if ask.ended not in {Ended.FORWARDED, Ended.LAPSED}:
            break
        request = (*request, ask)
    return request


def asker(problem: Problem, ask: Ask | None = None) -> UnitId:
    """Whose request an ask is of: the last one, else this. The team's before anybody was asked."""
    until = problem.asks.index(ask) + 1 if ask is not None else None
    request = _request_of(problem.asks[:until])
    return request[-1].from_unit if request else problem.unit


def still_asked(problem: Problem) -> tuple[Ask, ...]:
    """The ask that is owed now, and those whose seats answer for it still, the last one first.

    One that lapsed stays before its seat; one that was passed on, until the next has read it.
    """
    if problem.ask is None:
        return ()
    onward, *before = last_request(problem)
    asks = {onward.to: onward}
    for ask in before:
        if ask.ended is Ended.LAPSED or onward.seen_at is None:
            asks.setdefault(ask.to, ask)
        onward = ask
    return tuple(asks.values())


def asked_units(problem: Problem) -> frozenset[UnitId]:
    """The units of the last request: the one asked, and those it came through on its way."""
    return frozenset(ask.to for ask in last_request(problem))
