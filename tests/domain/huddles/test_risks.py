"""A risk is noted for one day by whoever is at the board, cleared, and open again if need be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import RiskId, put
from heard.domain.huddles.risk import Risk
from heard.domain.huddles.risks import ClearRisk, NoteRisk, ReopenRisk
from heard.domain.org.entities import Person
from heard.domain.problems.entity import Origin
from heard.domain.signature import Signature
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import (
    COACH,
    COLLEAGUE,
    LEAD,
    MONDAY,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)

RISK_ID = RiskId(uid(430))
NOTE = NoteRisk(unit=WARD_ID, risk=RISK_ID, words="Bay 3 hoist is out of order")
CLEAR = ClearRisk(unit=WARD_ID, risk=RISK_ID)
REOPEN = ReopenRisk(unit=WARD_ID, risk=RISK_ID)
RISK = Risk(
    id=RISK_ID,
    unit=WARD_ID,
    words="Bay 3 hoist is out of order",
    day=MONDAY,
    noted=Signature(by=NURSE.id, who="Staff nurse", at=at(8)),
)
CLEARED = put(RISK, cleared_at=NOW, cleared_who="Healthcare assistant")
REOPENED = put(CLEARED, cleared_at=None, cleared_who=None, reopened_at=at(11))
AT_MIDNIGHT = datetime(2026, 8, 3, 23, tzinfo=UTC)  # London's
SPRING, AUTUMN = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)


def noted(said_at: datetime, day: date) -> Risk:
    return replace(RISK, day=day, noted=replace(RISK.noted, at=said_at))


CASES = [
    Case(
        name="anyone of the team notes a risk for today",
        by=NURSE,
        said=NOTE,
        said_at=at(8),
        expected=(RISK,),
    ),
    Case(
        name="a family may have seen it",
        by=NURSE,
        said=replace(NOTE, origin=Origin.PATIENT_FAMILY),
        said_at=at(8),
        expected=(replace(RISK, origin=Origin.PATIENT_FAMILY),),
    ),
    Case(
        name="its day is London's: at 11:59pm it is still today",
        by=NURSE,
        said=NOTE,
        said_at=AT_MIDNIGHT - timedelta(minutes=1),
        expected=(noted(AT_MIDNIGHT - timedelta(minutes=1), MONDAY),),
    ),
    Case(
        name="at midnight it is tomorrow's, though it is an hour before in UTC",
        by=NURSE,
        said=NOTE,
        said_at=AT_MIDNIGHT,
        expected=(noted(AT_MIDNIGHT, TUESDAY),),
    ),
    Case(
        name="before the clocks go forward midnight is UTC's",
        by=NURSE,
        said=NOTE,
        said_at=SPRING - timedelta(seconds=1),
        heard_at=NOW,
        expected=(noted(SPRING - timedelta(seconds=1), date(2026, 3, 28)),),
    ),
    Case(
        name="before the clocks go back it is an hour earlier",
        by=NURSE,
        said=NOTE,
        said_at=AUTUMN - timedelta(hours=1),
        expected=(noted(AUTUMN - timedelta(hours=1), date(2026, 10, 25)),),
    ),
    Case(
        name="heard days later it is of the day when it was said",
        by=NURSE,
        said=NOTE,
        said_at=at(8),
        heard_at=at(6, day=9),
        expected=(RISK,),
    ),
    Case(
        name="a risk is noted once",
        known=(RISK,),
        by=NURSE,
        said=NOTE,
        expected=Refused("risk.exists"),
    ),
    Case(
        name="a neighbour notes risks on their own board",
        by=NEIGHBOUR,
        said=NOTE,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
    Case(
        name="it has passed",
        known=(RISK,),
        by=COLLEAGUE,
        said=CLEAR,
        expected=(CLEARED,),
    ),
    Case(
        name="whoever said so earlier changes nothing, though heard later",
        known=(CLEARED,),
        by=LEAD,
        said=CLEAR,
        said_at=at(9),
        expected=(),
    ),
    Case(
        name="whoever said so last stands",
        known=(CLEARED,),
        by=LEAD,
        said=CLEAR,
        said_at=at(11),
        expected=(put(CLEARED, cleared_at=at(11), cleared_who="Ward manager"),),
    ),
    Case(
        name="a wrong clock clears nothing before it was noted",
        known=(RISK,),
        by=COLLEAGUE,
        said=CLEAR,
        said_at=at(6),
        expected=(replace(CLEARED, cleared_at=at(8)),),
    ),
    Case(
        name="it has not passed after all",
        known=(CLEARED,),
        by=NURSE,
        said=REOPEN,
        said_at=at(11),
        expected=(REOPENED,),
    ),
    Case(
        name="what was said before it was open again clears nothing",
        known=(REOPENED,),
        by=LEAD,
        said=CLEAR,
        expected=(),
    ),
    Case(
        name="after that it passes like any other",
        known=(REOPENED,),
        by=COLLEAGUE,
        said=CLEAR,
        said_at=at(12),
        expected=(put(REOPENED, cleared_at=at(12), cleared_who="Healthcare assistant"),),
    ),
    Case(
        name="somebody has cleared it since, and was heard first",
        known=(CLEARED,),
        by=NURSE,
        said=REOPEN,
        said_at=at(9),
        expected=(put(CLEARED, reopened_at=at(9)),),
    ),
    Case(
        name="open again twice is open again once",
        known=(REOPENED,),
        by=LEAD,
        said=REOPEN,
        expected=(),
    ),
    Case(
        name="a coach opens nothing again",
        known=(CLEARED,),
        by=COACH,
        said=REOPEN,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
    Case(
        name="a team opens its own risks again alone",
        known=(CLEARED,),
        by=NEIGHBOUR,
        said=replace(REOPEN, unit=OTHER_WARD_ID),
        expected=Refused("risk.unknown"),
    ),
    Case(
        name="a coach clears nothing",
        known=(RISK,),
        by=COACH,
        said=CLEAR,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
    Case(
        name="a team clears its own risks alone",
        known=(RISK,),
        by=NEIGHBOUR,
        said=replace(CLEAR, unit=OTHER_WARD_ID),
        expected=Refused("risk.unknown"),
    ),
]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


SAID = st.lists(
    st.tuples(
        st.sampled_from((CLEAR, REOPEN)),
        st.sampled_from((NURSE, COLLEAGUE, LEAD)),
        st.integers(-5, 5),
    ),
    min_size=1,
    max_size=6,
)
Said = tuple[ClearRisk | ReopenRisk, Person, int]


@given(said=SAID, data=st.data())
def test_the_last_word_stands_in_any_order_of_arrival(said: list[Said], data: st.DataObject):
    assert left_after(said) == left_after(data.draw(st.permutations(said)))


def left_after(said: list[Said]) -> Risk:
    risk = RISK
    for command, by, minutes in said:
        now = moment([risk], by, said_at=at(8) + timedelta(minutes=minutes))
        answer = run(command, now)
        assert isinstance(answer, tuple), answer
        risk = next((one for one in answer if isinstance(one, Risk)), risk)
    return replace(risk, rev=0)
