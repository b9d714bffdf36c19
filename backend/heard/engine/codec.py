"""An entity and its bytes: the one JSON that is stored, sent and shown."""

from __future__ import annotations

from typing import Any

import msgspec

from heard.domain.base import Entity
from heard.domain.book import ENTITIES, home_of
from heard.store.entities import Stored

_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    noun: msgspec.json.Decoder(shape) for noun, shape in ENTITIES.items()
}
_encode = msgspec.json.Encoder().encode


def read(stored: Stored) -> Entity:
    return _decoders[stored.noun].decode(stored.doc)


def write(entity: Entity, read_rev: int) -> Stored:
    """Encoded once, at commit. `read_rev`: the revision it was decided from, 0 for a new one."""
    return Stored(entity.id, entity.noun, home_of(entity), entity.rev, _encode(entity), read_rev)
