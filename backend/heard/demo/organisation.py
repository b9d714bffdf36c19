"""Seven Rivers NHS Trust, which does not exist: its units, seats, people, hours and telephones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from uuid import UUID, uuid5

import holidays
from msgspec import Struct

from heard.demo import names
from heard.demo.words import Desk, Setting
from heard.domain.base import CalendarId, ContactId, PersonId, SeatId, StandardsId, UnitId
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.clocks import SetStandards
from heard.domain.org.contacts import SetContact
from heard.domain.org.entities import (
    DEFAULT_LATERAL,
    DEFAULT_TIERS,
    Membership,
    Role,
    Route,
    Shift,
)
from heard.domain.org.people import SetPerson
from heard.domain.org.rules import OrgCommand
from heard.domain.org.seats import SetSeat
from heard.domain.org.units import SetUnit

_NAMESPACE = UUID("5e7e4a1c-93d0-5b7e-8a57-6b1f7c2d9e00")
WEEK = range(5)  # Monday to Friday


def known_as(what: str, name: str) -> UUID:
    """The same name has the same id in every build."""
    return uuid5(_NAMESPACE, f"{what}.{name}")


class Post(Struct, frozen=True, kw_only=True):
    """A seat and how many sit in it beside those named; `title` is the seat's."""

    role: Role
    title: str
    answers: bool = False
    held_by: tuple[str, ...] = ()
    n: int = 1
    # How the people in it are named in stories, one after the other; left out: by the seat.
    titles: tuple[str, ...] = ()


class Place(Struct, frozen=True, kw_only=True):
    """A unit as the demo draws it."""

    name: str
    tier: int
    above: str | None
    posts: tuple[Post, ...] = ()
    calendar: str | None = None
    desk: Desk | None = None
    setting: Setting = Setting.WARD
    phone: str | None = None


class Staff(Struct, frozen=True):
    """Everyone who speaks for one unit; the first of `leads` holds the seat that answers."""

    unit: UnitId
    leads: tuple[PersonId, ...]
    members: tuple[PersonId, ...]
    cover: tuple[PersonId, ...]

    @property
    def everyone(self) -> tuple[PersonId, ...]:
        return (*self.leads, *self.members)


TRUST, EXECUTIVES = "Seven Rivers NHS Trust (demo)", "Executive team"
MEDICINE, SURGERY, SUPPORT = (
    "Medicine and urgent care",
    "Surgery and maternity",
    "Community and clinical support",
)
MAPLE, OAK, ROWAN, ELM = "Maple Ward", "Oak Ward", "Rowan Ward", "Elm Ward"
MEDICAL_WARDS = "Medical wards"
DAY_AND_NIGHT, OFFICE, DESK_HOURS = "Day and night", "Weekdays, 8am to 6pm", "Desk hours"

_TEAM_TITLES = ("Staff nurse", "Healthcare assistant", "Housekeeper", "Physiotherapist")
_OTHER_TITLES = ("Staff nurse", "Healthcare assistant", "Domestic assistant", "Doctor")


def _ward(name: str, above: str, n: int, setting: Setting = Setting.WARD) -> Place:
    charge = (names.NURSE,) if name == MAPLE else ()
    return Place(
        name=name,
        tier=1,
        above=above,
        calendar=DAY_AND_NIGHT,
        setting=setting,
        phone=f"extension 20{n:02d}",
        posts=(
            Post(role=Role.LEAD, title="Ward manager", answers=True),
            Post(
                role=Role.LEAD,
                title="Nurse in charge",
                held_by=charge,
                n=0 if charge else 1,
                titles=("Staff nurse",) if charge else (),
            ),
            Post(
                role=Role.MEMBER,
                title="Ward team",
                n=3 + n % 2,
                titles=_TEAM_TITLES if n % 2 else _OTHER_TITLES,
            ),
        ),
    )


def _group(name: str, above: str, title: str, *held_by: str) -> Place:
    post = Post(role=Role.MATRON, title=title, answers=True, held_by=held_by, n=1 - len(held_by))
    return Place(name=name, tier=2, above=above, posts=(post,), calendar=OFFICE)


def _division(name: str, *more: Post) -> Place:
    posts = (
        Post(role=Role.DIRECTOR, title=f"Divisional director, {name.lower()}", answers=True),
        Post(role=Role.DIRECTOR, title=f"Head of nursing, {name.lower()}"),
        *more,
    )
    return Place(name=name, tier=3, above=EXECUTIVES, posts=posts, calendar=OFFICE)


