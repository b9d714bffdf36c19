"""Every test of identity runs at a door of its own, with real argon2id at its weakest."""

from __future__ import annotations

import secrets

import pytest
import pytest_asyncio

from heard.identity.door import Door, open_door
from heard.identity.passwords import Hasher, Strength, argon2id
from heard.store.database import Database

WEAKEST = Strength(memory_kib=8, passes=1, lanes=1)


@pytest.fixture(scope="session")
def hasher() -> Hasher:
    return argon2id(WEAKEST)


@pytest_asyncio.fixture
async def door(db: Database, hasher: Hasher) -> Door:
    return await open_door(db, hasher, secrets.token_bytes)
