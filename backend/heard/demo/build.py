"""The demo organisation is made once: the trust, its history through the engine, five accounts."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from random import Random
from uuid import UUID

from msgspec import Struct

from heard.demo import names
from heard.demo.history import history
from heard.demo.organisation import Trust, known_as, person_id, trust
from heard.demo.tale import Cast, Line
from heard.domain.book import AnyCommand
from heard.domain.london import LONDON
from heard.engine.batch import Batch, from_ms, ms, spoken
from heard.engine.engine import Engine
from heard.identity.accounts import email_of
from heard.identity.passwords import argon2id, hashed
from heard.jobs.clock import tick
from heard.settings import Settings
from heard.store import identity, meta, projections
from heard.store.database import Database
from heard.store.identity import Account
from heard.store.migrations import open_at_head

DAYS = 120
SEED = 7
PASSWORD = "every problem heard"  # noqa: S105  it is printed, and opens the demo alone
DOMAIN = "demo.heard.example"
GUESTS = {
    "nurse": names.NURSE,
    "matron": names.MATRON,
    "estates": names.ESTATES,
    "executive": names.EXECUTIVE,
    "admin": names.ADMINISTRATOR,
}

# What is said within so many seconds is committed together: long ago, a few commits an hour would
# tell nobody more; lately, the times are looked at.
TOGETHER_SECONDS, TOGETHER_SECONDS_LATELY = 45 * 60, 3 * 60
LATELY = timedelta(days=3)


class Refused(Exception):  # noqa: N818  a fault of ours, named by what the engine said
    """A command of the demo was not done."""


class Clock:
    """A clock that is moved by hand, and never back."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, to: datetime) -> None:
        self.at = max(self.at, to)


class Built(Struct, frozen=True):
    """How much was said, and from when to when."""

    lines: int
    since: datetime
    until: datetime


async def build_demo(
    settings: Settings,
    today: datetime | None = None,
    *,
    seed: int = SEED,
    days: int = DAYS,
) -> str:
    """What was done, in words. An organisation that is there already is left alone.

    The same moment and seed say the same commands: `today` is when the history ends, left out
    now.
    """
    now = (today or datetime.now(UTC)).replace(microsecond=0)
    clock = Clock(_begins(now, days))
    async with _engine(settings, clock, seed) as engine:
        if engine.org.root is not None:
            return "There is an organisation already; nothing was changed."
        built = await _tell(engine, clock, now, Telling(seed, days))
        await _open_accounts(engine.db, ms(now))
    return _welcome(built)


class Telling(Struct, frozen=True):
    """Which history: its seed and how far it goes back."""

    seed: int
    days: int


@asynccontextmanager
async def _engine(
    settings: Settings, now: Callable[[], datetime], seed: int
) -> AsyncGenerator[Engine]:
    """Its secret is made from the seed: it says what the clock's commands are called."""
    db = await open_at_head(settings.database_url)
    secret = Random(seed).randbytes(meta.KEY_BYTES)  # noqa: S311  the demo keeps none
    try:
        async with db.write() as tx:
            await meta.begin(tx, os.urandom(8).hex(), secret)
        engine = Engine(db, now=now, random_bytes=os.urandom)
        await engine.start()
        try:
            yield engine
        finally:
            await engine.stop()
    finally:
        await db.close()


async def _tell(engine: Engine, clock: Clock, now: datetime, telling: Telling) -> Built:
    made = trust(range(clock.at.year, now.year + 2))
    await _set_up(engine, made)
    cast = Cast(engine.org, made.staff)
    chance = Random(telling.seed)  # noqa: S311  chance that can be repeated
    lines = history(cast, chance, now, telling.days)
    since = clock.at
    told = 0
    for together in _groups(lines, now):
        until = together[-1].heard_at
        await _let_time_pass(engine, clock, until)
        await _say(engine, together)
        told += len(together)
        _show(told, len(lines))
    await _let_time_pass(engine, clock, now)
    return Built(len(lines), since, now)


async def _set_up(engine: Engine, made: Trust) -> None:
    """Nobody speaks: an operator loads it, before anybody is there who could."""
    at = engine.now()
    said = tuple(spoken(_id_of(n), one, at) for n, one in enumerate(made.commands))
    answered = await engine.say(Batch(said=said, atomic=True))
    _all_done(made.commands, answered.answers)


def _id_of(n: int) -> UUID:
    return known_as("command", str(n))


def _groups(lines: Sequence[Line], now: datetime) -> Iterable[list[Line]]:
    """Lines that are heard at one moment, so that a hundred days take seconds."""

    def slot(line: Line) -> tuple[bool, int]:
        lately = now - line.heard_at < LATELY
        seconds = TOGETHER_SECONDS_LATELY if lately else TOGETHER_SECONDS
        return lately, int(line.heard_at.timestamp()) // seconds

    return (list(together) for _, together in groupby(lines, key=slot))


async def _let_time_pass(engine: Engine, clock: Clock, until: datetime) -> None:
    """Whatever falls due on the way is said when it does, not when we next look."""
    while due := await _next_alarm(engine.db, until):
        clock.move(due)
        await tick(engine)
    clock.move(until)


async def _next_alarm(db: Database, until: datetime) -> datetime | None:
    async with db.read() as tx:
        alarms = await projections.due_alarms(tx, ms(until), 1)
    return from_ms(alarms[0].at) if alarms else None


async def _say(engine: Engine, lines: Sequence[Line]) -> None:
    """In their order, each by whoever says it, in one commit."""
    waiting = [
        asyncio.create_task(engine.say(_batch(list(said))))
        for _, said in groupby(lines, key=lambda line: line.by)
    ]
    answers = [one for each in await asyncio.gather(*waiting) for one in each.answers]
    _all_done([line.command for line in lines], answers)


def _batch(lines: Sequence[Line]) -> Batch:
    said = tuple(spoken(line.id, line.command, line.said_at) for line in lines)
    return Batch(said=said, person=lines[0].by)


def _all_done(commands: Sequence[AnyCommand], answers: Sequence[bytes]) -> None:
    for command, answer in zip(commands, answers, strict=True):
        if b'"outcome":"done"' not in answer:
            raise Refused(f"{command!r}: {answer.decode()}")


async def _open_accounts(db: Database, now_ms: int) -> None:
    """One password, hashed once."""
    password_hash = await hashed(argon2id(), PASSWORD)
    async with db.write() as tx:
        for name, person in GUESTS.items():
            email = email_of(f"{name}@{DOMAIN}")
            account = Account(person_id(person), email, password_hash, created_at=now_ms)
            await identity.add_account(tx, account)


def _begins(now: datetime, days: int) -> datetime:
    """The trust is set up in the night before the first day."""
    first = now.astimezone(LONDON).date() - timedelta(days=days)
    return datetime.combine(first, time(), LONDON).astimezone(UTC)


def _show(told: int, total: int) -> None:
    """Progress, for somebody who watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{told} of {total} commands said" + ("\n" if told == total else ""))


def _welcome(built: Built) -> str:
    who = ", ".join(f"{name}@{DOMAIN}" for name in GUESTS)
    days = (built.until - built.since).days
    return (
        f"Seven Rivers (demo) is ready: {days} days, {built.lines} commands.\n"
        f"Sign in as {who}\nwith the password: {PASSWORD}"
    )
