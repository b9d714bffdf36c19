"""SQLite keeps its rules, is held by one process, and says nothing of what it holds."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from heard.store.database import Database, DatabaseInUse, StoreUnavailable
from heard.store.opening import open_database
from heard.store.sqlite import SqliteDatabase, path_of
from tests.store.process import ended
from tests.store.values import put, save, stored

OPEN_IT = """
import asyncio, sys
from heard.store.database import DatabaseInUse
from heard.store.opening import open_database

async def main():
    db = await open_database(sys.argv[1])
    await db.close()

try:
    asyncio.run(main())
except DatabaseInUse as error:
    sys.exit(str(error))
"""

FORGET_IT = """
import asyncio, sys
from heard.store.opening import open_database
db = asyncio.run(open_database(sys.argv[1]))
print("done")
sys.exit(1)
"""

DIE_WITH_WORDS = """
import asyncio, os, sys
from heard.store.opening import open_database
from tests.store.values import save, stored

async def main():
    db = await open_database(sys.argv[1])
    await save(db, [stored(1, b"CANARY")])
    async with db.write() as tx:
        await tx.run("UPDATE entity SET doc = :doc", doc=b"{}")
    os._exit(9)

asyncio.run(main())
"""

OPEN_IN_VAIN = """
import asyncio, sys
from heard.store.database import StoreUnavailable
from heard.store.opening import open_database
for _ in range(20):
    try:
        asyncio.run(open_database(sys.argv[1]))
    except StoreUnavailable as error:
        print(error)
"""


async def test_the_rules_are_in_force(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    found = await db.facts()
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
        "cache_size": -8_000,
    }
    await db.close()


async def test_readers_never_checkpoint_and_cannot_write(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    assert isinstance(db, SqliteDatabase)
    async with db.read() as tx:
        assert await tx.rows("PRAGMA wal_autocheckpoint") == [(0,)]
        assert await tx.rows("PRAGMA query_only") == [(1,)]
    with pytest.raises(StoreUnavailable):
        async with db.read() as tx:
            await tx.rows("CREATE TABLE t (a)")
    await db.close()


async def test_closing_leaves_the_file_and_its_lock(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    await put(db, "a")
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


CANARY = b"CANARY"


async def _erase(db: Database) -> None:
    """As journal.erase does, whatever it is that loses its words."""
    async with db.write() as tx:
        await tx.run("UPDATE entity SET doc = :doc", doc=b"{}")
        await tx.erases()


def _files_with_words(url: str) -> list[str]:
    files = path_of(url).parent.iterdir()
    return sorted(path.name for path in files if CANARY in path.read_bytes())


async def test_erased_words_leave_the_log_too_while_the_database_is_open(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    await save(db, [stored(1, CANARY * 2_000)])
    assert _files_with_words(sqlite_url) == ["heard.db-wal"]
    await _erase(db)
    assert _files_with_words(sqlite_url) == []
    await db.close()


async def test_a_reader_keeps_erased_words_in_the_log_until_it_ends(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    await save(db, [stored(1, CANARY)])
    async with db.read() as tx:
        await tx.rows("SELECT doc FROM entity")
        await _erase(db)
        await db.scrub()
        assert _files_with_words(sqlite_url) == ["heard.db-wal"]
        await put(db, "others are heard meanwhile")
    await db.scrub()
    assert _files_with_words(sqlite_url) == []
    await db.close()


async def test_what_a_crash_left_in_the_log_goes_at_the_next_start(sqlite_url: str) -> None:
    assert await asyncio.to_thread(ended, DIE_WITH_WORDS, sqlite_url) == (9, "", "")
    assert _files_with_words(sqlite_url) == ["heard.db-wal"]
    db = await open_database(sqlite_url)
    assert _files_with_words(sqlite_url) == []
    await db.close()


async def test_a_file_written_anew_holds_no_remnant_of_what_was_erased(sqlite_url: str) -> None:
    """When rows grow, SQLite shares pages out anew, and leaves bytes that it never zeroes."""
    db = await open_database(sqlite_url)
    await save(db, [stored(n, CANARY) for n in range(60)])
    for times in (50, 200, 500):
        for n in range(60):
            await _put_words(db, n, CANARY * times)
    await _erase(db)
    assert _files_with_words(sqlite_url) == ["heard.db"]
    await db.close()
    db = await open_database(sqlite_url)
    await db.scrub(anew=True)
    assert _files_with_words(sqlite_url) == []
    await db.close()


async def test_a_file_is_written_anew_only_after_an_erasure(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    await save(db, [stored(n, CANARY * 1_000) for n in range(60)])
    async with db.write() as tx:
        await tx.run("DELETE FROM entity")
    await db.close()
    grown = _size(sqlite_url)
    db = await open_database(sqlite_url)
    await db.scrub(anew=True)
    assert _size(sqlite_url) == grown
    await _erase(db)
    await db.scrub(anew=True)
    assert _size(sqlite_url) < grown / 2
    await db.close()


def _size(url: str) -> int:
    return path_of(url).stat().st_size


async def _put_words(db: Database, n: int, doc: bytes) -> None:
    async with db.write() as tx:
        await tx.run("UPDATE entity SET doc = :doc WHERE id = :id", doc=doc, id=UUID(int=n).bytes)


async def test_a_second_process_is_refused_until_the_first_has_gone(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    with pytest.raises(DatabaseInUse):
        await open_database(sqlite_url)
    refused = await asyncio.to_thread(ended, OPEN_IT, sqlite_url)
    assert refused == (1, "", f"{path_of(sqlite_url)} is open in another process\n")
    await put(db, "a")
    await db.close()
    assert await asyncio.to_thread(ended, OPEN_IT, sqlite_url) == (0, "", "")


async def test_a_folder_that_cannot_be_made_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match=r"File exists|Not a directory"):
        await open_database(str(tmp_path / "file" / "heard.sqlite"))


async def test_a_file_that_is_no_database_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "heard.db"
    path.write_bytes(b"not a database" * 100)
    for _ in range(2):  # the second time would say "in use", had the first kept the lock
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            await open_database(str(path))


async def test_a_process_that_never_closes_its_database_still_ends(sqlite_url: str) -> None:
    assert await asyncio.to_thread(ended, FORGET_IT, sqlite_url) == (1, "done\n", "")


def test_a_file_that_cannot_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    (tmp_path / "heard.db").mkdir()
    refused = "unable to open database file\n"
    assert ended(OPEN_IN_VAIN, str(tmp_path / "heard.db")) == (0, refused * 20, "")


async def test_no_log_holds_what_people_said(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        db = await open_database(sqlite_url)
        await put(db, "CANARY")
        await db.close()
    assert "CANARY" not in caplog.text
