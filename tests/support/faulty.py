"""A real database that fails where it is told to: the disk's faults, and those of ours."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from heard.store.database import Database, ReadTx, Tx
from heard.store.statement import Row, Value

Fault = Callable[[Sequence[Row]], Exception | None]


class _FaultyReadTx:
    def __init__(self, tx: ReadTx, database: FaultyDatabase) -> None:
        self._tx = tx
        self._database = database

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        found = await self._tx.rows(sql, **values)
        await self._database.meanwhile(sql)
        return found

    async def rows_each(
        self, sql: str, each: Sequence[Row], until: Callable[[Row], bool]
    ) -> list[Row]:
        return await self._tx.rows_each(sql, each, until)


class _FaultyTx(_FaultyReadTx):
    def __init__(self, tx: Tx, database: FaultyDatabase) -> None:
        super().__init__(tx, database)
        self._writing = tx

    async def run(self, sql: str, **values: Value) -> int:
        return await self._writing.run(sql, **values)

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        return await self._writing.run_many(sql, rows)

    async def erases(self) -> None:
        await self._writing.erases()

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        self._database.fail(rows)
        self._writing.later(sql, rows, changes=changes)


async def _nothing(_sql: str) -> None:
    """Nobody else does anything."""


class FaultyDatabase:
    """`fault` sees the rows of every write and says what they fail with; None lets them pass.

    `at_commit` says what a transaction fails with that had done all but end; `meanwhile` is what
    others do once a statement was read, before the next.
    """

    def __init__(self, db: Database) -> None:
        self.url = db.url
        self.fault: Fault = lambda _rows: None
        self.at_commit: Callable[[], Exception | None] = lambda: None
        self.meanwhile: Callable[[str], Awaitable[None]] = _nothing
        self.commits = 0
        self._db = db

    def fail(self, rows: Sequence[Row]) -> None:
        error = self.fault(rows)
        if error is not None:
            raise error

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Tx]:
        async with self._db.write() as tx:
            yield _FaultyTx(tx, self)
            if (error := self.at_commit()) is not None:
                raise error
        self.commits += 1

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[ReadTx]:
        async with self._db.read() as tx:
            yield _FaultyReadTx(tx, self)

    async def scrub(self, *, anew: bool = False) -> None:
        await self._db.scrub(anew=anew)

    async def facts(self) -> dict[str, Any]:
        return await self._db.facts()

    async def close(self) -> None:
        await self._db.close()


def in_an_entity(words: bytes, error: Exception) -> Fault:
    """Fails with `error` when an entity that holds these words is written; elsewhere they pass."""

    def fault(rows: Sequence[Row]) -> Exception | None:
        docs = (row[at] for row in rows for at in _DOC_AT if len(row) == _ENTITY_VALUES)
        found = any(isinstance(doc, bytes) and words in doc for doc in docs)
        return error if found else None

    return fault


_ENTITY_VALUES = 5  # of a row that is inserted, or that is updated
_DOC_AT = (4, 2)
