"""The seam to the database: transactions, statements and the few ways in which they fail.

    async with db.write() as tx:
        known = await tx.rows(ENTITIES_BY_ID, ids=[...])
        tx.later(INSERT_ENTITY, rows, changes=len(rows))

Statements are text constants (statement.py). Where a statement runs for many rows, each row is a
tuple of values in the order in which the statement first names them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from heard.store.statement import Row, Value


class Conflict(Exception):  # noqa: N818  not a fault: someone else was first, so look again
    """A thing was no longer as it was read, or exists already. Run the whole transaction again."""


class StoreUnavailable(Exception):  # noqa: N818  reads better where it is answered
    """It cannot be done now: disk full, read-only, gone. It may again later, with no restart."""


class DatabaseInUse(Exception):  # noqa: N818
    """Another process holds this SQLite file. Two would answer from different memories."""


class ReadTx(Protocol):
    """One consistent view of the database."""

    async def rows(self, sql: str, **values: Value) -> list[Row]:
        """What the statement finds; a list fills `IN :name`, at most LIST_MAX values."""
        ...

    async def rows_each(
        self, sql: str, each: Sequence[Row], until: Callable[[Row], bool]
    ) -> list[Row]:
        """What the statement finds for each row of values, one after the other.

        The first row of which `until` is true is the last; `until` may run on another thread.
        """
        ...


class Tx(ReadTx, Protocol):
    """One transaction: all of it is durable when its block ends, or none."""

    async def run(self, sql: str, **values: Value) -> int:
        """How many rows it changed."""
        ...

    async def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        """How many rows it changed in all."""
        ...

    def later(self, sql: str, rows: Sequence[Row], *, changes: int | None = None) -> None:
        """Run for each row, before the next statement that is awaited or the commit.

        Its failure is raised there: a Conflict if another number of rows than `changes` was
        changed.
        """
        ...

    async def erases(self) -> None:
        """Words were erased: nothing of them is to stay in the files either. See `scrub`."""
        ...


class Readable(Protocol):
    """A database that can be read."""

    url: str

    def read(self) -> AbstractAsyncContextManager[ReadTx]: ...

    async def close(self) -> None: ...


class Database(Readable, Protocol):
    """A database, open."""

    def write(self) -> AbstractAsyncContextManager[Tx]: ...

    async def scrub(self, *, anew: bool = False) -> None:
        """Leave nothing of what was erased in the files, as far as that can be done now.

        Cheap when nothing is owed; `anew`: also what may take a while, and holds up writing.
        """
        ...

    async def facts(self) -> dict[str, Any]:
        """For readiness: `engine`, `version`, `writable` (a commit was just tried), its rules.

        For SQLite also `disk_free_share`, 0 to 1.
        """
        ...


def is_postgres(url: str) -> bool:
    return url.startswith(("postgresql://", "postgres://"))


__all__ = [
    "Conflict",
    "Database",
    "DatabaseInUse",
    "ReadTx",
    "Readable",
    "Row",
    "StoreUnavailable",
    "Tx",
    "Value",
    "is_postgres",
]
