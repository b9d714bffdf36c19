"""SQLite: one file, one process, one connection that writes, three that read.

Only the writer checkpoints: before 3.51.3, SQLite can corrupt a WAL that two connections reset.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import sqlite3
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from heard.store.database import Conflict, DatabaseInUse, StoreUnavailable
from heard.store.line import Line
from heard.store.meta import WRITE_PROBE
from heard.store.sqlite_tx import SqliteTx

READERS = 3
BUSY_WAIT_MS = 5_000
WAL_PAGES = 4_000  # a checkpoint each 16 MB: some sixteen full groups of commands

Rules = Mapping[str, str | int]

_WRITER_RULES: Rules = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: an answer is given only for what survives a power cut
    "foreign_keys": 1,
    "secure_delete": 1,  # erased words leave the file
    "mmap_size": 0,
    "wal_autocheckpoint": WAL_PAGES,
    "busy_timeout": BUSY_WAIT_MS,
}
_READER_RULES: Rules = {
    "query_only": 1,
    "mmap_size": 0,
    "wal_autocheckpoint": 0,
    "busy_timeout": BUSY_WAIT_MS,
}
_CACHE_KIB = 8_000


class SqliteDatabase:
    """An open file: its writer behind a lock, its readers taken in turn."""

    def __init__(self, path: Path, held: int, writer: Line, readers: Sequence[Line]) -> None:
        self.url = f"sqlite:///{path}"
        self.path = path
        self._held = held
        self._writer = writer
        self._writing = asyncio.Lock()
        self._all_readers = readers
        self._readers: asyncio.LifoQueue[Line] = asyncio.LifoQueue()
        for reader in readers:
            self._readers.put_nowait(reader)

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[SqliteTx]:
        async with self._writing:
            tx = SqliteTx(self._writer, "BEGIN IMMEDIATE")
            try:
                yield tx
                await tx.commit()
            except BaseException:
                tx.abandon()
                raise

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[SqliteTx]:
        line = await self._readers.get()
        tx = SqliteTx(line, "BEGIN")
        try:
            yield tx
        finally:
            tx.abandon()
            self._readers.put_nowait(line)

    async def facts(self) -> dict[str, Any]:
        writable = await self._writable()
        tell = partial(_read_rules, rules=_WRITER_RULES)
        rules: dict[str, Any] = await self._writer.run(tell) if writable else {}
        disk = shutil.disk_usage(self.path.parent)
        return {
            "engine": "sqlite",
            "version": sqlite3.sqlite_version,
            "writable": writable,
            "disk_free_share": disk.free / disk.total,
            **rules,
        }

    async def close(self) -> None:
        """Readers first: the last to close checkpoints, and only the writer may."""
        for line in (*self._all_readers, self._writer):
            await line.close()
        os.close(self._held)

    async def _writable(self) -> bool:
        try:
            async with self.write() as tx:
                await tx.run(WRITE_PROBE)
        except StoreUnavailable:
            return False
        return True


async def open_sqlite(url: str) -> SqliteDatabase:
    path = path_of(url)
    held = hold(path)
    path.touch()
    writer = Line(partial(_open_writer, path), translate)
    readers = [Line(partial(open_reader, path), translate) for _ in range(READERS)]
    try:
        for line in (writer, *readers):  # the writer first: it makes the files that readers need
            await line.run(_nothing)
    except BaseException:
        for line in (*readers, writer):
            await line.close()
        os.close(held)
        raise
    return SqliteDatabase(path, held, writer, readers)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///")).resolve()


def translate(error: Exception) -> Exception:
    """What an sqlite3 error means to those above the seam."""
    if not isinstance(error, sqlite3.Error):
        return error
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _CONFLICTS:
        return Conflict(str(error))
    if code & 0xFF in _UNAVAILABLE:
        return StoreUnavailable(str(error))
    return error


def open_reader(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    suffix = "&immutable=1" if immutable else ""
    return _opened(f"{path.as_uri()}?mode=ro{suffix}", _READER_RULES)


def _open_writer(path: Path) -> sqlite3.Connection:
    """Not `rwc`: were the file to vanish while we run, an empty one must not take its place."""
    return _opened(f"{path.as_uri()}?mode=rw", _WRITER_RULES)


def _opened(uri: str, rules: Rules) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=256)
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    for rule, value in rules.items():
        connection.execute(f"PRAGMA {rule} = {value}")
    found = _read_rules(connection, rules)
    assert found == rules, f"SQLite would not take its rules: {found}"
    return connection


def _read_rules(connection: sqlite3.Connection, rules: Rules) -> dict[str, Any]:
    return {rule: connection.execute(f"PRAGMA {rule}").fetchone()[0] for rule in rules}


def hold(path: Path) -> int:
    """Lock the file beside the database; the lock ends with the process, however it ends."""
    try:
        held = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnavailable(f"{path}.lock: {error.strerror}") from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise DatabaseInUse(f"{path} is open in another process") from None
    return held


def _nothing(_connection: sqlite3.Connection) -> None: ...


_CONFLICTS = {sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
}
