"""One alert of last month, as it was heard, looked into and stood down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from heard.demo.organisation import MAPLE
from heard.demo.tale import Line
from heard.demo.team import Team
from heard.domain.alerts.answering import AcknowledgeAlert, NoteOnAlert, StandDownAlert
from heard.domain.alerts.raising import RaiseAlert
from heard.domain.base import AlertId

DAYS_AGO = 32
WORDS = "Oxygen outlets on the window side of bay 2 give no flow"
NOTES = (
    (6, "Everybody in bay 2 is on cylinders. Estates are on their way up."),
    (19, "The valve in the riser had been closed for the works next door."),
)
SAFE_BECAUSE = "Valve open, all six outlets tested twice, and the valve is locked and labelled."


def alerts(team: Team) -> Iterator[Line]:
    day = team.today - timedelta(days=DAYS_AGO)
    if team.place.name != MAPLE or day < team.began:
        return
    raiser, (manager, *_) = team.staff.members[0], team.staff.leads
    alert, at = AlertId(team.new_id()), team.hour(day, 14.2)
    raised = RaiseAlert(unit=team.unit, alert=alert, words=WORDS, phoned=True)
    yield team.line(at, raised, raiser)
    heard = AcknowledgeAlert(unit=team.unit, alert=alert)
    yield team.line(at + timedelta(minutes=2), heard, manager)
    for minutes, words in NOTES:
        note = NoteOnAlert(unit=team.unit, alert=alert, words=words)
        yield team.line(at + timedelta(minutes=minutes), note)
    ended = StandDownAlert(unit=team.unit, alert=alert, words=SAFE_BECAUSE)
    yield team.line(at + timedelta(minutes=41), ended, manager)
