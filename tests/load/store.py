"""What a command leaves on the disk, and what part of its writing the projections take."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from heard.demo.build import build_demo
from heard.domain.base import ProblemId
from heard.domain.problems.entity import Problem
from heard.domain.problems.raising import RaiseProblem
from heard.engine import codec, recording
from heard.engine.batch import Batch
from heard.settings import Settings
from heard.store import entities, projections
from heard.store.database import Database
from heard.store.sqlite import open_sqlite
from tests.load.figures import Figure
from tests.load.house import House
from tests.load.ward import A_REQUEST, caller, pages, raise_problems, uuid7
from tests.support.org import NURSE, WARD_ID
from tests.support.world import World, node

TODAY = datetime(2026, 9, 16, 9, 20, tzinfo=UTC)  # so that the history is always the same one
SAID = 2_000
GROUP = 16  # requests that are written together
_WORDS = "The bladder scanner of bay {n} has been away since Monday, so we wait for another one"


async def disk(house: House) -> list[Figure]:
    """What a command leaves on the disk, in the demo's history and where all only raise."""
    return [await _history(house), await _bare_raises(house)]


async def _history(house: House) -> Figure:
    """Problems that live: asked, answered, confirmed, some for months; the whole file is theirs."""
    database = house.home / "demo.sqlite"
    await build_demo(Settings(database=str(database)), TODAY)
    heard = _counted(database)
    return Figure(
        "database bytes a command, in the demo's history",
        _bytes_used(database) / heard,
        "bytes",
        aim=700,
        gate=1_000,
        steady=True,
        note=f"the whole file, over the {heard:,} commands in its journal",
    )


async def _bare_raises(house: House) -> Figure:
    """A new document for each command, which is as dear as it gets."""
    database = house.copy()
    with house.server(database) as server:
        who = await caller(server)
        before = _bytes_used(house.hospital)
        await raise_problems(who, SAID)
        server.end()
    return Figure(
        "database bytes a command, where all are raises",
        (_bytes_used(database) - before) / SAID,
        "bytes",
        note="problem.raise of 400 bytes on the wire; pages in use, the WAL folded in",
    )


async def projecting(house: House) -> list[Figure]:
    """The same problems projected once more, as a share of what saying them cost."""
    db = await open_sqlite(f"sqlite:///{house.copy()}")
    try:
        async with node(db) as world:
            batches = [_batch(world) for _ in range(SAID // A_REQUEST)]
            began = time.process_time()
            for group in pages(batches, GROUP):
                await asyncio.gather(*(world.engine.say(one) for one in group))
            said_s = time.process_time() - began
            problems = await _problems(db, batches)
            async with db.write() as tx:
                await projections.clear(tx)
            began = time.process_time()
            for group in pages(problems, GROUP * A_REQUEST):
                async with db.write() as tx:
                    recording.project(tx, [(None, one) for one in group])
            projected_s = time.process_time() - began
    finally:
        await db.close()
    return [
        Figure(
            "projections, as a share of the write's CPU",
            projected_s / said_s,
            "",
            aim=0.15,
            gate=0.3,
            steady=True,
            note=f"{said_s * 1e6 / SAID:.0f} us a command, {projected_s * 1e6 / SAID:.0f} of them "
            "for projecting, its own transaction included",
        )
    ]


def _batch(world: World) -> Batch:
    said = (
        RaiseProblem(problem=ProblemId(uuid7()), unit=WARD_ID, text=_WORDS.format(n=n))
        for n in range(A_REQUEST)
    )
    return world.batch(NURSE, *said)


async def _problems(db: Database, batches: Sequence[Batch]) -> list[Problem]:
    ids = [
        one.command.problem
        for batch in batches
        for one in batch.said
        if isinstance(one.command, RaiseProblem)
    ]
    async with db.read() as tx:
        found = [codec.read(one) for one in (await entities.load(tx, ids)).values()]
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(problems) == SAID, "all of them were heard"
    return problems


def _counted(database: Path) -> int:
    connection = sqlite3.connect(database)
    ((heard,),) = connection.execute("SELECT count(*) FROM journal").fetchall()
    connection.close()
    return heard


def _bytes_used(database: Path) -> int:
    """Pages that hold something; the WAL was folded in when the server ended."""
    connection = sqlite3.connect(database)
    pages_, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    connection.close()
    return (pages_ - free) * size
