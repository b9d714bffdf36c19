"""A unit's tablets and walls: since when, by whom, when last seen."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from heard.domain.base import UnitId
from heard.domain.org.entities import Person, Shared
from heard.domain.org.tablets import shared
from heard.store import entities
from heard.store import shared as rows
from heard.store.database import Database
from heard.store.shared import Enrolled

_person = msgspec.json.Decoder(Person)


class EnrolledBy(Struct, frozen=True):
    id: UUID
    name: str


class Tablet(Struct, frozen=True, kw_only=True):
    """`enrolled_by` None: an operator. `seen_at` None: it signed out, or a copy was restored."""

    person: UUID
    kind: Shared
    name: str
    enrolled_at: datetime
    enrolled_by: EnrolledBy | None
    seen_at: datetime | None
    revoked_at: datetime | None


class Tablets(Struct, frozen=True):
    tablets: list[Tablet]


async def tablets_of(db: Database, unit: UnitId) -> Tablets:
    """The last enrolled first, revoked ones too."""
    async with db.read() as tx:
        found = await rows.enrolled(tx, unit)
        named = {one.tablet for one in found} | {one.by for one in found if one.by is not None}
        stored = await entities.load(tx, named)
    people = {entity_id: _person.decode(one.doc) for entity_id, one in stored.items()}
    listed = (_tablet(one, people) for one in found)
    return Tablets([one for one in listed if one is not None])


def _tablet(enrolled: Enrolled, people: dict[UUID, Person]) -> Tablet | None:
    """None: the code was used up, and then its maker was not heard."""
    person = people.get(enrolled.tablet)
    held = shared(person) if person is not None else None
    if person is None or held is None:
        return None
    by = people.get(enrolled.by) if enrolled.by is not None else None
    return Tablet(
        person=person.id,
        kind=Shared(held.role),
        name=person.name,
        enrolled_at=_at(enrolled.at),
        enrolled_by=EnrolledBy(by.id, by.name) if by is not None else None,
        seen_at=_at(enrolled.seen_at) if enrolled.seen_at is not None else None,
        revoked_at=person.disabled_at,
    )


def _at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
