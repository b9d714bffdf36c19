"""A running engine that knows the small hospital, with a clock that is moved by hand."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest_asyncio
from msgspec import Struct

from heard.domain.base import ContactId, Entity, ProblemId, StandardsId
from heard.domain.book import AnyCommand, AnyEntity
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.clocks import SetStandards
from heard.domain.org.contacts import SetContact
from heard.domain.org.entities import Calendar, Contact, Person, Seat, Shared, Standards, Unit
from heard.domain.org.people import DisablePerson, SetPerson
from heard.domain.org.seats import SetSeat
from heard.domain.org.tablets import EnrolTablet, shared
from heard.domain.org.units import SetUnit
from heard.domain.problems.entity import Problem
from heard.domain.problems.raising import RaiseProblem
from heard.engine import codec
from heard.engine.batch import Batch, Utterance, spoken, utterance
from heard.engine.engine import Engine
from heard.store import entities, journal, meta
from heard.store.database import Database
from tests.support.org import (
    ALWAYS,
    DISABLED,
    INCIDENTS,
    NURSE,
    OFFICE,
    PEOPLE,
    SEATS,
    STANDARDS,
    TABLET,
    UNITS,
    WARD_ID,
    at,
)


class Clock:
    """What the engine takes for now."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Reply(Struct, frozen=True):
    """An answer as a device reads it."""

    outcome: str
    code: str | None = None
    facts: Mapping[str, Any] = {}


DONE = Reply("done")
LATER = Reply("later")


def refused(code: str, **facts: object) -> Reply:
    return Reply("refused", code, facts)


def held(code: str, **facts: object) -> Reply:
    return Reply("held", code, facts)


def read_answer(raw: bytes) -> Reply:
    answer = msgspec.json.decode(raw)
    refusal = answer.get("refusal", {})
    return Reply(answer["outcome"], refusal.get("code"), refusal.get("facts", {}))


def read_answers(raw: Iterable[bytes]) -> list[Reply]:
    return [read_answer(one) for one in raw]


class World:
    """One node: an engine, its clock and its chance, and a device for each person who speaks."""

    def __init__(self, db: Database, seed: int = 1, clock: Clock | None = None) -> None:
        self.db = db
        self.chance = random.Random(seed)
        self.clock = clock or Clock(at(10))
        self.engine = Engine(db, now=self.clock, random_bytes=self.chance.randbytes)
        self._numbers: Counter[UUID] = Counter()

    def new_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def device_of(self, person: Person) -> UUID:
        """The same for the same person in every world."""
        return UUID(int=person.id.int + (1 << 64))

    def said(self, command: AnyCommand | bytes, n: int, **fields: Any) -> Utterance:
        """One command as a device sends it; `fields` as on the wire, before it is decoded."""
        raw = command if isinstance(command, bytes) else msgspec.json.encode(command)
        envelope = {"id": self.new_id(), "n": n, "said_at": self.clock.now, **fields}
        return utterance(msgspec.json.encode({**envelope, "command": msgspec.Raw(raw)}))

    def next_n(self, person: Person) -> int:
        device = self.device_of(person)
        self._numbers[device] += 1
        return self._numbers[device]

    def batch(self, person: Person, *said: AnyCommand | bytes, **fields: Any) -> Batch:
        """The next commands of this person's device."""
        return self.batch_of(
            person, *(self.said(one, self.next_n(person), **fields) for one in said)
        )

    def batch_of(self, person: Person, *said: Utterance) -> Batch:
        return Batch(said=said, person=person.id, device=self.device_of(person))

    async def say(self, person: Person, *said: AnyCommand | bytes, **fields: Any) -> list[Reply]:
        return read_answers((await self.engine.say(self.batch(person, *said, **fields))).answers)

    async def operate(self, *said: AnyCommand) -> list[Reply]:
        """Said by nobody, as the clock and an operator do: all or nothing."""
        spoken_now = tuple(spoken(self.new_id(), one, self.clock.now) for one in said)
        answered = await self.engine.say(Batch(said=spoken_now, atomic=True))
        return read_answers(answered.answers)

    async def raised(
        self, person: Person = NURSE, text: str = "No bladder scanner", **fields: Any
    ) -> ProblemId:
        """A problem of Ward 7, raised a moment ago."""
        problem = ProblemId(self.new_id())
        said = RaiseProblem(problem=problem, unit=WARD_ID, text=text)
        assert await self.say(person, said, **fields) == [DONE]
        return problem

    async def find(self, entity_id: UUID) -> Entity | None:
        async with self.db.read() as tx:
            stored = (await entities.load(tx, [entity_id])).get(entity_id)
        return codec.read(stored) if stored is not None else None

    async def problem(self, problem_id: UUID) -> Problem:
        found = await self.find(problem_id)
        assert isinstance(found, Problem)
        return found


def as_said(entity: AnyEntity) -> AnyCommand:
    """The command that makes an entity of the small hospital."""
    fields = msgspec.structs.asdict(entity)
    own = {name: fields[name] for name in fields if name not in {"id", "rev", "disabled_at"}}
    match entity:
        case Unit():
            return SetUnit(unit=entity.id, **{k: own[k] for k in own if k != "seat"})
        case Seat():
            answers = any(unit.seat == entity.id for unit in UNITS)
            return SetSeat(seat=entity.id, answers=answers, **own)
        case Person() if held := shared(entity):
            kind = Shared(held.role)
            return EnrolTablet(unit=held.unit, person=entity.id, kind=kind, name=entity.name)
        case Person():
            return SetPerson(person=entity.id, **own)
        case Calendar():
            return SetCalendar(calendar=entity.id, **own)
        case Contact():
            return SetContact(contact=ContactId(entity.id), **own)
        case Standards():
            return SetStandards(standards=StandardsId(entity.id), **own)
        case _:
            raise AssertionError(f"a {entity.noun} is said by somebody, not set up")


HOSPITAL: tuple[AnyCommand, ...] = (
    *(as_said(one) for one in (OFFICE, ALWAYS, *UNITS, *SEATS, STANDARDS, INCIDENTS)),
    *(as_said(one) for one in PEOPLE if one != TABLET),
    DisablePerson(person=DISABLED.id),
)


@asynccontextmanager
async def node(db: Database, seed: int = 1, clock: Clock | None = None) -> AsyncGenerator[World]:
    """An engine at work on this database, whatever is in it."""
    async with db.write() as tx:
        await meta.begin(tx, "epoch-1", bytes(meta.KEY_BYTES))
    world = World(db, seed, clock)
    await world.engine.start()
    yield world
    await world.engine.stop()


@asynccontextmanager
async def hospital(db: Database, seed: int = 1) -> AsyncGenerator[World]:
    """An engine at work that was told of the small hospital."""
    async with node(db, seed) as world:
        assert await world.operate(*HOSPITAL) == [DONE] * len(HOSPITAL)
        yield world


@pytest_asyncio.fixture
async def world(db: Database) -> AsyncGenerator[World]:
    """The small hospital; a test that asks for it runs it for real, on each kind of database."""
    async with hospital(db) as one:
        yield one


async def journal_of(db: Database) -> list[journal.Said]:
    async with db.read() as tx:
        return [one async for one in journal.replay(tx)]


async def everything(db: Database) -> dict[UUID, bytes]:
    """Every entity's document, byte for byte."""
    async with db.read() as tx:
        return {one.id: one.doc for one in await entities.page(tx, None, 100_000)}
