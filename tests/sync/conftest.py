"""Every test of the sync runs it on a real engine, on each kind of database."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from heard.store.database import Database
from tests.support.world import World, hospital


@pytest_asyncio.fixture
async def world(db: Database) -> AsyncIterator[World]:
    async with hospital(db) as one:
        yield one
