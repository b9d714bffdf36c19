"""Two nodes on one PostgreSQL database say at once: nothing is lost, and both know the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from itertools import count, pairwise
from uuid import UUID

import pytest
import pytest_asyncio

from heard.domain.base import CalendarId, ProblemId, UnitId
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.people import DisablePerson
from heard.domain.org.units import SetUnit
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.raising import RaiseProblem
from heard.engine import upkeep
from heard.engine.batch import Batch
from heard.store import feed
from heard.store.database import StoreUnavailable
from heard.store.opening import open_database
from tests.support.faulty import FaultyDatabase
from tests.support.org import ADMINISTRATOR, BOARD_ID, DIVISION_ID, NURSE, WARD_ID, at
from tests.support.world import DONE, World, hospital, node, read_answers, refused

pytestmark = pytest.mark.postgres
Nodes = tuple[World, World]
FaultyNodes = tuple[World, World, FaultyDatabase]


@pytest_asyncio.fixture
async def nodes(postgres_url: str) -> AsyncIterator[Nodes]:
    databases = [await open_database(postgres_url) for _ in range(2)]
    async with hospital(databases[0], seed=1) as one, node(databases[1], seed=2) as two:
        yield one, two
    for db in databases:
        await db.close()


@pytest_asyncio.fixture
async def blank(postgres_url: str) -> AsyncIterator[Nodes]:
    """Two nodes that started before anybody set anything up."""
    databases = [await open_database(postgres_url) for _ in range(2)]
    async with node(databases[0], seed=1) as one, node(databases[1], seed=2) as two:
        yield one, two
    for db in databases:
        await db.close()


@pytest_asyncio.fixture
async def faulty(postgres_url: str) -> AsyncIterator[FaultyNodes]:
    """The second one's database fails, or waits for others, when it is told to."""
    databases = [await open_database(postgres_url) for _ in range(2)]
    second = FaultyDatabase(databases[1])
    async with hospital(databases[0], seed=1) as one, node(second, seed=2) as two:
        yield one, two, second
    for db in databases:
        await db.close()


def new_ward(world: World) -> SetUnit:
    return SetUnit(unit=UnitId(world.new_id()), name="Ward 12", tier=1, parent=DIVISION_ID)


async def test_both_change_one_problem_and_nothing_is_lost(nodes: Nodes):
    one, two = nodes
    problem = await one.raised()
    said = [
        world.engine.say(Batch(said=(world.said(SayMeToo(problem=problem), 1),), person=NURSE.id))
        for _ in range(60)
        for world in nodes
    ]
    answered = await asyncio.gather(*said)
    assert [read_answers(each.answers) for each in answered] == [[DONE]] * 120
    assert len((await two.problem(problem)).voices) == 120
    found = await upkeep.verify(one.db)
    assert (found.well, found.journal_rows) == (True, 121 + len(await _hospital_rows(one)))


async def _hospital_rows(world: World) -> list[bytes]:
    async with world.db.read() as tx:
        sql = "SELECT command FROM journal WHERE person IS NULL"
        return [command for (command,) in await tx.rows(sql)]


async def test_a_reader_sees_every_position_rise_while_both_write(nodes: Nodes):
    async def writing(world: World) -> None:
        for _ in range(20):
            said = RaiseProblem(problem=ProblemId(world.new_id()), unit=WARD_ID, text="No hoist")
            await world.engine.say(Batch(said=(world.said(said, 1),), person=NURSE.id))

    async def reading() -> list[int]:
        seen: list[int] = []
        reached: dict[UUID, int] = {WARD_ID: 0}
        while not all(task.done() for task in tasks):
            async with nodes[0].db.read() as tx:
                rows, _ = await feed.page(tx, reached)
            seen += [row[1] for row in rows]
            reached = {WARD_ID: seen[-1] if seen else 0}
            await asyncio.sleep(0)
        return seen

    tasks = [asyncio.ensure_future(writing(world)) for world in nodes]
    seen = await reading()
    async with nodes[0].db.read() as tx:
        rows, _ = await feed.page(tx, {WARD_ID: seen[-1]})
    everything = seen + [row[1] for row in rows]
    assert all(first < second for first, second in pairwise(everything))
    assert everything[-1] - everything[0] + 1 == len(everything)


