"""What waits is committed together, what fails harms only itself, and nothing taken is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest

from heard.domain.base import ProblemId, UnitId
from heard.domain.org.people import DisablePerson
from heard.domain.org.units import SetUnit
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import Batch
from heard.engine.engine import Engine
from heard.engine.ledger import Moved
from heard.engine.queue import GROUP_MAX, WAITING_BYTES_MAX, WAITING_MAX
from heard.engine.writer import Answered, Overloaded
from heard.store import feed, journal
from heard.store.database import Database, StoreUnavailable
from tests.support.faulty import FaultyDatabase, in_an_entity
from tests.support.org import ADMINISTRATOR, COLLEAGUE, GROUP_ID, NURSE, OTHER_WARD_ID, WARD_ID, at
from tests.support.world import (
    DONE,
    Reply,
    World,
    everything,
    held,
    hospital,
    journal_of,
    node,
    read_answers,
)

PATIENCE_S = 20  # a busy machine may be slow; a right one is not


def raising(world: World, text: str = "No bladder scanner") -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(world.new_id()), unit=WARD_ID, text=text)


def replies(answered: Answered | BaseException) -> list[Reply]:
    assert isinstance(answered, Answered)
    return read_answers(answered.answers)


async def chain_holds(db: Database) -> bool:
    async with db.read() as tx:
        return (await journal.verify(tx)).first_bad_seq is None


async def test_sixty_four_requests_are_one_commit(db: Database):
    faulty = FaultyDatabase(db)
    async with hospital(faulty) as world:
        before = faulty.commits
        said = [Batch(said=(world.said(raising(world), 1),), person=NURSE.id) for _ in range(64)]
        answered = await asyncio.gather(*map(world.engine.say, said))
        assert len(said) == GROUP_MAX
        assert [replies(one) for one in answered] == [[DONE]] * 64
        assert faulty.commits == before + 1


async def test_a_request_that_cannot_be_written_harms_no_other_and_is_kept(db: Database):
    """The command at fault is held; those before and behind it in the same request are done."""
    faulty = FaultyDatabase(db)
    async with hospital(faulty) as world:
        poison = raising(world, "poison")
        faulty.fault = in_an_entity(b"poison", RuntimeError("a bug of ours"))
        bad = world.batch(COLLEAGUE, raising(world), poison, raising(world))
        good = world.batch(NURSE, raising(world))
        answered = await asyncio.gather(world.engine.say(bad), world.engine.say(good))
        assert [replies(one) for one in answered] == [[DONE, held("command.fault"), DONE], [DONE]]
        assert await world.engine.say(bad) == answered[0]
        assert await world.find(poison.problem) is None
        assert await chain_holds(db)


def failing(*errors: Exception) -> Callable[[object], Exception | None]:
    """Each in turn, and then no more."""
    left = iter(errors)
    return lambda _rows: next(left, None)


@pytest.mark.parametrize("last", [StoreUnavailable("disk full"), RuntimeError("a bug of ours")])
async def test_what_cannot_even_be_kept_is_not_taken_and_stops_nobody(
    db: Database, last: Exception
):
    """It fails with others, alone, by itself, and once more when it is to be held."""
    faulty = FaultyDatabase(db)
    async with asyncio.timeout(PATIENCE_S), hospital(faulty) as world:
        before = await journal_of(db)
        batch = world.batch(NURSE, raising(world))
        faulty.fault = failing(*[RuntimeError("a bug of ours")] * 3, last)
        with pytest.raises(StoreUnavailable):
            await world.engine.say(batch)
        assert await journal_of(db) == before
        assert await world.say(COLLEAGUE, raising(world)) == [DONE]
        assert replies(await world.engine.say(batch)) == [DONE]


async def test_what_names_something_that_cannot_be_read_is_kept(world: World):
    """To be held, a command need not be understood."""
    problem = await world.raised()
    async with world.db.write() as tx:
        await tx.run("UPDATE entity SET doc = :doc WHERE id = :id", doc=b"{", id=problem.bytes)
    found = await world.say(COLLEAGUE, SayMeToo(problem=problem), raising(world))
    assert found == [held("command.fault"), DONE]


async def test_nothing_is_acknowledged_that_could_not_be_stored_and_it_recovers(db: Database):
    faulty = FaultyDatabase(db)
    async with hospital(faulty) as world:
        before = (await everything(db), await journal_of(db), dict(world.engine.org.units))
        faulty.fault = lambda _rows: StoreUnavailable("disk full")
        ward = SetUnit(unit=UnitId(world.new_id()), name="Ward 12", tier=1, parent=GROUP_ID)
        batches = [world.batch(ADMINISTRATOR, ward), world.batch(NURSE, raising(world))]
        failed = await asyncio.gather(*map(world.engine.say, batches), return_exceptions=True)
        assert [type(one) for one in failed] == [StoreUnavailable] * 2
        after = (await everything(db), await journal_of(db), dict(world.engine.org.units))
        assert after == before
        faulty.fault = lambda _rows: None
        answered = await asyncio.gather(*map(world.engine.say, batches))
        assert [replies(one) for one in answered] == [[DONE], [DONE]]
        assert ward.unit in world.engine.org.units


async def test_a_full_queue_takes_nothing_more(db: Database):
    async with hospital(db) as world:
        empty = Batch(said=())
        waiting = [asyncio.ensure_future(world.engine.say(empty)) for _ in range(WAITING_MAX + 1)]
        ended = await asyncio.gather(*waiting, return_exceptions=True)
        refused = [one for one in ended if isinstance(one, BaseException)]
        assert [type(one) for one in refused] == [Overloaded]


async def test_a_queue_that_holds_many_bytes_takes_nothing_more(world: World):
    """However large, what comes first is taken: a whole organisation is one request."""
    large = world.said(b'{"do":"%s"}' % (b"x" * WAITING_BYTES_MAX), 1)
    said = [Batch(said=(large,)), world.batch(NURSE, raising(world))]
    waiting = [asyncio.ensure_future(world.engine.say(one)) for one in said]
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(one) for one in ended] == [Answered, Overloaded]
    assert replies(await world.engine.say(said[1])) == [DONE]


async def test_whoever_gives_up_waiting_is_heard_all_the_same(world: World):
    command = raising(world)
    batch = world.batch(NURSE, command)
    given_up = asyncio.ensure_future(world.engine.say(batch))
    await asyncio.sleep(0)
    given_up.cancel()
    assert replies(await world.engine.say(batch)) == [DONE]
    assert (await world.problem(command.problem)).rev == 1


async def test_stopping_finishes_what_waits_and_takes_nothing_more(db: Database):
    async with hospital(db) as world:
        said = [world.batch(NURSE, raising(world)) for _ in range(100)]
        waiting = [asyncio.ensure_future(world.engine.say(one)) for one in said]
        await asyncio.sleep(0)
        await world.engine.stop()
        assert {replies(one.result())[0].outcome for one in waiting} == {"done"}
        with pytest.raises(Overloaded):
            await world.engine.say(said[0])


async def test_positions_rise_in_commit_order_and_a_reader_at_the_head_has_the_newest(
    world: World,
):
    problems = [await world.raised() for _ in range(3)]
    for one in (*problems, problems[0]):
        await world.say(COLLEAGUE, SayMeToo(problem=one))
    heads = await world.engine.heads({WARD_ID})
    async with world.db.read() as tx:
        rows, more = await feed.page(tx, {WARD_ID: 0})
    told = [row for row in rows if row[2] == "problem"]
    positions = [row[1] for row in rows]
    assert not more
    assert all(one < next_one for one, next_one in pairwise(positions))
    assert positions[-1] == heads[WARD_ID]
    assert [row[3] for row in told] == [problems[n].bytes for n in (1, 2, 0)]
    assert [row[4] for row in told] == [2, 2, 3]


async def test_what_one_device_says_appears_in_the_order_of_its_numbers(world: World):
    commands = [raising(world) for _ in range(50)]
    await world.say(NURSE, *commands)
    async with world.db.read() as tx:
        rows, _ = await feed.page(tx, {WARD_ID: 0})
    assert [row[3] for row in rows if row[2] == "problem"] == [
        one.problem.bytes for one in commands
    ]


async def test_time_never_goes_back_not_even_over_a_restart(db: Database):
    async with hospital(db) as world:
        await world.raised()
        world.clock.move(hours=-5)
        await world.raised()
    async with node(db) as again:
        again.clock.move(days=-365)
        await again.engine.say(Batch(said=(again.said(raising(again), 1),), person=NURSE.id))
    heard_at = [one.heard_at for one in await journal_of(db)]
    assert heard_at == sorted(heard_at)
    assert set(heard_at) == {int(at(10).timestamp() * 1000)}
    assert await chain_holds(db)


async def test_whoever_is_changed_is_made_known_after_the_commit(db: Database):
    changed: list[Moved] = []
    async with hospital(db) as world:
        engine = Engine(
            db, now=world.clock, random_bytes=world.chance.randbytes, moved=changed.append
        )
        await engine.start()
        await engine.say(world.batch(ADMINISTRATOR, DisablePerson(person=NURSE.id)))
        await engine.stop()
    after = msgspec.structs.replace(NURSE, rev=2, disabled_at=at(10))
    assert [(one.before, one.after) for one in changed] == [(NURSE, after)]


async def test_a_person_is_read_as_they_are_now(world: World):
    """Read while the change is being committed, then again: never as they were before it."""
    assert await world.engine.person(NURSE.id) == NURSE
    reading, saying = await asyncio.gather(
        world.engine.person(NURSE.id), world.say(ADMINISTRATOR, DisablePerson(person=NURSE.id))
    )
    assert saying == [DONE]
    assert reading is not None
    now = await world.engine.person(NURSE.id)
    assert now is not None
    assert now.disabled_at == at(10)


async def test_a_device_is_told_how_far_it_was_heard(world: World):
    device = world.device_of(NURSE)
    assert await world.engine.last_n(device, NURSE.id) == 0
    await world.say(NURSE, raising(world), raising(world))
    assert await world.engine.last_n(device, NURSE.id) == 2


async def test_each_scope_has_its_own_positions(world: World):
    before = await world.engine.heads({WARD_ID, OTHER_WARD_ID})
    await world.raised()
    after = await world.engine.heads({WARD_ID, OTHER_WARD_ID})
    assert after == {**before, WARD_ID: before[WARD_ID] + 1}
