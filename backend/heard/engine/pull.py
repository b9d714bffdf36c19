"""What a person's device does not know yet: changed entities of the scopes that they follow."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from msgspec import Raw, Struct

from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.rights import follows
from heard.engine.engine import Engine
from heard.engine.wire import Changed
from heard.store import feed


class Pulled(Struct, frozen=True):
    changes: list[Changed]
    after: dict[UUID, int]
    forget: list[UUID]
    more: bool


async def pull(engine: Engine, person: Person, after: Mapping[UUID, int]) -> Pulled:
    """At most feed.PAGE_MAX changes beyond `after`; a scope missing there is read from its start.

    A scope that is no longer followed is to be forgotten, before anything new is shown.
    """
    followed = follows(person, engine.org, london_day(engine.now()))
    forget = sorted(scope for scope in after if scope not in followed)
    reached = {scope: after.get(scope, 0) for scope in followed}
    newest = await engine.heads(followed)
    if all(reached[scope] >= newest[scope] for scope in followed):
        return Pulled([], reached, forget, more=False)
    async with engine.db.read() as tx:
        rows, more = await feed.page(tx, reached)
    scopes = {scope.bytes: scope for scope in followed}  # made once: a UUID costs a microsecond
    changes = [_changed(row, scopes) for row in rows]
    for change in changes:
        reached[change.scope] = change.position
    return Pulled(changes, reached, forget, more)


def _changed(row: feed.FeedRow, scopes: Mapping[bytes, UUID]) -> Changed:
    scope, position, noun, entity_id, rev, doc = row
    entity = Raw(doc) if doc is not None else None
    return Changed(scopes[scope], position, noun, UUID(bytes=entity_id), rev, entity)
