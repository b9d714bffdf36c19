"""Everyone with their seats, and whether they can sign in: for administrators."""

from __future__ import annotations

from uuid import UUID

import msgspec
from msgspec import Struct

from heard.domain.org.entities import Person
from heard.domain.org.tablets import shared
from heard.store import entities, identity
from heard.store.database import Database, ReadTx

_person = msgspec.json.Decoder(Person)


class Listed(Struct, frozen=True):
    """`email` is there when the person has an account."""

    person: Person
    email: str | None


class People(Struct, frozen=True):
    people: list[Listed]


async def people(db: Database) -> People:
    """By name. A trust has thousands: read when an administrator asks, and kept nowhere."""
    async with db.read() as tx:
        found = [one for one in await persons(tx) if shared(one) is None]
        emails: dict[UUID, str] = await identity.emails(tx)
    found.sort(key=lambda one: (one.name.casefold(), one.id))
    return People([Listed(one, emails.get(one.id)) for one in found])


async def persons(tx: ReadTx) -> list[Person]:
    """In no order, tablets too."""
    return [_person.decode(one.doc) for one in await entities.of_noun(tx, [Person.noun])]
