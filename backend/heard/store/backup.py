"""A backup counts as good only after the copy itself was opened and found whole.

`VACUUM INTO`, because SQLite's stepwise backup starts again with each write and may never finish.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from msgspec import Struct

from heard.store import journal
from heard.store.line import Line
from heard.store.sqlite import open_reader, path_of, translate
from heard.store.sqlite_tx import SqliteTx


class Copy(Struct, frozen=True):
    """A good backup: where it is, its bytes, its rows in each table, and the end of its journal."""

    path: Path
    size_bytes: int
    rows: dict[str, int]
    head: journal.Head


class BadCopy(Exception):  # noqa: N818  it is the copy that is bad
    """The copy is not whole. It was left where it is, to be looked into."""


async def copy(url: str, to: Path) -> Copy:
    """Write a copy of a SQLite database as it is now, beside its writer, and check it.

    `to` must not exist yet.
    """
    source = Line(partial(open_reader, path_of(url)), translate)
    try:
        await source.run(partial(_copy_into, to=to))
    finally:
        await source.close()
    return await check(to)


async def check(path: Path) -> Copy:
    """Read a copy from end to end; BadCopy says what is wrong with it."""
    line = Line(partial(open_reader, path, immutable=True), translate)
    try:
        size_bytes, rows = await line.run(_checked)
        tx = SqliteTx(line, "BEGIN")
        verdict = await journal.verify(tx)
        if verdict.first_bad_seq is not None:
            raise BadCopy(f"the journal does not hold from seq {verdict.first_bad_seq}")
        return Copy(path, size_bytes, rows, await journal.head(tx))
    except sqlite3.DatabaseError as error:
        raise BadCopy(str(error)) from error
    finally:
        await line.close()


def _copy_into(connection: sqlite3.Connection, to: Path) -> None:
    connection.execute("PRAGMA query_only = 0")  # it is another file that is written
    connection.execute("VACUUM INTO ?", (str(to),))


def _checked(connection: sqlite3.Connection) -> tuple[int, dict[str, int]]:
    for rule, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        found = connection.execute(f"PRAGMA {rule}").fetchall()
        if found != good:
            raise BadCopy(f"{rule}: {found[:3]}")
    behind = connection.execute(_BEHIND).fetchall()
    if behind:
        raise BadCopy(f"{len(behind)} scopes have rows beyond their head")
    (size_bytes,) = connection.execute(_SIZE).fetchone()
    return size_bytes, dict(connection.execute(_ROWS))


_BEHIND = """
    SELECT feed.scope FROM feed LEFT JOIN head ON head.scope = feed.scope
    GROUP BY feed.scope HAVING max(feed.position) > coalesce(max(head.position), 0)
"""

_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"

_ROWS = """
    SELECT 'entity', count(*) FROM entity UNION ALL
    SELECT 'feed', count(*) FROM feed UNION ALL
    SELECT 'journal', count(*) FROM journal UNION ALL
    SELECT 'device', count(*) FROM device UNION ALL
    SELECT 'counts', count(*) FROM counts UNION ALL
    SELECT 'owed', count(*) FROM owed UNION ALL
    SELECT 'alarm', count(*) FROM alarm UNION ALL
    SELECT 'account', count(*) FROM account
"""
