"""The application: parts made once, routes that are given them, one gate before everything."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from litestar import Litestar
from litestar.di import Provide
from litestar.types import ASGIApp
from msgspec import Struct

from heard.api import (
    enrol,
    health,
    importing,
    my_sessions,
    poke,
    read,
    schema,
    session,
    setup,
    sync,
    tickets,
)
from heard.api.actor import provide_actor, provide_sender
from heard.api.faults import HANDLERS
from heard.api.gate import gate
from heard.api.shell import load, shell
from heard.api.state import (
    HEARTBEAT_SECONDS,
    STATE,
    Running,
    provide_door,
    provide_engine,
    provide_running,
)
from heard.engine.batch import ms
from heard.engine.engine import Engine
from heard.identity.door import DAY_MS, Limits, open_door
from heard.identity.passwords import Hasher, argon2id
from heard.identity.sweep import sweep
from heard.jobs.clock import run_clock
from heard.jobs.doorkeeper import Doorkeeper
from heard.paths import web_folder
from heard.settings import Settings
from heard.store import devices, meta
from heard.store.migrations import open_at_head

ROUTES = [
    sync.sync,
    poke.poke,
    session.begin_session,
    session.end_session,
    session.me,
    session.choose_password,
    my_sessions.my_sessions,
    my_sessions.end_one_of_mine,
    setup.setup,
    setup.start_with_my_ward,
    setup.invite,
    setup.look,
    setup.accept,
    enrol.make_code,
    enrol.enrol,
    enrol.tablets,
    enrol.revoke,
    tickets.make_ticket,
    tickets.end_ticket,
    importing.load_files,
    read.answers_owed,
    read.everyone,
    schema.openapi,
    health.live,
    health.ready,
]


def utc_now() -> datetime:
    return datetime.now(UTC)


class World(Struct, frozen=True):
    """What comes from outside and is given, never fetched: the clock, chance, how to hash."""

    now: Callable[[], datetime] = utc_now
    random_bytes: Callable[[int], bytes] = os.urandom
    hasher: Callable[[], Hasher] = argon2id
    heartbeat_seconds: float = HEARTBEAT_SECONDS


def build_app(
    settings: Settings, world: World | None = None, *, demo: bool = False
) -> tuple[ASGIApp, Litestar]:
    """The gate with the application behind it, and the application itself for its routes."""
    given = world or World()

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncGenerator[None]:
        async with running(settings, given, demo=demo) as parts:
            app.state[STATE] = parts
            ticking = asyncio.create_task(_tick(parts, settings.clock_seconds))
            yield
            ticking.cancel()
            await asyncio.gather(ticking, return_exceptions=True)

    folder = Path(settings.web) if settings.web else web_folder()
    app = Litestar(
        route_handlers=[*ROUTES, shell(load(folder))],
        dependencies={
            "running": Provide(provide_running),
            "engine": Provide(provide_engine),
            "door": Provide(provide_door),
            "actor": Provide(provide_actor),
            "sender": Provide(provide_sender),
        },
        exception_handlers=HANDLERS,
        lifespan=[lifespan],
        openapi_config=None,
        request_max_body_size=None,  # the gate's to say
        logging_config=None,
    )
    return gate(app, origin=settings.origin), app


@asynccontextmanager
async def running(settings: Settings, world: World, *, demo: bool) -> AsyncGenerator[Running]:
    """The database open, the writer at work; closed in the other order."""
    db = await open_at_head(settings.database_url)
    try:
        async with db.write() as tx:
            await meta.begin(tx, world.random_bytes(8).hex(), world.random_bytes(meta.KEY_BYTES))
        limits = Limits(
            idle_ms=settings.session_idle_days * DAY_MS,
            absolute_ms=settings.session_days * DAY_MS,
        )
        door = await open_door(db, world.hasher(), world.random_bytes, limits)
        doorkeeper = Doorkeeper(door, world.now)
        chance = world.random_bytes
        engine = Engine(db, now=world.now, random_bytes=chance, moved=doorkeeper.hear)
        await engine.start()
        doorkeeper.start()
        try:
            yield Running(settings, engine, door, demo, world.heartbeat_seconds)
        finally:
            await engine.stop()
            await doorkeeper.stop()
    finally:
        await db.close()


async def _tick(parts: Running, every_seconds: float) -> None:
    await run_clock(parts.engine, every_seconds, lambda: _sweep(parts))


async def _sweep(parts: Running) -> None:
    now = ms(parts.engine.now())
    await sweep(parts.door, now)
    async with parts.engine.db.write() as tx:
        await devices.sweep(tx, now - devices.KEPT_DAYS * DAY_MS)
