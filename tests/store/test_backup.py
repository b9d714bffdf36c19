"""A copy is good only when it was read from end to end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from heard.store import backup, journal, meta
from heard.store.backup import BadBackup
from heard.store.opening import open_database
from tests.store.values import WARD, about, append, entry, publish, said, save, stored


@pytest.fixture
async def source(sqlite_url: str) -> str:
    """A database with something in each of its tables that a check looks into."""
    db = await open_database(sqlite_url)
    async with db.write() as tx:
        await meta.begin(tx, "first", bytes(32))
    await save(db, [stored(n) for n in range(1, 4)])
    await append(db, said(1), said(2), said(3))
    await publish(db, entry(WARD, 1), entry(WARD, 2))
    async with db.write() as tx:
        await journal.erase(tx, [about(2)])
    await db.close()
    return sqlite_url


async def test_a_copy_is_taken_beside_the_writer(source: str, tmp_path: Path) -> None:
    db = await open_database(source)
    await save(db, [stored(4)])
    async with db.read() as tx:
        head = await journal.head(tx)
    copy = await backup.copy(source, tmp_path / "copy.db")
    await save(db, [stored(5)])
    await db.close()
    assert copy == backup.Copy(
        path=tmp_path / "copy.db",
        size_bytes=(tmp_path / "copy.db").stat().st_size,
        rows={
            "entity": 4, "feed": 2, "journal": 3, "device": 0,
            "counts": 0, "owed": 0, "alarm": 0, "account": 0,
        },
        head=head,
    )  # fmt: skip
    assert await backup.check(copy.path) == copy


async def test_a_copy_never_takes_the_place_of_another(source: str, tmp_path: Path) -> None:
    await backup.copy(source, tmp_path / "copy.db")
    with pytest.raises(BadBackup, match="already exists"):
        await backup.copy(source, tmp_path / "copy.db")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ("UPDATE journal SET outcome = 'refused' WHERE seq = 2", "from row 2"),
        ("DELETE FROM journal WHERE seq = 3", "from row 3"),
        ("UPDATE head SET position = 1 WHERE position = 2", "beyond their head"),
        ("DELETE FROM entity", "foreign_key_check"),
    ],
)
async def test_a_copy_that_is_not_whole_is_bad(
    source: str, tmp_path: Path, harm: str, why: str
) -> None:
    path = tmp_path / "copy.db"
    await backup.copy(source, path)
    with sqlite3.connect(path) as connection:
        connection.execute(harm)
    connection.close()
    with pytest.raises(BadBackup, match=why):
        await backup.check(path)


async def test_a_copy_with_a_broken_page_is_bad(source: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    await backup.copy(source, path)
    _overwrite(path, at=8 * 4_096)
    with pytest.raises(BadBackup):
        await backup.check(path)


def _overwrite(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 4_096)
