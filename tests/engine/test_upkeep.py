"""What does not add up is found, and put right from the entities."""

from __future__ import annotations

from heard.engine import upkeep
from heard.engine.upkeep import Found
from heard.store import projections
from heard.store.database import Database
from tests.support.org import WARD_ID
from tests.support.world import HOSPITAL, World

WRONG = "UPDATE counts SET n = n + 1"
WORDS = "UPDATE journal SET payload = :payload WHERE seq = 3"


async def _tamper(db: Database, sql: str, **values: bytes) -> None:
    async with db.write() as tx:
        await tx.run(sql, **values)


async def test_a_database_that_nobody_touched_adds_up(world: World):
    await world.raised()
    found = await upkeep.verify(world.db)
    assert found == Found(len(HOSPITAL), 1, 0, len(HOSPITAL) + 1, None)
    assert found.well


async def test_a_wrong_figure_is_found_and_a_rebuild_puts_it_right(world: World):
    await world.raised()
    await _tamper(world.db, WRONG)
    async with world.db.write() as tx:
        projections.move_counts(tx, {(WARD_ID, 1, "raised"): 4})
    assert (await upkeep.verify(world.db)).wrong_counts == 2
    assert await upkeep.rebuild(world.db) == len(HOSPITAL)
    assert (await upkeep.verify(world.db)).well


async def test_a_word_changed_in_the_journal_is_found(world: World):
    await _tamper(world.db, WORDS, payload=b"{}")
    found = await upkeep.verify(world.db)
    assert (found.first_bad_seq, found.well) == (3, False)
