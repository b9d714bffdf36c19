"""What an administrator says of the organisation, one thing at a time."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from heard.domain.base import (
    CalendarId,
    Command,
    ContactId,
    Name,
    PersonId,
    Right,
    SeatId,
    StandardsId,
    UnitId,
)
from heard.domain.org.entities import (
    ClockTime,
    Membership,
    OdsCode,
    Phone,
    Role,
    Route,
    Shift,
    Standard,
    Tier,
)

Memberships = Annotated[tuple[Membership, ...], Meta(max_length=40)]
Shifts = Annotated[tuple[Shift, ...], Meta(max_length=42)]
Holidays = Annotated[tuple[date, ...], Meta(max_length=400)]


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


class SetSeat(Command, frozen=True, kw_only=True, tag="seat.set"):
    """A seat is made or changed; `answers` makes it the one that answers for its unit."""

    needs: ClassVar[Right] = Right.ADMINISTER
    seat: SeatId
    unit: UnitId
    role: Role
    title: Name
    answers: bool = False


class SetPerson(Command, frozen=True, kw_only=True, tag="person.set"):
    """A person and the seats that they hold, whole."""

    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId
    name: Name
    title: Name | None = None
    memberships: Memberships = ()


class DisablePerson(Command, frozen=True, kw_only=True, tag="person.disable"):
    """They can sign in no more; what they said stays."""

    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId


class EnablePerson(Command, frozen=True, kw_only=True, tag="person.enable"):
    needs: ClassVar[Right] = Right.ADMINISTER
    person: PersonId


class SetCalendar(Command, frozen=True, kw_only=True, tag="calendar.set"):
    """When a unit works. One that never opens is refused."""

    needs: ClassVar[Right] = Right.ADMINISTER
    calendar: CalendarId
    name: Name
    always: bool = False
    shifts: Shifts = ()
    holidays: Holidays = ()
    quiet_from: ClockTime | None = None
    quiet_until: ClockTime | None = None


class SetContact(Command, frozen=True, kw_only=True, tag="contact.set"):
    """A telephone number for everyone's device."""

    needs: ClassVar[Right] = Right.ADMINISTER
    contact: ContactId
    route: Route
    name: Name
    phone: Phone
    hours: Name | None = None


class SetStandards(Command, frozen=True, kw_only=True, tag="standards.set"):
    """The clocks of the organisation; they hold for asks made from now on."""

    needs: ClassVar[Right] = Right.ADMINISTER
    standards: StandardsId
    tiers: dict[str, Standard]
    lateral: Standard
    response_hours: Annotated[int, Meta(ge=1, le=720)] = 24
    inform_hours: Annotated[int, Meta(ge=1, le=720)] = 72


OrgCommand = (
    SetUnit
    | SetSeat
    | SetPerson
    | DisablePerson
    | EnablePerson
    | SetCalendar
    | SetContact
    | SetStandards
)
