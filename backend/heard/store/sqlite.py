"""SQLite: one file, one process, one connection that writes, three that read.

Only the writer checkpoints: before 3.51.3, SQLite can corrupt a WAL that two connections reset.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from heard.store.beside import put_strangers_aside
from heard.store.database import DatabaseInUse, StoreUnavailable
from heard.store.line import Line, Rules, in_force
from heard.store.meta import write_probe
from heard.store.scrubbing import empty_log, write_anew
from heard.store.sqlite_tx import SqliteTx

READERS = 3
BUSY_WAIT_MS = 5_000
CACHE_KIB = 8_000  # of each connection
WAL_PAGES = 4_000  # a checkpoint each 16 MB: some sixteen full groups of commands

_WRITER_RULES: Rules = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: an answer is given only for what survives a power cut
    "foreign_keys": 1,
    "secure_delete": 1,  # erased words leave the file
    "mmap_size": 0,
    "wal_autocheckpoint": WAL_PAGES,
    "busy_timeout": BUSY_WAIT_MS,
    "cache_size": -CACHE_KIB,
}
_READER_RULES: Rules = {
    "query_only": 1,
    "mmap_size": 0,
    "wal_autocheckpoint": 0,
    "busy_timeout": BUSY_WAIT_MS,
    "cache_size": -CACHE_KIB,
}


class SqliteDatabase:
    """An open file: one line that writes, and readers that are taken in turn."""

    def __init__(self, path: Path, held: int, writer: Line, readers: Sequence[Line]) -> None:
        self.url = f"sqlite:///{path}"
        self.path = path
        self._held = held
        self._writer = writer
        self._all_readers = readers
        self._readers: asyncio.LifoQueue[Line] = asyncio.LifoQueue()
        for line in readers:
            self._readers.put_nowait(line)
        self._log_may_hold_words = True  # whoever wrote to it before us may have crashed

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[SqliteTx]:
        async with self._writer.transaction("BEGIN IMMEDIATE") as tx:
            yield tx
        if tx.erased:
            self._log_may_hold_words = True
            with suppress(StoreUnavailable):  # it is committed all the same, and tried again
                await self.scrub()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[SqliteTx]:
        line = await self._readers.get()
        try:
            async with line.transaction("BEGIN") as tx:
                yield tx
        finally:
            self._readers.put_nowait(line)

    async def scrub(self, *, anew: bool = False) -> None:
        if anew and await write_anew(self._writer):
            self._log_may_hold_words = True
        if self._log_may_hold_words:
            self._log_may_hold_words = not await empty_log(self._writer)

    async def facts(self) -> dict[str, Any]:
        rules = await self._proved_rules()
        disk = shutil.disk_usage(self.path.parent)
        return {
            "engine": "sqlite",
            "version": sqlite3.sqlite_version,
            "writable": rules is not None,
            "disk_free_share": disk.free / disk.total,
            **(rules or {}),
        }

    async def close(self) -> None:
        """Readers first: the last to close checkpoints, and only the writer may."""
        for line in (*self._all_readers, self._writer):
            await line.close()
        os.close(self._held)

    async def _proved_rules(self) -> dict[str, Any] | None:
        """What is in force for the writer, which has just written; None when it could not."""
        try:
            async with self.write() as tx:
                await write_probe(tx)
                rules = await in_force(tx, _WRITER_RULES)
        except StoreUnavailable:
            return None
        return rules


async def open_sqlite(url: str) -> SqliteDatabase:
    path = path_of(url)
    held = hold(path)
    path.touch()
    # Not `rwc`: were the file to vanish while we run, an empty one must not take its place.
    writer = Line(f"{path.as_uri()}?mode=rw", _WRITER_RULES)
    readers = [reader(path) for _ in range(READERS)]
    try:
        for line in (writer, *readers):  # the writer first: it makes the files that readers need
            await line.open()
    except BaseException:
        for line in (*readers, writer):
            await line.close()
        os.close(held)
        raise
    db = SqliteDatabase(path, held, writer, readers)
    with suppress(StoreUnavailable):
        await db.scrub()
    return db


def reader(path: Path, *, immutable: bool = False) -> Line:
    suffix = "&immutable=1" if immutable else ""
    return Line(f"{path.as_uri()}?mode=ro{suffix}", _READER_RULES)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///")).resolve()


def hold(path: Path) -> int:
    """Lock the file beside the database; the lock ends with the process, however it ends.

    From then on nobody else touches what lies there, so what is not its own is put aside.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnavailable(f"{path}.lock: {error.strerror}") from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise DatabaseInUse(f"{path} is open in another process") from None
    put_strangers_aside(path)
    return held
