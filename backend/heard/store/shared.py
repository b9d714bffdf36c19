"""Codes that enrol a ward's tablet or wall, and the tickets that people hold on one.

As in identity.py: times are milliseconds since 1970 in UTC, and `heard.identity` decides what a row
still counts for.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from heard.domain.base import PersonId, UnitId
from heard.store.database import ReadTx, Row, Tx


class Enrolment(Struct, frozen=True, kw_only=True):
    """A code for one tablet, and once it was used which one. `made_by` None: an operator."""

    code_hash: bytes
    unit: UnitId
    kind: str
    name: str
    made_by: PersonId | None
    created_at: int
    expires_at: int
    used_at: int | None = None
    person: PersonId | None = None


class Ticket(Struct, frozen=True, kw_only=True):
    """What a person speaks by, on this tablet alone, in proofs made for this device's id."""

    id: UUID
    secret: bytes
    person: PersonId
    tablet: PersonId
    device: UUID
    used_at: int


class Enrolled(Struct, frozen=True):
    """Since when a tablet is a unit's, and by whom. `seen_at` None: it has no session left."""

    tablet: PersonId
    by: PersonId | None
    at: int
    seen_at: int | None


# --- Enrolments -----------------------------------------------------------------------------------


async def add_enrolment(tx: Tx, enrolment: Enrolment) -> None:
    await tx.run(
        _ADD_ENROLMENT,
        code_hash=enrolment.code_hash,
        unit=enrolment.unit.bytes,
        kind=enrolment.kind,
        name=enrolment.name,
        made_by=enrolment.made_by.bytes if enrolment.made_by else None,
        created_at=enrolment.created_at,
        expires_at=enrolment.expires_at,
    )


async def enrolment(tx: ReadTx, code_hash: bytes) -> Enrolment | None:
    found = await tx.rows(_ENROLMENT, code_hash=code_hash)
    return _enrolment(found[0]) if found else None


async def use_enrolment(tx: Tx, code_hash: bytes, person: PersonId, at: int) -> bool:
    """True for one caller alone, however many come at once."""
    values = {"code_hash": code_hash, "person": person.bytes, "at": at}
    return await tx.run(_USE_ENROLMENT, **values) == 1


async def enrolled(tx: ReadTx, unit: UnitId) -> list[Enrolled]:
    """Every tablet and wall that was a unit's, each as it was enrolled last, the newest first."""
    found = (_enrolled(row) for row in await tx.rows(_ENROLLED, unit=unit.bytes))
    newest: dict[PersonId, Enrolled] = {}
    for one in found:
        newest.setdefault(one.tablet, one)
    return [*newest.values()]


async def sweep_enrolments(tx: Tx, expired_before: int) -> None:
    """Those that nobody used: the others say who enrolled a tablet."""
    await tx.run(_SWEEP_ENROLMENTS, expired_before=expired_before)


# --- Tickets --------------------------------------------------------------------------------------


async def add_ticket(tx: Tx, ticket: Ticket) -> None:
    await tx.run(
        _ADD_TICKET,
        id=ticket.id.bytes,
        secret=ticket.secret,
        person=ticket.person.bytes,
        tablet=ticket.tablet.bytes,
        device=ticket.device.bytes,
        used_at=ticket.used_at,
    )


async def tickets(tx: ReadTx, tablet: PersonId, ids: Iterable[UUID]) -> dict[UUID, Ticket]:
    """Those of them that are tickets of this tablet."""
    asked = [ticket_id.bytes for ticket_id in ids]
    found = await tx.rows(_TICKETS, ids=asked, tablet=tablet.bytes)
    return {one.id: one for one in map(_ticket, found)}


async def tickets_used(tx: Tx, ids: Iterable[UUID], at: int) -> None:
    await tx.run(_TICKETS_USED, ids=[ticket_id.bytes for ticket_id in ids], used_at=at)


async def end_ticket(tx: Tx, tablet: PersonId, ticket_id: UUID) -> None:
    await tx.run(_END_TICKET, id=ticket_id.bytes, tablet=tablet.bytes)


async def end_tickets_of(tx: Tx, person: PersonId) -> None:
    await tx.run(_END_TICKETS_OF, person=person.bytes)


async def sweep_tickets(tx: Tx, used_before: int) -> None:
    await tx.run(_SWEEP_TICKETS, used_before=used_before)


# --- Rows -----------------------------------------------------------------------------------------


def _enrolment(row: Row) -> Enrolment:
    code_hash, unit, kind, name, made_by, created_at, expires_at, used_at, person = row
    return Enrolment(
        code_hash=code_hash,
        unit=UnitId(UUID(bytes=unit)),
        kind=kind,
        name=name,
        made_by=_person(made_by) if made_by else None,
        created_at=created_at,
        expires_at=expires_at,
        used_at=used_at,
        person=_person(person) if person else None,
    )


def _enrolled(row: Row) -> Enrolled:
    person, made_by, used_at, seen_at = row
    return Enrolled(_person(person), _person(made_by) if made_by else None, used_at, seen_at)


def _ticket(row: Row) -> Ticket:
    ticket_id, secret, person, tablet, device, used_at = row
    return Ticket(
        id=UUID(bytes=ticket_id),
        secret=secret,
        person=_person(person),
        tablet=_person(tablet),
        device=UUID(bytes=device),
        used_at=used_at,
    )


def _person(raw: bytes) -> PersonId:
    return PersonId(UUID(bytes=raw))


# --- Statements -----------------------------------------------------------------------------------

_ADD_ENROLMENT = """
    INSERT INTO enrolment (code_hash, unit, kind, name, made_by, created_at, expires_at)
    VALUES (:code_hash, :unit, :kind, :name, :made_by, :created_at, :expires_at)
"""

_ENROLMENT = """
    SELECT code_hash, unit, kind, name, made_by, created_at, expires_at, used_at, person
    FROM enrolment WHERE code_hash = :code_hash
"""

_USE_ENROLMENT = """
    UPDATE enrolment SET used_at = :at, person = :person
    WHERE code_hash = :code_hash AND used_at IS NULL AND expires_at > :at
"""

_ENROLLED = """
    SELECT e.person, e.made_by, e.used_at, s.seen_at
    FROM enrolment AS e LEFT JOIN session AS s ON s.person = e.person
    WHERE e.unit = :unit AND e.person IS NOT NULL
    ORDER BY e.used_at DESC, e.code_hash
"""

_SWEEP_ENROLMENTS = """
    DELETE FROM enrolment WHERE used_at IS NULL AND expires_at < :expired_before
"""

_ADD_TICKET = """
    INSERT INTO ticket (id, secret, person, tablet, device, used_at)
    VALUES (:id, :secret, :person, :tablet, :device, :used_at)
"""

_TICKETS = """
    SELECT id, secret, person, tablet, device, used_at FROM ticket
    WHERE id IN :ids AND tablet = :tablet
"""

_TICKETS_USED = "UPDATE ticket SET used_at = :used_at WHERE id IN :ids AND used_at < :used_at"

_END_TICKET = "DELETE FROM ticket WHERE id = :id AND tablet = :tablet"

_END_TICKETS_OF = "DELETE FROM ticket WHERE person = :person"

_SWEEP_TICKETS = "DELETE FROM ticket WHERE used_at < :used_before"
