"""Somebody is let in on the ward's tablet: they say, it reads."""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from heard.api.actor import Actor, browser_of
from heard.api.body import body_of
from heard.api.faults import Fault
from heard.api.session import as_fault
from heard.api.state import Running
from heard.domain.base import PersonId, Refusal, UnitId
from heard.domain.london import london_day
from heard.domain.org.entities import Person, Role
from heard.domain.org.tablets import shared
from heard.domain.rights import units_of
from heard.engine.batch import ms
from heard.identity import tickets
from heard.identity.sign_in import Credentials, Proven, prove


class TakeTicket(Struct, frozen=True, forbid_unknown_fields=True):
    """`device`: that of the tablet's requests, over which proofs are made."""

    email: Annotated[str, Meta(max_length=320)]
    password: Annotated[str, Meta(max_length=1000)]
    device: UUID


class Ticket(Struct, frozen=True):
    """`secret`: 32 bytes in base64, never told again. `person`: whose words it signs."""

    ticket: UUID
    secret: str
    person: Person


@post("/api/tickets", status_code=201)
async def make_ticket(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    running: NamedDependency[Running],
) -> Ticket:
    """A way to speak as oneself on this tablet, for 30 days from its last use."""
    unit = _unit_of(actor)
    said = await body_of(request, TakeTicket)
    await running.engine.last_n(said.device, actor.person.id)  # another's device is a 403
    now = ms(running.engine.now())
    browser = browser_of(request.scope, running)
    try:
        proven = await prove(running.door, Credentials(said.email, said.password), browser, now)
        person = await _of_this_team(running, proven, unit)
        made = await tickets.make(running.door, proven, actor.person.id, said.device, now)
    except Refusal as no:
        raise as_fault(no, HTTPStatus.FORBIDDEN) from None
    return Ticket(made.id, b64encode(made.secret).decode(), person)


class EndTicket(Struct, frozen=True, forbid_unknown_fields=True):
    ticket: UUID


@post("/api/tickets/end", status_code=204)
async def end_ticket(
    request: Request[Any, Any, Any],
    sender: NamedDependency[Actor],
    running: NamedDependency[Running],
) -> None:
    """Their words that are still unsent here will be held."""
    said = await body_of(request, EndTicket)
    await tickets.end(running.door, sender.person.id, said.ticket)


def _unit_of(tablet: Actor) -> UnitId:
    held = shared(tablet.person)
    if held is None or held.role is not Role.TABLET:
        raise Fault(403, "session.not_shared")
    return held.unit


async def _of_this_team(running: Running, proven: Proven, unit: UnitId) -> Person:
    """The same tries count: nobody learns without the password who works where."""
    person = await running.engine.person(PersonId(proven.account.person))
    if person is None or person.disabled_at is not None:
        raise Fault(403, "sign_in.refused")
    if unit not in units_of(person, london_day(running.engine.now())):
        raise Fault(403, "sign_in.not_of_this_team")
    return person
