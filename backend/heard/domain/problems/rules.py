"""Every feature's commands, and its rules: a new command is added in its feature alone."""

from __future__ import annotations

from heard.domain.moment import Change, Moment
from heard.domain.problems import (
    adding,
    answering,
    asking,
    confirming,
    leaving,
    merging,
    owning,
    passing_on,
    promising,
    raising,
    resolving,
    waiting,
    while_asked,
)

ProblemCommand = (
    raising.RaisingCommand
    | adding.AddingCommand
    | owning.OwningCommand
    | waiting.WaitingCommand
    | asking.AskingCommand
    | while_asked.WhileAskedCommand
    | passing_on.PassingOnCommand
    | promising.PromisingCommand
    | answering.AnsweringCommand
    | resolving.ResolvingCommand
    | confirming.ConfirmingCommand
    | merging.MergingCommand
    | leaving.LeavingCommand
)


def decide(said: ProblemCommand, moment: Moment) -> Change:  # noqa: C901  a line a feature
    if isinstance(said, raising.RaisingCommand):
        return raising.decide(said, moment)
    if isinstance(said, adding.AddingCommand):
        return adding.decide(said, moment)
    if isinstance(said, owning.OwningCommand):
        return owning.decide(said, moment)
    if isinstance(said, waiting.WaitingCommand):
        return waiting.decide(said, moment)
    if isinstance(said, asking.AskingCommand):
        return asking.decide(said, moment)
    if isinstance(said, while_asked.WhileAskedCommand):
        return while_asked.decide(said, moment)
    if isinstance(said, passing_on.PassingOnCommand):
        return passing_on.decide(said, moment)
    if isinstance(said, promising.PromisingCommand):
        return promising.decide(said, moment)
    if isinstance(said, answering.AnsweringCommand):
        return answering.decide(said, moment)
    if isinstance(said, resolving.ResolvingCommand):
        return resolving.decide(said, moment)
    if isinstance(said, confirming.ConfirmingCommand):
        return confirming.decide(said, moment)
    if isinstance(said, merging.MergingCommand):
        return merging.decide(said, moment)
    return leaving.decide(said, moment)
