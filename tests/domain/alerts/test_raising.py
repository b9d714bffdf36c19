"""An alert is heard from anybody, and climbs a rung at 5, 15 and 30 minutes until it is heard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from heard.domain.alerts.entity import Alert, AlertRaised
from heard.domain.alerts.raising import ClimbAlert, RaiseAlert
from heard.domain.base import put
from heard.domain.book import alarm_says, alarms, published_to
from tests.support.alerts import (
    ALERT_ID,
    HEARD,
    ON_1,
    ON_2,
    ON_3,
    RAISED,
    STOOD_DOWN,
    WORDS,
)
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    BOARD_ID,
    CHIEF,
    CLOSED_WARD_ID,
    COACH,
    DIVISION_ID,
    EXECUTIVE_ID,
    GROUP,
    GROUP_ID,
    NURSE,
    ORG,
    TABLET,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import told

RAISE = RaiseAlert(unit=WARD_ID, alert=ALERT_ID, words=WORDS, phoned=False)
CLIMB = ClimbAlert(alert=ALERT_ID, rung=1)
LATE = at(10, 42)
UNTOLD = replace(GROUP, seat=None)  # nobody answers there: the rung is the next above

RAISING = [
    Case(name="anyone of the team stops the line", by=NURSE, said=RAISE, expected=(RAISED,)),
    Case(
        name="the raiser says that they have telephoned",
        by=NURSE,
        said=replace(RAISE, phoned=True),
        expected=(replace(RAISED, phoned=True),),
    ),
    Case(
        name="whoever stands at the tablet on the wall stops it with no name",
        by=TABLET,
        said=RAISE,
        expected=(
            replace(
                RAISED,
                raised=AlertRaised(
                    by=TABLET.id, who="Tablet at the board", at=NOW, heard_at=NOW, unnamed=True
                ),
                log=(told("raise", TABLET),),
            ),
        ),
    ),
    Case(
        name="somebody who passes by stops the line of a ward that is not theirs",
        by=COACH,
        said=RAISE,
        expected=(
            replace(
                RAISED,
                raised=AlertRaised(by=COACH.id, who="Improvement coach", at=NOW, heard_at=NOW),
                log=(told("raise", COACH),),
            ),
        ),
    ),
    Case(
        name="the rungs begin when it is heard, however long it was not sent",
        by=NURSE,
        said=RAISE,
        said_at=at(9),
        heard_at=LATE,
        expected=(
            replace(
                RAISED,
                raised=AlertRaised(by=NURSE.id, who="Staff nurse", at=at(9), heard_at=LATE),
                climbs_at=at(10, 47),
                log=(told("raise", NURSE, at=at(9)),),
            ),
        ),
    ),
    Case(
        name="nobody stands above the executive, so it climbs no further",
        by=CHIEF,
        said=replace(RAISE, unit=EXECUTIVE_ID),
        expected=(
            replace(
                RAISED,
                unit=EXECUTIVE_ID,
                raised=AlertRaised(by=CHIEF.id, who="Chief nurse", at=NOW, heard_at=NOW),
                told=(EXECUTIVE_ID,),
                climbs_at=None,
                log=(told("raise", CHIEF),),
            ),
        ),
    ),
    Case(
        name="a ward that has closed may be unsafe all the same",
        by=NURSE,
        said=replace(RAISE, unit=CLOSED_WARD_ID),
        expected=(replace(RAISED, unit=CLOSED_WARD_ID, told=(CLOSED_WARD_ID,)),),
    ),
    Case(
        name="an alert is raised once",
        known=(RAISED,),
        by=NURSE,
        said=RAISE,
        expected=Refused("alert.exists"),
    ),
    Case(
        name="it is not told to everyone at once",
        by=NURSE,
        said=replace(RAISE, unit=BOARD_ID),
        expected=Refused("unit.is_everyone", {"unit": str(BOARD_ID)}),
    ),
    Case(
        name="there is no such team",
        by=NURSE,
        said=replace(RAISE, unit=uid(199)),
        expected=Refused("unit.unknown"),
    ),
]


def told_above(alert: Alert, unit: object, **fields: object) -> Alert:
    """Climbed, as the clock says it now."""
    log = (*alert.log, told("climb", None, at=alert.climbs_at, to=unit))
    return put(alert, rung=alert.rung + 1, told=(*alert.told, unit), log=log, **fields)


CLIMBING = [
    Case(
        name="at 5 minutes the matron is told",
        known=(RAISED,),
        said=CLIMB,
        said_at=at(10, 5),
        expected=(ON_1,),
    ),
    Case(
        name="at 15 minutes the directorate is told as well",
        known=(ON_1,),
        said=replace(CLIMB, rung=2),
        said_at=at(10, 15),
        expected=(ON_2,),
    ),
    Case(
        name="at 30 minutes the executive, and there it stays",
        known=(ON_2,),
        said=replace(CLIMB, rung=3),
        said_at=at(10, 30),
        expected=(ON_3,),
    ),
    Case(
        name="a unit that nobody answers for is no rung",
        known=(RAISED, UNTOLD),
        said=CLIMB,
        said_at=at(10, 5),
        expected=(told_above(RAISED, DIVISION_ID, climbs_at=at(10, 15)),),
    ),
    Case(
        name="whoever stood above has gone since: it stays where it is",
        known=(replace(ON_2, told=(WARD_ID, GROUP_ID, EXECUTIVE_ID)),),
        said=replace(CLIMB, rung=3),
        said_at=at(10, 30),
        expected=(put(replace(ON_2, told=(WARD_ID, GROUP_ID, EXECUTIVE_ID)), climbs_at=None),),
    ),
    Case(
        name="a moment too early it does not climb",
        known=(RAISED,),
        said=CLIMB,
        said_at=at(10, 5) - timedelta(seconds=1),
        expected=(),
    ),
    Case(name="a rung is climbed once", known=(ON_1,), said=CLIMB, said_at=LATE, expected=()),
    Case(
        name="once it was heard it does not climb",
        known=(HEARD,),
        said=CLIMB,
        said_at=LATE,
        expected=(),
    ),
    Case(
        name="nobody but the clock sends it up",
        known=(RAISED,),
        by=NURSE,
        said=CLIMB,
        expected=Refused("right.missing", {"right": "system"}),
    ),
]
CASES = [*RAISING, *CLIMBING]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


@pytest.mark.parametrize(
    ("alert", "due_at", "rung"),
    [(RAISED, at(10, 5), 1), (ON_1, at(10, 15), 2), (ON_2, at(10, 30), 3)],
)
def test_the_clock_says_the_next_rung_when_it_is_due(alert: Alert, due_at: object, rung: int):
    assert alarms(alert) == {"climb": due_at}
    assert alarm_says(alert, "climb", ORG) == ClimbAlert(alert=ALERT_ID, rung=rung)


@pytest.mark.parametrize("alert", [ON_3, HEARD, STOOD_DOWN], ids=["top", "heard", "over"])
def test_the_clock_has_nothing_more_to_say(alert: Alert):
    assert alarms(alert) == {}


def test_the_units_that_are_told_see_it_and_so_does_its_raiser():
    assert published_to(RAISED, BOARD_ID) == {WARD_ID, NURSE.id}
    told = {WARD_ID, GROUP_ID, DIVISION_ID, EXECUTIVE_ID}
    assert published_to(ON_3, BOARD_ID) == told | {NURSE.id}
