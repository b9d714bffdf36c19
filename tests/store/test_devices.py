"""Each n of a device is used up once, whichever node heard it."""

from __future__ import annotations

from uuid import UUID

import pytest
from msgspec import structs

from heard.store import devices
from heard.store.database import Conflict, Database
from heard.store.devices import Device

PHONE = Device(UUID(int=1), UUID(int=9), 3, None, 1_000)
TABLET = Device(UUID(int=2), UUID(int=9), 0, "Ward tablet", 1_000)


async def _known(db: Database) -> dict[UUID, Device]:
    async with db.read() as tx:
        return await devices.known(tx, [PHONE.id, TABLET.id, UUID(int=3)])


async def _advance(db: Database, before: dict[UUID, Device], *after: Device) -> None:
    async with db.write() as tx:
        devices.advance(tx, before, after)


async def test_a_device_moves_on(db: Database) -> None:
    await _advance(db, {}, PHONE, TABLET)
    moved = structs.replace(PHONE, last_n=5, label="Amy's phone", seen_at=2_000)
    await _advance(db, await _known(db), moved)
    assert await _known(db) == {PHONE.id: moved, TABLET.id: TABLET}


async def test_nothing_asked_is_nothing_known(db: Database) -> None:
    async with db.read() as tx:
        assert await devices.known(tx, []) == {}


@pytest.mark.parametrize("before", [{}, {PHONE.id: structs.replace(PHONE, last_n=2)}])
async def test_a_device_that_was_heard_meanwhile_is_a_conflict(
    db: Database, before: dict[UUID, Device]
) -> None:
    await _advance(db, {}, PHONE)
    with pytest.raises(Conflict):
        await _advance(db, before, structs.replace(PHONE, last_n=4))
    assert await _known(db) == {PHONE.id: PHONE}


async def test_only_devices_unseen_for_long_are_let_go(db: Database) -> None:
    await _advance(db, {}, PHONE, structs.replace(TABLET, seen_at=2_000))
    async with db.write() as tx:
        assert await devices.sweep(tx, 2_000) == 1
    assert list(await _known(db)) == [TABLET.id]
