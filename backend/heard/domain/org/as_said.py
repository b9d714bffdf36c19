"""What is said of the organisation is said whole: it becomes the entity as it stands."""

from __future__ import annotations

from uuid import UUID

import msgspec

from heard.domain.base import Command, Entity, EntityT, put
from heard.domain.moment import NOTHING, Change


def as_said(
    shape: type[EntityT],
    entity_id: UUID,
    before: EntityT | None,
    said: Command,
    *,
    without: set[str],
    **kept: object,
) -> Change:
    """The entity as said, at its next revision; saying the same again changes nothing."""
    fields = {
        name: value for name, value in msgspec.structs.asdict(said).items() if name not in without
    }
    rev = before.rev if before is not None else 0
    after: Entity = shape(id=entity_id, rev=rev, **fields, **kept)
    return NOTHING if after == before else Change((put(after),))
