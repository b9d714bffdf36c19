"""A database is begun once, however often it is started."""

from __future__ import annotations

from heard.store import meta
from heard.store.database import Database

KEY = bytes(range(32))


async def test_a_database_is_begun_once(db: Database) -> None:
    for name, key in (("first", KEY), ("second", KEY[::-1])):
        async with db.write() as tx:
            await meta.begin(tx, name, key)
    async with db.read() as tx:
        assert (await meta.epoch(tx), await meta.erasure_key(tx)) == ("first", KEY)
