"""A group's own picture: what was read, what each command made of it, and how to take that back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec import Struct

from heard.domain.base import Entity
from heard.engine.directory import Directory


class Moved(Struct, frozen=True):
    """An entity before and after a group; `command` is the last that changed it."""

    before: Entity | None
    after: Entity
    command: UUID


class Ledger:
    """Carries each command's result to the next of its group, before anything is written."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self.known: dict[UUID, Entity] = {}
        self._before: dict[UUID, Entity | None] = {}
        self._last_by: dict[UUID, UUID] = {}
        self._undo: list[tuple[Entity | None, Entity]] = []

    def put(self, entities: Iterable[Entity], command: UUID) -> None:
        for entity in entities:
            was = self.known.get(entity.id) or self._directory.find(entity.id)
            self._before.setdefault(entity.id, was)
            self._undo.append((was, entity))
            self.known[entity.id] = entity
            self._directory.keep(entity)
            self._last_by.pop(entity.id, None)  # so that the last to change comes last
            self._last_by[entity.id] = command

    def mark(self) -> int:
        """A place to go back to."""
        return len(self._undo)

    def back_to(self, mark: int) -> None:
        while len(self._undo) > mark:
            was, entity = self._undo.pop()
            if was is None:
                del self.known[entity.id]
                self._directory.drop(entity)
            else:
                self.known[entity.id] = was
                self._directory.keep(was)

    def moved(self) -> Iterator[Moved]:
        """What is to be written, in the order of the last change to each."""
        for entity_id, command in self._last_by.items():
            before, after = self._before[entity_id], self.known.get(entity_id)
            if after is not None and (before is None or after.rev != before.rev):
                yield Moved(before, after, command)
