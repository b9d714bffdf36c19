"""The first five minutes: "Start with my ward", an invitation taken up, the demo's one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID, uuid4

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from heard.api.actor import Actor, browser_of, must_be_fresh
from heard.api.body import body_of
from heard.api.faults import Fault
from heard.api.session import Me, welcome
from heard.api.state import Running
from heard.domain.base import CalendarId, Name, PersonId, Right, SeatId, UnitId
from heard.domain.book import AnyCommand
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.entities import Membership, Role
from heard.domain.org.people import SetPerson
from heard.domain.org.seats import SetSeat
from heard.domain.org.tablets import shared
from heard.domain.org.tree import BOARD_TIER
from heard.domain.org.units import SetUnit
from heard.engine.batch import Batch, ms, spoken
from heard.engine.wire import is_done
from heard.identity import invitations, sessions

AnyRequest = Request[Any, Any, Any]
MakeId = Callable[[], UUID]


class Setup(Struct, frozen=True):
    """`needed`: nobody has set this server up yet. `demo`: who can be signed in with one tap."""

    needed: bool
    demo: list[str]


class Start(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`ward` left out: the organisation comes from files, which its starter loads next."""

    name: Name
    ward: Name | None = None
    title: Name | None = None


class Invite(Struct, frozen=True, forbid_unknown_fields=True):
    person: UUID
    email: Annotated[str, Meta(max_length=320)]


class Invited(Struct, frozen=True):
    """`path` is opened on this server's address; it works once, for 14 days."""

    path: str


class Invitation(Struct, frozen=True):
    name: str
    email: str


class Token(Struct, frozen=True, forbid_unknown_fields=True):
    token: Annotated[str, Meta(max_length=100)]


class Accept(Struct, frozen=True, forbid_unknown_fields=True):
    token: Annotated[str, Meta(max_length=100)]
    password: Annotated[str, Meta(max_length=1000)]


LEADS = "Nurse in charge"
ADMINISTERS = "Administrator"
DEMO_PEOPLE = ("nurse", "matron", "estates", "executive", "admin")


@get("/api/setup")
async def setup(running: NamedDependency[Running]) -> Setup:
    needed = running.engine.org.root is None
    return Setup(needed=needed, demo=list(DEMO_PEOPLE) if running.demo else [])


@post("/api/setup", status_code=200)
async def start_with_my_ward(
    request: AnyRequest, running: NamedDependency[Running]
) -> Response[Me]:
    """An organisation, mostly of one ward, and its first person, who is signed in at once."""
    said = await body_of(request, Start)
    if running.engine.org.root is not None:
        raise Fault(409, "setup.done")
    person = PersonId(uuid4())
    at = running.engine.now()
    batch = Batch(
        said=tuple(spoken(uuid4(), one, at) for one in beginning(said, person, uuid4)),
        atomic=True,
    )
    answered = await running.engine.say(batch)
    if not all(map(is_done, answered.answers)):
        raise Fault(409, "setup.done")  # somebody else was first
    browser = browser_of(request.scope, running)
    signed_in = await sessions.open_for(running.door, person, browser, ms(at))
    return await welcome(running, signed_in)


def beginning(said: Start, person: PersonId, make_id: MakeId) -> list[AnyCommand]:
    """The smallest organisation: a root that can grow, and the ward that it grows from, if any."""
    root, admin = UnitId(make_id()), SeatId(make_id())
    administers = Membership(seat=admin, unit=root, role=Role.ADMINISTRATOR)
    ward, leads = _first_ward(said.ward, root, make_id) if said.ward else ([], ())
    title = said.title or (LEADS if said.ward else ADMINISTERS)
    return [
        SetUnit(unit=root, name="Our organisation", tier=BOARD_TIER),
        *ward,
        SetSeat(seat=admin, unit=root, role=Role.ADMINISTRATOR, title=ADMINISTERS),
        SetPerson(person=person, name=said.name, title=title, memberships=(*leads, administers)),
    ]


def _first_ward(
    name: Name, root: UnitId, make_id: MakeId
) -> tuple[list[AnyCommand], tuple[Membership, ...]]:
    """A ward that works day and night, and what whoever leads it holds there."""
    ward, always = UnitId(make_id()), CalendarId(make_id())
    lead, member = SeatId(make_id()), SeatId(make_id())
    made: list[AnyCommand] = [
        SetCalendar(
            calendar=always,
            name="Day and night",
            always=True,
            quiet_from="22:00",
            quiet_until="07:00",
        ),
        SetUnit(unit=ward, name=name, tier=1, parent=root, calendar=always),
        SetSeat(seat=lead, unit=ward, role=Role.LEAD, title=LEADS, answers=True),
        SetSeat(seat=member, unit=ward, role=Role.MEMBER, title="Ward team"),
    ]
    return made, (Membership(seat=lead, unit=ward, role=Role.LEAD),)


@post("/api/invitations", status_code=201)
async def invite(
    request: AnyRequest, actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> Invited:
    """A one-time link for somebody who is in the organisation already."""
    actor.must(Right.ADMINISTER)
    must_be_fresh(running, actor)
    said = await body_of(request, Invite)
    person = await running.engine.person(said.person)
    if person is None or shared(person) is not None:
        raise Fault(404, "person.unknown")
    token = await invitations.invite(
        running.door, PersonId(said.person), said.email, ms(running.engine.now()), actor.person.id
    )
    return Invited(path=f"/join#{token}")


@post("/api/invitations/look", status_code=200)
async def look(request: AnyRequest, running: NamedDependency[Running]) -> Invitation:
    """Whom a link invites. Its token travels in the body: an address would be logged."""
    said = await body_of(request, Token)
    found = await invitations.look(running.door, said.token, ms(running.engine.now()))
    person = await running.engine.person(found.person)
    return Invitation(name=person.name if person is not None else "", email=found.email)


@post("/api/invitations/accept", status_code=200)
async def accept(request: AnyRequest, running: NamedDependency[Running]) -> Response[Me]:
    said = await body_of(request, Accept)
    browser = browser_of(request.scope, running)
    signed_in = await invitations.accept(
        running.door, said.token, said.password, browser, ms(running.engine.now())
    )
    return await welcome(running, signed_in)
