"""A scope's news is in commit order, and nothing ever appears behind a reader."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from heard.store import feed
from heard.store.database import Database
from heard.store.opening import open_database
from tests.store.values import DESK, ROOT, WARD, entry, publish, save, stored


async def _page(
    db: Database, after: dict[UUID, int], limit: int = feed.PAGE_MAX
) -> tuple[list[tuple[UUID, int, int]], bool]:
    """The page as (scope, position, number of the entity)."""
    async with db.read() as tx:
        rows, more = await feed.page(tx, after, limit)
    return [(UUID(bytes=row[0]), row[1], int.from_bytes(row[3], "big")) for row in rows], more


async def _pages(db: Database, after: dict[UUID, int], limit: int) -> list[tuple[UUID, int, int]]:
    """Everything, page after page, as a device reads it."""
    after, found, more = dict(after), [], True
    while more:
        rows, more = await _page(db, after, limit)
        after |= {scope: position for scope, position, _ in rows}
        found += rows
    return found


@pytest.fixture
async def known(db: Database) -> Database:
    """Entities 1 to 30 exist, told to nobody."""
    await save(db, [stored(n, b'{"n":%d}' % n) for n in range(1, 31)])
    return db


async def test_each_scope_counts_its_own_positions(known: Database) -> None:
    assert await publish(known, entry(WARD, 1), entry(DESK, 1), entry(WARD, 2)) == {
        WARD: 2,
        DESK: 1,
    }
    assert await publish(known, entry(WARD, 3)) == {WARD: 3}
    assert await _page(known, {WARD: 0, DESK: 0}) == (
        [(WARD, 1, 1), (WARD, 2, 2), (WARD, 3, 3), (DESK, 1, 1)],
        False,
    )


async def test_nothing_told_moves_nothing(known: Database) -> None:
    assert await publish(known) == {}
    async with known.read() as tx:
        assert await feed.heads(tx, [WARD]) == {WARD: 0}


async def test_an_entity_moves_to_the_newest_position(known: Database) -> None:
    await publish(known, entry(WARD, 1), entry(WARD, 2))
    await publish(known, entry(WARD, 1, rev=2))
    assert await _page(known, {WARD: 0}) == ([(WARD, 2, 2), (WARD, 3, 1)], False)


async def test_an_entity_told_twice_is_told_once_as_it_was_last(known: Database) -> None:
    entries = [entry(WARD, 1), entry(WARD, 2), entry(WARD, 1, rev=2, gone=True)]
    assert await publish(known, *entries) == {WARD: 2}
    async with known.read() as tx:
        rows, _ = await feed.page(tx, {WARD: 0})
    assert [tuple(row) for row in rows] == [
        (WARD.bytes, 1, "problem", UUID(int=2).bytes, 1, b'{"n":2}'),
        (WARD.bytes, 2, "problem", UUID(int=1).bytes, 2, None),
    ]


async def test_what_is_no_longer_theirs_has_no_body(known: Database) -> None:
    await publish(known, entry(WARD, 1), entry(DESK, 1))
    await publish(known, entry(DESK, 1, gone=True))
    async with known.read() as tx:
        rows, _ = await feed.page(tx, {WARD: 0, DESK: 0})
    assert [(UUID(bytes=row[0]), row[5]) for row in rows] == [(WARD, b'{"n":1}'), (DESK, None)]


async def test_only_what_is_beyond_the_position_read_comes(known: Database) -> None:
    await publish(known, *[entry(WARD, n) for n in range(1, 6)])
    assert await _page(known, {WARD: 3}) == ([(WARD, 4, 4), (WARD, 5, 5)], False)
    assert await _page(known, {WARD: 5}) == ([], False)
    assert await _page(known, {ROOT: 0}) == ([], False)
    assert await _page(known, {}) == ([], False)


@pytest.mark.parametrize(
    ("limit", "found", "more"), [(1, 1, True), (9, 9, True), (10, 10, False), (11, 10, False)]
)
async def test_a_page_says_whether_there_is_more(
    known: Database, limit: int, found: int, more: bool
) -> None:
    await publish(known, *[entry(WARD, n) for n in range(1, 6)])
    await publish(known, *[entry(DESK, n) for n in range(6, 11)])
    rows, is_more = await _page(known, {WARD: 0, DESK: 0}, limit)
    assert (len(rows), is_more) == (found, more)


@pytest.mark.parametrize(("size", "found"), [(1_000_000, 4), (1_000_001, 3), (5_000_000, 1)])
async def test_a_page_is_full_when_its_documents_are_large(
    db: Database, size: int, found: int
) -> None:
    await save(db, [stored(n, bytes(size)) for n in range(1, 6)])
    await publish(db, *[entry(WARD, n) for n in range(1, 4)], entry(DESK, 4), entry(DESK, 5))
    rows, more = await _page(db, {WARD: 0, DESK: 0})
    assert (len(rows), more) == (found, True)
    assert len(await _pages(db, {WARD: 0, DESK: 0}, feed.PAGE_MAX)) == 5


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
async def test_pages_across_scopes_bring_everything_once(known: Database, limit: int) -> None:
    scopes = [UUID(int=200 + n) for n in range(5)]
    for n in range(1, 31):
        await publish(known, *[entry(scope, n) for scope in scopes[: 1 + n % 5]])
    for n in range(1, 31, 3):  # holes
        await publish(known, entry(scopes[0], n, rev=2))
    found = await _pages(known, dict.fromkeys(scopes, 0), limit)
    assert len(found) == len(set(found)) == sum(1 + n % 5 for n in range(1, 31))
    assert found == sorted(found)


async def test_positions_are_dense_with_many_writers(db: Database) -> None:
    """Each writer tells both scopes, in another order, with its own entities."""
    await save(db, [stored(n) for n in range(1, 201)])

    async def write(writer: int) -> None:
        for turn in range(10):
            n = 1 + writer * 10 + turn
            scopes = (WARD, DESK) if writer % 2 else (DESK, WARD)
            await publish(db, *[entry(scope, n) for scope in scopes])

    await asyncio.gather(*[write(writer) for writer in range(20)])
    found, _ = await _page(db, {WARD: 0, DESK: 0})
    for scope in (WARD, DESK):
        assert [position for told, position, _ in found if told == scope] == list(range(1, 201))


async def test_no_row_appears_behind_a_reader(postgres_url: str) -> None:
    """Writers of two nodes commit in any order; a reader that follows misses nothing."""
    nodes = [await open_database(postgres_url) for _ in range(2)]
    await save(nodes[0], [stored(n) for n in range(1, 241)])
    seen: list[int] = []
    done = asyncio.Event()

    async def write(writer: int) -> None:
        for turn in range(30):
            async with nodes[writer % 2].write() as tx:
                await feed.publish(tx, [entry(WARD, 1 + writer * 30 + turn)])
                await asyncio.sleep(0.001 * (writer % 3))

    async def read() -> None:
        at = 0
        while not done.is_set() or at < 240:
            rows, _ = await _page(nodes[0], {WARD: at})
            seen.extend(n for _, _, n in rows)
            at = rows[-1][1] if rows else at

    reader = asyncio.create_task(read())
    await asyncio.gather(*[write(writer) for writer in range(8)])
    done.set()
    async with asyncio.timeout(10):
        await reader
    for node in nodes:
        await node.close()
    assert sorted(seen) == list(range(1, 241))
