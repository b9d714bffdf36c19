"""Every feature of an alert and its rules: a new command is added in its feature alone."""

from __future__ import annotations

from heard.domain.alerts import answering, raising
from heard.domain.moment import Change, Moment

AlertCommand = raising.RaisingCommand | answering.AnsweringCommand


def decide(said: AlertCommand, moment: Moment) -> Change:
    if isinstance(said, raising.RaisingCommand):
        return raising.decide(said, moment)
    return answering.decide(said, moment)
