"""The organisation in memory: read once, kept in step by the one writer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from heard.domain.base import Entity
from heard.domain.book import DIRECTORY
from heard.domain.org.entities import Calendar, Contact, Seat, Standards, Unit
from heard.domain.org.tree import Org
from heard.engine import codec
from heard.store import entities
from heard.store.database import ReadTx


class Directory:
    """Units, seats, calendars, contacts and standards, found by id or read as an `Org`."""

    def __init__(self) -> None:
        self._forget()

    @property
    def org(self) -> Org:
        """Its mappings are the directory's own, so that what is kept is seen at once."""
        return Org(
            self._units,
            self._seats,
            self._calendars,
            self._contacts,
            next(iter(self._standards.values()), None),
        )

    async def reload(self, tx: ReadTx) -> None:
        """Forget everything and read again: at start, and when another node was first."""
        self._forget()
        for stored in await entities.of_noun(tx, list(self._shelves)):
            self.keep(codec.read(stored))

    def find(self, entity_id: UUID) -> Entity | None:
        found = (shelf.get(entity_id) for shelf in self._shelves.values())
        return next((entity for entity in found if entity is not None), None)

    def keep(self, entity: Entity) -> None:
        if isinstance(entity, DIRECTORY):
            self._shelves[entity.noun][entity.id] = entity

    def drop(self, entity: Entity) -> None:
        """Undo the making of one."""
        if isinstance(entity, DIRECTORY):
            self._shelves[entity.noun].pop(entity.id, None)

    def _forget(self) -> None:
        self._units: dict[UUID, Unit] = {}
        self._seats: dict[UUID, Seat] = {}
        self._calendars: dict[UUID, Calendar] = {}
        self._contacts: dict[UUID, Contact] = {}
        self._standards: dict[UUID, Standards] = {}
        self._shelves: dict[str, dict[UUID, Any]] = {
            Unit.noun: self._units,
            Seat.noun: self._seats,
            Calendar.noun: self._calendars,
            Contact.noun: self._contacts,
            Standards.noun: self._standards,
        }
