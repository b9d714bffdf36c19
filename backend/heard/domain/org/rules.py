"""The organisation stays a tree: one root, tiers that rise, seats that exist, no cycles."""

from __future__ import annotations

from typing import assert_never
from uuid import UUID

import msgspec

from heard.domain.base import Entity, EntityT, SeatId, UnitId, put, refuse
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org import commands
from heard.domain.org.commands import OrgCommand
from heard.domain.org.entities import (
    DEFAULT_TIERS,
    Calendar,
    Contact,
    Membership,
    Person,
    Seat,
    Standards,
    Unit,
)
from heard.domain.org.tree import BOARD_TIER


def decide(said: OrgCommand, moment: Moment) -> Change:
    match said:
        case commands.SetUnit():
            return set_unit(said, moment)
        case commands.SetSeat():
            return set_seat(said, moment)
        case commands.SetPerson():
            return set_person(said, moment)
        case commands.DisablePerson() | commands.EnablePerson():
            return set_disabled(said, moment)
        case commands.SetCalendar():
            return set_calendar(said, moment)
        case commands.SetContact():
            return set_contact(said, moment)
        case commands.SetStandards():
            return set_standards(said, moment)
        case _:
            assert_never(said)


def set_unit(said: commands.SetUnit, moment: Moment) -> Change:
    before = moment.org.units.get(said.unit)
    if said.parent is None:
        _only_root(said, moment)
    else:
        _below_its_parent(said, said.parent, moment)
    if said.calendar is not None and said.calendar not in moment.org.calendars:
        refuse("calendar.unknown")
    if said.until_on and said.from_on and said.until_on <= said.from_on:
        refuse("unit.ends_before_it_begins")
    return _write(Unit, said.unit, before, said, without={"unit"}, seat=before and before.seat)


def _only_root(said: commands.SetUnit, moment: Moment) -> None:
    root = moment.org.root
    if root is not None and root != said.unit:
        refuse("unit.second_root", root=root)
    if said.tier < BOARD_TIER:
        refuse("unit.root_below_board", tier_min=BOARD_TIER)


def _below_its_parent(said: commands.SetUnit, parent_id: UnitId, moment: Moment) -> None:
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


def set_seat(said: commands.SetSeat, moment: Moment) -> Change:
    unit = moment.org.unit(said.unit)
    before = moment.org.seats.get(said.seat)
    if before is not None and before.unit != said.unit:
        refuse("seat.stays_in_its_unit")
    if before is not None and before.role is not said.role:
        refuse("seat.keeps_its_role")  # who sits in it holds the rights of the role they were given
    if said.answers and unit.parent is None:
        refuse("unit.takes_no_asks", unit=unit.id)
    change = _write(Seat, said.seat, before, said, without={"seat", "answers"})
    if not said.answers or unit.seat == said.seat:
        return change
    return Change((*change.entities, put(unit, seat=SeatId(said.seat))))


def set_person(said: commands.SetPerson, moment: Moment) -> Change:
    before = moment.find(Person, said.person)
    for membership in said.memberships:
        _seat_exists(membership, moment)
    disabled_at = before.disabled_at if before else None
    return _write(Person, said.person, before, said, without={"person"}, disabled_at=disabled_at)


def _seat_exists(membership: Membership, moment: Moment) -> None:
    seat = moment.org.seats.get(membership.seat)
    if seat is None:
        refuse("seat.unknown", seat=membership.seat)
    if (seat.unit, seat.role) != (membership.unit, membership.role):
        refuse("seat.not_as_said", seat=membership.seat)


def set_disabled(said: commands.DisablePerson | commands.EnablePerson, moment: Moment) -> Change:
    person = moment.get(Person, said.person)
    ends = isinstance(said, commands.DisablePerson)
    if ends and person.id == moment.speaker:
        refuse("person.oneself")
    if ends == (person.disabled_at is not None):
        return NOTHING
    return Change((put(person, disabled_at=moment.heard_at if ends else None),))


def set_calendar(said: commands.SetCalendar, moment: Moment) -> Change:
    if not said.always and not said.shifts:
        refuse("calendar.never_opens")
    if (said.quiet_from is None) != (said.quiet_until is None):
        refuse("calendar.half_a_night")
    before = moment.org.calendars.get(said.calendar)
    return _write(Calendar, said.calendar, before, said, without={"calendar"})


def set_contact(said: commands.SetContact, moment: Moment) -> Change:
    before = moment.org.contacts.get(said.contact)
    return _write(Contact, said.contact, before, said, without={"contact"})


def set_standards(said: commands.SetStandards, moment: Moment) -> Change:
    before = moment.org.standards
    if before is not None and before.id != said.standards:
        refuse("standards.are_one")
    if said.tiers.keys() != DEFAULT_TIERS.keys():
        refuse("standards.other_tiers", tiers=sorted(DEFAULT_TIERS))
    for name, standard in (*said.tiers.items(), ("lateral", said.lateral)):
        if not standard.can_be_kept:
            refuse("standards.cannot_be_kept", of=name)
    if said.inform_hours < said.response_hours:
        refuse("standards.informed_too_soon")
    return _write(Standards, said.standards, before, said, without={"standards"})


def _write(
    shape: type[EntityT],
    entity_id: UUID,
    before: EntityT | None,
    said: OrgCommand,
    *,
    without: set[str],
    **kept: object,
) -> Change:
    """The entity as said, at its next revision; saying the same again changes nothing."""
    fields = {
        name: value for name, value in msgspec.structs.asdict(said).items() if name not in without
    }
    rev = before.rev if before is not None else 0
    after: Entity = shape(id=entity_id, rev=rev, **fields, **kept)
    return NOTHING if after == before else Change((put(after),))
