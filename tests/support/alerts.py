"""One alert of Ward 7 as it climbs, is heard and ends: "The piped oxygen has failed"."""

from __future__ import annotations

from typing import Any

from heard.domain.alerts.entity import Acknowledged, Alert, AlertRaised, StoodDown
from heard.domain.base import AlertId, UnitId, put
from heard.domain.problems.entity import Entry
from tests.support.moments import NOW
from tests.support.org import (
    COLLEAGUE,
    DIVISION_ID,
    EXECUTIVE_ID,
    GROUP_ID,
    NURSE,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import told

ALERT_ID = AlertId(uid(450))
WORDS = "The piped oxygen has failed"
HEARD_ID = uid(551)

RAISED = Alert(
    id=ALERT_ID,
    unit=WARD_ID,
    words=WORDS,
    raised=AlertRaised(by=NURSE.id, who="Staff nurse", at=NOW, heard_at=NOW),
    told=(WARD_ID,),
    climbs_at=at(10, 5),
    log=(told("raise", NURSE),),
)


def then(alert: Alert, *lines: Entry, **fields: Any) -> Alert:
    """The next revision of an alert, with these lines at the end of its log."""
    return put(alert, log=(*alert.log, *lines), **fields)


def climbed(alert: Alert, to: UnitId, **fields: Any) -> Alert:
    """What the clock makes of it, saying so at its own rung."""
    line = told("climb", None, at=alert.climbs_at, to=to)
    return then(alert, line, rung=alert.rung + 1, told=(*alert.told, to), **fields)


ON_1 = climbed(RAISED, GROUP_ID, climbs_at=at(10, 15))
ON_2 = climbed(ON_1, DIVISION_ID, climbs_at=at(10, 30))
ON_3 = climbed(ON_2, EXECUTIVE_ID, climbs_at=None)
HEARD = then(
    RAISED,
    told("acknowledge", COLLEAGUE, id=HEARD_ID, at=at(10, 3)),
    climbs_at=None,
    acknowledged=Acknowledged(
        id=HEARD_ID, by=COLLEAGUE.id, who="Healthcare assistant", unit=WARD_ID, at=at(10, 3)
    ),
)
STOOD_DOWN = then(
    HEARD,
    told("stand_down", NURSE, at=at(10, 40), words="Oxygen is back"),
    stood_down=StoodDown(
        by=NURSE.id, who="Staff nurse", unit=WARD_ID, at=at(10, 40), words="Oxygen is back"
    ),
)
