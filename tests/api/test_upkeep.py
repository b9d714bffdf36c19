"""A server that runs lets go, hour by hour, of what nobody can use any more."""

from __future__ import annotations

import asyncio
from uuid import UUID, uuid4

from heard.identity.passwords import Hasher
from heard.settings import Settings
from heard.store import devices
from heard.store.devices import Device
from heard.store.opening import open_database
from tests.support.site import blank_site, in_one_task


async def remember(url: str, device: Device) -> None:
    db = await open_database(url)
    async with db.write() as tx:
        devices.advance(tx, {}, [device])
    await db.close()


async def test_a_device_unseen_for_half_a_year_is_let_go(database_url: str, hasher: Hasher):
    old = Device(uuid4(), UUID(int=1), 7, None, 0)
    await remember(database_url, old)
    async with in_one_task(blank_site(Settings(database=database_url), hasher)) as site:
        for _ in range(200):
            async with site.running.engine.db.read() as tx:
                if await devices.known(tx, [old.id]) == {}:
                    return
            await asyncio.sleep(0.01)
    raise AssertionError("it is still there")
