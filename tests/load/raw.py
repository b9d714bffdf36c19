"""What sqlite3 alone needs for the same rows: the floor under a server's figures."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

Rows = Sequence[tuple[Any, ...]]

# As the server's own writer has them (store/sqlite.py), less its foreign keys: rows of several
# devices are written here table by table, and the floor may be a little too low.
_RULES = ("journal_mode = wal", "synchronous = full", "secure_delete = on")
_TABLES = {
    "entity": "id",
    "journal": "seq",
    "feed": "position",
    "counts": "unit",
    "owed": "problem",
    "alarm": "entity",
    "device": "id",
    "head": "scope",
}


class Cost(Struct, frozen=True):
    wall_s: float
    cpu_s: float


def timed(act: Callable[[], object]) -> Cost:
    """Of this process, all threads: `act` has the machine to itself but for its neighbours."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    for rule in _RULES:
        connection.execute(f"PRAGMA {rule}")
    return connection


def added(before: Path, after: Path) -> Mapping[str, Rows]:
    """The rows that a measurement added or changed, in the order in which they were written."""
    connection = sqlite3.connect(after)
    connection.execute("ATTACH ? AS was", (str(before),))
    found = {
        table: connection.execute(
            f"SELECT * FROM main.{table} EXCEPT SELECT * FROM was.{table} ORDER BY {key}"
        ).fetchall()
        for table, key in _TABLES.items()
    }
    connection.close()
    return found


def write(path: Path, rows: Mapping[str, Rows], commits: int) -> Cost:
    """The same rows into the same tables, in so many transactions, each on the disk."""
    connection = connect(path)
    _warm(connection)
    texts = {table: _statement(connection, table) for table in rows}

    def act() -> None:
        for turn in range(commits):
            connection.execute("BEGIN IMMEDIATE")
            for table, all_rows in rows.items():
                connection.executemany(texts[table], _share(all_rows, turn, commits))
            connection.execute("COMMIT")

    cost = timed(act)
    connection.close()
    return cost


def _share(rows: Rows, turn: int, of: int) -> Rows:
    """What belongs to one transaction; a row that each of them moves, every time."""
    if len(rows) < of:
        return rows
    return rows[turn * len(rows) // of : (turn + 1) * len(rows) // of]


def _statement(connection: sqlite3.Connection, table: str) -> str:
    columns = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
    room = ", ".join("?" * len(columns))
    return f"INSERT OR REPLACE INTO {table} VALUES ({room})"


def _warm(connection: sqlite3.Connection) -> None:
    connection.execute("SELECT count(*) FROM entity").fetchone()
