"""Commands go in: how many a second, at what cost, and none acknowledged that is not stored."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tests.load import raw
from tests.load.figures import Figure
from tests.load.house import House, Process
from tests.load.ward import A_REQUEST, Caller, another, caller

CLIENTS = 64
REQUESTS_EACH = 10
ONE_REQUESTS_EACH = 40
GROUP = 16  # pushes that the server writes together when many wait


class Pushed(Struct, frozen=True):
    acknowledged: frozenset[str]
    requests: int
    wall_s: float
    cpu_s: float
    took_ms: list[float]


async def push(house: House) -> list[Figure]:
    """20 commands of 400 bytes a request, 64 clients; held against sqlite3 with the same rows."""
    database = house.copy()
    with house.server(database) as server:
        pushed = await _pushed(server, REQUESTS_EACH, A_REQUEST)
        server.end()
    rows = raw.added(house.hospital, database)
    alone = raw.write(house.copy(), rows, pushed.requests)
    grouped = raw.write(house.copy(), rows, pushed.requests // GROUP)
    figures = _figures("20 commands", pushed, A_REQUEST)
    return [
        *figures,
        _lost(pushed, database),
        Figure(
            "push of 20: raw CPU (a commit each) / ours",
            alone.cpu_s / pushed.cpu_s,
            "",
            aim=0.6,
            more_is_better=True,
            note=f"raw: {_micros(alone.cpu_s, pushed.requests)} us a request with a commit each, "
            f"{_micros(grouped.cpu_s, pushed.requests)} us with {GROUP} a commit; "
            f"{pushed.requests * A_REQUEST / alone.wall_s:,.0f} and "
            f"{pushed.requests * A_REQUEST / grouped.wall_s:,.0f} records/s",
        ),
    ]


async def push_one(house: House) -> list[Figure]:
    """One command a request, 64 clients."""
    database = house.copy()
    with house.server(database) as server:
        pushed = await _pushed(server, ONE_REQUESTS_EACH, 1)
        server.end()
    return [*_figures("1 command", pushed, 1), _lost(pushed, database)]


async def _pushed(server: Process, requests_each: int, commands: int) -> Pushed:
    first = await caller(server)
    callers = [first, *[await another(server, first) for _ in range(CLIENTS - 1)]]
    _, warm = first.push(commands)
    await first.line.ask(warm)
    ready = [[one.push(commands) for _ in range(requests_each)] for one in callers]
    began, cpu = time.perf_counter(), server.cpu_s
    told = await asyncio.gather(
        *(_say(one, said) for one, said in zip(callers, ready, strict=True))
    )
    wall_s, cpu_s = time.perf_counter() - began, server.cpu_s - cpu
    for one in callers:
        one.line.close()
    return Pushed(
        acknowledged=frozenset(done for ids, _ in told for done in ids),
        requests=CLIENTS * requests_each,
        wall_s=wall_s,
        cpu_s=cpu_s,
        took_ms=[ms for _, took in told for ms in took],
    )


async def _say(
    who: Caller, ready: Sequence[tuple[list[str], bytes]]
) -> tuple[list[str], list[float]]:
    acknowledged: list[str] = []
    took_ms: list[float] = []
    for _, request in ready:
        began = time.perf_counter()
        answer = await who.line.ask(request)
        took_ms.append((time.perf_counter() - began) * 1000)
        acknowledged += [one["id"] for one in answer.json["answers"] if one["outcome"] == "done"]
    return acknowledged, took_ms


def _figures(what: str, pushed: Pushed, commands: int) -> list[Figure]:
    of_20 = commands > 1
    centiles = statistics.quantiles(pushed.took_ms, n=100)
    a_second = pushed.requests / pushed.wall_s
    return [
        Figure(
            f"push of {what}: records a second",
            a_second * commands,
            "",
            aim=20_000 if of_20 else 4_000,
            more_is_better=True,
        ),
        Figure(
            f"push of {what}: server CPU a request",
            _micros(pushed.cpu_s, pushed.requests),
            "us",
            aim=600 if of_20 else 200,
        ),
        Figure(f"push of {what}: p50 at {CLIENTS} clients", centiles[49], "ms"),
        Figure(
            f"push of {what}: p99 at {CLIENTS} clients",
            centiles[98],
            "ms",
            aim=200 if of_20 else 50,
        ),
    ]


def _lost(pushed: Pushed, database: Path) -> Figure:
    connection = sqlite3.connect(database)
    stored = {bytes(command).hex() for (command,) in connection.execute(_STORED)}
    connection.close()
    missing = {one for one in pushed.acknowledged if one.replace("-", "") not in stored}
    assert pushed.acknowledged, "nothing was acknowledged, so nothing was measured"
    return Figure(
        f"acknowledged but not stored, of {len(pushed.acknowledged):,}",
        len(missing),
        "commands",
        aim=0,
        gate=0,
        steady=True,
    )


def _micros(seconds: float, of: int) -> float:
    return round(seconds * 1e6 / of)


_STORED = "SELECT command FROM journal WHERE outcome = 'done'"
