"""The state of everything: one row for each entity, saved only from the revision that was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from heard.store.database import ReadTx, Row, Tx
from heard.store.statement import in_lists


class Stored(Struct, frozen=True):
    """An entity as it lies: `doc` is its wire JSON in UTF-8; `unit` its home, if it has one.

    `read_rev` is only for saving: the revision that was read, 0 for one that is new. A group of
    commands may have moved it on by several.
    """

    id: UUID
    noun: str
    unit: UUID | None
    rev: int
    doc: bytes
    read_rev: int = 0


async def load(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, Stored]:
    """Those of `ids` that exist."""
    wanted = {entity_id.bytes: entity_id for entity_id in ids}
    found = [row for ids in in_lists(wanted) for row in await tx.rows(_BY_ID, ids=ids)]
    return {wanted[row[0]]: _stored(wanted[row[0]], row) for row in found}


async def of_noun(tx: ReadTx, nouns: Iterable[str]) -> list[Stored]:
    """Every entity of these nouns, in the order of their ids: meant for the organisation."""
    found = await tx.rows(_OF_NOUN, nouns=list(nouns))
    return [_stored(UUID(bytes=row[0]), row) for row in found]


async def page(tx: ReadTx, after: UUID | None, limit: int) -> list[Stored]:
    """Every entity in the order of ids, `limit` at a time beyond `after`: for recounts."""
    start = after.bytes if after is not None else b""
    found = await tx.rows(_PAGE, after=start, limit=limit)
    return [_stored(UUID(bytes=row[0]), row) for row in found]


def save(tx: Tx, rows: Sequence[Stored]) -> None:
    """Insert the new ones, replace each other at the revision that was read.

    At most one row for each id. If another transaction was first, the next trip raises Conflict.
    """
    new = [_row(stored) for stored in rows if stored.read_rev == 0]
    changed = [_change(stored) for stored in sorted(rows, key=_id) if stored.read_rev > 0]
    tx.later(_INSERT, new)
    tx.later(_UPDATE, changed, changes=len(changed))


def _stored(entity_id: UUID, row: Row) -> Stored:
    _, noun, unit, rev, doc = row
    return Stored(entity_id, noun, UUID(bytes=unit) if unit else None, rev, doc)


def _row(stored: Stored) -> Row:
    unit = stored.unit.bytes if stored.unit else None
    return (stored.id.bytes, stored.noun, unit, stored.rev, stored.doc)


def _change(stored: Stored) -> Row:
    unit = stored.unit.bytes if stored.unit else None
    return (unit, stored.rev, stored.doc, stored.id.bytes, stored.read_rev)


def _id(stored: Stored) -> bytes:
    """The order of saving, the same for all, so that two nodes never wait for each other."""
    return stored.id.bytes


_BY_ID = "SELECT id, noun, unit, rev, doc FROM entity WHERE id IN :ids"

_OF_NOUN = "SELECT id, noun, unit, rev, doc FROM entity WHERE noun IN :nouns ORDER BY id"

_PAGE = """
    SELECT id, noun, unit, rev, doc FROM entity WHERE id > :after ORDER BY id LIMIT :limit
"""

_INSERT = "INSERT INTO entity (id, noun, unit, rev, doc) VALUES (:id, :noun, :unit, :rev, :doc)"

_UPDATE = """
    UPDATE entity SET unit = :unit, rev = :rev, doc = :doc WHERE id = :id AND rev = :read_rev
"""
