"""A real server for browser tests, in a process of its own: the small hospital, a clock by file.

    python -m tests.browser.server prepare DATABASE CLOCK_FILE
    python -m tests.browser.server serve DATABASE CLOCK_FILE PORT WEB

The clock file holds by how many seconds the server's clock is ahead of the machine's.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from heard.app import World, running
from heard.domain.base import PersonId
from heard.engine.batch import Batch, ms, spoken
from heard.identity import accounts
from heard.identity.passwords import Hasher, Strength, argon2id
from heard.serving import server
from heard.settings import Settings
from heard.store.migrations import upgrade
from tests.support.org import (
    ADMINISTRATOR,
    CHIEF,
    COACH,
    COLLEAGUE,
    DEPUTY,
    DESK_LEAD,
    DIRECTOR,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    uid,
)
from tests.support.world import HOSPITAL

PASSWORD = "every problem heard"
WHO_SIGNS_IN = {
    "nurse": NURSE,
    "colleague": COLLEAGUE,
    "lead": LEAD,
    "matron": MATRON,
    "deputy": DEPUTY,
    "director": DIRECTOR,
    "chief": CHIEF,
    "estates": DESK_LEAD,
    "admin": ADMINISTRATOR,
    "neighbour": NEIGHBOUR,
    "coach": COACH,
}


def email_of(name: str) -> str:
    return f"{name}@ward.example"


def quick() -> Hasher:
    """The same algorithm with the least work: what is proved here is not its strength."""
    return argon2id(Strength(memory_kib=64, passes=1))


def world_of(clock_file: Path) -> World:
    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(clock_file.read_text()))

    return World(now=now, random_bytes=os.urandom, hasher=quick)


async def prepare(settings: Settings, world: World) -> None:
    """The small hospital and its accounts."""
    await upgrade(settings.database_url)
    async with running(settings, world, demo=False) as parts:
        at = parts.engine.now()
        said = tuple(spoken(uid(50_000 + n), one, at) for n, one in enumerate(HOSPITAL))
        await parts.engine.say(Batch(said=said, atomic=True))
        for name, person in WHO_SIGNS_IN.items():
            await accounts.create(parts.door, PersonId(person.id), email_of(name), PASSWORD, ms(at))


def main(act: str, database: str, clock_file: str, port: str = "8000", web: str = "") -> None:
    settings = Settings(database=database, port=int(port), web=web, clock_seconds=1)
    world = world_of(Path(clock_file))
    if act == "prepare":
        asyncio.run(prepare(settings, world))
    else:
        server(settings, world).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
