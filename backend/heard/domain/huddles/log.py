"""What was said is kept in the order of saying, and what holds is read off it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from heard.domain.base import put
from heard.domain.huddles.huddle import (
    MARKS_MAX,
    OVER,
    STATE_AFTER,
    Huddle,
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
    return follow(huddle, (*huddle.marks, line))


def follow(huddle: Huddle, marks: Iterable[Marked]) -> Huddle:
    log = in_order(marks, MARKS_MAX)
    state = STATE_AFTER[log[-1].mark]
    ran = int(ran_for(log).total_seconds())
    return put(huddle, marks=log, state=state, length_s=ran if state in OVER else None)


def stamp(moment: Moment) -> Stamp:
    return Stamp(moment.said_at, moment.command_id)