def _desk(name: str, desk: Desk, phone: str, *held_by: str) -> Place:
    post = Post(
        role=Role.DESK,
        title=f"{name} desk",
        answers=True,
        held_by=held_by,
        n=2 - len(held_by),
    )
    return Place(
        name=name, tier=2, above=SUPPORT, posts=(post,), calendar=DESK_HOURS, desk=desk, phone=phone
    )


# Each stands below one that is named before it.
PLACES = (
    Place(
        name=TRUST,
        tier=5,
        above=None,
        calendar=OFFICE,
        posts=(
            Post(
                role=Role.ADMINISTRATOR, title="Administrator", held_by=(names.ADMINISTRATOR,), n=0
            ),
        ),
    ),
    Place(
        name=EXECUTIVES,
        tier=4,
        above=TRUST,
        calendar=OFFICE,
        posts=(
            Post(
                role=Role.EXECUTIVE,
                title="Chief nurse",
                answers=True,
                held_by=(names.EXECUTIVE,),
                n=0,
            ),
            Post(role=Role.EXECUTIVE, title="Chief operating officer"),
            Post(role=Role.EXECUTIVE, title="Medical director"),
        ),
    ),
    _division(MEDICINE, Post(role=Role.COACH, title="Improvement coach")),
    _division(SURGERY),
    _division(SUPPORT),
    _group(MEDICAL_WARDS, MEDICINE, "Matron, medical wards", names.MATRON),
    _group("Urgent care", MEDICINE, "Matron, urgent care"),
    _group("Surgical wards", SURGERY, "Matron, surgical wards"),
    _group("Theatres and day surgery", SURGERY, "Matron, theatres"),
    _group("Maternity", SURGERY, "Head of midwifery"),
    _group("Community nursing", SUPPORT, "Community matron"),
    _ward(MAPLE, MEDICAL_WARDS, 1),
    _ward(OAK, MEDICAL_WARDS, 2),
    _ward(ROWAN, MEDICAL_WARDS, 3),
    _ward(ELM, MEDICAL_WARDS, 4),
    _ward("Emergency department", "Urgent care", 5, Setting.EMERGENCY),
    _ward("Ash Assessment Unit", "Urgent care", 6),
    _ward("Birch Ward", "Surgical wards", 7),
    _ward("Willow Ward", "Surgical wards", 8),
    _ward("Alder Theatres", "Theatres and day surgery", 9, Setting.THEATRES),
    _ward("Hazel Day Surgery", "Theatres and day surgery", 10),
    _ward("Juniper Maternity", "Maternity", 11, Setting.MATERNITY),
    _ward("Riverside Community Team", "Community nursing", 12, Setting.COMMUNITY),
    _desk("Estates", Desk.ESTATES, "extension 3000", names.ESTATES),
    _desk("IT", Desk.IT, "extension 3100"),
    _desk("Pharmacy", Desk.PHARMACY, "extension 3200"),
    _desk("Medical engineering", Desk.MEDICAL_ENGINEERING, "extension 3300"),
)
WARDS = tuple(place for place in PLACES if place.tier == 1)
# Whose boards are seen by those who sign in.
OF_GUESTS = frozenset({MAPLE, MEDICAL_WARDS, EXECUTIVES, "Estates"})

# Who stands in for whom, so that no matron's seat is empty on her leave.
COVER = {
    "Urgent care": (MEDICAL_WARDS,),
    "Surgical wards": ("Theatres and day surgery", "Urgent care"),
    "Theatres and day surgery": ("Surgical wards",),
    "Maternity": ("Community nursing",),
    "Community nursing": ("Maternity",),
}

_TELEPHONES = (
    (Route.URGENT, "Urgent help, cardiac arrest", "2222", "Day and night"),
    (Route.INCIDENT, "Incident reporting", "extension 4100", "Day and night"),
    (Route.SPEAK_UP, "Freedom to Speak Up guardian", "extension 4200", "Weekdays, 8am to 6pm"),
    (Route.SAFEGUARDING, "Safeguarding team", "extension 4300", "Day and night"),
    (Route.HR, "People team", "extension 4400", "Weekdays, 9am to 5pm"),
    (Route.ESTATES, "Estates emergencies", "extension 3999", "Day and night"),
    (Route.OTHER, "Site manager", "extension 4000", "Day and night"),
)


def unit_id(name: str) -> UnitId:
    return UnitId(known_as("unit", name))


def person_id(name: str) -> PersonId:
    return PersonId(known_as("person", name))


def contact_of(route: Route) -> ContactId:
    return ContactId(known_as("contact", route))


