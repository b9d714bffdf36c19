"""The seam: what is awaited comes, what fails leaves nothing, and one view is one view."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from heard.store.database import Conflict, Database, StoreUnavailable
from heard.store.opening import open_database

PUT = "INSERT INTO attempt (key, failures, last_at) VALUES (:key, :failures, :last_at)"
RAISE = "UPDATE attempt SET failures = :failures WHERE key = :key"
ALL = "SELECT key, failures FROM attempt ORDER BY key"
SOME = "SELECT key FROM attempt WHERE key IN :keys ORDER BY key"
FROM = "SELECT key FROM attempt WHERE key >= :key ORDER BY key LIMIT :rows"
OTHERS = "SELECT key FROM attempt WHERE key NOT IN :keys AND failures >= :least ORDER BY key"


async def _put(db: Database, *keys: str) -> None:
    async with db.write() as tx:
        tx.later(PUT, [(key, 1, 0) for key in keys])


async def _all(db: Database) -> list[tuple[Any, ...]]:
    async with db.read() as tx:
        return [tuple(row) for row in await tx.rows(ALL)]


@pytest.mark.parametrize("count", [0, 1, 500, 5_000])
async def test_a_list_of_any_length_finds_its_rows(db: Database, count: int) -> None:
    keys = [f"k{n:05}" for n in range(5_001)]
    await _put(db, *keys)
    async with db.read() as tx:
        some = [key for (key,) in await tx.rows(SOME, keys=keys[:count])]
        others = [key for (key,) in await tx.rows(OTHERS, keys=keys[:count], least=1)]
    assert (some, others) == (keys[:count], keys[count:])


async def test_rows_come_for_each_row_of_values(db: Database) -> None:
    await _put(db, "a", "b", "c")
    async with db.read() as tx:
        each = await tx.rows_each(FROM, [("b", 2), ("a", 1), ("z", 9)], lambda _row: False)
        assert [tuple(row) for row in each] == [("b",), ("c",), ("a",)]
        assert await tx.rows_each(ALL, [], lambda _row: False) == []


async def test_rows_come_until_one_is_the_last(db: Database) -> None:
    await _put(db, "a", "b", "c")
    async with db.read() as tx:
        each = await tx.rows_each(FROM, [("b", 9), ("a", 9)], lambda row: row[0] == "a")
        assert [tuple(row) for row in each] == [("b",), ("c",), ("a",)]
        assert [tuple(row) for row in await tx.rows(SOME, keys=["b"])] == [("b",)]


async def test_changed_rows_are_counted(db: Database) -> None:
    await _put(db, "a", "b")
    async with db.write() as tx:
        assert await tx.run(RAISE, failures=2, key="a") == 1
        assert await tx.run(RAISE, failures=2, key="z") == 0
        assert await tx.run_many(RAISE, [(3, "a"), (3, "b"), (3, "z")]) == 2
        assert await tx.run_many(RAISE, []) == 0
    assert await _all(db) == [("a", 3), ("b", 3)]


async def test_later_comes_before_whatever_is_awaited_next(db: Database) -> None:
    async with db.write() as tx:
        tx.later(PUT, [("a", 1, 0)])
        tx.later(RAISE, [(7, "a")], changes=1)
        assert [tuple(row) for row in await tx.rows(ALL)] == [("a", 7)]
    assert await _all(db) == [("a", 7)]


async def test_another_count_than_expected_undoes_everything(db: Database) -> None:
    await _put(db, "a")

    async def write() -> None:
        async with db.write() as tx:
            tx.later(PUT, [("b", 1, 0)])
            tx.later(RAISE, [(2, "a"), (2, "z")], changes=2)

    with pytest.raises(Conflict):
        await write()
    assert await _all(db) == [("a", 1)]


async def test_a_row_that_exists_already_is_a_conflict(db: Database) -> None:
    await _put(db, "a")
    with pytest.raises(Conflict):
        await _put(db, "b", "a")
    assert await _all(db) == [("a", 1)]


async def test_an_exception_undoes_everything(db: Database) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await tx.run_many(PUT, [("a", 1, 0)])
            raise LookupError

    with pytest.raises(LookupError):
        await write()
    assert await _all(db) == []


async def test_a_failure_that_is_caught_inside_still_undoes_everything(db: Database) -> None:
    await _put(db, "a")
    with suppress(Exception):
        async with db.write() as tx:
            await tx.run_many(PUT, [("b", 1, 0)])
            with suppress(Exception):
                await tx.run_many(PUT, [("a", 1, 0)])
    assert await _all(db) == [("a", 1)]


async def test_a_wrong_statement_is_our_own_mistake(db: Database) -> None:
    with pytest.raises(Exception, match="nowhere") as caught:
        async with db.read() as tx:
            await tx.rows("SELECT key FROM nowhere")
    assert not isinstance(caught.value, (Conflict, StoreUnavailable))
    assert await _all(db) == []


async def test_a_view_does_not_see_what_is_committed_meanwhile(db: Database) -> None:
    await _put(db, "a")
    async with db.read() as tx:
        before = [tuple(row) for row in await tx.rows(ALL)]
        await _put(db, "b")
        after = [tuple(row) for row in await tx.rows(ALL)]
    assert before == after == [("a", 1)]
    assert await _all(db) == [("a", 1), ("b", 1)]


async def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(StoreUnavailable):
        async with db.read() as tx:
            await tx.rows("DELETE FROM attempt RETURNING key")


async def test_more_readers_than_connections_take_turns(db: Database) -> None:
    await _put(db, "a")
    assert await asyncio.gather(*[_all(db) for _ in range(40)]) == [[("a", 1)]] * 40


async def test_writers_take_turns(db: Database) -> None:
    await _put(db, "a")

    async def one_more() -> None:
        async with db.write() as tx:
            await tx.run(
                "UPDATE attempt SET failures = failures + :n WHERE key = :key", n=1, key="a"
            )

    await asyncio.gather(*[one_more() for _ in range(40)])
    assert await _all(db) == [("a", 41)]


async def test_a_writer_that_is_cancelled_leaves_nothing_and_blocks_nobody(db: Database) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await tx.run_many(PUT, [("a", 1, 0)])
            await asyncio.sleep(60)

    task = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _put(db, "b")
    assert await _all(db) == [("b", 1)]


async def test_closing_waits_for_those_at_work_and_turns_others_away(database_url: str) -> None:
    db = await open_database(database_url)
    async with db.write() as tx:
        closing = asyncio.create_task(db.close())
        await asyncio.sleep(0.05)
        await tx.run_many(PUT, [("a", 1, 0)])
    await closing
    with pytest.raises(StoreUnavailable):
        await _all(db)
    again = await open_database(database_url)
    assert await _all(again) == [("a", 1)]
    await again.close()


async def test_the_readiness_page_knows_the_database(db: Database) -> None:
    found = await db.facts()
    assert found["writable"] is True
    assert found["engine"] in db.url
