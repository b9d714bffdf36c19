"""News goes out: a page of a thousand, nothing new, and everything for a device that is new."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import brotli
import msgspec

from heard.store import feed
from tests.load import raw
from tests.load.figures import Figure
from tests.load.house import House, Process
from tests.load.line import Answer, connect, post
from tests.load.ward import Caller, caller, raise_problems
from tests.support.org import WARD_ID

HELD = 2_000
PULLS = 60
QUIET_PULLS = 1_500
FIRST_SYNCS = 9
PAGES_MAX = 100


async def pull(house: House) -> list[Figure]:
    """A page of 1,000 changes, held against the same statement in sqlite3 alone."""
    database = house.copy()
    with house.server(database) as server:
        who = await caller(server)
        await raise_problems(who, HELD)
        only_ward = {**who.all_read, str(WARD_ID): 0}
        request = who.sync(only_ward)
        answer = await who.line.ask(request)
        assert len(answer.json["changes"]) == feed.PAGE_MAX, "the page is full"
        cpu_s = await _cpu_of(server, PULLS, lambda: who.line.ask(request))
        server.end()
    floor_s = _raw_page(database)
    return [
        Figure("pull of 1,000 changes: server CPU", cpu_s * 1e3, "ms", aim=2),
        Figure(
            "pull of 1,000 changes: raw CPU / ours",
            floor_s / cpu_s,
            "",
            aim=0.5,
            more_is_better=True,
            note=f"raw: {floor_s * 1e3:.2f} ms",
        ),
    ]


async def pull_nothing(house: House) -> list[Figure]:
    """Nothing is new, which is what a poke that came too late finds; beside an empty handler."""
    with house.server(house.copy()) as server:
        who = await caller(server)
        request = who.sync(who.all_read)
        ours_s = await _cpu_of(server, QUIET_PULLS, lambda: who.line.ask(request))
    with house.hello() as server:
        line = await connect(server.port)
        empty = post(server.port, "/", b"{}")
        hello_s = await _cpu_of(server, QUIET_PULLS, lambda: line.ask(empty))
    return [
        Figure(
            "pull of nothing new: our CPU / an empty handler's",
            ours_s / hello_s,
            "",
            aim=2,
            note=f"ours {ours_s * 1e6:.0f} us, empty {hello_s * 1e6:.0f} us",
        )
    ]


async def first_sync(house: House) -> list[Figure]:
    """A new device of a ward with 2,000 problems reads everything."""
    with house.server(house.copy()) as server:
        who = await caller(server)
        await raise_problems(who, HELD)
        plain = [await _everything(who) for _ in range(FIRST_SYNCS)]
        cpu = server.cpu_s
        small = [await _everything(who, "br") for _ in range(FIRST_SYNCS)]
        cpu_s = (server.cpu_s - cpu) / FIRST_SYNCS
    return [
        Figure(
            f"first sync of {HELD:,} problems: until the last byte",
            statistics.median(ms for ms, _ in small),
            "ms",
            aim=5,
            note=f"uncompressed {statistics.median(ms for ms, _ in plain):.1f} ms",
        ),
        Figure(
            f"first sync of {HELD:,} problems: server CPU",
            cpu_s * 1e3,
            "ms",
        ),
        Figure(
            f"first sync of {HELD:,} problems: on the wire",
            small[0][1] / 1e3,
            "kB",
            aim=90,
            steady=True,
            note=f"uncompressed {plain[0][1] / 1e3:,.0f} kB",
        ),
    ]


async def _everything(who: Caller, encoding: str = "identity") -> tuple[float, int]:
    """Milliseconds of waiting for the server and bytes on the wire, page after page."""
    waited_s, size = 0.0, 0
    after: dict[str, int] = {}
    for _ in range(PAGES_MAX):
        began = time.perf_counter()
        answer = await who.line.ask(who.sync(after, accept_encoding=encoding))
        waited_s += time.perf_counter() - began
        size += len(answer.body)
        told = msgspec.json.decode(_plain(answer))
        after = told["after"]
        if not told["more"]:
            return waited_s * 1e3, size
    raise AssertionError(f"{PAGES_MAX} pages and no end")


def _plain(answer: Answer) -> bytes:
    compressed = answer.headers.get("content-encoding") == "br"
    return brotli.decompress(answer.body) if compressed else answer.body


async def _cpu_of(server: Process, times: int, ask: Callable[[], Awaitable[Answer]]) -> float:
    """CPU seconds of the server for one request, once it is warm."""
    for _ in range(20):
        await ask()
    before = server.cpu_s
    for _ in range(times):
        answer = await ask()
        assert answer.status == 200, answer
    return (server.cpu_s - before) / times


def _raw_page(database: Path) -> float:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    values = {"scope": UUID(str(WARD_ID)).bytes, "after": 0, "room": feed.PAGE_MAX + 1}

    def act() -> None:
        for _ in range(PULLS):
            connection.execute(feed._PAGE, values).fetchall()

    act()
    return raw.timed(act).cpu_s / PULLS
