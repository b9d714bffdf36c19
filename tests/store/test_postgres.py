"""PostgreSQL may go away; the pool comes back by itself when it does."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec import structs

from heard.store import journal, meta
from heard.store.database import Conflict, StoreUnavailable
from heard.store.opening import open_database
from heard.store.postgres import PostgresDatabase
from tests.store.values import about, append, said, save, stored

pytestmark = pytest.mark.postgres

KILL = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
WAITS = """
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""
LOCK = "SELECT id FROM entity WHERE id = :id FOR UPDATE"


async def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        await open_database(f"postgresql://heard@/heard?host={tmp_path}")


async def test_lost_connections_are_said_and_replaced(postgres_url: str) -> None:
    db = await open_database(postgres_url)
    other = await open_database(postgres_url)

    async def write_while_killed() -> None:
        async with db.write() as tx:
            await tx.rows(LOCK, id=b"1")
            async with other.read() as theirs:
                await theirs.rows(KILL)
            await tx.rows(LOCK, id=b"1")

    with pytest.raises(StoreUnavailable):
        await write_while_killed()
    await save(db, [stored(1)])
    await db.close()
    await other.close()


async def test_a_deadlock_is_a_conflict(postgres_url: str) -> None:
    db = await open_database(postgres_url)
    await save(db, [stored(1), stored(2)])
    both = asyncio.Barrier(2)

    async def lock(first: int, second: int) -> None:
        async with db.write() as tx:
            await tx.rows(LOCK, id=stored(first).id.bytes)
            await both.wait()
            await tx.rows(LOCK, id=stored(second).id.bytes)

    ended = await asyncio.gather(lock(1, 2), lock(2, 1), return_exceptions=True)
    assert [type(one) for one in ended if one] == [Conflict]
    await db.close()


async def test_two_nodes_write_one_journal(postgres_url: str) -> None:
    nodes = [await open_database(postgres_url) for _ in range(2)]
    seqs = await asyncio.gather(*[append(nodes[n % 2], said(n)) for n in range(1, 41)])
    assert sorted(seqs) == list(range(1, 41))
    async with nodes[0].read() as tx:
        assert await journal.verify(tx) == journal.Verdict(40, None)
    for node in nodes:
        await node.close()


async def test_words_that_waited_for_an_erasure_of_another_node_are_not_kept(
    postgres_url: str,
) -> None:
    nodes = [await open_database(postgres_url) for _ in range(2)]
    async with nodes[0].write() as tx:
        await meta.begin(tx, "first", bytes(meta.KEY_BYTES))
    refused = structs.replace(said(2), about=about(1))
    async with nodes[0].write() as tx:
        await journal.append(tx, [said(1)])
        await journal.erase(tx, [about(1)])
        waiting = asyncio.create_task(append(nodes[1], refused))
        async with asyncio.timeout(20):
            while not await tx.rows(WAITS):  # noqa: ASYNC110  what is awaited is a row
                await asyncio.sleep(0.01)
    assert await waiting == 2
    async with nodes[1].read() as tx:
        assert [one.payload async for one in journal.replay(tx)] == [None, None]
    for node in nodes:
        await node.close()


async def test_the_rules_of_the_server_are_told(postgres_url: str) -> None:
    db = await open_database(postgres_url)
    assert isinstance(db, PostgresDatabase)
    assert await db.facts() == {
        "engine": "postgresql",
        "version": "18.6",
        "writable": True,
        "fsync": "off",  # of the tests' server alone
        "synchronous_commit": "on",
        "full_page_writes": "on",
    }
    await db.close()
