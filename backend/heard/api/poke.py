"""GET /api/poke: server-sent events that say "there is news in this scope", and nothing else."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from uuid import UUID

import msgspec
from litestar import asgi
from litestar.types import Receive, Scope, Send

from heard.api.actor import actor_of
from heard.api.faults import refuse
from heard.api.state import running_of
from heard.engine.pokes import Listener
from heard.engine.wire import Poke

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
    listener = running.engine.pokes.listen(actor.scopes)
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await _send(send, b": listening\n\n")
    try:
        await _stream(listener, receive, send, running.heartbeat_seconds)
    finally:
        running.engine.pokes.leave(listener)


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
            if news or not listener.ended:
                await _send(send, _events(news) if news else _HEARTBEAT)
            await asyncio.wait({gone}, timeout=COALESCE_SECONDS if news else 0)
        retry_ms = random.randint(*RETRY_MS)  # noqa: S311  spreads load
        await send(
            {"type": "http.response.body", "body": b"retry: %d\n\n" % retry_ms, "more_body": False}
        )
    finally:
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _news(
    listener: Listener, gone: asyncio.Future[None], heartbeat_seconds: float
) -> Mapping[UUID, int]:
    waiting = asyncio.ensure_future(listener.wait())
    await asyncio.wait(
        {waiting, gone}, timeout=heartbeat_seconds, return_when=asyncio.FIRST_COMPLETED
    )
    if waiting.done():
        return waiting.result()
    waiting.cancel()
    return {}


def _events(news: Mapping[UUID, int]) -> bytes:
    return b"".join(
        b"data: %s\n\n" % msgspec.json.encode(Poke(scope, position))
        for scope, position in news.items()
    )


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
