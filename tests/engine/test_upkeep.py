"""What does not add up is found, and put right from the entities."""

from __future__ import annotations

import pytest

from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need
from heard.engine import upkeep
from heard.engine.upkeep import Found
from heard.store import projections
from heard.store.database import Database
from tests.support.org import FRIDAY, GROUP_ID, NURSE, WARD_ID
from tests.support.world import DONE, HOSPITAL, World

WRONG = "UPDATE counts SET n = n + 1"
WORDS = "UPDATE journal SET payload = :payload WHERE seq = 3"


async def _tamper(db: Database, sql: str, **values: bytes) -> None:
    async with db.write() as tx:
        await tx.run(sql, **values)


async def test_a_database_that_nobody_touched_adds_up(world: World):
    await world.raised()
    found = await upkeep.verify(world.db)
    rows = len(HOSPITAL) + 1
    assert found == Found(entities=len(HOSPITAL), counts=1, journal_rows=rows, end=found.end)
    assert found.end.seq == rows
    assert found.well


async def test_a_wrong_figure_is_found_and_a_rebuild_puts_it_right(world: World):
    await world.raised()
    await _tamper(world.db, WRONG)
    async with world.db.write() as tx:
        projections.move_counts(tx, {(WARD_ID, 1, "raised"): 4})
    assert (await upkeep.verify(world.db)).wrong_counts == 2
    assert await upkeep.rebuild(world.db) == len(HOSPITAL)
    assert (await upkeep.verify(world.db)).well


@pytest.mark.parametrize(
    ("harm", "wrong_owed", "wrong_alarms"),
    [
        ("DELETE FROM owed", 1, 0),
        ("UPDATE owed SET due_at = due_at + 1", 1, 0),
        ("DELETE FROM alarm", 0, 1),
        ("UPDATE alarm SET at = at + 1", 0, 1),
    ],
)
async def test_what_is_owed_and_when_the_clock_wakes_are_looked_at_too(
    world: World, harm: str, wrong_owed: int, wrong_alarms: int
):
    """Without its alarm an ask would never move up, and nobody would know."""
    await _asked(world)
    await _tamper(world.db, harm)
    found = await upkeep.verify(world.db)
    assert (found.wrong_owed, found.wrong_alarms, found.well) == (wrong_owed, wrong_alarms, False)
    await upkeep.rebuild(world.db)
    assert (await upkeep.verify(world.db)).well


async def _asked(world: World) -> None:
    problem = await world.raised()
    ask = EscalateProblem(
        problem=problem, to=GROUP_ID, tried="Rang twice", need=Need.SUPPLIES, needed_by=FRIDAY
    )
    assert await world.say(NURSE, ask) == [DONE]
    assert (await upkeep.verify(world.db)).well


async def test_a_word_changed_in_the_journal_is_found(world: World):
    await _tamper(world.db, WORDS, payload=b"{}")
    found = await upkeep.verify(world.db)
    assert (found.first_bad_seq, found.well) == (3, False)
