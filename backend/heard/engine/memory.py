"""People, devices and positions are read once and kept in step by the one writer.

Where other nodes write too (PostgreSQL), nothing is remembered: it might have changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from heard.domain.base import Entity
from heard.domain.org.entities import Person
from heard.engine import codec
from heard.store import devices, entities, feed
from heard.store.database import Database, is_postgres
from heard.store.devices import Device

REMEMBERED_MAX = 20_000  # people, devices and scopes, each


class Memory:
    """What a process need not read again."""

    def __init__(self, db: Database) -> None:
        self.alone = not is_postgres(db.url)
        self._db = db
        self._heads: dict[UUID, int] = {}
        self._people: dict[UUID, Person] = {}
        self._devices: dict[UUID, Device | None] = {}  # None: it never said anything

    async def person(self, person_id: UUID) -> Person | None:
        if person_id not in self._people:
            async with self._db.read() as tx:
                stored = (await entities.load(tx, [person_id])).get(person_id)
            found = codec.read(stored) if stored is not None else None
            if not isinstance(found, Person):
                return None
            return self._kept(self._people, person_id, found)
        return self._people[person_id]

    async def device(self, device_id: UUID) -> Device | None:
        if device_id not in self._devices:
            async with self._db.read() as tx:
                found = (await devices.known(tx, [device_id])).get(device_id)
            return self._kept(self._devices, device_id, found)
        return self._devices[device_id]

    async def heads(self, scopes: Iterable[UUID]) -> Mapping[UUID, int]:
        """The newest position of each scope, without a statement for those seen before."""
        known = {scope: self._heads.get(scope) for scope in scopes}
        unseen = [scope for scope, position in known.items() if position is None]
        if unseen:
            async with self._db.read() as tx:
                found = await feed.heads(tx, unseen)
            known |= {scope: self._kept(self._heads, scope, at) for scope, at in found.items()}
        return {scope: position or 0 for scope, position in known.items()}

    def learn(
        self, changed: Iterable[Entity], heard: Iterable[Device], heads: Mapping[UUID, int]
    ) -> None:
        """What a commit of this process has just made so."""
        if not self.alone:
            return
        _put(self._people, {one.id: one for one in changed if isinstance(one, Person)})
        _put(self._devices, {device.id: device for device in heard})
        _put(self._heads, heads)

    def forget(self) -> None:
        """After a commit that failed: it may have happened all the same."""
        self._people.clear()
        self._devices.clear()
        self._heads.clear()

    def _kept(self, shelf: dict[UUID, KeptT], key: UUID, found: KeptT) -> KeptT:
        """What a commit taught meanwhile is newer than what was being read."""
        if self.alone and key not in shelf:
            _put(shelf, {key: found})
        return shelf.get(key, found)


KeptT = TypeVar("KeptT")


def _put(shelf: dict[UUID, KeptT], new: Mapping[UUID, KeptT]) -> None:
    if len(shelf) + len(new) > REMEMBERED_MAX:
        shelf.clear()
    shelf.update(new)
