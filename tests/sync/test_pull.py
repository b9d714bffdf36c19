"""A device that pulls to the head holds what is published to its person, and nothing else."""

from __future__ import annotations

from uuid import UUID

from heard.domain.base import ProblemId
from heard.domain.org.people import SetPerson
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import Batch
from heard.store.feed import PAGE_MAX
from tests.support.org import (
    BOARD_ID,
    CHARGE_SEAT,
    COLLEAGUE,
    FRIDAY,
    GROUP_ID,
    MATRON,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    OTHER_NURSE_SEAT,
    OTHER_WARD_ID,
    WARD_ID,
    sits_in,
    uid,
)
from tests.support.reader import Reader, published
from tests.support.world import DONE, World


async def raise_many(world: World, count: int) -> None:
    said = tuple(
        world.said(
            RaiseProblem(problem=ProblemId(world.new_id()), unit=WARD_ID, text="No hoist"), 1
        )
        for _ in range(count)
    )
    await world.engine.say(Batch(said=said, person=NURSE.id))


def ask(problem: ProblemId) -> EscalateProblem:
    return EscalateProblem(
        problem=problem, to=GROUP_ID, tried="Rang", need=Need.SUPPLIES, needed_by=FRIDAY
    )


async def test_a_device_that_knows_nothing_is_told_everything_that_is_its_persons(world: World):
    await world.raised()
    reader = Reader(world, NURSE)
    assert await reader.catch_up() == 1
    assert set(reader.after) == {NURSE.id, WARD_ID, BOARD_ID}
    assert reader.base == await published(world, NURSE)
    assert reader.after == await world.engine.heads(reader.after)


async def test_pages_hold_a_thousand_changes_and_say_that_there_are_more(world: World):
    await raise_many(world, 2 * PAGE_MAX)
    reader = Reader(world, COLLEAGUE)
    pages = [await reader.pull() for _ in range(3)]
    assert [len(page.changes) for page in pages[:2]] == [PAGE_MAX, PAGE_MAX]
    assert [page.more for page in pages] == [True, True, False]
    assert reader.base == await published(world, COLLEAGUE)
    again = await reader.pull()
    assert (again.changes, again.forget, again.more) == ([], [], False)


async def test_a_device_reads_what_it_has_just_said(world: World):
    reader = Reader(world, NURSE)
    await reader.catch_up()
    problem = await world.raised()
    (change,) = (await reader.pull()).changes
    assert (change.scope, change.id, change.rev, change.kind) == (WARD_ID, problem, 1, "problem")


async def test_what_changed_often_comes_once_and_as_it_is_now(world: World):
    reader = Reader(world, NURSE)
    await reader.catch_up()
    problem = await world.raised()
    for _ in range(20):
        await world.say(COLLEAGUE, SayMeToo(problem=problem))
    (change,) = (await reader.pull()).changes
    assert (change.id, change.rev) == (problem, 21)


async def test_a_unit_that_is_asked_is_told_from_then_on(world: World):
    problem = await world.raised()
    matron = Reader(world, MATRON)
    await matron.catch_up()
    assert problem not in matron.known()
    await world.say(NURSE, ask(problem))
    await matron.catch_up()
    assert matron.known()[problem][1]["state"] == "escalated"
    assert matron.base == await published(world, MATRON)


async def test_a_seat_that_is_lost_is_forgotten_and_its_words_never_come_again(world: World):
    await world.raised()
    reader = Reader(world, NURSE)
    await reader.catch_up()
    await world.operate(SetPerson(person=NURSE.id, name=NURSE.name))
    pulled = await reader.pull()
    assert pulled.forget == [WARD_ID]
    assert set(pulled.after) == {NURSE.id, BOARD_ID}
    secret = await world.raised(COLLEAGUE, "Not for her")
    asked: list[dict[UUID, int]] = [
        {},
        {WARD_ID: 0},
        {WARD_ID: 10_000},
        {OTHER_WARD_ID: 0, uid(999): 0},
    ]
    for after in asked:
        pulled = await reader.pull(after)
        assert pulled.forget == sorted(after)
        assert secret not in {change.id for change in pulled.changes}
        assert WARD_ID not in {change.scope for change in pulled.changes}
    assert reader.base == await published(world, NURSE)


async def test_a_seat_that_is_new_is_told_its_ward_from_the_start(world: World):
    problem = await world.raised()
    reader = Reader(world, NEWCOMER)
    await reader.catch_up()
    assert problem not in reader.known()
    held = (sits_in(CHARGE_SEAT),)
    await world.operate(SetPerson(person=NEWCOMER.id, name=NEWCOMER.name, memberships=held))
    await reader.catch_up()
    assert problem in reader.known()
    assert reader.base == await published(world, NEWCOMER)


async def test_who_moves_wards_is_no_longer_told_of_by_the_old_one(world: World):
    """And the old ward's devices hear that they went: the entity comes as null."""
    colleague, neighbour = Reader(world, COLLEAGUE), Reader(world, NEIGHBOUR)
    for reader in (colleague, neighbour):
        await reader.catch_up()
    held = (sits_in(OTHER_NURSE_SEAT),)
    await world.operate(SetPerson(person=NURSE.id, name=NURSE.name, memberships=held))
    (gone,) = (await colleague.pull()).changes
    assert (gone.scope, gone.id, gone.kind, gone.rev, gone.entity) == (
        WARD_ID,
        NURSE.id,
        "person",
        2,
        None,
    )
    assert NURSE.id not in colleague.known()
    await neighbour.catch_up()
    assert NURSE.id in neighbour.known()
    for reader, person in ((colleague, COLLEAGUE), (neighbour, NEIGHBOUR)):
        assert reader.base == await published(world, person)
    await world.operate(SetPerson(person=NURSE.id, name="Amina", memberships=NURSE.memberships))
    await colleague.catch_up()
    assert colleague.known()[NURSE.id][1]["name"] == "Amina"


async def test_what_was_raised_elsewhere_is_told_to_its_raiser_alone(world: World):
    problem = ProblemId(world.new_id())
    said = RaiseProblem(problem=problem, unit=OTHER_WARD_ID, text="Their hoist is broken")
    assert await world.say(NURSE, said) == [DONE]
    nurse, colleague = Reader(world, NURSE), Reader(world, COLLEAGUE)
    for reader in (nurse, colleague):
        await reader.catch_up()
    assert [scope for scope, shelf in nurse.base.items() if problem in shelf] == [NURSE.id]
    assert problem not in colleague.known()


async def test_a_scope_that_nobody_ever_told_anything_is_at_its_beginning(world: World):
    fresh = UUID(int=77)
    assert await world.engine.heads({fresh}) == {fresh: 0}
