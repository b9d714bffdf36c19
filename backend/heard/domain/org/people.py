"""People sit in seats that exist; who may sign in no more stays in what they said."""

from __future__ import annotations

from typing import Annotated, ClassVar, assert_never
from uuid import UUID

from msgspec import Meta

from heard.domain.base import Command, Name, PersonId, Right, put, refuse
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import Membership, Person
from heard.domain.org.tablets import SHARED, shared

Memberships = Annotated[tuple[Membership, ...], Meta(max_length=40)]


class SetPerson(Command, frozen=True, kw_only=True, tag="person.set"):
    """A person and the seats that they hold, whole."""

    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId
    name: Name
    title: Name | None = None
    memberships: Memberships = ()


def scopes(person: Person) -> frozenset[UUID]:
    """Who is told of somebody: their teams. Of a tablet only itself, so that none can choose it."""
    if shared(person) is not None:
        return frozenset({person.id})
    return frozenset({person.id, *(held.unit for held in person.memberships)})


def set_person(said: SetPerson, moment: Moment) -> Change:
    before = moment.find(Person, said.person)
    _somebody(before)
    for membership in said.memberships:
        _seat_exists(membership, moment)
    disabled_at = before.disabled_at if before else None
    return as_said(Person, said.person, before, said, without={"person"}, disabled_at=disabled_at)


def _seat_exists(membership: Membership, moment: Moment) -> None:
    seat = moment.org.seats.get(membership.seat)
    if seat is None:
        refuse("seat.unknown", seat=membership.seat)
    if (seat.unit, seat.role) != (membership.unit, membership.role):
        refuse("seat.not_as_said", seat=membership.seat)
    if seat.role in SHARED:
        refuse("seat.not_for_people", seat=membership.seat)


def _somebody(person: Person | None) -> None:
    """A tablet is enrolled and revoked; here it is as missing as one that never was."""
    if person is not None and shared(person) is not None:
        refuse("person.unknown")


class DisablePerson(Command, frozen=True, kw_only=True, tag="person.disable"):
    """They can sign in no more; what they said stays."""

    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId


class EnablePerson(Command, frozen=True, kw_only=True, tag="person.enable"):
    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId


def set_disabled(said: DisablePerson | EnablePerson, moment: Moment) -> Change:
    person = moment.get(Person, said.person)
    _somebody(person)
    ends = isinstance(said, DisablePerson)
    if ends and person.id == moment.speaker:
        refuse("person.oneself")
    if ends == (person.disabled_at is not None):
        return NOTHING
    return Change((put(person, disabled_at=moment.heard_at if ends else None),))


PersonCommand = SetPerson | DisablePerson | EnablePerson


def decide(said: PersonCommand, moment: Moment) -> Change:
    match said:
        case SetPerson():
            return set_person(said, moment)
        case DisablePerson() | EnablePerson():
            return set_disabled(said, moment)
        case _:
            assert_never(said)
