"""What a demo's database holds, read once: its problems, its boards, its journal, where it lies."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, structs

from heard.domain.alerts.entity import Alert
from heard.domain.base import Entity
from heard.domain.huddles.huddle import Cascade, Huddle
from heard.domain.huddles.risk import Risk
from heard.domain.huddles.script import Script
from heard.domain.measures.entity import Measure, Tally
from heard.domain.org.entities import HuddlePlan
from heard.domain.problems.entity import Problem
from heard.domain.recognition.entity import Thanks
from heard.engine import codec
from heard.store import entities, journal
from heard.store.journal import Said
from heard.store.opening import open_database

READ = (Problem, HuddlePlan, Script, Huddle, Cascade, Risk, Measure, Tally, Thanks, Alert)
EntityT = TypeVar("EntityT", bound=Entity)


class Told(Struct, frozen=True):
    """`journal` is without its salts: chance that nobody wants to repeat."""

    url: str
    found: list[object]
    journal: list[Said]

    def all(self, kind: type[EntityT]) -> list[EntityT]:
        return [one for one in self.found if isinstance(one, kind)]

    @property
    def problems(self) -> list[Problem]:
        return self.all(Problem)

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
            stored = await entities.of_noun(tx, [kind.noun for kind in READ])
            said = [structs.replace(one, salt=None) async for one in journal.replay(tx)]
    finally:
        await db.close()
    return Told(url, [codec.read(one) for one in stored], said)
