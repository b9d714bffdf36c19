"""A SQLite transaction: each statement is one trip to the connection's thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiosqlite

from heard.store.database import Conflict
from heard.store.statement import (
    Row,
    Value,
    for_sqlite,
    lists_of,
    room_for,
    with_lists_for_sqlite,
)


class SqliteTx:
    """Statements on a connection, between the BEGIN of whoever made it and its own COMMIT."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._todo: list[tuple[str, Sequence[Row], int | None]] = []
        self._failed = False

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        await self.flush()
        return await self._fetch(*_filled(sql, values))

    async def rows_each(self, sql: str, each: Sequence[Row]) -> list[Row]:
        await self.flush()
        text = for_sqlite(sql).sql
        return [found for row in each for found in await self._fetch(text, row)]

    async def run(self, sql: str, **values: Value) -> int:
        await self.flush()
        return (await self._do(self._connection.execute, *_filled(sql, values))).rowcount

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        await self.flush()
        return await self._count(sql, rows) if rows else 0

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        if rows:
            self._todo.append((sql, rows, changes))

    async def flush(self) -> None:
        waiting, self._todo = self._todo, []
        for sql, rows, changes in waiting:
            changed = await self._count(sql, rows)
            if changes is not None and changed != changes:
                raise Conflict(f"{changed} of {changes} rows were as read")

    async def commit(self) -> None:
        await self.flush()
        await self._do(self._connection.execute, "COMMIT", ())

    async def _fetch(self, sql: str, row: Row) -> list[Row]:
        return await self._do(self._connection.execute_fetchall, sql, row)

    async def _count(self, sql: str, rows: Sequence[Row]) -> int:
        text = for_sqlite(sql).sql
        return (await self._do(self._connection.executemany, text, rows)).rowcount

    async def _do(self, how: Callable[..., Awaitable[Any]], sql: str, values: Sequence[Any]) -> Any:
        """After a failure SQLite would go on, and commit the rest; PostgreSQL would not."""
        assert not self._failed, "a transaction ends with its first failure"
        try:
            return await how(sql, values)
        except BaseException:
            self._failed = True
            raise


def _filled(sql: str, values: dict[str, Value]) -> tuple[str, Row]:
    """The text with room for its lists, and the row of values that fills it."""
    rooms = tuple(room_for(len(_listed(values[name]))) for name in lists_of(sql))
    prepared = with_lists_for_sqlite(sql, rooms) if rooms else for_sqlite(sql)
    row: list[Any] = []
    for name in prepared.names:
        value = values[name]
        row += _padded(value) if isinstance(value, list) else (value,)
    return prepared.sql, tuple(row)


def _listed(value: Value) -> list[Any]:
    assert isinstance(value, list), "IN takes a list"
    return value


def _padded(items: list[Any]) -> list[Any]:
    """The last item again and again finds nothing more."""
    return [*items, *items[-1:] * (room_for(len(items)) - len(items))]
