"""The organisation in memory: read once, kept in step by the one writer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from heard.domain.base import Entity
from heard.domain.book import DIRECTORY
from heard.domain.org.entities import Calendar, Contact, HuddlePlan, Seat, Standards, Unit
from heard.domain.org.tree import Org
from heard.engine import codec
from heard.store import entities, feed
from heard.store.database import ReadTx, Tx
from heard.store.meta import write_probe


class Directory:
    """Units, seats, calendars, contacts, plans and standards, found by id or read as an `Org`.

    `revision` is the position of the root's scope, which is told of everything kept here; None when
    it must be read again.
    """

    def __init__(self) -> None:
        self.revision: int | None = None
        self._fill(())

    @property
    def org(self) -> Org:
        """Its mappings are the directory's own, so that what is kept is seen at once."""
        return Org(
            self._units,
            self._seats,
            self._calendars,
            self._contacts,
            self._plans,
            next(iter(self._standards.values()), None),
        )

    async def reload(self, view: ReadTx) -> None:
        """Read again, in one view of it all. Who looks meanwhile sees it old."""
        stored = await entities.of_noun(view, list(self._shelves))
        self._fill(map(codec.read, stored))
        self.revision = await self._newest(view)

    async def is_current(self, tx: Tx) -> bool:
        """Whether no other node changed it. Without a root nothing would tell: then never.

        Nodes that see no root wait for each other, so that only one of them can make it.
        """
        if self.org.root is None:
            await write_probe(tx)
            return False
        return await self._newest(tx) == self.revision

    def doubt(self) -> None:
        """After a commit that failed: it may have happened all the same."""
        self.revision = None

    async def _newest(self, tx: ReadTx) -> int:
        root = self.org.root
        return (await feed.heads(tx, [root]))[root] if root is not None else 0

    def find(self, entity_id: UUID) -> Entity | None:
        return self._all.get(entity_id)

    def keep(self, entity: Entity) -> None:
        if isinstance(entity, DIRECTORY):
            self._all[entity.id] = self._shelves[entity.noun][entity.id] = entity

    def drop(self, entity: Entity) -> None:
        """Undo the making of one."""
        if isinstance(entity, DIRECTORY) and self._all.pop(entity.id, None) is not None:
            del self._shelves[entity.noun][entity.id]

    def _fill(self, known: Iterable[Entity]) -> None:
        self._units: dict[UUID, Unit] = {}
        self._seats: dict[UUID, Seat] = {}
        self._calendars: dict[UUID, Calendar] = {}
        self._contacts: dict[UUID, Contact] = {}
        self._plans: dict[UUID, HuddlePlan] = {}
        self._standards: dict[UUID, Standards] = {}
        self._all: dict[UUID, Entity] = {}
        self._shelves: dict[str, dict[UUID, Any]] = {
            Unit.noun: self._units,
            Seat.noun: self._seats,
            Calendar.noun: self._calendars,
            Contact.noun: self._contacts,
            HuddlePlan.noun: self._plans,
            Standards.noun: self._standards,
        }
        for entity in known:
            self.keep(entity)
