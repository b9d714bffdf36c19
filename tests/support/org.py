"""A small hospital as values: every kind of unit, seat and person that a rule tells apart.

It is Monday 3 August 2026. Ids are readable in a diff: units 1.., seats 2.., people 3..
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from heard.domain.base import CalendarId, ContactId, PersonId, SeatId, StandardsId, UnitId
from heard.domain.org.entities import (
    DEFAULT_LATERAL,
    DEFAULT_TIERS,
    Calendar,
    Contact,
    Membership,
    Person,
    Role,
    Route,
    Seat,
    Shift,
    Standards,
    Unit,
)
from heard.domain.org.tree import org_of


def uid(n: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-{n:012d}")


def at(hour: int, minute: int = 0, *, day: int = 3) -> datetime:
    """A time of August 2026 in UTC; the wards' clocks are an hour ahead."""
    return datetime(2026, 8, day, hour, minute, tzinfo=UTC)


MONDAY, TUESDAY, FRIDAY = date(2026, 8, 3), date(2026, 8, 4), date(2026, 8, 7)

OFFICE = Calendar(
    id=CalendarId(uid(11)),
    name="Office hours",
    shifts=tuple(Shift(weekday=day, opens="09:00", closes="17:00") for day in range(5)),
    holidays=(date(2026, 8, 31),),
)
ALWAYS = Calendar(
    id=CalendarId(uid(12)), name="Wards", always=True, quiet_from="22:00", quiet_until="07:00"
)
STANDARDS_ID, INCIDENTS_ID = StandardsId(uid(13)), ContactId(uid(14))
STANDARDS = Standards(id=STANDARDS_ID, tiers=DEFAULT_TIERS, lateral=DEFAULT_LATERAL)
INCIDENTS = Contact(
    id=INCIDENTS_ID, route=Route.INCIDENT, name="Incident reporting", phone="01234 555 100"
)

BOARD_ID, EXECUTIVE_ID, DIVISION_ID, GROUP_ID, WARD_ID, OTHER_WARD_ID, DESK_ID, CLOSED_WARD_ID = (
    UnitId(uid(n)) for n in range(101, 109)
)
CHIEF_SEAT, DIRECTOR_SEAT, MATRON_SEAT, LEAD_SEAT, NURSE_SEAT, CHARGE_SEAT = (
    SeatId(uid(n)) for n in range(201, 207)
)
OTHER_LEAD_SEAT, OTHER_NURSE_SEAT, DESK_SEAT, ADMIN_SEAT, COACH_SEAT = (
    SeatId(uid(n)) for n in range(207, 212)
)

BOARD = Unit(id=BOARD_ID, name="Northfield Hospitals", tier=5, calendar=OFFICE.id)
EXECUTIVE = Unit(id=EXECUTIVE_ID, name="Executive", tier=4, parent=BOARD_ID, seat=CHIEF_SEAT)
DIVISION = Unit(id=DIVISION_ID, name="Surgery", tier=3, parent=EXECUTIVE_ID, seat=DIRECTOR_SEAT)
GROUP = Unit(id=GROUP_ID, name="Surgical wards", tier=2, parent=DIVISION_ID, seat=MATRON_SEAT)
WARD = Unit(id=WARD_ID, name="Ward 7", tier=1, parent=GROUP_ID, seat=LEAD_SEAT, calendar=ALWAYS.id)
OTHER_WARD = Unit(
    id=OTHER_WARD_ID,
    name="Ward 8",
    tier=1,
    parent=GROUP_ID,
    seat=OTHER_LEAD_SEAT,
    calendar=ALWAYS.id,
)
DESK = Unit(id=DESK_ID, name="Estates", tier=2, parent=DIVISION_ID, seat=DESK_SEAT, lateral=True)
CLOSED_WARD = Unit(
    id=CLOSED_WARD_ID, name="Ward 9", tier=1, parent=GROUP_ID, until_on=date(2026, 8, 1)
)
UNITS = (BOARD, EXECUTIVE, DIVISION, GROUP, WARD, OTHER_WARD, DESK, CLOSED_WARD)


