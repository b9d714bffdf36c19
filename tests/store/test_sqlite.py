"""SQLite keeps its rules, is held by one process, and comes back when the disk does."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.store.database import (
    Database,
    DatabaseInUse,
    StoreUnavailable,
    facts,
    open_database,
)
from heard.store.sqlite import SqliteDatabase, path_of
from tests.store.values import save, stored

PUT = "INSERT INTO attempt (key, failures, last_at) VALUES (:key, :failures, :last_at)"
KEYS = "SELECT key FROM attempt ORDER BY key"

OPEN_IT = """
import asyncio, sys
from heard.store.database import DatabaseInUse, open_database
try:
    asyncio.run(open_database(sys.argv[1]))
except DatabaseInUse as error:
    sys.exit(str(error))
"""


async def _put(db: Database, key: str) -> None:
    async with db.write() as tx:
        await tx.run(PUT, key=key, failures=1, last_at=0)


async def _keys(db: Database) -> list[str]:
    async with db.read() as tx:
        return [key for (key,) in await tx.rows(KEYS)]


async def test_the_rules_are_in_force(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    found = await facts(db)
    assert 0 < found.pop("disk_free_share") < 1
    assert found == {
        "engine": "sqlite",
        "version": sqlite3.sqlite_version,
        "writable": True,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "mmap_size": 0,
        "wal_autocheckpoint": 4_000,
        "busy_timeout": 5_000,
    }
    await db.close()


async def test_readers_never_checkpoint_and_cannot_write(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    assert isinstance(db, SqliteDatabase)
    async with db.read() as tx:
        assert await tx.rows("PRAGMA wal_autocheckpoint") == [(0,)]
        assert await tx.rows("PRAGMA query_only") == [(1,)]
        with pytest.raises(StoreUnavailable):
            await tx.rows("CREATE TABLE t (a)")
    await db.close()


async def test_closing_leaves_the_file_and_its_lock(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    await _put(db, "a")
    assert _files(sqlite_url) == ["heard.db", "heard.db-shm", "heard.db-wal", "heard.db.lock"]
    await db.close()
    assert _files(sqlite_url) == ["heard.db", "heard.db.lock"]


def _files(url: str) -> list[str]:
    return sorted(path.name for path in path_of(url).parent.iterdir())


async def test_erased_words_leave_the_file(sqlite_url: str) -> None:
    """A canary, so long that it fills pages of its own."""
    db = await open_database(sqlite_url)
    canary = b"CANARY-" * 2_000
    await save(db, [stored(1, canary)])
    await db.close()
    path = path_of(sqlite_url)
    assert canary[:7] in path.read_bytes()
    db = await open_database(sqlite_url)
    async with db.write() as tx:
        await tx.run("UPDATE entity SET doc = :doc", doc=b"{}")
    await db.close()
    assert canary[:7] not in path.read_bytes()


async def test_a_second_process_is_refused_until_the_first_has_gone(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    with pytest.raises(DatabaseInUse):
        await open_database(sqlite_url)
    refused = await asyncio.to_thread(_open_elsewhere, sqlite_url)
    assert refused == (1, f"{path_of(sqlite_url)} is open in another process\n")
    await _put(db, "a")
    await db.close()
    assert await asyncio.to_thread(_open_elsewhere, sqlite_url) == (0, "")


def _open_elsewhere(url: str) -> tuple[int, str]:
    command = [sys.executable, "-c", OPEN_IT, url]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr


async def test_a_folder_that_is_not_there_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="No such file"):
        await open_database(str(tmp_path / "missing" / "heard.db"))


async def test_a_file_that_is_no_database_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "heard.db"
    path.write_bytes(b"not a database" * 100)
    for _ in range(2):  # the second time would say "in use", had the first kept the lock
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            await open_database(str(path))


# --- A disk that fails ----------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB, which root may mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("may not mount a file system here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


async def _on(disk: Path, sqlite_url: str) -> Database:
    path = disk / "heard.db"
    path.write_bytes(path_of(sqlite_url).read_bytes())
    return await open_database(str(path))


async def test_a_full_disk_is_said_and_passes(small_disk: Path, sqlite_url: str) -> None:
    db = await _on(small_disk, sqlite_url)
    await _put(db, "before")
    ballast = small_disk / "ballast"
    _fill(ballast)
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            await save(db, [stored(n, b"x" * 4_000) for n in range(100)])
        assert await _keys(db) == ["before"]
    ballast.unlink()
    await _put(db, "after")
    assert await _keys(db) == ["after", "before"]
    await db.close()


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4_096))
        except OSError:
            return


async def test_a_read_only_disk_is_said_and_passes(small_disk: Path, sqlite_url: str) -> None:
    db = await _on(small_disk, sqlite_url)
    await _put(db, "before")
    await db.close()
    _remount(small_disk, "ro")
    with pytest.raises(StoreUnavailable, match="Read-only"):
        await open_database(db.url)
    _remount(small_disk, "rw")
    db = await open_database(db.url)
    await _put(db, "after")
    assert await _keys(db) == ["after", "before"]
    await db.close()


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
