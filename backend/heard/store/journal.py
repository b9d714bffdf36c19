"""Every command as it was said, by whom, and what came of it: told once, and hard to falsify.

A row is linked to the one before it (chain.py). What is said of something is kept until that is
erased; from then on no words about it are, neither those said before nor any that come later. What
follows from the rest of a row is not stored: the digest of words that are there, and the usual
answer.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection, Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from heard.store import chain, meta
from heard.store.chain import BEGINNING
from heard.store.database import ReadTx, Row, Tx
from heard.store.statement import in_lists

# Its row in `head`: the newest seq, locked by whoever appends. No scope's: those are 16 bytes.
JOURNAL = b"journal"
SALT_BYTES = 16
CHUNK_ROWS = 2_000


class Said(Struct, frozen=True, kw_only=True):
    """A command and what came of it. `payload`: the command's bytes as they came, None once erased.

    `device` and `n` are None when the clock speaks, `person` when nobody does. `about` is the thing
    that takes these words with it when it is erased. `salt`: 16 random bytes, for this row alone.
    Times in milliseconds.
    """

    command: UUID
    device: UUID | None
    n: int | None
    person: UUID | None
    do: str
    about: UUID | None = None
    said_at: int
    heard_at: int
    outcome: str
    answer: bytes
    payload: bytes | None
    salt: bytes | None


class Answered(Struct, frozen=True, kw_only=True):
    """What was answered to a command, to be answered again byte for byte."""

    command: UUID
    device: UUID | None
    n: int | None
    outcome: str
    answer: bytes
    payload: bytes | None
    mark: bytes | None
    key: bytes

    def says(self, payload: bytes) -> bool:
        """Whether the command was these very bytes; True when even the mark is forgotten."""
        if self.payload is not None:
            return self.payload == payload
        return self.mark in (None, chain.mark(self.key, self.command, payload))


class Verdict(Struct, frozen=True):
    """Rows that hold, and the first seq that does not: changed, missing or put in."""

    rows: int
    first_bad_seq: int | None


class Head(Struct, frozen=True):
    """The end of the chain. Published elsewhere each day, it dates everything before it."""

    seq: int
    hash: bytes


async def answered(tx: ReadTx, commands: Iterable[UUID]) -> dict[UUID, Answered]:
    """Those of `commands` that were heard before."""
    asked = {command.bytes: command for command in commands}
    found = [row for some in in_lists(asked) for row in await tx.rows(_ANSWERED, commands=some)]
    erased = any(row[-1] is not None for row in found)
    key = await meta.erasure_key(tx) if erased else b""
    return {asked[row[0]]: _answered(asked[row[0]], row, key) for row in found}


async def append(tx: Tx, entries: Sequence[Said]) -> int:
    """Add to the chain, in the order given; the seq of the last. Goes just before feed.publish.

    What is erased is looked up only once the end of the chain is ours: were it before, another
    node's erasure could come between, and leave these words behind.
    """
    tx.later(_MOVE_HEAD, [(JOURNAL, len(entries))])
    ((seq, previous),) = await tx.rows(_END, journal=JOURNAL, count=len(entries))
    gone = await _erased(tx, {said.about for said in entries if said.about is not None})
    key = await meta.erasure_key(tx) if gone else b""
    rows: list[Row] = []
    link = previous or BEGINNING
    for place, said in enumerate(entries, seq - len(entries) + 1):
        row, link = _linked(place, said, link, key if said.about in gone else None)
        rows.append(row)
    tx.later(_APPEND, rows)
    return seq


async def erase(tx: Tx, about: Iterable[UUID]) -> int:
    """Forget what was said about these, but not that it was said; how many commands that was."""
    key = await meta.erasure_key(tx)
    await tx.erases()
    found = [row for some in in_lists(_bytes(about)) for row in await tx.rows(_WORDS, about=some)]
    left = [
        (chain.mark(key, UUID(bytes=command), payload), chain.digest(salt, payload), seq)
        for seq, command, payload, salt in found
    ]
    return await tx.run_many(_ERASE, left)


async def verify(tx: ReadTx, published: Mapping[int, bytes] | None = None) -> Verdict:
    """Walk the whole chain; `published` are heads kept elsewhere, hash by seq.

    Without them a forger who computes every later hash anew, and the head, is not seen.
    """
    link, seq = BEGINNING, 0
    while chunk := await tx.rows(_CHUNK, after=seq, rows=CHUNK_ROWS):
        for row in chunk:
            seq += 1
            link = _link_of(seq, row, link)
            if link is None or (published or {}).get(seq, link) != link:
                return Verdict(seq - 1, seq)
    end = await head(tx)
    cut = end.seq != seq or end.hash != link or any(known > seq for known in published or {})
    return Verdict(seq, seq + 1 if cut else None)


async def head(tx: ReadTx) -> Head:
    found = await tx.rows(_END, journal=JOURNAL, count=0)
    return Head(found[0][0], found[0][1] or BEGINNING) if found else Head(0, BEGINNING)


async def last_heard_at(tx: ReadTx) -> int | None:
    """When the newest command was heard; None for an empty journal."""
    found = await tx.rows(_LAST_HEARD_AT)
    return found[0][0] if found else None


async def replay(tx: ReadTx) -> AsyncGenerator[Said]:
    """Everything ever said, in the order in which it was heard."""
    seq = 0
    while chunk := await tx.rows(_CHUNK, after=seq, rows=CHUNK_ROWS):
        for row in chunk:
            yield _said(row)
        seq = chunk[-1][0]


async def forget(tx: Tx, heard_before_ms: int) -> int:
    """Drop the marks of what was erased, once it is too old to be sent again; how many."""
    return await tx.run(_FORGET, before=heard_before_ms)


async def _erased(tx: ReadTx, about: Collection[UUID]) -> set[UUID]:
    """Those of which no words are kept any more."""
    found = [row for some in in_lists(_bytes(about)) for row in await tx.rows(_ERASED, about=some)]
    return {UUID(bytes=one) for (one,) in found}


def _linked(seq: int, said: Said, previous: bytes, key: bytes | None) -> tuple[Row, bytes]:
    """The row as it is stored, and its hash; with a key, without its words."""
    assert said.payload is not None, "only the journal forgets"
    assert said.salt is not None
    assert len(said.salt) == SALT_BYTES
    usual = said.answer == usual_answer(said.command)
    kept = (
        seq, said.command.bytes, _or_none(said.device), said.n, _or_none(said.person), said.do,
        _or_none(said.about), said.said_at, said.heard_at, said.outcome,
        None if usual else said.answer,
    )  # fmt: skip
    digest = chain.digest(said.salt, said.payload)
    link = chain.link(previous, (*kept, digest))
    if key is None:
        return (*kept, said.payload, said.salt, None, None, link), link
    return (*kept, None, None, chain.mark(key, said.command, said.payload), digest, link), link


def _link_of(seq: int, row: Row, previous: bytes) -> bytes | None:
    """The hash of a row that is what it was, None for one that is not."""
    *kept, payload, salt, digest, link = row
    words = digest if payload is None else chain.digest(salt, payload)
    holds = row[0] == seq and chain.link(previous, (*kept, words)) == link
    return link if holds else None


def usual_answer(command: UUID) -> bytes:
    """What most commands are answered. It follows from the id, so that no row need hold it."""
    return b'{"id":"%s","outcome":"done"}' % str(command).encode()


def _answered(command: UUID, row: Row, key: bytes) -> Answered:
    _, device, n, outcome, answer, payload, mark = row
    return Answered(
        command=command, device=_id(device), n=n, outcome=outcome,
        answer=usual_answer(command) if answer is None else answer,
        payload=payload, mark=mark, key=key,
    )  # fmt: skip


def _said(row: Row) -> Said:
    _, key, device, n, person, do, about, said_at, heard_at, outcome, answer, *words = row
    command = UUID(bytes=key)
    return Said(
        command=command, device=_id(device), n=n, person=_id(person), do=do, about=_id(about),
        said_at=said_at, heard_at=heard_at, outcome=outcome,
        answer=usual_answer(command) if answer is None else answer,
        payload=words[0], salt=words[1],
    )  # fmt: skip


def _id(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None


def _or_none(one: UUID | None) -> bytes | None:
    return one.bytes if one else None


def _bytes(ids: Iterable[UUID]) -> list[bytes]:
    return [one.bytes for one in ids]


_ANSWERED = """
    SELECT command, device, n, outcome, answer, payload, mark
    FROM journal WHERE command IN :commands
