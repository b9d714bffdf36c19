"""What an operator's verbs work with: an engine and a door, with no server around them."""

from __future__ import annotations

import secrets

from msgspec import Struct

from heard.engine.engine import Engine
from heard.identity.door import Door, open_door
from heard.identity.passwords import Strength, argon2id
from tests.support.world import World

WEAKEST = Strength(memory_kib=8, passes=1, lanes=1)


class Parts(Struct, frozen=True):
    engine: Engine
    door: Door


async def parts_of(world: World) -> Parts:
    door = await open_door(world.db, argon2id(WEAKEST), secrets.token_bytes)
    return Parts(world.engine, door)
