"""A huddle at each moment of its life, on Monday 3 August 2026 at 9:15am on Ward 7."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from heard.domain.alike import Of, alike
from heard.domain.base import CascadeId, HuddleId, ScriptId
from heard.domain.huddles.huddle import (
    Cascade,
    Huddle,
    HuddleState,
    Mark,
    Marked,
    Stamp,
    cascade_id,
    huddle_id,
)
from heard.domain.huddles.running import StartHuddle
from heard.domain.huddles.script import Part, Script, Section
from heard.domain.org.entities import Person
from tests.support.moments import COMMAND_ID, NOW
from tests.support.org import GROUP_ID, MONDAY, NURSE, WARD_ID, at, uid

SLOT = 9 * 60 + 15
HUDDLE_ID = HuddleId(huddle_id(WARD_ID, MONDAY, SLOT))
SCRIPT_ID = ScriptId(alike(WARD_ID, Of.SCRIPT))
CASCADE_ID = CascadeId(cascade_id(GROUP_ID, MONDAY))
STARTED_AT = at(8, 15)
START_ID = uid(700)
AGENDA = (
    Section(part=Part.OPENER, seconds=30),
    Section(part=Part.ANSWERS, seconds=60),
    Section(part=Part.THANKS, seconds=30, title="Well done"),
)
START = StartHuddle(unit=WARD_ID, huddle=HUDDLE_ID, day=MONDAY, slot=SLOT, agenda=AGENDA)
SCRIPT = Script(id=SCRIPT_ID, rev=1, unit=WARD_ID, agenda=AGENDA)
CASCADE = Cascade(id=CASCADE_ID, rev=1, unit=GROUP_ID, day=MONDAY, teams=(WARD_ID,))


def line(mark: Mark, when: datetime = NOW, by: Person = NURSE, id: UUID = COMMAND_ID) -> Marked:  # noqa: A002
    """A line of the log as this person says it."""
    return Marked(id=id, at=when, mark=mark, by=by.id, who=by.title or by.name)


RUNNING = Huddle(
    id=HUDDLE_ID,
    rev=1,
    unit=WARD_ID,
    day=MONDAY,
    slot=SLOT,
    state=HuddleState.RUNNING,
    agenda=AGENDA,
    started=Stamp(STARTED_AT, START_ID),
    marks=(line(Mark.STARTED, STARTED_AT, id=START_ID),),
)
