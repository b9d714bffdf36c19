"""A SQLite transaction: what waits to be written goes along with the next trip to its thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

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

BroughtT = TypeVar("BroughtT")
_Write = tuple[str, Sequence[Row], int | None]


class SqliteTx:
    """Statements on a connection, between the BEGIN of whoever made it and its own COMMIT."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._todo: list[_Write] = []
        self._failed = False
        self.erased = False

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        text, row = _filled(sql, values)
        return await self._trip(lambda db: db.execute(text, row).fetchall())

    async def rows_each(
        self, sql: str, each: Sequence[Row], until: Callable[[Row], bool]
    ) -> list[Row]:
        return await self._trip(lambda db: _found_until(db, sql, each, until))

    async def run(self, sql: str, **values: Value) -> int:
        text, row = _filled(sql, values)
        return await self._trip(lambda db: db.execute(text, row).rowcount)

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        return await self._trip(lambda db: _changed(db, sql, rows))

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        if rows:
            self._todo.append((sql, rows, changes))

    async def erases(self) -> None:
        self.erased = True
        await self.run(_OWES)

    async def commit(self) -> None:
        await self._trip(_commit)

    async def _trip(self, act: Callable[[sqlite3.Connection], BroughtT]) -> BroughtT:
        """After a failure SQLite would go on, and commit the rest; PostgreSQL would not."""
        assert not self._failed, "a transaction ends with its first failure"
        todo, self._todo = self._todo, []
        thread: Any = self._connection
        try:
            return await thread._execute(_write_then, thread._conn, todo, act)  # noqa: SLF001  no other way
        except BaseException:
            self._failed = True
            raise


def _write_then(
    db: sqlite3.Connection, todo: Sequence[_Write], act: Callable[[sqlite3.Connection], BroughtT]
) -> BroughtT:
    for sql, rows, changes in todo:
        changed = _changed(db, sql, rows)
        if changes not in (None, changed):
            raise Conflict(f"{changed} of {changes} rows were as read")
    return act(db)


def _changed(db: sqlite3.Connection, sql: str, rows: Sequence[Row]) -> int:
    return db.executemany(for_sqlite(sql).sql, rows).rowcount if rows else 0


def _found_until(
    db: sqlite3.Connection, sql: str, each: Sequence[Row], until: Callable[[Row], bool]
) -> list[Row]:
    text, found = for_sqlite(sql).sql, list[Row]()
    for values in each:
        for row in db.execute(text, values):
            found.append(row)
            if until(row):
                return found
    return found


def _commit(db: sqlite3.Connection) -> None:
    db.execute("COMMIT")


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


_OWES = "PRAGMA user_version = 1"  # that the file be written anew; scrubbing.py
