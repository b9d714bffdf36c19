"""A copy that is put back begins a timeline of its own, lets nobody in, and ruins nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from heard.domain.base import PersonId
from heard.store import backup, identity, journal, meta
from heard.store.backup import BadBackup
from heard.store.database import Database, DatabaseInUse
from heard.store.identity import Invitation, Session
from heard.store.opening import open_database
from heard.store.parting import part
from heard.store.restore import begin_anew, put_back
from heard.store.sqlite import path_of
from tests.store.process import ended
from tests.store.values import append, said

KEY = bytes(range(32))
AMINA = PersonId(UUID(int=8))

SAY_MORE_AND_DIE = """
import asyncio, os, sys
from heard.store.opening import open_database
from tests.store.values import append, said

async def main():
    db = await open_database(sys.argv[1])
    for n in range(4, 60):
        await append(db, said(n, b"x" * 4_000))
    print("said", flush=True)
    os._exit(9)

asyncio.run(main())
"""


async def in_use(url: str) -> Database:
    """A database that was begun, with a session, two invitations and three commands in it."""
    db = await open_database(url)
    await append(db, said(1), said(2), said(3))
    async with db.write() as tx:
        await meta.begin(tx, "first", KEY)
        await identity.add_session(tx, Session(b"s" * 32, AMINA, None, 0, 0, 10, None))
        await identity.add_invitation(tx, Invitation(b"u" * 32, AMINA, "a@b.c", 0, 10))
        await identity.use_invitation(tx, b"u" * 32, 5)
        await identity.add_invitation(tx, Invitation(b"i" * 32, AMINA, "a@b.c", 0, 10))
    return db


async def parted(db: Database) -> bool:
    """Whether it has no timeline, nobody signed in and no link that works; the rest is there."""
    async with db.write() as tx:
        await meta.begin(tx, "second", bytes(32))
        timeline, key = await meta.epoch(tx), await meta.erasure_key(tx)
        used = await identity.invitation(tx, b"u" * 32)
        assert (key, used and used.used_at) == (KEY, 5)
        sessions = await identity.sessions_of(tx, AMINA)
        return (timeline, sessions, await identity.invitation(tx, b"i" * 32)) == (
            "second",
            [],
            None,
        )


@contextmanager
def looked_into(path: Path) -> Generator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def size_of(path: Path | str) -> int:
    return Path(path).stat().st_size


def move(path: Path, to: Path) -> None:
    for suffix in ("", "-wal"):
        Path(f"{path}{suffix}").rename(f"{to}{suffix}")


def commands_in(path: Path) -> int:
    with looked_into(path) as connection:
        return connection.execute("SELECT count(*) FROM journal").fetchone()[0]


@pytest.fixture
async def kept(sqlite_url: str, tmp_path: Path) -> Path:
    """A backup of three commands; the database has heard more since, and was not closed."""
    db = await in_use(sqlite_url)
    await db.close()
    path = tmp_path / "kept.sqlite"
    await backup.copy(sqlite_url, path)
    assert ended(SAY_MORE_AND_DIE, sqlite_url)[1] == "said\n"
    assert size_of(f"{path_of(sqlite_url)}-wal") > 0
    return path


async def test_a_database_that_parted_begins_anew(database_url: str) -> None:
    db = await in_use(database_url)
    assert not await parted(db)
    async with db.write() as tx:
        await part(tx)
    assert await parted(db)
    await db.close()


async def test_a_backup_has_parted_already(kept: Path) -> None:
    copy = await open_database(str(kept))
    assert await parted(copy)
    await copy.close()
    with looked_into(kept) as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (0,)


async def test_a_restore_takes_the_place_and_keeps_what_was_there(
    sqlite_url: str, kept: Path
) -> None:
    path = path_of(sqlite_url)
    told = await put_back(sqlite_url, kept)
    (before,) = path.parent.glob(f"{path.name}.before-*Z")
    assert str(before) in told
    assert commands_in(path) == 3
    db = await open_database(sqlite_url)
    assert await parted(db)
    await db.close()
    assert commands_in(before) == 59, "with what only its log held"


async def test_a_copy_of_the_database_itself_can_be_restored_too(
    sqlite_url: str, kept: Path
) -> None:
    """As what a restore kept aside, when the wrong backup was taken."""
    await put_back(sqlite_url, kept)
    path = path_of(sqlite_url)
    (before,) = path.parent.glob(f"{path.name}.before-*Z")
    move(before, path.with_name("right"))
    await put_back(sqlite_url, path.with_name("right"))
    assert commands_in(path) == 59
    db = await open_database(sqlite_url)
    assert await parted(db)
    await db.close()


async def test_a_lost_database_is_restored(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "new" / "heard.sqlite"
    told = await put_back(str(path), kept)
    assert "before" not in told.splitlines()[0]
    assert commands_in(path) == 3
    assert sorted(p.name for p in path.parent.iterdir()) == ["heard.sqlite", "heard.sqlite.lock"]


async def test_a_bad_backup_changes_nothing(sqlite_url: str, kept: Path) -> None:
    with looked_into(kept) as connection, connection:
        connection.execute("DELETE FROM journal WHERE seq = 3")
    here = path_of(sqlite_url).parent
    before = {path: path.read_bytes() for path in here.iterdir()}
    with pytest.raises(BadBackup, match="from row 3"):
        await put_back(sqlite_url, kept)
    assert {path: path.read_bytes() for path in here.iterdir()} == before


@pytest.mark.parametrize(
    ("url", "why"),
    [("postgresql://heard@nowhere/heard", "--in-place"), ("sqlite:///nowhere", "was not copied")],
)
async def test_a_restore_that_cannot_be_is_said(tmp_path: Path, url: str, why: str) -> None:
    url = url.replace("nowhere", str(tmp_path / "heard.sqlite")) if "sqlite" in url else url
    with pytest.raises(BadBackup, match=why):
        await put_back(url, tmp_path / "missing.sqlite")


async def test_a_restore_waits_for_no_server(sqlite_url: str, kept: Path) -> None:
    db = await open_database(sqlite_url)
    with pytest.raises(DatabaseInUse):
        await put_back(sqlite_url, kept)
    await db.close()


async def test_a_restore_by_other_means_begins_anew(database_url: str) -> None:
    db = await in_use(database_url)
    await db.close()
    await begin_anew(database_url)
    db = await open_database(database_url)
    assert await parted(db)
    await db.close()


async def test_a_copy_put_in_place_by_hand_is_not_ruined_by_the_log_that_lay_there(
    sqlite_url: str, kept: Path
) -> None:
    shutil.copy(kept, path_of(sqlite_url))
    db = await open_database(sqlite_url)
    async with db.read() as tx:
        assert await journal.verify(tx) == journal.Verdict(3, None)
    assert await parted(db)
    await db.close()
    assert size_of(f"{path_of(sqlite_url)}.stranger-wal") > 0


async def test_a_log_of_its_own_is_read_after_a_crash(sqlite_url: str) -> None:
    assert ended(SAY_MORE_AND_DIE, sqlite_url)[1] == "said\n"
    db = await open_database(sqlite_url)
    async with db.read() as tx:
        assert (await journal.verify(tx)).rows == 56
    await db.close()
