"""A database is looked at beside whoever writes to it: nothing is locked, nothing is changed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from heard.store.database import Readable, StoreUnavailable, is_postgres
from heard.store.line import Line
from heard.store.migrations import at_head, newest
from heard.store.opening import open_database
from heard.store.sqlite import path_of, reader
from heard.store.sqlite_tx import SqliteTx


class SqliteView:
    """A file that another process may hold: one connection, which only reads."""

    def __init__(self, url: str, line: Line) -> None:
        self.url = url
        self._line = line

    def read(self) -> AbstractAsyncContextManager[SqliteTx]:
        return self._line.transaction("BEGIN")

    async def close(self) -> None:
        await self._line.close()


@asynccontextmanager
async def look(url: str) -> AsyncGenerator[Readable]:
    """Raises StoreUnavailable when there is none, or one of another version."""
    db = await open_database(url) if is_postgres(url) else SqliteView(url, reader(path_of(url)))
    try:
        if not await at_head(db):
            raise StoreUnavailable(f"it is not at version {newest()}: run heard migrate first")
        yield db
    finally:
        await db.close()
