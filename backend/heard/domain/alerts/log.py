"""The live log of an alert: who said what of it, in the order in which it was said."""

from __future__ import annotations

from heard.domain.alerts.entity import LOG_MAX, Alert
from heard.domain.base import UnitId
from heard.domain.moment import Moment
from heard.domain.problems.entity import Entry
from heard.domain.problems.telling import Speaking, entry, in_order, speaking


def speaker_of(alert: Alert, moment: Moment) -> Speaking:
    """The speaker, for the first of the told units that they are in."""
    return speaking(moment, *alert.told)


def logged(
    alert: Alert, moment: Moment, move: str, *, words: str | None = None, to: UnitId | None = None
) -> tuple[Entry, ...]:
    """The log with one more line; facts give one log in any order of arrival."""
    line = entry(moment, move, speaker_of(alert, moment), words=words, to=to)
    return in_order((*alert.log, line))[-LOG_MAX:]
