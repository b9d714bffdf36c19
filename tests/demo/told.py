"""What a demo's database holds, read once: its problems, its journal and where it lies."""

from __future__ import annotations

from msgspec import Struct, structs

from heard.domain.problems.entity import Problem
from heard.engine import codec
from heard.store import entities, journal
from heard.store.journal import Said
from heard.store.opening import open_database


class Told(Struct, frozen=True):
    """`journal` is without its salts: chance that nobody wants to repeat."""

    url: str
    problems: list[Problem]
    journal: list[Said]

    @property
    def outcomes(self) -> set[str]:
        return {one.outcome for one in self.journal}

    @property
    def verbs(self) -> set[str]:
        return {one.do for one in self.journal}


async def told_in(url: str) -> Told:
    db = await open_database(url)
    try:
        async with db.read() as tx:
            stored = await entities.of_noun(tx, [Problem.noun])
            said = [structs.replace(one, salt=None) async for one in journal.replay(tx)]
    finally:
        await db.close()
    found = (codec.read(one) for one in stored)
    return Told(url, [one for one in found if isinstance(one, Problem)], said)
