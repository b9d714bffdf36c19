"""A disk that fails is said, and once it is well so is the database, with no restart.

What stands for it is a limit on how large a file may grow, in a process of its own.
"""

from __future__ import annotations

from tests.store.process import ended

DISK = """
import asyncio, resource, sys
from heard.store.database import StoreUnavailable
from heard.store.opening import open_database
from tests.store.values import keys, put, save, stored, writer_is_new

def disk(bytes_left):
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, resource.RLIM_INFINITY))
"""

FILL_IT = (
    DISK
    + """
async def main():
    db = await open_database(sys.argv[1])
    await put(db, "before")
    disk(300_000)
    for _ in range(3):
        try:
            await save(db, [stored(n, b"x" * 4_000) for n in range(100)])
        except StoreUnavailable:
            print("refused")
        assert await keys(db) == ["before"]
        assert await writer_is_new(db)
    disk(resource.RLIM_INFINITY)
    await put(db, "after")
    print(await keys(db))
    await db.close()

asyncio.run(main())
"""
)

OPEN_FULL = (
    DISK
    + """
async def main():
    disk(0)
    try:
        await open_database(sys.argv[1])
    except StoreUnavailable:
        print("refused")
    disk(resource.RLIM_INFINITY)
    db = await open_database(sys.argv[1])
    await put(db, "after")
    print(await keys(db))
    await db.close()

asyncio.run(main())
"""
)


def test_a_full_disk_is_said_and_passes(sqlite_url: str) -> None:
    assert ended(FILL_IT, sqlite_url) == (0, "refused\n" * 3 + "['after', 'before']\n", "")


def test_a_disk_that_is_full_from_the_start_is_said_and_passes(sqlite_url: str) -> None:
    assert ended(OPEN_FULL, sqlite_url) == (0, "refused\n['after']\n", "")
