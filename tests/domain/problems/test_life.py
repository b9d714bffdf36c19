"""The problems of the tables are real: the rules make each of them from what people say."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest

from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from heard.domain.problems.answering import AnswerAsk, ReturnWithHelp
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.confirming import ConfirmOutcome
from heard.domain.problems.entity import AnswerKind, Fixed, Need, Problem, Strength
from heard.domain.problems.leaving import RedirectProblem, WithdrawProblem
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.promising import AcceptAsk
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.resolving import ReceiveOutcome, ResolveProblem
from heard.domain.problems.waiting import WaitFor
from heard.domain.problems.while_asked import SeeAsk
from tests.support import problems as of
from tests.support.moments import moment, run
from tests.support.org import (
    COLLEAGUE,
    FRIDAY,
    GROUP_ID,
    INCIDENTS_ID,
    MATRON,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)

Said = tuple[AnyCommand, Person, datetime, UUID]
P = of.PROBLEM_ID

RAISE: Said = (RaiseProblem(problem=P, unit=WARD_ID, text=of.RAISED.text), NURSE, at(8), P)
RAISE_OTHER: Said = (
    RaiseProblem(problem=of.OTHER_ID, unit=WARD_ID, text=of.OTHER.text),
    COLLEAGUE,
    at(9),
    of.OTHER_ID,
)
NEXT_DOOR: Said = (
    RaiseProblem(problem=of.THIRD_ID, unit=OTHER_WARD_ID, text=of.NEXT_DOOR.text),
    NEIGHBOUR,
    at(7),
    of.THIRD_ID,
)
OWN: Said = (
    OwnProblem(problem=P, step="Ring the maker", by_on=TUESDAY, person=NURSE.id),
    NURSE,
    at(8, 30),
    of.OWN_ID,
)
ESCALATE: Said = (
    EscalateProblem(
        problem=P, to=GROUP_ID, tried=of.ASK.tried, need=Need.SUPPLIES, needed_by=FRIDAY
    ),
    NURSE,
    at(9),
    of.ASK_ID,
)
SEE: Said = (SeeAsk(problem=P, ask=of.ASK_ID), MATRON, at(9, 10), uid(507))
ACCEPT: Said = (
    AcceptAsk(problem=P, step=of.PROMISE.step, by_at=of.PROMISE.by_at),
    MATRON,
    at(9, 20),
    of.ACCEPT_ID,
)
RETURN: Said = (
    ReturnWithHelp(problem=P, reason=of.HELPED.words, help=of.HELPED.help),
    MATRON,
    at(9, 30),
    of.ANSWER_ID,
)
ANSWER: Said = (
    AnswerAsk(problem=P, kind=AnswerKind.DONE, words=of.DONE.words),
    MATRON,
    at(9, 30),
    of.ANSWER_ID,
)
WAIT: Said = (
    WaitFor(problem=P, on="The maker's engineer", until_on=FRIDAY),
    NURSE,
    at(9),
    of.END_ID,
)
MATRON_WAITS: Said = (
    WaitFor(problem=P, on="Ward 8's stocktake", until_on=FRIDAY),
    MATRON,
    at(9, 30),
    of.END_ID,
)
RESOLVE: Said = (
    ResolveProblem(problem=P, words=of.OUTCOME.words, strength=Strength.EQUIPMENT),
    NURSE,
    at(9, 30),
    of.END_ID,
)
RECEIVE: Said = (ReceiveOutcome(problem=P), NURSE, at(9, 40), uid(508))
CONFIRM: Said = (ConfirmOutcome(problem=P, fixed=Fixed.YES), NURSE, at(9, 45), uid(506))
MERGE: Said = (MergeProblem(problem=P, into=of.OTHER_ID), NURSE, at(9, 45), of.END_ID)
REDIRECT: Said = (
    RedirectProblem(problem=P, contact=INCIDENTS_ID, reference="W-1234"),
    NURSE,
    at(9, 45),
    of.END_ID,
)
WITHDRAW: Said = (WithdrawProblem(problem=P), NURSE, at(9, 45), of.END_ID)


@pytest.mark.parametrize(
    ("lived", "expected"),
    [
        ([RAISE], of.RAISED),
        ([RAISE_OTHER], of.OTHER),
        ([NEXT_DOOR], of.NEXT_DOOR),
        ([RAISE, OWN], of.OWNED),
        ([RAISE, OWN, ESCALATE], of.ESCALATED),
        ([RAISE, OWN, ESCALATE, SEE], of.SEEN),
        ([RAISE, OWN, ESCALATE, SEE, ACCEPT], of.ACCEPTED),
        ([RAISE, OWN, ESCALATE, SEE, RETURN], of.RETURNED),
        ([RAISE, OWN, ESCALATE, SEE, ANSWER], of.ANSWERED),
        ([RAISE, OWN, ESCALATE, SEE, ACCEPT, MATRON_WAITS], of.MATRON_WAITING),
        ([RAISE, OWN, WAIT], of.WAITING),
        ([RAISE, OWN, RESOLVE], of.RESOLVED),
        ([RAISE, OWN, RESOLVE, RECEIVE], of.DELIVERED),
        ([RAISE, OWN, RESOLVE, RECEIVE, CONFIRM], of.CLOSED),
        ([RAISE, MERGE], of.MERGED),
        ([RAISE, REDIRECT], of.REDIRECTED),
        ([RAISE, WITHDRAW], of.WITHDRAWN),
    ],
    ids=lambda value: value.state.value if isinstance(value, Problem) else "",
)
def test_a_problem_of_the_tables_is_what_people_made_it(lived: list[Said], expected: Problem):
    known = {of.OTHER.id: of.OTHER} if MERGE in lived else {}
    for command, by, said_at, command_id in lived:
        now = moment(known.values(), by, said_at=said_at, heard_at=said_at, command_id=command_id)
        put = run(command, now)
        assert isinstance(put, tuple), put
        known |= {one.id: one for one in put if isinstance(one, Problem)}
    assert known[expected.id] == expected
