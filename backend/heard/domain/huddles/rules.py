"""Every feature of the huddle and its rules: a new command is added in its feature alone."""

from __future__ import annotations

from heard.domain.huddles import core, ending, risks, running, scripting
from heard.domain.moment import Change, Moment

HuddleCommand = (
    running.RunningCommand
    | ending.EndingCommand
    | scripting.ScriptCommand
    | risks.RiskCommand
    | core.CoreCommand
)


def decide(said: HuddleCommand, moment: Moment) -> Change:
    if isinstance(said, running.RunningCommand):
        return running.decide(said, moment)
    if isinstance(said, ending.EndingCommand):
        return ending.decide(said, moment)
    if isinstance(said, risks.RiskCommand):
        return risks.decide(said, moment)
    if isinstance(said, core.CoreCommand):
        return core.decide(said, moment)
    return scripting.decide(said, moment)
