"""A SQLite connection is used by one transaction at a time, and heals when the disk does."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import aiosqlite

from heard.store.database import Conflict, StoreUnavailable
from heard.store.sqlite_tx import SqliteTx

Rules = Mapping[str, str | int]

_STATEMENTS_KEPT = 256

# When it debugs, it logs each statement with its values, which are people's words.
logging.getLogger("aiosqlite").setLevel(logging.INFO)


class Line:
    """One connection, on the thread that aiosqlite gives it; transactions on it take turns."""

    def __init__(self, uri: str, rules: Rules) -> None:
        self._uri = uri
        self._rules = rules
        self._turn = asyncio.Lock()
        self._connection: aiosqlite.Connection | None = None
        self._closed = False

    @asynccontextmanager
    async def transaction(self, begin: str) -> AsyncGenerator[SqliteTx]:
        """Durable when its block ends; undone when that fails, or is cancelled."""
        with _translated():
            async with self._turn:
                connection = await self._opened()
                try:
                    await connection.execute(begin)
                    tx = SqliteTx(connection)
                    yield tx
                    await tx.commit()
                except BaseException as error:
                    # Were we cancelled once more, the next statement would still come after it.
                    await asyncio.shield(self._undo(connection, error))
                    raise

    @asynccontextmanager
    async def between_transactions(self) -> AsyncGenerator[aiosqlite.Connection]:
        """The connection itself, for what SQLite does not do inside one."""
        with _translated():
            async with self._turn:
                connection = await self._opened()
                try:
                    yield connection
                except BaseException:
                    await asyncio.shield(self._let_go())
                    raise

    async def open(self) -> None:
        """Open it now, rather than with its first transaction."""
        with _translated():
            async with self._turn:
                await self._opened()

    async def close(self) -> None:
        """For good, once the transaction that has its turn is over."""
        async with self._turn:
            self._closed = True
            await self._let_go()

    async def _opened(self) -> aiosqlite.Connection:
        if self._closed:
            raise StoreUnavailable("the database was closed")
        if self._connection is None:
            self._connection = await _connect(self._uri, self._rules)
        return self._connection

    async def _undo(self, connection: aiosqlite.Connection, error: BaseException) -> None:
        if isinstance(_meaning(error), StoreUnavailable):
            await self._let_go()
            return
        try:
            await connection.rollback()
        except sqlite3.Error:
            await self._let_go()

    async def _let_go(self) -> None:
        """Closing undoes what was not committed; whoever is next opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


async def in_force(tx: SqliteTx, rules: Rules) -> dict[str, Any]:
    """What SQLite says of these rules."""
    return {rule: (await tx.rows(f"PRAGMA {rule}"))[0][0] for rule in rules}


async def _connect(uri: str, rules: Rules) -> aiosqlite.Connection:
    connection = await _started(uri)
    try:
        for rule, value in rules.items():
            await connection.execute_fetchall(f"PRAGMA {rule} = {value}")
        found = await in_force(SqliteTx(connection), rules)
        assert found == rules, f"SQLite would not take its rules: {found}"
    except BaseException:
        await connection.close()
        raise
    return connection


async def _started(uri: str) -> aiosqlite.Connection:
    connection = aiosqlite.connect(
        uri, uri=True, isolation_level=None, cached_statements=_STATEMENTS_KEPT
    )
    thread = connection._thread  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  no other way
    # Or a process that fails before it has closed its database would never end, nor be restarted.
    thread.daemon = True
    try:
        return await connection
    except BaseException:
        # Or its last word would come to a loop that may be closed by then.
        await asyncio.to_thread(thread.join)
        raise


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        meaning = _meaning(error)
        if meaning is error:
            raise  # our own mistake
        raise meaning from error


def _meaning(error: BaseException) -> BaseException:
    """What an sqlite3 error means to those above the seam."""
    if not isinstance(error, sqlite3.Error):
        return error
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _CONFLICTS:
        return Conflict(str(error))
    if code & 0xFF in _UNAVAILABLE:
        return StoreUnavailable(str(error))
    return error


_CONFLICTS = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
}
