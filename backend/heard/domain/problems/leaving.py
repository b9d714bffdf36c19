"""A problem leaves the huddle: to the system that it belongs to, or back to its raiser."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.base import Command, ContactId, Place, ProblemId, Right, Text, refuse
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Contact, Person
from heard.domain.org.tablets import shared
from heard.domain.problems.entity import Ended, Problem, Redirected, State
from heard.domain.problems.guards import end_ask, only_when, open_problem
from heard.domain.problems.settle import settle, settled
from heard.domain.problems.telling import involved, tell

SLIP = timedelta(minutes=1)  # long enough for an undo, too short for the next at the tablet


class RedirectProblem(Command, frozen=True, kw_only=True, tag="problem.redirect"):
    """It belongs to another system (incident reporting, safeguarding, HR, estates).

    `reference` is its number there, left out when it was told by phone. `erase` leaves no words
    here, for confidentiality: neither of it nor of what was merged into it.
    """

    needs: ClassVar[Right] = Right.NAMED
    problem: ProblemId
    contact: ContactId
    reference: Text | None = None
    erase: bool = False


def redirect(said: RedirectProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    contact = moment.org.contacts.get(said.contact)
    if not isinstance(contact, Contact):
        refuse("contact.unknown")
    where = Redirected(
        route=contact.route, contact=contact.name, phone=contact.phone, reference=said.reference
    )
    story = tell(
        problem,
        moment,
        "redirect",
        *involved(problem),
        words=said.reference,
        detail=contact.route.value,
    )
    gone = replace(
        problem,
        state=State.REDIRECTED,
        redirected=where,
        waiting=None,
        asks=end_ask(problem, Ended.CLOSED, moment),
        ended_at=moment.heard_at,
        story=story,
    )
    return settled(moment, gone) if not said.erase else _erased(gone, moment)


def _erased(problem: Problem, moment: Moment) -> Change:
    """With the problems that were merged into it: they said the same, and nobody moves them now."""
    merged = (moment.find(Problem, one.problem) for one in problem.followers)
    every = (problem, *(one for one in merged if one is not None))
    return Change(tuple(settle(moment, _without_words(one)) for one in every))


def _without_words(problem: Problem) -> Problem:
    """Whose, when and where to are left; nothing that anybody wrote of it."""
    return replace(
        problem,
        text="",
        owner=None,
        asks=tuple(replace(ask, tried="", promise=None) for ask in problem.asks),
        answers=(),
        outcome=None,
        story=tuple(replace(entry, words=None, why=None) for entry in problem.story),
    )


class ConfirmRedirect(Command, frozen=True, kw_only=True, tag="problem.confirm_redirect"):
    """The team's lead agrees that it went to the right place."""

    needs: ClassVar[Right] = Right.LEAD
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId


def confirm_redirect(said: ConfirmRedirect, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    only_when(problem, frozenset({State.REDIRECTED}))
    where = problem.redirected
    assert where is not None, "a redirected problem says where to"
    if where.confirmed_by is not None:
        return NOTHING
    agreed = replace(where, confirmed_by=moment.speaker)
    story = tell(problem, moment, "confirm_redirect")
    return settled(moment, problem, redirected=agreed, story=story)


class WithdrawProblem(Command, frozen=True, kw_only=True, tag="problem.withdraw"):
    """The raiser takes it back. Not a failure, and not counted as one.

    What was raised at a team's tablet is nobody's: there, only a slip of a moment ago is.
    """

    needs: ClassVar[Right] = Right.TAKE_PART
    problem: ProblemId
    reason: Text | None = None


def withdraw(said: WithdrawProblem, moment: Moment) -> Change:
    if not _takes_back(moment.get(Problem, said.problem), moment):
        refuse("withdraw.raiser_only")
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.RAISED, State.OWNED}))
    story = tell(problem, moment, "withdraw", words=said.reason)
    return settled(moment, problem, state=State.WITHDRAWN, ended_at=moment.heard_at, story=story)


def _takes_back(problem: Problem, moment: Moment) -> bool:
    speaker = moment.speaker
    if speaker is None or problem.raised.by != speaker:
        return False
    return shared(moment.get(Person, speaker)) is None or moment.said_at - problem.raised.at <= SLIP


LeavingCommand = RedirectProblem | ConfirmRedirect | WithdrawProblem


def decide(said: LeavingCommand, moment: Moment) -> Change:
    match said:
        case RedirectProblem():
            return redirect(said, moment)
        case ConfirmRedirect():
            return confirm_redirect(said, moment)
        case WithdrawProblem():
            return withdraw(said, moment)
        case _:
            assert_never(said)
