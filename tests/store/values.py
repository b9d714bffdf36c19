"""Values that the tests of the store share."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from heard.store import entities, feed, journal
from heard.store.database import Database

WARD, DESK, ROOT = (UUID(int=n) for n in (101, 102, 103))


def stored(n: int, doc: bytes = b"{}") -> entities.Stored:
    return entities.Stored(UUID(int=n), "problem", WARD, 1, doc)


def entry(scope: UUID, n: int, rev: int = 1, *, gone: bool = False) -> feed.Entry:
    return feed.Entry(scope, UUID(int=n), "problem", rev, UUID(int=1_000 + n), gone=gone)


def said(n: int, payload: bytes = b'{"do":"problem.raise"}') -> journal.Said:
    """The nth command of one device."""
    return journal.Said(
        command=UUID(int=n),
        device=UUID(int=7),
        n=n,
        person=UUID(int=8),
        do="problem.raise",
        about=about(n),
        said_at=1_700_000_000_000 + n,
        heard_at=1_700_000_100_000 + n,
        outcome="done",
        answer=journal.usual_answer(UUID(int=n)),
        payload=payload,
        salt=n.to_bytes(journal.SALT_BYTES, "big"),
    )


def about(n: int) -> UUID:
    """What the nth command is about, and no other."""
    return UUID(int=2_000 + n)


async def publish(db: Database, *entries: feed.Entry) -> dict[UUID, int]:
    async with db.write() as tx:
        return await feed.publish(tx, entries)


async def append(db: Database, *entries: journal.Said) -> int:
    async with db.write() as tx:
        return await journal.append(tx, entries)


async def save(db: Database, rows: Sequence[entities.Stored]) -> None:
    async with db.write() as tx:
        entities.save(tx, rows)


async def put(db: Database, key: str) -> None:
    """Any write, as small as may be."""
    async with db.write() as tx:
        await tx.run(_PUT, key=key, failures=1, last_at=0)


async def keys(db: Database) -> list[str]:
    """What `put` has put."""
    async with db.read() as tx:
        return [key for (key,) in await tx.rows(_KEYS)]


async def writer_is_new(db: Database) -> bool:
    """Whether SQLite's writing connection has written nothing yet."""
    async with db.write() as tx:
        return await tx.rows("SELECT total_changes()") == [(0,)]


_PUT = "INSERT INTO attempt (key, failures, last_at) VALUES (:key, :failures, :last_at)"

_KEYS = "SELECT key FROM attempt ORDER BY key"
