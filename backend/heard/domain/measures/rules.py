"""What is said of a team's own counters: set, covered, counted."""

from __future__ import annotations

from heard.domain.measures import counting, covering, setting
from heard.domain.moment import Change, Moment

MeasureCommand = setting.SettingCommand | covering.CoveringCommand | counting.CountingCommand


def decide(said: MeasureCommand, moment: Moment) -> Change:
    if isinstance(said, setting.SettingCommand):
        return setting.decide(said, moment)
    if isinstance(said, covering.CoveringCommand):
        return covering.decide(said, moment)
    return counting.decide(said, moment)
