"""A unit stands where it is said to: one root, tiers that rise, no cycles."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, assert_never

from heard.domain.base import CalendarId, Command, Name, Right, UnitId, refuse
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import OdsCode, Phone, Tier, Unit
from heard.domain.org.tree import BOARD_TIER


class SetUnit(Command, frozen=True, kw_only=True, tag="unit.set"):
    """A unit is made or changed. Its parent stands above it, and is said first."""

    needs: ClassVar[Right] = Right.ADMINISTER
    unit: UnitId
    name: Name
    tier: Tier
    parent: UnitId | None = None
    lateral: bool = False
    calendar: CalendarId | None = None
    phone: Phone | None = None
    ods: OdsCode | None = None
    from_on: date | None = None
    until_on: date | None = None


def set_unit(said: SetUnit, moment: Moment) -> Change:
    before = moment.org.units.get(said.unit)
    if said.parent is None:
        _only_root(said, moment)
    else:
        _below_its_parent(said, said.parent, moment)
    if said.calendar is not None and said.calendar not in moment.org.calendars:
        refuse("calendar.unknown")
    if said.until_on and said.from_on and said.until_on <= said.from_on:
        refuse("unit.ends_before_it_begins")
    return as_said(Unit, said.unit, before, said, without={"unit"}, seat=before and before.seat)


def _only_root(said: SetUnit, moment: Moment) -> None:
    root = moment.org.root
    if root is not None and root != said.unit:
        refuse("unit.second_root", root=root)
    if said.tier < BOARD_TIER:
        refuse("unit.root_below_board", tier_min=BOARD_TIER)


def _below_its_parent(said: SetUnit, parent_id: UnitId, moment: Moment) -> None:
    parent = moment.org.units.get(parent_id)
    if parent is None:
        refuse("unit.parent_unknown", parent=parent_id)
    above = {unit.id for unit in moment.org.ancestors(parent_id)}
    if parent_id == said.unit or said.unit in above:
        refuse("unit.cycle", parent=parent_id)
    if parent.tier <= said.tier and not said.lateral:
        refuse("unit.tier_not_below_parent", parent_tier=parent.tier)
    children = (u for u in moment.org.units.values() if u.parent == said.unit)
    if any(child.tier >= said.tier and not child.lateral for child in children):
        refuse("unit.tier_not_above_children")


UnitCommand = SetUnit


def decide(said: UnitCommand, moment: Moment) -> Change:
    match said:
        case SetUnit():
            return set_unit(said, moment)
        case _:
            assert_never(said)
