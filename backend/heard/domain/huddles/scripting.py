"""A team writes its own script, in a minute and with nobody's leave."""

from __future__ import annotations

from typing import Annotated, ClassVar, assert_never

from msgspec import Meta
from msgspec.structs import replace

from heard.domain.alike import Of, alike
from heard.domain.base import Command, Place, Right, ScriptId, UnitId, put, refuse
from heard.domain.huddles.script import Agenda, Focus, RoleGroup, Script, Setting, WeeksTest
from heard.domain.moment import NOTHING, Change, Moment

Roles = Annotated[tuple[RoleGroup, ...], Meta(max_length=13)]
Focuses = Annotated[tuple[Focus, ...], Meta(max_length=3)]  # source: feature H5


class SetScript(Command, frozen=True, kw_only=True, tag="script.set"):
    """The parts of the huddle, whole and in order, each at most once."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.UNIT
    unit: UnitId
    script: ScriptId
    setting: Setting = Setting.WARD
    agenda: Agenda = ()
    roles: Roles = ()


def set_script(said: SetScript, moment: Moment) -> Change:
    parts = [section.part for section in said.agenda]
    if len(set(parts)) < len(parts):
        refuse("script.part_twice")
    before = _script(moment, said.unit, said.script)
    after = put(before, setting=said.setting, agenda=said.agenda, roles=said.roles)
    return _changed(before, after)


class SetFocus(Command, frozen=True, kw_only=True, tag="script.focus"):
    """What the team works on this week, and what it is trying."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.UNIT
    unit: UnitId
    script: ScriptId
    focuses: Focuses = ()
    test: WeeksTest | None = None


def set_focus(said: SetFocus, moment: Moment) -> Change:
    before = _script(moment, said.unit, said.script)
    test = _tried(said.test, before.test, moment)
    return _changed(before, put(before, focuses=said.focuses, test=test))


def _tried(said: WeeksTest | None, before: WeeksTest | None, moment: Moment) -> WeeksTest | None:
    """Other words are another test, since now; whatever was said of since when."""
    if said is None:
        return None
    if before is not None and before.words == said.words:
        return replace(said, since=before.since)
    return replace(said, since=moment.said_at)


def _script(moment: Moment, unit: UnitId, script: ScriptId) -> Script:
    """The team's script, or the blank one that it begins with."""
    moment.org.unit(unit)
    if script != alike(unit, Of.SCRIPT):
        refuse("script.unknown")
    return moment.find(Script, script) or Script(id=script, rev=0, unit=unit)


def _changed(before: Script, after: Script) -> Change:
    said_again = before.rev > 0 and put(before) == after
    return NOTHING if said_again else Change((after,))


ScriptCommand = SetScript | SetFocus


def decide(said: ScriptCommand, moment: Moment) -> Change:
    match said:
        case SetScript():
            return set_script(said, moment)
        case SetFocus():
            return set_focus(said, moment)
        case _:
            assert_never(said)