def desk_unit(desk: Desk) -> UnitId:
    return next(unit_id(place.name) for place in PLACES if place.desk is desk)


class Trust(Struct, frozen=True):
    """What makes it, and who speaks for each unit."""

    commands: tuple[OrgCommand, ...]
    staff: dict[UnitId, Staff]


class _Filled(Struct, frozen=True):
    """A post with those who sit in it, by name and by how they are titled."""

    place: Place
    post: Post
    people: tuple[tuple[str, str | None], ...]

    @property
    def seat(self) -> SeatId:
        return SeatId(known_as("seat", f"{self.place.name}.{self.post.title}"))

    def membership(self, *, cover: bool = False) -> Membership:
        unit = unit_id(self.place.name)
        return Membership(seat=self.seat, unit=unit, role=self.post.role, cover=cover)


def trust(years: range) -> Trust:
    """The organisation with England's bank holidays of these years."""
    filled = list(_filled())
    commands = (
        *_calendars(years),
        *(_unit(place) for place in PLACES),
        *(_seat(one) for one in filled),
        *_people(filled),
        *_contacts(),
        SetStandards(
            standards=StandardsId(known_as("standards", "default")),
            tiers=DEFAULT_TIERS,
            lateral=DEFAULT_LATERAL,
        ),
    )
    return Trust(commands, {unit_id(place.name): _staff(place, filled) for place in PLACES})


def _filled() -> Iterator[_Filled]:
    waiting = iter(names.colleagues())
    for place in PLACES:
        for post in place.posts:
            hired = islice(waiting, post.n)
            titles = (*post.titles, *[None] * (post.n + len(post.held_by)))
            people = tuple(zip((*post.held_by, *hired), titles, strict=False))
            yield _Filled(place, post, people)


def _staff(place: Place, filled: list[_Filled]) -> Staff:
    here = [one for one in filled if one.place is place and one.post.role is not Role.COACH]
    standing_in = [one for one in filled if place.name in COVER.get(one.place.name, ())]
    return Staff(
        unit_id(place.name),
        leads=_sitting(one for one in here if one.post.role is not Role.MEMBER),
        members=_sitting(one for one in here if one.post.role is Role.MEMBER),
        cover=_sitting(standing_in),
    )


def _sitting(filled: Iterable[_Filled]) -> tuple[PersonId, ...]:
    return tuple(person_id(name) for one in filled for name, _ in one.people)


def _people(filled: list[_Filled]) -> Iterator[SetPerson]:
    matrons = {one.place.name: one for one in filled if one.post.role is Role.MATRON}
    for one in filled:
        covered = COVER.get(one.place.name, ())
        stands_in = (matrons[name].membership(cover=True) for name in covered)
        held = (one.membership(), *stands_in)
        for name, title in one.people:
            yield SetPerson(person=person_id(name), name=name, title=title, memberships=held)


def _unit(place: Place) -> SetUnit:
    return SetUnit(
        unit=unit_id(place.name),
        name=place.name,
        tier=place.tier,
        parent=unit_id(place.above) if place.above else None,
        lateral=place.desk is not None,
        calendar=CalendarId(known_as("calendar", place.calendar)) if place.calendar else None,
        phone=place.phone,
    )


def _seat(one: _Filled) -> SetSeat:
    return SetSeat(
        seat=one.seat,
        unit=unit_id(one.place.name),
        role=one.post.role,
        title=one.post.title,
        answers=one.post.answers,
    )


def _calendars(years: range) -> Iterator[SetCalendar]:
    england = holidays.country_holidays("GB", subdiv="ENG", years=years)
    closed: tuple[date, ...] = tuple(sorted(england))
    yield SetCalendar(
        calendar=CalendarId(known_as("calendar", DAY_AND_NIGHT)),
        name=DAY_AND_NIGHT,
        always=True,
        quiet_from="22:00",
        quiet_until="07:00",
    )
    for name, opens, closes, days in (
        (OFFICE, "08:00", "18:00", WEEK),
        (DESK_HOURS, "07:30", "17:00", range(6)),
    ):
        yield SetCalendar(
            calendar=CalendarId(known_as("calendar", name)),
            name=name,
            shifts=tuple(Shift(weekday=day, opens=opens, closes=closes) for day in days),
            holidays=closed,
        )


def _contacts() -> Iterator[SetContact]:
    for route, name, phone, hours in _TELEPHONES:
        yield SetContact(
            contact=contact_of(route), route=route, name=name, phone=phone, hours=hours
        )
