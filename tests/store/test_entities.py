"""State is saved only from the revision that was read."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from msgspec import structs

from heard.store.database import Conflict, Database
from heard.store.entities import Stored, load, of_noun, save

WARD = UUID(int=1)
PROBLEM = Stored(UUID(int=2), "problem", WARD, 1, b'{"text":"No hoist"}')
PERSON = Stored(UUID(int=3), "person", None, 1, b'{"name":"Amy"}')


def _next(stored: Stored, by: int = 1) -> Stored:
    """A later revision, to be saved over this one."""
    rev = stored.rev + by
    return structs.replace(stored, rev=rev, read_rev=stored.rev, doc=stored.doc + b" " * by)


def _at_rest(stored: Stored) -> Stored:
    return structs.replace(stored, read_rev=0)


async def _save(db: Database, *rows: Stored) -> None:
    async with db.write() as tx:
        save(tx, rows)


async def _all(db: Database, *ids: UUID) -> dict[UUID, Stored]:
    async with db.read() as tx:
        return await load(tx, ids)


async def test_what_is_saved_is_loaded(db: Database) -> None:
    await _save(db, PROBLEM, PERSON)
    assert await _all(db, PROBLEM.id, PERSON.id, uuid4()) == {
        PROBLEM.id: PROBLEM,
        PERSON.id: PERSON,
    }


async def test_nothing_asked_is_nothing_found(db: Database) -> None:
    assert await _all(db) == {}


@pytest.mark.parametrize("by", [1, 3])
async def test_a_later_revision_replaces_the_one_that_was_read(db: Database, by: int) -> None:
    await _save(db, PROBLEM, PERSON)
    await _save(db, _next(PROBLEM, by))
    assert await _all(db, PROBLEM.id) == {PROBLEM.id: _at_rest(_next(PROBLEM, by))}


async def test_a_group_may_make_an_entity_and_change_it(db: Database) -> None:
    made = structs.replace(PROBLEM, rev=3)
    await _save(db, made)
    assert await _all(db, PROBLEM.id) == {PROBLEM.id: made}


@pytest.mark.parametrize(
    ("saved", "rows"),
    [
        ([PROBLEM], [PROBLEM]),  # made twice
        ([PROBLEM, _next(PROBLEM)], [_next(PROBLEM)]),  # changed twice from the same revision
        ([PROBLEM], [_next(_next(PROBLEM))]),  # read at a revision that never was
        ([], [_next(PROBLEM)]),  # never made
    ],
)
async def test_only_the_revision_that_was_read_is_replaced(
    db: Database, saved: list[Stored], rows: list[Stored]
) -> None:
    for stored in saved:
        await _save(db, stored)
    before = await _all(db, PROBLEM.id)
    with pytest.raises(Conflict):
        await _save(db, PERSON, *rows)
    assert await _all(db, PROBLEM.id, PERSON.id) == before


async def test_entities_of_a_noun_come_in_the_order_of_their_ids(db: Database) -> None:
    others = [Stored(UUID(int=n), "unit", None, 1, b"{}") for n in (9, 7, 8)]
    await _save(db, PROBLEM, PERSON, *others)
    async with db.read() as tx:
        found = await of_noun(tx, ["unit", "person"])
    assert found == [PERSON, others[1], others[2], others[0]]
