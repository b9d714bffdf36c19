"""A team sets its own counters, whole; what a counter was, it stays."""

from __future__ import annotations

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.measures.entity import Better, How, Saying
from heard.domain.measures.setting import SetMeasure
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.measures import FALLS, STARTED
from tests.support.moments import Refused
from tests.support.org import (
    COACH,
    FRIDAY,
    MONDAY,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)

SAY = SetMeasure(
    unit=WARD_ID,
    measure=FALLS.id,
    name="Falls",
    event="a fall",
    how=How.COUNT,
    better=Better.FEWER,
    days_since=True,
    started_on=STARTED,
)
COVERED = replace(
    FALLS, covered_until=at(9, day=4), cover_said=Saying(id=uid(801), at=at(9, day=3))
)
RETIRED = replace(FALLS, retired_on=MONDAY)
NEEDS_EVENT = Refused("measure.days_since_needs_event")

CASES = [
    Case(name="anyone of the team sets it", by=NURSE, said=SAY, expected=(FALLS,)),
    Case(name="said again it changes nothing", known=(FALLS,), by=NURSE, said=SAY, expected=()),
    Case(
        name="a measure may be of anything",
        by=NURSE,
        said=SetMeasure(
            unit=WARD_ID,
            measure=FALLS.id,
            name="Wait",
            how=How.NUMBER,
            better=Better.NEITHER,
            unit_words="minutes",
            started_on=MONDAY,
        ),
        expected=(
            replace(
                FALLS,
                name="Wait",
                event=None,
                how=How.NUMBER,
                better=Better.NEITHER,
                days_since=False,
                unit_words="minutes",
                started_on=MONDAY,
            ),
        ),
    ),
    Case(
        name="a new name leaves what is covered covered",
        known=(COVERED,),
        by=NURSE,
        said=replace(SAY, name="Falls on the ward"),
        expected=(put(COVERED, name="Falls on the ward"),),
    ),
    Case(
        name="it is retired on the day on which that is said",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, retired=True),
        said_at=at(22, 59, day=3),
        expected=(put(FALLS, retired_on=MONDAY),),
    ),
    Case(
        name="after midnight in london it is retired a day later",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, retired=True),
        said_at=at(23, day=3),
        expected=(put(FALLS, retired_on=TUESDAY),),
    ),
    Case(
        name="retired again it was retired before",
        known=(RETIRED,),
        by=NURSE,
        said=replace(SAY, retired=True),
        said_at=at(10, day=7),
        expected=(),
    ),
    Case(
        name="what was retired can be taken up again",
        known=(RETIRED,),
        by=NURSE,
        said=SAY,
        expected=(put(RETIRED, retired_on=None),),
    ),
    Case(
        name="a counter is always counted in one way",
        known=(FALLS,),
        by=NURSE,
        said=replace(SAY, how=How.YES_NO, days_since=False),
        expected=Refused("measure.keeps_its_way", {"how": "count"}),
    ),
    Case(
        name="days are counted since something",
        by=NURSE,
        said=replace(SAY, event=None),
        expected=NEEDS_EVENT,
    ),
    Case(
        name="days are counted since what is counted",
        by=NURSE,
        said=replace(SAY, how=How.NUMBER),
        expected=NEEDS_EVENT,
    ),
    Case(
        name="nothing was started tomorrow",
        by=NURSE,
        said=replace(SAY, started_on=TUESDAY),
        expected=Refused("date.future", {"on": str(TUESDAY)}),
    ),
    Case(
        name="a clock that is behind has not started it tomorrow",
        by=NURSE,
        said=replace(SAY, started_on=FRIDAY),
        heard_at=at(9, day=7),
        expected=(replace(FALLS, started_on=FRIDAY),),
    ),
    Case(
        name="a counter of another ward is not known here",
        known=(replace(FALLS, unit=OTHER_WARD_ID),),
        by=NURSE,
        said=SAY,
        expected=Refused("measure.unknown"),
    ),
    Case(
        name="a neighbour does not choose what we count",
        by=NEIGHBOUR,
        said=SAY,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="nor does a coach",
        by=COACH,
        said=SAY,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
]


@table(CASES)
def test_the_rule(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
