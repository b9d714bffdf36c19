"""A SQLite transaction: its statements wait for each other and go to the thread together."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from heard.store.database import Conflict
from heard.store.line import Line
from heard.store.statement import (
    Row,
    Value,
    for_sqlite,
    lists_of,
    room_for,
    with_lists_for_sqlite,
)

Step = Callable[[sqlite3.Connection], Any]


class SqliteTx:
    """Steps wait in `_todo` until one is awaited; all then run in a single hop to the thread."""

    def __init__(self, line: Line, begin: str) -> None:
        self._line = line
        self._todo: list[Step] = [partial(_execute, sql=begin)]
        self._begun = False
        self._failed = False

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        text, row = _filled(sql, values)
        return await self._do(partial(_fetch, sql=text, row=row))

    async def rows_each(self, sql: str, each: Sequence[Row]) -> list[Row]:
        return await self._do(partial(_fetch_each, sql=for_sqlite(sql).sql, each=each))

    async def run(self, sql: str, **values: Value) -> int:
        text, row = _filled(sql, values)
        return await self._do(partial(_execute, sql=text, row=row))

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        return await self._do(partial(_execute_many, sql=for_sqlite(sql).sql, rows=rows))

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        if rows:
            text = for_sqlite(sql).sql
            self._todo.append(partial(_execute_many, sql=text, rows=rows, changes=changes))

    async def commit(self) -> None:
        if self._begun or len(self._todo) > 1:
            await self._do(partial(_execute, sql="COMMIT"))

    def abandon(self) -> None:
        """Roll back; whatever is sent next comes after it, so nobody waits for it."""
        if self._begun:
            self._line.post(_roll_back).add_done_callback(_ended)

    async def _do(self, step: Step) -> Any:
        assert not self._failed, "a transaction ends with its first failure"
        steps, self._todo = [*self._todo, step], []
        self._begun = True
        try:
            return await self._line.run(partial(_run_all, steps=steps))
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


def _run_all(connection: sqlite3.Connection, steps: Sequence[Step]) -> Any:
    result: Any = None
    for step in steps:
        result = step(connection)
    return result


def _fetch(connection: sqlite3.Connection, sql: str, row: Row) -> list[Row]:
    return connection.execute(sql, row).fetchall()


def _fetch_each(connection: sqlite3.Connection, sql: str, each: Sequence[Row]) -> list[Row]:
    return [found for row in each for found in connection.execute(sql, row)]


def _execute(connection: sqlite3.Connection, sql: str, row: Row = ()) -> int:
    return connection.execute(sql, row).rowcount


def _execute_many(
    connection: sqlite3.Connection, sql: str, rows: Sequence[Row], changes: int | None = None
) -> int:
    changed = connection.executemany(sql, rows).rowcount if rows else 0
    if changes is not None and changed != changes:
        raise Conflict(f"{changed} of {changes} rows were as read")
    return changed


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.rollback()


def _ended(rollback: asyncio.Future[Any]) -> None:
    """A connection that cannot roll back was closed, which does; its error was raised already."""
    if not rollback.cancelled():
        rollback.exception()