def seat(seat_id: SeatId, unit: Unit, role: Role, title: str) -> Seat:
    return Seat(id=seat_id, unit=unit.id, role=role, title=title)


SEATS = (
    seat(CHIEF_SEAT, EXECUTIVE, Role.EXECUTIVE, "Chief nurse"),
    seat(DIRECTOR_SEAT, DIVISION, Role.DIRECTOR, "Divisional director"),
    seat(MATRON_SEAT, GROUP, Role.MATRON, "Matron, surgical wards"),
    seat(LEAD_SEAT, WARD, Role.LEAD, "Ward manager"),
    seat(NURSE_SEAT, WARD, Role.MEMBER, "Team member"),
    seat(CHARGE_SEAT, WARD, Role.LEAD, "Nurse in charge"),
    seat(OTHER_LEAD_SEAT, OTHER_WARD, Role.LEAD, "Ward manager"),
    seat(OTHER_NURSE_SEAT, OTHER_WARD, Role.MEMBER, "Team member"),
    seat(DESK_SEAT, DESK, Role.DESK, "Estates desk"),
    seat(ADMIN_SEAT, BOARD, Role.ADMINISTRATOR, "Administrator"),
    seat(COACH_SEAT, DIVISION, Role.COACH, "Improvement coach"),
)
ORG = org_of((*UNITS, *SEATS, OFFICE, ALWAYS, STANDARDS, INCIDENTS))


def sits_in(seat_id: SeatId, **fields: object) -> Membership:
    held = ORG.seats[seat_id]
    return Membership(seat=seat_id, unit=held.unit, role=held.role, **fields)  # pyright: ignore[reportArgumentType]  dates and a flag, as its fields say


def person(n: int, name: str, *held: Membership, title: str | None = None) -> Person:
    return Person(id=PersonId(uid(n)), name=name, title=title, memberships=held)


NURSE = person(301, "Amina Yusuf", sits_in(NURSE_SEAT), title="Staff nurse")
COLLEAGUE = person(302, "Ben Carter", sits_in(NURSE_SEAT), title="Healthcare assistant")
LEAD = person(303, "Carys Evans", sits_in(LEAD_SEAT))
MATRON = person(304, "Dorothy Mensah", sits_in(MATRON_SEAT))
DEPUTY = person(305, "Ewan Reid", sits_in(MATRON_SEAT, cover=True))
DIRECTOR = person(306, "Farah Khan", sits_in(DIRECTOR_SEAT))
CHIEF = person(307, "Grace Okafor", sits_in(CHIEF_SEAT))
DESK_LEAD = person(308, "Huw Price", sits_in(DESK_SEAT))
ADMINISTRATOR = person(309, "Ines Costa", sits_in(ADMIN_SEAT))
NEIGHBOUR = person(310, "Jack Lowe", sits_in(OTHER_NURSE_SEAT), title="Staff nurse")
COACH = person(311, "Kit Marsh", sits_in(COACH_SEAT))
NEWCOMER = person(312, "Lena Fox", title="Student nurse")
LEAVER = person(313, "Mo Aziz", sits_in(NURSE_SEAT, until_on=MONDAY))
DISABLED = Person(
    id=PersonId(uid(314)),
    name="Nia Bell",
    memberships=(sits_in(NURSE_SEAT),),
    disabled_at=at(7),
)
TABLET_SEAT = SeatId(uid(220))
TABLET = person(
    315, "Tablet at the board", Membership(seat=TABLET_SEAT, unit=WARD_ID, role=Role.TABLET)
)
PEOPLE = (
    NURSE,
    COLLEAGUE,
    LEAD,
    MATRON,
    DEPUTY,
    DIRECTOR,
    CHIEF,
    DESK_LEAD,
    ADMINISTRATOR,
    NEIGHBOUR,
    COACH,
    NEWCOMER,
    LEAVER,
    DISABLED,
    TABLET,
)
