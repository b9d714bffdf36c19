"""A unit's tablets and walls: a code for one, the one that takes it up, the list, the end."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from msgspec import Meta, Struct

from heard.api.actor import Actor, browser_of, must_be_fresh
from heard.api.body import body_of
from heard.api.faults import Fault
from heard.api.session import Me, as_fault, welcome_shared
from heard.api.state import Running
from heard.domain.base import Name, PersonId, Refusal, Right, UnitId
from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person, Shared
from heard.domain.org.tablets import EnrolTablet, RevokeTablet, shared, tablet_of
from heard.domain.rights import has_right
from heard.engine.batch import Batch, from_ms, ms, spoken
from heard.engine.wire import Answer, Refused
from heard.identity import enrolments
from heard.identity.enrolments import Wanted
from heard.queries.tablets import Tablets, tablets_of
from heard.store.shared import Enrolment

AnyRequest = Request[Any, Any, Any]


class MakeCode(Struct, frozen=True, forbid_unknown_fields=True):
    unit: UnitId
    kind: Shared
    name: Name


class Code(Struct, frozen=True):
    """`code` is read out, `path` is opened or scanned, on this server's address; it works once."""

    code: str
    path: str
    expires_at: datetime


class Enrol(Struct, frozen=True, forbid_unknown_fields=True):
    """`device`: that of the tablet's requests. Enrolled again, it is the same tablet."""

    code: Annotated[str, Meta(max_length=40)]
    device: UUID


class Revoke(Struct, frozen=True, forbid_unknown_fields=True):
    person: PersonId


@post("/api/enrolments", status_code=201)
async def make_code(
    request: AnyRequest, actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> Code:
    """A one-time code that signs a tablet or a wall in, within 15 minutes."""
    if actor.session.shared:
        raise Fault(403, "session.shared")
    said = await body_of(request, MakeCode)
    _must_lead(actor, said.unit)
    must_be_fresh(running, actor)
    wanted = Wanted(said.unit, said.kind, said.name, PersonId(actor.person.id))
    code = await enrolments.make(running.door, wanted, ms(running.engine.now()))
    return Code(code.told, f"/enrol#{code.text}", from_ms(code.expires_at))


@post("/api/enrol", status_code=200)
async def enrol(request: AnyRequest, running: NamedDependency[Running]) -> Response[Me]:
    """On the tablet, where nobody is signed in. It is said by whoever made the code."""
    said = await body_of(request, Enrol)
    door, now = running.door, ms(running.engine.now())
    try:
        found = await enrolments.look(door, said.code, now)
    except Refusal as no:
        raise as_fault(no, 409) from None
    tablet = await _enrolled(running, found, said.device)
    token = await enrolments.begin(
        door, said.code, tablet.id, browser_of(request.scope, running), now
    )
    return await welcome_shared(running, tablet, token)


@get("/api/tablets")
async def tablets(
    actor: NamedDependency[Actor], running: NamedDependency[Running], unit: FromQuery[UUID]
) -> Tablets:
    """A unit's tablets and walls, the last enrolled first: since when, by whom, when last seen."""
    _must_lead(actor, UnitId(unit))
    return await tablets_of(running.engine.db, UnitId(unit))


@post("/api/tablets/revoke", status_code=204)
async def revoke(
    request: AnyRequest, actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> None:
    """It is told nothing from now on, and forgets what it read; what it has to send is taken."""
    said = await body_of(request, Revoke)
    tablet = await running.engine.person(said.person)
    held = shared(tablet) if tablet is not None else None
    if held is None:
        raise Fault(404, "tablet.unknown")
    command = RevokeTablet(unit=held.unit, person=said.person)
    refusal = await _say(running, command, PersonId(actor.person.id))
    if refusal is not None:
        raise Fault(403 if refusal.code == "right.missing" else 409, refusal.code)


async def _enrolled(running: Running, found: Enrolment, device: UUID) -> Person:
    """The code is used up first: two who come at once must not both be enrolled by it.

    Raises DeviceOfAnother while the code still counts: the tablet takes a new id and asks again.
    """
    tablet = tablet_of(found.unit, Shared(found.kind), device)
    await running.engine.last_n(device, tablet)
    await enrolments.use(running.door, found, tablet, ms(running.engine.now()))
    command = EnrolTablet(unit=found.unit, person=tablet, kind=Shared(found.kind), name=found.name)
    refusal = await _say(running, command, found.made_by)
    person = await running.engine.person(tablet)
    if refusal is not None or person is None:
        raise Fault(409, refusal.code if refusal is not None else "tablet.unknown")
    return person


async def _say(running: Running, command: AnyCommand, by: PersonId | None) -> Refused | None:
    """Why not, or None. What it says is journalled as theirs."""
    said = spoken(uuid4(), command, running.engine.now())
    answered = await running.engine.say(Batch(said=(said,), person=by))
    refusal = _answer.decode(answered.answers[0]).refusal
    return refusal or None


def _must_lead(actor: Actor, unit: UnitId) -> None:
    """Its lead, or whoever looks after the organisation; to others it need not exist."""
    if not actor.may(Right.ADMINISTER):
        if not has_right(actor.person, Right.LEAD, actor.today, unit):
            raise Fault(403, "right.missing")
        return
    if unit not in actor.org.units:
        raise Fault(404, "unit.unknown")


_answer = msgspec.json.Decoder(Answer)
