"""The first who has heard an alert stands, all that is said of it is kept, and it ends once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.alerts.answering import AcknowledgeAlert, NoteOnAlert, StandDownAlert
from heard.domain.alerts.entity import LOG_MAX, Acknowledged, Alert, StoodDown
from heard.domain.org.entities import Person
from tests.support.alerts import ALERT_ID, HEARD, ON_1, ON_3, RAISED, STOOD_DOWN, then
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused, moment, run
from tests.support.org import (
    COACH,
    COLLEAGUE,
    DEPUTY,
    GROUP_ID,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TABLET,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import SPOKEN_AS, told

ACKNOWLEDGE = AcknowledgeAlert(unit=WARD_ID, alert=ALERT_ID)
NOTE = NoteOnAlert(unit=WARD_ID, alert=ALERT_ID, words="Cylinders are on their way")
STAND_DOWN = StandDownAlert(unit=WARD_ID, alert=ALERT_ID, words="Oxygen is back")
SOON = at(10, 6)


NAMELESS = replace(RAISED, raised=replace(RAISED.raised, by=TABLET.id, unnamed=True))


def heard_by(person: Person) -> Acknowledged:
    unit, who = SPOKEN_AS[person.id]
    return Acknowledged(id=COMMAND_ID, by=person.id, who=who, unit=unit, at=SOON)


def ended_by(person: Person) -> StoodDown:
    unit, who = SPOKEN_AS[person.id]
    return StoodDown(by=person.id, who=who, unit=unit, at=SOON, words="Oxygen is back")


HEARING = [
    Case(
        name="the matron has heard, and it climbs no further",
        known=(ON_1,),
        by=MATRON,
        said=ACKNOWLEDGE,
        said_at=SOON,
        expected=(
            then(
                ON_1,
                told("acknowledge", MATRON, at=SOON),
                climbs_at=None,
                acknowledged=heard_by(MATRON),
            ),
        ),
    ),
    Case(
        name="anyone else of the team has heard",
        known=(RAISED,),
        by=COLLEAGUE,
        said=ACKNOWLEDGE,
        said_at=SOON,
        expected=(
            then(
                RAISED,
                told("acknowledge", COLLEAGUE, at=SOON),
                climbs_at=None,
                acknowledged=heard_by(COLLEAGUE),
            ),
        ),
    ),
    Case(
        name="a second who has heard stands in the log",
        known=(HEARD,),
        by=LEAD,
        said=ACKNOWLEDGE,
        said_at=SOON,
        expected=(then(HEARD, told("acknowledge", LEAD, at=SOON)),),
    ),
    Case(
        name="whoever heard it first stands, though we are told later",
        known=(replace(HEARD, acknowledged=replace(heard_by(DEPUTY), at=at(10, 9))),),
        by=COLLEAGUE,
        said=ACKNOWLEDGE,
        said_at=SOON,
        expected=(
            then(HEARD, told("acknowledge", COLLEAGUE, at=SOON), acknowledged=heard_by(COLLEAGUE)),
        ),
    ),
    Case(
        name="a wrong clock heard nothing before it was raised",
        known=(RAISED,),
        by=COLLEAGUE,
        said=ACKNOWLEDGE,
        said_at=at(9),
        expected=(
            replace(
                then(RAISED, climbs_at=None, acknowledged=replace(heard_by(COLLEAGUE), at=NOW)),
                log=(told("acknowledge", COLLEAGUE, at=at(9)), *RAISED.log),
            ),
        ),
    ),
    Case(
        name="after it ended somebody has heard all the same",
        known=(STOOD_DOWN,),
        by=LEAD,
        said=ACKNOWLEDGE,
        said_at=at(11),
        expected=(then(STOOD_DOWN, told("acknowledge", LEAD, at=at(11))),),
    ),
    Case(
        name="its raiser does not say that somebody has heard",
        known=(RAISED,),
        by=NURSE,
        said=ACKNOWLEDGE,
        expected=Refused("alert.heard_by_another"),
    ),
    Case(
        name="a tablet that nobody has put a name to is on nothing",
        known=(ON_1,),
        by=TABLET,
        said=ACKNOWLEDGE,
        expected=Refused("right.missing", {"right": "named"}),
    ),
    Case(
        name="a coach answers for nobody who is told",
        known=(ON_3,),
        by=COACH,
        said=ACKNOWLEDGE,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="a neighbour is not told of it",
        known=(RAISED,),
        by=NEIGHBOUR,
        said=ACKNOWLEDGE,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="it is spoken of by its own team",
        known=(RAISED,),
        by=MATRON,
        said=replace(ACKNOWLEDGE, unit=GROUP_ID),
        expected=Refused("alert.unknown"),
    ),
]
NOTING = [
    Case(
        name="what happens now stands in the log",
        known=(ON_1,),
        by=MATRON,
        said=NOTE,
        said_at=SOON,
        expected=(then(ON_1, told("note", MATRON, at=SOON, words=NOTE.words)),),
    ),
    Case(
        name="a note for another team's alert finds none",
        known=(RAISED,),
        by=NURSE,
        said=replace(NOTE, unit=OTHER_WARD_ID),
        expected=Refused("alert.unknown"),
    ),
]
ENDING = [
    Case(
        name="its raiser says that it is safe to go on",
        known=(RAISED,),
        by=NURSE,
        said=STAND_DOWN,
        said_at=SOON,
        expected=(
            then(
                RAISED,
                told("stand_down", NURSE, at=SOON, words="Oxygen is back"),
                climbs_at=None,
                stood_down=ended_by(NURSE),
            ),
        ),
    ),
    Case(
        name="so does a seat that was told",
        known=(ON_1,),
        by=DEPUTY,
        said=STAND_DOWN,
        said_at=SOON,
        expected=(
            then(
                ON_1,
                told("stand_down", DEPUTY, at=SOON, words="Oxygen is back"),
                climbs_at=None,
                stood_down=ended_by(DEPUTY),
            ),
        ),
    ),
    Case(
        name="a colleague leaves that to them",
        known=(RAISED,),
        by=COLLEAGUE,
        said=STAND_DOWN,
        expected=Refused("alert.raiser_or_seat_only"),
    ),
    Case(
        name="whoever stands at the tablet that raised it ends it under their own name",
        known=(NAMELESS,),
        by=TABLET,
        said=STAND_DOWN,
        expected=Refused("right.missing", {"right": "named"}),
    ),
    Case(
        name="raised without a name, anybody of its team ends it",
        known=(NAMELESS,),
        by=COLLEAGUE,
        said=STAND_DOWN,
        said_at=SOON,
        expected=(
            then(
                NAMELESS,
                told("stand_down", COLLEAGUE, at=SOON, words="Oxygen is back"),
                climbs_at=None,
                stood_down=ended_by(COLLEAGUE),
            ),
        ),
    ),
    Case(
        name="raised without a name, another team still leaves it to them",
        known=(NAMELESS,),
        by=NEIGHBOUR,
        said=STAND_DOWN,
        expected=Refused("alert.raiser_or_seat_only"),
    ),
    Case(
        name="it ends once, and the second hears who ended it",
        known=(STOOD_DOWN,),
        by=LEAD,
        said=STAND_DOWN,
        said_at=at(11),
        expected=Refused("alert.stood_down", {"who": "Staff nurse", "at": "2026-08-03T10:40:00Z"}),
    ),
    Case(
        name="a seat that was not told yet leaves it to those who were",
        known=(RAISED,),
        by=MATRON,
        said=STAND_DOWN,
        expected=Refused("alert.raiser_or_seat_only"),
    ),
]
CASES = [*HEARING, *NOTING, *ENDING]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


MINUTES = st.integers(-10, 30)
SAID = st.lists(
    st.tuples(st.sampled_from((ACKNOWLEDGE, NOTE)), st.sampled_from((COLLEAGUE, LEAD)), MINUTES)
    | st.tuples(st.just(NOTE), st.just(NURSE), MINUTES),
    max_size=8,
)
NEARLY_FULL = replace(
    RAISED, log=tuple(replace(RAISED.log[0], id=uid(700 + n)) for n in range(LOG_MAX - 2))
)


@pytest.mark.parametrize(
    "alert", [RAISED, HEARD, STOOD_DOWN, NEARLY_FULL], ids=["raised", "heard", "over", "full"]
)
@settings(max_examples=40, deadline=None)
@given(said=SAID, data=st.data())
def test_facts_make_one_alert_in_any_order_of_arrival(
    alert: Alert,
    said: list[tuple[AcknowledgeAlert | NoteOnAlert, Person, int]],
    data: st.DataObject,
):
    numbered = list(enumerate(said))
    assert told_in(alert, numbered) == told_in(alert, data.draw(st.permutations(numbered)))


def told_in(
    alert: Alert, said: list[tuple[int, tuple[AcknowledgeAlert | NoteOnAlert, Person, int]]]
) -> Alert:
    for n, (command, by, minutes) in said:
        said_at = NOW + timedelta(minutes=minutes)
        now = moment([alert], by, said_at=said_at, heard_at=at(11), command_id=uid(800 + n))
        answer = run(command, now)
        assert isinstance(answer, tuple), answer
        alert = next(one for one in answer if isinstance(one, Alert))
    return replace(alert, rev=0)