"""

_LAST_HEARD_AT = "SELECT heard_at FROM journal ORDER BY seq DESC LIMIT 1"

_MOVE_HEAD = """
    INSERT INTO head (scope, position) VALUES (:journal, :count)
    ON CONFLICT (scope) DO UPDATE SET position = head.position + excluded.position
"""

_END = """
    SELECT position, (SELECT hash FROM journal WHERE seq = head.position - :count)
    FROM head WHERE scope = :journal
"""

_APPEND = """
    INSERT INTO journal
        (seq, command, device, n, person, "do", about, said_at, heard_at, outcome, answer,
         payload, salt, mark, digest, hash)
    VALUES
        (:seq, :command, :device, :n, :person, :do, :about, :said_at, :heard_at, :outcome, :answer,
         :payload, :salt, :mark, :digest, :hash)
"""

_CHUNK = """
    SELECT seq, command, device, n, person, "do", about, said_at, heard_at, outcome, answer,
           payload, salt, digest, hash
    FROM journal WHERE seq > :after ORDER BY seq LIMIT :rows
"""

_ERASED = "SELECT DISTINCT about FROM journal WHERE about IN :about AND payload IS NULL"

_WORDS = """
    SELECT seq, command, payload, salt FROM journal
    WHERE about IN :about AND payload IS NOT NULL
"""

_ERASE = """
    UPDATE journal SET payload = NULL, salt = NULL, mark = :mark, digest = :digest
    WHERE seq = :seq
"""

_FORGET = "UPDATE journal SET mark = NULL WHERE mark IS NOT NULL AND heard_at < :before"
