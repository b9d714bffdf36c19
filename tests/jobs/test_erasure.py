"""What was erased is gone from the files by the next morning, and its mark in its time."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from heard.domain.base import ContactId, ProblemId
from heard.domain.problems.leaving import RedirectProblem
from heard.domain.problems.raising import RaiseProblem
from heard.jobs import erasure
from heard.jobs.clock import run_clock
from heard.store.database import Database
from heard.store.opening import open_database
from heard.store.sqlite import path_of
from tests.support.org import INCIDENTS, NURSE, WARD_ID, at, uid
from tests.support.world import DONE, World, hospital, read_answers, refused

ONE = ProblemId(uid(401))
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text="No bladder scanner")
ERASE = RedirectProblem(problem=ONE, contact=ContactId(INCIDENTS.id), erase=True)
OWES = "PRAGMA user_version"


async def _owes(world: World) -> bool:
    async with world.db.read() as tx:
        return await tx.rows(OWES) == [(1,)]


@pytest.mark.parametrize(
    ("now", "owes"), [(at(14), True), (at(3, day=4), True), (at(2, 30, day=4), False)]
)
async def test_the_file_is_written_anew_in_the_night(sqlite_url: str, now: datetime, owes: bool):
    db = await open_database(sqlite_url)
    async with hospital(db) as world:
        assert await world.say(NURSE, RAISE, ERASE) == [DONE, DONE]
        assert await _owes(world)
        world.clock.now = now
        await erasure.scrub(world.engine)
        assert await _owes(world) == owes
    await db.close()


async def test_the_clock_tries_again_what_a_reader_held_up(sqlite_url: str):
    db = await open_database(sqlite_url)
    async with hospital(db) as world:
        assert await world.say(NURSE, RAISE) == [DONE]
        async with db.read() as tx:
            await tx.rows(OWES)
            assert await world.say(NURSE, ERASE) == [DONE]
        assert _words_in_log(sqlite_url)
        clock = asyncio.create_task(run_clock(world.engine, 0.01, lambda: asyncio.sleep(0)))
        async with asyncio.timeout(20):
            while _words_in_log(sqlite_url):  # noqa: ASYNC110  a file tells nobody
                await asyncio.sleep(0.01)
        clock.cancel()
    await db.close()


def _words_in_log(url: str) -> bool:
    return RAISE.text.encode() in Path(f"{path_of(url)}-wal").read_bytes()


async def test_a_mark_goes_once_nobody_can_send_the_command_again(db: Database):
    async with hospital(db) as world:
        batch = world.batch(NURSE, RAISE, ERASE)
        assert read_answers((await world.engine.say(batch)).answers) == [DONE, DONE]
        for passed, answer in (
            (timedelta(days=400), refused("command.id_reused")),
            (timedelta(seconds=1), DONE),
        ):
            world.clock.now += passed
            await erasure.forget(world.engine)
            other = world.said(RAISE, world.next_n(NURSE), id=batch.said[1].id)
            answered = await world.engine.say(world.batch_of(NURSE, other))
            assert read_answers(answered.answers) == [answer]
