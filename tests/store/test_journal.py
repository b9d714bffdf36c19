"""The journal answers again what it answered, and shows whoever changed it."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from heard.store import journal, meta
from heard.store.database import Conflict, Database
from heard.store.journal import Said, Verdict
from tests.store.values import about, append, entry, publish, said, save, stored

KEY = bytes(range(32))
HEAD_BACK = "UPDATE head SET position = position - 1 WHERE scope = :journal"
MANY = 12


@pytest.fixture
async def begun(db: Database) -> Database:
    async with db.write() as tx:
        await meta.begin(tx, "first", KEY)
    return db


@pytest.fixture
async def full(begun: Database) -> Database:
    """A journal of twelve commands, said in groups of different sizes."""
    for first, size in ((1, 1), (2, 5), (7, 6)):
        await append(begun, *[said(n) for n in range(first, first + size)])
    return begun


async def _verdict(db: Database, published: dict[int, bytes] | None = None) -> Verdict:
    async with db.read() as tx:
        return await journal.verify(tx, published)


async def _answered(db: Database, n: int) -> journal.Answered:
    async with db.read() as tx:
        return (await journal.answered(tx, [UUID(int=n)]))[UUID(int=n)]


async def _erase(db: Database, *numbers: int) -> int:
    async with db.write() as tx:
        return await journal.erase(tx, [about(n) for n in numbers])


async def _replay(db: Database) -> list[Said]:
    async with db.read() as tx:
        return [one async for one in journal.replay(tx)]


async def test_what_was_said_is_replayed_in_order(full: Database) -> None:
    assert await _replay(full) == [said(n) for n in range(1, MANY + 1)]


async def test_the_clock_speaks_without_device_or_person(begun: Database) -> None:
    clock = structs.replace(said(1), device=None, n=None, person=None)
    assert await append(begun, clock) == 1
    assert await _replay(begun) == [clock]
    assert await _verdict(begun) == Verdict(1, None)


async def test_a_command_is_heard_once(full: Database) -> None:
    with pytest.raises(Conflict):
        await append(full, said(MANY + 1), said(3))
    assert await _verdict(full) == Verdict(MANY, None)


async def test_the_same_answer_is_given_again(full: Database) -> None:
    async with full.read() as tx:
        found = await journal.answered(tx, [UUID(int=n) for n in (2, 5, 99)])
    assert {
        command: (one.device, one.n, one.outcome, one.answer) for command, one in found.items()
    } == {UUID(int=n): (UUID(int=7), n, "done", journal.usual_answer(UUID(int=n))) for n in (2, 5)}


async def test_the_usual_answer_takes_no_room_and_another_is_kept(begun: Database) -> None:
    other = structs.replace(said(2), outcome="refused", answer=b'{"outcome":"refused"}')
    await append(begun, said(1), other)
    async with begun.read() as tx:
        stored_answers = await tx.rows("SELECT answer FROM journal ORDER BY seq")
    assert [answer for (answer,) in stored_answers] == [None, other.answer]
    assert await _replay(begun) == [said(1), other]
    assert [(await _answered(begun, n)).answer for n in (1, 2)] == [said(1).answer, other.answer]


async def test_nothing_asked_was_never_answered(full: Database) -> None:
    async with full.read() as tx:
        assert await journal.answered(tx, []) == {}


@pytest.mark.parametrize("erased", [False, True])
async def test_the_same_id_with_other_content_is_told_apart(full: Database, erased: bool) -> None:
    if erased:
        assert await _erase(full, 4) == 1
    before = await _answered(full, 4)
    assert before.says(said(4).payload or b"")
    assert not before.says(b'{"do":"problem.raise","text":"other"}')
    assert not before.says(b"")


async def test_a_forgotten_mark_tells_nothing_apart(full: Database) -> None:
    await _erase(full, 4, 5)
    async with full.write() as tx:
        assert await journal.forget(tx, said(5).heard_at) == 1
    assert (await _answered(full, 4)).says(b"anything")
    assert not (await _answered(full, 5)).says(b"anything")


async def test_erasing_takes_the_words_and_keeps_the_chain(full: Database) -> None:
    assert await _erase(full, 2, 3, 99) == 2
    assert await _erase(full, 3) == 0
    gone = {UUID(int=2), UUID(int=3)}
    assert [one.command for one in await _replay(full) if one.payload is None] == sorted(gone)
    assert await append(full, said(MANY + 1)) == MANY + 1
    assert await _verdict(full) == Verdict(MANY + 1, None)


async def test_what_is_said_of_what_was_erased_is_never_kept(full: Database) -> None:
    """Not in the transaction that erases, nor later; and it is known again all the same."""
    async with full.write() as tx:
        await journal.append(tx, [_of(4, n=20), said(21)])
        assert await journal.erase(tx, [about(4)]) == 2
    await append(full, _of(4, n=22), said(23))
    words = {one.command.int: one.payload is not None for one in await _replay(full)}
    assert words == {n: n not in {4, 20, 22} for n in (*range(1, MANY + 1), 20, 21, 22, 23)}
    assert (await _answered(full, 22)).says(said(22).payload or b"")
    assert not (await _answered(full, 22)).says(b"else")
    assert await _verdict(full) == Verdict(MANY + 4, None)


def _of(other: int, *, n: int) -> Said:
    return structs.replace(said(n), about=about(other))


async def test_no_scope_has_an_id_so_odd_that_the_chain_breaks(full: Database) -> None:
    await save(full, [stored(1)])
    await publish(full, entry(UUID(int=0), 1))
    assert await _verdict(full) == Verdict(MANY, None)


async def test_an_empty_journal_holds(db: Database) -> None:
    assert await _verdict(db) == Verdict(0, None)


# --- Tampering ------------------------------------------------------------------------------------

EDITS = {
    "command": b"\1" * 16,
    "device": b"\2" * 16,
    "n": 77,
    "person": None,
    "do": "problem.close",
    "about": b"\6" * 16,
    "said_at": 1,
    "heard_at": 1,
    "outcome": "refused",
    "answer": b'{"outcome":"refused"}',
    "payload": b'{"do":"problem.raise","text":"We had enough staff"}',
    "salt": b"\3" * 16,
    "hash": b"\5" * 32,
}


async def _alter(db: Database, sql: str, **values: int | bytes | str | None) -> None:
    async with db.write() as tx:
        assert await tx.run(sql, **values) == 1


@pytest.mark.parametrize("column", EDITS)
async def test_an_edit_is_found_where_it_is(full: Database, column: str) -> None:
    seq = 6
    update = f'UPDATE journal SET "{column}" = :value WHERE seq = :seq'
    await _alter(full, update, value=EDITS[column], seq=seq)
    assert await _verdict(full) == Verdict(seq - 1, seq)


ERASED_EDITS = {"answer": b'{"outcome":"refused"}', "outcome": "refused", "digest": b"\4" * 32}


@pytest.mark.parametrize("column", ERASED_EDITS)
async def test_an_edit_of_what_was_erased_is_found_as_well(full: Database, column: str) -> None:
    await _erase(full, 6)
    update = f'UPDATE journal SET "{column}" = :value WHERE seq = :seq'
    await _alter(full, update, value=ERASED_EDITS[column], seq=6)
    assert await _verdict(full) == Verdict(5, 6)


@pytest.mark.parametrize("seq", [1, 6, MANY])
async def test_a_missing_row_is_found_where_it_was(full: Database, seq: int) -> None:
    await _alter(full, "DELETE FROM journal WHERE seq = :seq", seq=seq)
    assert await _verdict(full) == Verdict(seq - 1, seq)


async def test_a_tail_that_was_cut_stays_found_when_more_is_said(full: Database) -> None:
    async with full.write() as tx:
        assert await tx.run("DELETE FROM journal WHERE seq > :seq", seq=9) == 3
    assert await _verdict(full) == Verdict(9, 10)
    await append(full, said(MANY + 1))
    assert await _verdict(full) == Verdict(9, 10)


async def test_a_row_put_in_at_the_end_is_found(full: Database) -> None:
    await append(full, said(MANY + 1))
    await _alter(full, HEAD_BACK, journal=journal.JOURNAL)
    assert await _verdict(full) == Verdict(MANY + 1, MANY + 2)


async def test_two_rows_that_changed_places_are_found(full: Database) -> None:
    for old, new in ((4, 999), (9, 4), (999, 9)):
        await _alter(full, "UPDATE journal SET seq = :new WHERE seq = :old", old=old, new=new)
    assert await _verdict(full) == Verdict(3, 4)


async def test_a_journal_written_anew_is_found_by_a_published_head(full: Database) -> None:
    """Whoever computes every hash anew is found by a hash that they could not reach."""
    async with full.read() as tx:
        known = await journal.head(tx)
    async with full.write() as tx:
        await tx.run("DELETE FROM journal")
        await tx.run("DELETE FROM head")
    for n in range(1, MANY + 1):
        await append(full, said(n, b'{"do":"problem.raise","text":"All was well"}'))
    assert await _verdict(full) == Verdict(MANY, None)
    assert await _verdict(full, {known.seq: known.hash}) == Verdict(MANY - 1, MANY)
    assert (await _verdict(full, {MANY + 5: known.hash})).first_bad_seq == MANY + 1


BARE = ("payload", "salt", "answer")  # what may be missing has no bit to flip
SKELETON = st.sampled_from([column for column in EDITS if column not in BARE])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seq=st.integers(1, MANY), column=SKELETON, flip=st.integers(0, 127))
async def test_any_flipped_bit_is_found(full: Database, seq: int, column: str, flip: int) -> None:
    """Each edit is undone again, so that the next starts from a journal that holds."""
    select = f'SELECT "{column}" FROM journal WHERE seq = :seq'
    update = f'UPDATE journal SET "{column}" = :value WHERE seq = :seq'
    async with full.read() as tx:
        ((before,),) = await tx.rows(select, seq=seq)
    await _alter(full, update, value=_flipped(before, flip), seq=seq)
    found = await _verdict(full)
    await _alter(full, update, value=before, seq=seq)
    assert found == Verdict(seq - 1, seq)
    assert await _verdict(full) == Verdict(MANY, None)


def _flipped(value: int | str | bytes, flip: int) -> int | str | bytes:
    """The value with one bit, or one character, other than it was."""
    if isinstance(value, int):
        return value ^ (1 << flip % 40)
    place = flip % len(value)
    if isinstance(value, str):
        return value[:place] + ("x" if value[place] != "x" else "y") + value[place + 1 :]
    return value[:place] + bytes([value[place] ^ 0x80]) + value[place + 1 :]