async def test_what_one_node_hears_the_other_knows(nodes: Nodes):
    one, two = nodes
    assert await two.engine.last_n(one.device_of(NURSE), NURSE.id) == 0
    heads = await two.engine.heads({WARD_ID})
    await two.engine.person(NURSE.id)
    await one.raised()
    await one.say(ADMINISTRATOR, DisablePerson(person=NURSE.id))
    assert await two.engine.last_n(one.device_of(NURSE), NURSE.id) == 1
    assert (await two.engine.heads({WARD_ID}))[WARD_ID] == heads[WARD_ID] + 2
    nurse = await two.engine.person(NURSE.id)
    assert nurse is not None
    assert nurse.disabled_at == at(10)


async def test_a_node_decides_on_the_organisation_as_it_is(nodes: Nodes):
    one, two = nodes
    ward = UnitId(one.new_id())
    made = SetUnit(unit=ward, name="Ward 12", tier=1, parent=DIVISION_ID)
    assert await one.operate(made) == [DONE]
    problem = ProblemId(two.new_id())
    assert await two.say(NURSE, RaiseProblem(problem=problem, unit=ward, text="No beds")) == [DONE]
    assert ward in two.engine.org.units


async def test_a_node_that_only_reads_is_brought_up_to_date(nodes: Nodes):
    one, two = nodes
    await one.operate(new_ward(one))
    await two.engine.refresh()
    assert two.engine.org == one.engine.org


async def test_a_commit_that_failed_hides_nothing_of_what_another_node_made(faulty: FaultyNodes):
    """The other's change takes the very position that the failed one would have taken."""
    one, two, database = faulty
    lost, made = (new_ward(world) for world in (two, one))
    database.at_commit = lambda: StoreUnavailable("gone")
    with pytest.raises(StoreUnavailable):
        await two.operate(lost)
    database.at_commit = lambda: None
    assert await one.operate(made) == [DONE]
    await two.engine.refresh()
    assert two.engine.org == one.engine.org
    assert {lost.unit, made.unit} & set(two.engine.org.units) == {made.unit}


async def test_what_changes_while_a_node_reads_the_organisation_is_seen(faulty: FaultyNodes):
    """Whichever statement of the reading it comes after."""
    one, two, database = faulty
    for nth in (1, 2, 3):
        assert await one.operate(new_ward(one)) == [DONE]
        read = count(1)

        async def another(_sql: str, nth: int = nth, read: Iterator[int] = read) -> None:
            if next(read) == nth:
                assert await one.operate(new_ward(one)) == [DONE]

        database.meanwhile = another
        await two.engine.refresh()
        await two.engine.refresh()
        assert next(read) > nth
        assert two.engine.org == one.engine.org


async def test_two_nodes_cannot_tie_the_organisation_into_a_knot(nodes: Nodes):
    """Each says, at once, that its own division stands below the other's."""
    one, two = nodes
    first, second = UnitId(one.new_id()), UnitId(one.new_id())
    for unit in (first, second):
        await one.operate(SetUnit(unit=unit, name="Desk", tier=2, parent=BOARD_ID, lateral=True))
    await two.engine.refresh()
    ended = await asyncio.gather(
        one.operate(SetUnit(unit=first, name="Desk", tier=2, parent=second, lateral=True)),
        two.operate(SetUnit(unit=second, name="Desk", tier=2, parent=first, lateral=True)),
    )
    assert sorted(reply.code or "" for (reply,) in ended) == ["", "unit.cycle"]


async def test_two_nodes_cannot_both_make_the_root(blank: Nodes):
    units = [UnitId(world.new_id()) for world in blank]
    ended = await asyncio.gather(
        *(
            world.operate(
                SetCalendar(calendar=CalendarId(world.new_id()), name="Always", always=True),
                SetUnit(unit=unit, name="Ours", tier=5),
            )
            for world, unit in zip(blank, units, strict=True)
        )
    )
    assert sorted(replies[1].code or "" for replies in ended) == ["", "unit.second_root"]
    for world in blank:
        await world.engine.refresh()
    assert blank[0].engine.org == blank[1].engine.org
    assert len(blank[0].engine.org.units) == 1


async def test_a_device_cannot_use_up_one_number_on_two_nodes(nodes: Nodes):
    one, two = nodes
    said = [
        world.batch_of(
            NURSE,
            world.said(
                RaiseProblem(problem=ProblemId(world.new_id()), unit=WARD_ID, text="Late"), 1
            ),
        )
        for world in nodes
    ]
    ended = await asyncio.gather(one.engine.say(said[0]), two.engine.say(said[1]))
    replies = [read_answers(each.answers)[0] for each in ended]
    assert sorted(replies, key=lambda reply: reply.outcome) == [
        DONE,
        refused("device.copied", last_n=1),
    ]
