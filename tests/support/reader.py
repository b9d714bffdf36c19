"""A device that only follows the contract: what it was told, kept by scope, and how far it read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from heard.domain.book import AnyEntity, published_to
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.rights import follows
from heard.engine import codec
from heard.engine.pull import Pulled, pull
from heard.engine.wire import Changed
from heard.store import entities
from tests.support.world import World

Base = dict[UUID, dict[UUID, tuple[int, Any]]]


class Reader:
    """`base` holds each scope's entities: their revision and their body."""

    def __init__(self, world: World, person: Person) -> None:
        self.base: Base = {}
        self.after: dict[UUID, int] = {}
        self._world = world
        self._person = person

    async def pull(self, after: Mapping[UUID, int] | None = None) -> Pulled:
        """One page, taken into the base."""
        person = await self._world.engine.person(self._person.id)
        assert person is not None
        pulled = await pull(self._world.engine, person, self.after if after is None else after)
        for scope in pulled.forget:
            self.base.pop(scope, None)
        for change in pulled.changes:
            self._take(change)
        self.after = pulled.after
        return pulled

    async def catch_up(self) -> int:
        """Page after page, to the head; how many there were."""
        pages = 1
        while (await self.pull()).more:
            pages += 1
        return pages

    def known(self) -> dict[UUID, tuple[int, Any]]:
        """Everything that is on the device, whichever scope told it; the newest counts."""
        found: dict[UUID, tuple[int, Any]] = {}
        for shelf in self.base.values():
            for entity_id, kept in shelf.items():
                found[entity_id] = max(found.get(entity_id, kept), kept, key=lambda one: one[0])
        return found

    def _take(self, change: Changed) -> None:
        shelf = self.base.setdefault(change.scope, {})
        if change.entity is None:
            shelf.pop(change.id, None)
        else:
            shelf[change.id] = (change.rev, msgspec.json.decode(change.entity))


async def published(world: World, person: Person) -> Base:
    """What a device of this person must come to hold, read from the state itself."""
    org = world.engine.org
    now = await world.engine.person(person.id)
    assert now is not None
    followed = follows(now, org, london_day(world.clock.now))
    expected: Base = {}
    async with world.db.read() as tx:
        stored = await entities.page(tx, None, 100_000)
    for one in stored:
        entity = codec.read(one)
        assert isinstance(entity, AnyEntity)
        for scope in published_to(entity, org.root) & followed:
            expected.setdefault(scope, {})[one.id] = (one.rev, msgspec.json.decode(one.doc))
    return expected
