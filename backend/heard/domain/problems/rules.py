"""Which rule decides which command; the type checker names one that was forgotten."""

from __future__ import annotations

from typing import assert_never

from heard.domain.moment import Change, Moment
from heard.domain.problems import answering, asking, commands, ending, team
from heard.domain.problems.commands import ProblemCommand


def decide(said: ProblemCommand, moment: Moment) -> Change:  # noqa: C901, PLR0912
    match said:
        case commands.RaiseProblem():
            return team.raise_(said, moment)
        case commands.SayMeToo():
            return team.me_too(said, moment)
        case commands.WriteNote():
            return team.note(said, moment)
        case commands.SortProblem():
            return team.sort(said, moment)
        case commands.OwnProblem():
            return team.own(said, moment)
        case commands.MakeProgress():
            return team.progress(said, moment)
        case commands.WaitFor():
            return team.wait(said, moment)
        case commands.Resume():
            return team.resume(said, moment)
        case commands.ResumeOnDate():
            return team.resume_on_date(said, moment)
        case commands.EscalateProblem():
            return asking.escalate(said, moment)
        case commands.TakeBack():
            return asking.take_back(said, moment)
        case commands.SeeAsk():
            return asking.see(said, moment)
        case commands.AcceptAsk():
            return answering.accept(said, moment)
        case commands.AnswerAsk():
            return answering.answer(said, moment)
        case commands.ReturnWithHelp():
            return answering.return_(said, moment)
        case commands.ForwardAsk():
            return asking.forward(said, moment)
        case commands.LapseAsk():
            return asking.lapse(said, moment)
        case commands.InformAbove():
            return asking.inform(said, moment)
        case commands.ResolveProblem():
            return ending.resolve(said, moment)
        case commands.ReceiveOutcome():
            return ending.receive(said, moment)
        case commands.ConfirmOutcome():
            return ending.confirm(said, moment)
        case commands.AssumeClosed():
            return ending.assume_closed(said, moment)
        case commands.CheckSustained():
            return ending.check(said, moment)
        case commands.MergeProblem():
            return ending.merge(said, moment)
        case commands.RedirectProblem():
            return ending.redirect(said, moment)
        case commands.ConfirmRedirect():
            return ending.confirm_redirect(said, moment)
        case commands.WithdrawProblem():
            return ending.withdraw(said, moment)
        case _:
            assert_never(said)
