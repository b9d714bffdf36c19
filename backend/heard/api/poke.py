"""GET /api/poke: server-sent events that say "there is news in this scope", and nothing else."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from urllib.parse import parse_qs
from uuid import UUID

import msgspec
from litestar import asgi
from litestar.types import Receive, Scope, Send

from heard.api.actor import Actor, actor_of
from heard.api.faults import refuse
from heard.api.state import running_of
from heard.engine.pokes import Listener, News
from heard.engine.wire import Here, Poke

COALESCE_SECONDS = 0.25
LIFETIME_SECONDS = (780, 900)  # a stream ends now and then, to sign in anew and to spread the load
RETRY_MS = (1_000, 5_000)

_HEARTBEAT = b"event: heartbeat\ndata: {}\n\n"  # a comment never reaches an EventSource
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@asgi("/api/poke", copy_scope=False)
async def poke(scope: Scope, receive: Receive, send: Send) -> None:
    """One task a listener is parked here, because ten thousand of them have to fit."""
    assert scope["type"] == "http", "the gate lets nothing else through"
    if scope["method"] != "GET":
        await refuse(send, 405, "method.unknown", (b"allow", b"GET"))
        return
    actor, running = await actor_of(scope), running_of(scope)
    listener = running.engine.pokes.listen(actor.scopes, _at(scope, actor))
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await _send(send, b": listening\n\n")
    try:
        await _stream(listener, receive, send, running.heartbeat_seconds)
    finally:
        running.engine.pokes.leave(listener)


def _at(scope: Scope, actor: Actor) -> UUID | None:
    """The unit at whose huddle this device says that it is, where the person follows it."""
    said = parse_qs(scope["query_string"].decode("latin-1")).get("at", [""])[-1]
    followed = (unit for unit in actor.scopes & actor.org.units.keys() if str(unit) == said)
    return next(followed, None)


async def _stream(
    listener: Listener, receive: Receive, send: Send, heartbeat_seconds: float
) -> None:
    gone = asyncio.ensure_future(_until_gone(receive))
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + random.uniform(*LIFETIME_SECONDS)  # noqa: S311  spreads load
    try:
        while not listener.ended and not gone.done() and loop.time() < ends_at:
            news = await _news(listener, gone, heartbeat_seconds)
            if gone.done():
                return
            events = b"".join(_events(news, listener.at))
            if events or not listener.ended:
                await _send(send, events or _HEARTBEAT)
            await asyncio.wait({gone}, timeout=COALESCE_SECONDS if events else 0)
        retry_ms = random.randint(*RETRY_MS)  # noqa: S311  spreads load
        await send(
            {"type": "http.response.body", "body": b"retry: %d\n\n" % retry_ms, "more_body": False}
        )
    finally:
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _news(listener: Listener, gone: asyncio.Future[None], heartbeat_seconds: float) -> News:
    waiting = asyncio.ensure_future(listener.wait())
    await asyncio.wait(
        {waiting, gone}, timeout=heartbeat_seconds, return_when=asyncio.FIRST_COMPLETED
    )
    if waiting.done():
        return waiting.result()
    waiting.cancel()
    return News()


def _events(news: News, at: UUID | None) -> Iterator[bytes]:
    for scope, position in news.heads.items():
        yield b"data: %s\n\n" % msgspec.json.encode(Poke(scope, position))
    if news.here is not None and at is not None:
        yield b"event: here\ndata: %s\n\n" % msgspec.json.encode(Here(at, news.here))


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
