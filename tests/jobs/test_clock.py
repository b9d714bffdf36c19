"""What is due is said once, by nobody, and nothing that stays due hides what is due as well."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import pytest

from heard.domain.base import ProblemId
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need, State
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.waiting import WaitFor
from heard.engine import upkeep
from heard.jobs import clock
from heard.jobs.clock import run_clock, tick
from heard.store import meta, projections
from heard.store.database import Database, StoreUnavailable
from heard.store.opening import open_database
from heard.store.projections import Alarm
from tests.support.faulty import FaultyDatabase, in_an_entity
from tests.support.org import DIVISION_ID, FRIDAY, GROUP_ID, MONDAY, NURSE, TUESDAY, at, uid
from tests.support.world import DONE, World, hospital, journal_of, node

LONG_DUE = int(at(0).timestamp() * 1000)


async def asked(world: World, text: str = "No bladder scanner") -> ProblemId:
    """Put before the matron, who has until 1pm by her clock to read it."""
    problem = await world.raised(text=text)
    ask = EscalateProblem(
        problem=problem, to=GROUP_ID, tried="Rang twice", need=Need.SUPPLIES, needed_by=FRIDAY
    )
    assert await world.say(NURSE, ask) == [DONE]
    return problem


async def set_alarms(db: Database, *alarms: Alarm) -> None:
    async with db.write() as tx:
        projections.replace_alarms(tx, (), alarms)


PATIENCE_S = 20  # a busy machine may be slow; a right one is not


async def until(so: Callable[[], Awaitable[bool]]) -> None:
    """Waits as long as it takes, and no longer."""
    async with asyncio.timeout(PATIENCE_S):
        while not await so():  # noqa: ASYNC110  what is awaited is a row, which tells nobody
            await asyncio.sleep(0.01)


async def test_an_ask_moves_up_by_itself_when_its_clock_passes(world: World):
    problem = await asked(world)
    assert await tick(world.engine) == 0
    world.clock.move(hours=4)
    assert await tick(world.engine) == 1
    moved = await world.problem(problem)
    assert [ask.to for ask in moved.asks] == [GROUP_ID, DIVISION_ID]
    said = (await journal_of(world.db))[-1]
    assert (said.do, said.person, said.device, said.outcome) == (
        "problem.lapse",
        None,
        None,
        "done",
    )
    assert await tick(world.engine) == 0


async def test_a_restart_and_a_second_round_repeat_harmlessly(world: World):
    problem = await asked(world)
    world.clock.move(hours=4)
    await asyncio.gather(tick(world.engine), tick(world.engine))
    async with node(world.db, seed=2, clock=world.clock) as again:
        await tick(again.engine)
    assert len((await world.problem(problem)).asks) == 2
    assert [one.do for one in await journal_of(world.db)].count("problem.lapse") == 1


async def lapse_of(db: Database) -> UUID:
    """The id of what the clock says when nobody reads an ask in time."""
    async with hospital(db) as world:
        await asked(world)
        world.clock.move(hours=4)
        assert await tick(world.engine) == 1
    (lapse,) = [one.command for one in await journal_of(db) if one.do == "problem.lapse"]
    return lapse


async def test_what_the_clock_will_say_is_called_alike_by_all_who_share_the_secret_and_no_other(
    tmp_path: Path, sqlite_template: Path
):
    """Or whoever follows the problem could take its id first, and the ask would never move."""
    ids: list[UUID] = []
    for n, secret in enumerate((b"\0", b"\0", b"\1")):
        path = shutil.copy(sqlite_template, tmp_path / f"{n}.db")
        db = await open_database(str(path))
        async with db.write() as tx:
            await meta.begin(tx, "epoch-1", secret * meta.KEY_BYTES)
        ids.append(await lapse_of(db))
        await db.close()
    assert ids[0] == ids[1] != ids[2]


async def test_a_problem_that_waits_for_the_same_day_twice_is_resumed_twice(world: World):
    """The second wait was said on Monday, and heard when Monday had passed."""
    problem = await world.raised()
    wait = WaitFor(problem=problem, on="The porter", until_on=MONDAY)
    own = OwnProblem(problem=problem, step="Ask", by_on=TUESDAY)
    assert await world.say(NURSE, own, wait) == [DONE, DONE]
    monday = world.clock.now
    world.clock.move(hours=14)
    assert await tick(world.engine) == 1
    assert await world.say(NURSE, wait, said_at=monday) == [DONE]
    assert (await world.problem(problem)).state is State.WAITING
    assert await tick(world.engine) == 1
    assert (await world.problem(problem)).state is State.OWNED


async def test_alarms_that_stay_due_neither_spin_nor_hide_the_later_ones(world: World):
    """More than one round takes: some have nothing to say, some belong to nothing."""
    quiet = await world.raised()
    problem = await asked(world)
    stuck = [Alarm(uid(10_000 + n), "lapse", LONG_DUE) for n in range(clock.DUE_MAX + 10)]
    await set_alarms(world.db, *stuck, Alarm(quiet, "resume", LONG_DUE))
    world.clock.move(hours=4)
    assert await tick(world.engine) == 1
    assert len((await world.problem(problem)).asks) == 2
    before = await journal_of(world.db)
    assert await tick(world.engine) == 0
    assert await journal_of(world.db) == before


async def test_a_command_that_cannot_be_written_hides_no_other(db: Database):
    faulty = FaultyDatabase(db)
    async with hospital(faulty) as world:
        problems = [await asked(world, text) for text in ("poison", "hoist")]
        faulty.fault = in_an_entity(b"poison", RuntimeError("a bug of ours"))
        world.clock.move(hours=4)
        assert await tick(world.engine) == 2
        assert [len((await world.problem(one)).asks) for one in problems] == [1, 2]
        assert (await upkeep.verify(db)).well


async def test_a_round_that_fails_is_tried_again_and_the_hour_comes_once(db: Database):
    faulty = FaultyDatabase(db)
    hours: list[None] = []

    async def each_hour() -> None:
        hours.append(None)
        raise StoreUnavailable("disk full")

    async with hospital(faulty) as world:
        problem = await asked(world)
        world.clock.move(hours=4)
        faulty.fault = lambda _rows: StoreUnavailable("disk full")
        with pytest.raises(StoreUnavailable):
            await tick(world.engine)
        running = asyncio.create_task(run_clock(world.engine, 0.01, each_hour))
        await asyncio.sleep(0.05)
        assert len((await world.problem(problem)).asks) == 1
        faulty.fault = lambda _rows: None

        async def asked_twice() -> bool:
            return len((await world.problem(problem)).asks) == 2

        async def hour_came_twice() -> bool:
            return len(hours) == 2

        await until(asked_twice)
        assert len(hours) == 1
        world.clock.move(hours=1)
        await until(hour_came_twice)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
