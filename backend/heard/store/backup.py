"""A backup counts as good only after the copy itself was opened and found whole.

`VACUUM INTO`, because SQLite's stepwise backup starts again with each write and may never finish.
The copy has parted from its source (parting.py), so that it is safe however it is put back.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from heard.store import journal
from heard.store.database import ReadTx, StoreUnavailable, is_postgres
from heard.store.parting import STATEMENTS as PARTING
from heard.store.sqlite import path_of, reader


class Copy(Struct, frozen=True):
    """A good backup: where it is, its bytes, its rows in each table, and the end of its journal."""

    path: Path
    size_bytes: int
    rows: dict[str, int]
    head: journal.Head

    def __str__(self) -> str:
        return (
            f"{sum(self.rows.values())} rows in {self.size_bytes} bytes, read from end to end. The "
            f"journal's chain holds; it ends at row {self.head.seq} with {self.head.hash.hex()}."
        )


class BadBackup(Exception):  # noqa: N818  it is the backup that is bad
    """There is no good copy; the message says why. What was written is left to be looked into."""


async def back_up(url: str, folder: Path) -> str:
    """Add a checked copy to the folder; what to tell whoever asked for it. Raises BadBackup.

    Until it was checked it is called otherwise, so that nobody takes it for a good one.
    """
    if is_postgres(url):
        raise BadBackup(_ASK_POSTGRES)
    path = folder / f"heard-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.sqlite"
    unchecked = path.with_suffix(".unchecked")
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        good = await copy(url, unchecked)
        await asyncio.to_thread(_keep, unchecked, path)
    except OSError as error:
        raise BadBackup(str(error)) from error
    return f"{path}: {good}"


async def copy(url: str, to: Path) -> Copy:
    """Write a copy of a SQLite database as it is now, beside its writer, and check it.

    `to` must not exist yet.
    """
    try:
        await asyncio.to_thread(_copy_into, path_of(url), to)
    except sqlite3.Error as error:
        raise BadBackup(f"{path_of(url)} was not copied: {error}") from error
    return await check(to)


async def check(path: Path) -> Copy:
    """Read a copy from end to end; BadBackup says what is wrong with it."""
    line = reader(path, immutable=True)
    try:
        async with line.transaction("BEGIN") as tx:
            return await _checked(path, tx)
    except (sqlite3.DatabaseError, StoreUnavailable) as error:
        raise BadBackup(f"{path}: {error}") from error
    finally:
        await line.close()


def _copy_into(source: Path, to: Path) -> None:
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(to),))
    with closing(sqlite3.connect(to)) as copied:
        copied.execute("PRAGMA secure_delete = ON")
        with copied:
            for statement in PARTING:
                copied.execute(statement)


async def _checked(path: Path, tx: ReadTx) -> Copy:
    for rule, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        found = await tx.rows(f"PRAGMA {rule}")
        if found != good:
            raise BadBackup(f"{path}: {rule}: {found[:3]}")
    if behind := await tx.rows(_BEHIND):
        raise BadBackup(f"{path}: {len(behind)} scopes have rows beyond their head")
    verdict = await journal.verify(tx)
    if verdict.first_bad_seq is not None:
        raise BadBackup(f"{path}: the journal does not hold from row {verdict.first_bad_seq}")
    ((size_bytes,),) = await tx.rows(_SIZE)
    rows: dict[str, int] = dict(await tx.rows(_ROWS))
    return Copy(path, size_bytes, rows, await journal.head(tx))


def _keep(unchecked: Path, path: Path) -> None:
    """On the disk for certain, and only then under its name: SQLite does not wait for that."""
    wait_for_disk(unchecked)
    unchecked.rename(path)
    wait_for_disk(path.parent)


def wait_for_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


_ASK_POSTGRES = (
    "heard backup copies SQLite files. PostgreSQL has better means of its own: "
    "pgBackRest for every moment of the past, or pg_dump for one. See docs/operate.md."
)

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
