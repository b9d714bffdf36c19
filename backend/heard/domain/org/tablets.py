"""A ward's tablet and its wall are signed in as themselves, and are nobody's colleague.

Each is a person in a seat that people never sit in: it may do what its role may, is told what its
unit is told, and is held, disabled and journalled as people are.
"""

from __future__ import annotations

from typing import ClassVar, assert_never
from uuid import UUID, uuid5

from heard.domain.base import Command, Name, PersonId, Place, Right, SeatId, UnitId, put, refuse
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Membership, Person, Role, Seat, Shared

SHARED = frozenset(Role(kind) for kind in Shared)

# What a story says of whom it does not know.
_TITLES = {Shared.TABLET: "Someone on the team", Shared.WALL: "The screen on the wall"}


class EnrolTablet(Command, frozen=True, kw_only=True, tag="tablet.enrol"):
    """A tablet or a wall becomes a unit's own: anew, or again under its last name or another."""

    needs: ClassVar[Right] = Right.LEAD
    at: ClassVar[Place] = Place.LED
    from_outbox: ClassVar[bool] = False  # a code, or nobody: a sync would bring back what is lost
    unit: UnitId
    person: PersonId
    kind: Shared
    name: Name


class RevokeTablet(Command, frozen=True, kw_only=True, tag="tablet.revoke"):
    """It reads no more; what it still has to send is taken."""

    needs: ClassVar[Right] = Right.LEAD
    at: ClassVar[Place] = Place.LED
    from_outbox: ClassVar[bool] = False  # it counts at once or is not done: nobody waits for it
    unit: UnitId
    person: PersonId


def shared(person: Person) -> Membership | None:
    """The one seat of a tablet or a wall; None: it is somebody."""
    return next((held for held in person.memberships if held.role in SHARED), None)


def tablet_of(unit: UnitId, kind: Shared, device: UUID) -> PersonId:
    """Who a device is at a unit: enrolled again, it is the same, and so are its unsent words."""
    return PersonId(uuid5(unit, f"{kind}\n{device}"))


def enrol(said: EnrolTablet, moment: Moment) -> Change:
    unit = moment.org.unit(said.unit)
    role = Role(said.kind)
    held = Membership(seat=SeatId(uuid5(unit.id, f"seat\n{role}")), unit=unit.id, role=role)
    before = moment.find(Person, said.person)
    if before is None:
        after = Person(id=said.person, name=said.name, memberships=(held,))
        return Change((*_seat_of(held, _TITLES[said.kind], moment), after))
    if before.memberships != (held,):
        refuse("tablet.unknown")
    if (before.name, before.disabled_at) == (said.name, None):
        return NOTHING
    return Change((put(before, name=said.name, disabled_at=None),))


def _seat_of(held: Membership, title: Name, moment: Moment) -> tuple[Seat, ...]:
    """One for all tablets of a unit, made with the first."""
    if held.seat in moment.org.seats:
        return ()
    return (Seat(id=held.seat, unit=held.unit, role=held.role, title=title),)


def revoke(said: RevokeTablet, moment: Moment) -> Change:
    tablet = moment.find(Person, said.person)
    held = shared(tablet) if tablet is not None else None
    if tablet is None or held is None or held.unit != said.unit:
        refuse("tablet.unknown")
    if tablet.disabled_at is not None:
        return NOTHING
    return Change((put(tablet, disabled_at=moment.heard_at),))


TabletCommand = EnrolTablet | RevokeTablet


def decide(said: TabletCommand, moment: Moment) -> Change:
    match said:
        case EnrolTablet():
            return enrol(said, moment)
        case RevokeTablet():
            return revoke(said, moment)
        case _:
            assert_never(said)
