"""Devices that listen: how soon the last of them is told, and what a silent one costs."""

from __future__ import annotations

import asyncio
import statistics
import time

from tests.load.figures import Figure
from tests.load.house import House
from tests.load.line import Line, connect
from tests.load.ward import Caller, caller

LISTENERS = 200
WRITES = 25
BETWEEN_WRITES_S = 0.3  # longer than a stream holds news back to tell it together
IDLE = 1_000
_AT_ONCE = 50
_SETTLES_S = 1.0


async def poke(house: House) -> list[Figure]:
    """From the first byte of a write to the last of 200 listeners who has heard of it."""
    with house.server(house.copy()) as server:
        who = await caller(server)
        lines = await _listening(who, server.port, LISTENERS)
        took_ms = [await _told(who, lines) for _ in range(WRITES)]
        for line in lines:
            line.close()
    centiles = statistics.quantiles(took_ms, n=100, method="inclusive")
    what = f"a write to {LISTENERS} listeners, the last one told"
    return [
        Figure(f"{what}: p50", centiles[49], "ms", aim=6),
        Figure(f"{what}: p99", centiles[98], "ms", aim=10),
    ]


async def listeners(house: House) -> list[Figure]:
    """What the server's memory grows by for each stream on which nothing happens."""
    with house.server(house.copy()) as server:
        who = await caller(server)
        lines = await _listening(who, server.port, LISTENERS)  # what only the first ones cost
        before = server.memory_mb
        lines += await _listening(who, server.port, IDLE)
        grown_kb = (server.memory_mb - before) * 1e3 / IDLE
        for line in lines:
            line.close()
    return [
        Figure("memory of an idle listener", grown_kb, "kB", aim=14.4, gate=20, steady=True),
    ]


async def _listening(who: Caller, port: int, how_many: int) -> list[Line]:
    lines: list[Line] = []
    for _ in range(how_many // _AT_ONCE):
        lines += await asyncio.gather(*(_listener(who, port) for _ in range(_AT_ONCE)))
    await asyncio.sleep(_SETTLES_S)
    return lines


async def _listener(who: Caller, port: int) -> Line:
    line = await connect(port)
    assert await line.open_stream(who.listen()) == 200
    while b"listening" not in await line.more():
        pass
    return line


async def _told(who: Caller, lines: list[Line]) -> float:
    waiting = [asyncio.ensure_future(_news(line)) for line in lines]
    _, request = who.push(1)
    await asyncio.sleep(BETWEEN_WRITES_S)
    began = time.perf_counter()
    await who.line.ask(request)
    heard_at = await asyncio.gather(*waiting)
    return (max(heard_at) - began) * 1e3


async def _news(line: Line) -> float:
    while b'data: {"scope"' not in await line.more():
        pass
    return time.perf_counter()
