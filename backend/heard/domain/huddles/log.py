"""What was said is kept in the order of saying, and what holds is read off it.

What people say stands against what the clock made of their silence: its lines go when theirs come,
and its alarm goes off again where they leave the huddle running.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.huddles.huddle import (
    MARKS_MAX,
    OVER,
    STATE_AFTER,
    TURNS_MAX,
    Huddle,
    HuddleState,
    Mark,
    Marked,
    Reason,
    Stamp,
    Tried,
    Turn,
    ran_for,
)
from heard.domain.moment import Moment
from heard.domain.problems.telling import speaking

LineT = TypeVar("LineT", Marked, Turn, Tried)


def in_order(lines: Iterable[LineT], longest: int) -> tuple[LineT, ...]:
    """By when it was said, then by id; the newest, where there are too many."""
    return tuple(sorted(lines, key=lambda line: (line.at, line.id)))[-longest:]


def marked(huddle: Huddle, moment: Moment, mark: Mark, reason: Reason | None = None) -> Huddle:
    """The huddle with one more line in its log, and the state that follows."""
    who = speaking(moment, huddle.unit)
    line = Marked(
        id=moment.command_id,
        at=moment.said_at,
        mark=mark,
        by=who.by,
        who=who.who,
        reason=reason,
    )
    return _follow(huddle, (*_of_people(huddle), line), huddle.turns)


def turned(huddle: Huddle, line: Turn) -> Huddle:
    return _follow(huddle, _of_people(huddle), (*huddle.turns, line))


def ended_by_the_clock(huddle: Huddle, line: Marked) -> Huddle:
    return _follow(huddle, (*huddle.marks, line), huddle.turns)


def _of_people(huddle: Huddle) -> Iterable[Marked]:
    return (line for line in huddle.marks if line.by is not None)


def _follow(huddle: Huddle, marks: Iterable[Marked], turns: Iterable[Turn]) -> Huddle:
    log, pages = in_order(marks, MARKS_MAX), in_order(turns, TURNS_MAX)
    after = put(huddle, marks=log, turns=pages)
    state = STATE_AFTER[after.counting[-1].mark] if after.counting else HuddleState.RUNNING
    length_s = int(ran_for(after).total_seconds()) if state in OVER else None
    return replace(after, state=state, length_s=length_s)


def stamp(moment: Moment) -> Stamp:
    return Stamp(moment.said_at, moment.command_id)
