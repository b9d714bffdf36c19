"""PostgreSQL: the same statements from several nodes, through a pool of asyncpg connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import asyncpg

from heard.store.database import Conflict, StoreUnavailable
from heard.store.meta import write_probe
from heard.store.statement import Row, Value, for_postgres

CONNECTIONS_MAX = 10
READ_TIMEOUT_S = 2.0
OPEN_TIMEOUT_S = 10.0
ROWS_AT_ONCE = 100  # of what may be cut short

_FACTS = """
    SELECT current_setting('server_version'), current_setting('fsync'),
           current_setting('synchronous_commit'), current_setting('full_page_writes')
"""


class PostgresTx:
    """A transaction on one connection. Writes that may wait are sent before the next trip."""

    def __init__(self, connection: Any, timeout_s: float | None) -> None:
        self._connection = connection
        self._timeout_s = timeout_s
        self._todo: list[tuple[str, Sequence[Row], int | None]] = []

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        await self.flush()
        prepared = for_postgres(sql)
        row = (values[name] for name in prepared.names)
        return await self._connection.fetch(prepared.sql, *row, timeout=self._timeout_s)

    async def rows_each(
        self, sql: str, each: Sequence[Row], until: Callable[[Row], bool]
    ) -> list[Row]:
        await self.flush()
        text, found = for_postgres(sql).sql, list[Row]()
        for values in each:
            rows = self._connection.cursor(
                text, *values, prefetch=ROWS_AT_ONCE, timeout=self._timeout_s
            )
            async for row in rows:
                found.append(row)
                if until(row):
                    return found
        return found

    async def run(self, sql: str, **values: Value) -> int:
        await self.flush()
        prepared = for_postgres(sql)
        tag = await self._connection.execute(prepared.sql, *(values[n] for n in prepared.names))
        return int(tag.rsplit(" ", 1)[-1])

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        await self.flush()
        return await self._count(sql, rows)

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        if rows:
            self._todo.append((sql, rows, changes))

    async def erases(self) -> None:
        """Its rows are versions: what was there before goes with the server's own vacuum."""

    async def flush(self) -> None:
        waiting, self._todo = self._todo, []
        for sql, rows, changes in waiting:
            if changes is None:
                await self._connection.executemany(for_postgres(sql).sql, rows)
            elif (changed := await self._count(sql, rows)) != changes:
                raise Conflict(f"{changed} of {changes} rows were as read")

    async def _count(self, sql: str, rows: Sequence[Row]) -> int:
        """`executemany` does not tell how many rows it changed, so each changed row comes back."""
        return len(await self._connection.fetchmany(f"{for_postgres(sql).sql} RETURNING 1", rows))


class PostgresDatabase:
    """A pool of connections.

    Writing is READ COMMITTED: revisions and head rows keep writers apart, and one who waited for a
    head row must see what was committed meanwhile.
    """

    def __init__(self, url: str, pool: Any) -> None:
        self.url = url
        self.pool = pool

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[PostgresTx]:
        with _translated():
            async with self.pool.acquire() as connection, connection.transaction():
                tx = PostgresTx(connection, None)
                yield tx
                await tx.flush()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[PostgresTx]:
        with _translated():
            async with self.pool.acquire() as connection:
                view = connection.transaction(isolation="repeatable_read", readonly=True)
                async with view:
                    yield PostgresTx(connection, READ_TIMEOUT_S)

    async def facts(self) -> dict[str, Any]:
        async with self.read() as tx:
            ((version, fsync, synchronous_commit, full_page_writes),) = await tx.rows(_FACTS)
        return {
            "engine": "postgresql",
            "version": version,
            "writable": await self._writable(),
            "fsync": fsync,
            "synchronous_commit": synchronous_commit,
            "full_page_writes": full_page_writes,
        }

    async def scrub(self, *, anew: bool = False) -> None:
        """The files are the server's own."""

    async def close(self) -> None:
        await self.pool.close()

    async def _writable(self) -> bool:
        try:
            async with self.write() as tx:
                await write_probe(tx)
        except StoreUnavailable:
            return False
        return True


async def open_postgres(url: str) -> PostgresDatabase:
    with _translated():
        pool: Any = await asyncpg.create_pool(  # pyright: ignore[reportUnknownMemberType]  no stubs
            url,
            min_size=1,
            max_size=CONNECTIONS_MAX,
            timeout=OPEN_TIMEOUT_S,
            statement_cache_size=400,
            reset=_keep,
        )
    return PostgresDatabase(url, pool)


async def _keep(_connection: object) -> None:
    """We set nothing that needs a reset, and asyncpg's own is one more trip to the server."""


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except _CONFLICTS as error:
        raise Conflict(str(error)) from error
    except _UNAVAILABLE as error:
        if isinstance(error, ValueError):
            raise  # a value of the wrong type: asyncpg calls that an InterfaceError too
        raise StoreUnavailable(str(error) or type(error).__name__) from error


_CONFLICTS = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.UniqueViolationError,
)
_UNAVAILABLE = (
    OSError,
    asyncio.TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,  # disk full, too many connections, out of memory
    asyncpg.OperatorInterventionError,  # shutting down, starting up, cancelled
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.PostgresIOError,
)
