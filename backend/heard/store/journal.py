"""Every command as it was said, by whom, and what came of it: told once, and hard to falsify.

Three needs meet in a row, and they pull apart:

- *The chain.* `hash = SHA-256(hash before || canonical row)`. The row counts by its ids, its actor,
  its times, its outcome, and a digest: SHA-256(salt || payload || answer).
- *Erasure.* Without its salt nobody can test a guess against the digest: there are 2^128 to try.
  And it does not change, so the chain still verifies.
- *The same id with other content* is refused for 400 days. While the salt is there, the digest
  tells. `erase` leaves in its place a mark, HMAC-SHA-256(erasure key, command || payload), which
  the chain does not cover. The mark alone tells nothing; who holds the key as well can test a guess
  of the exact bytes, so `forget` drops the marks once the 400 days are over.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from uuid import UUID

import msgspec
from msgspec import Struct

from heard.store import meta
from heard.store.database import ReadTx, Row, Tx
from heard.store.statement import in_lists

# Its row in `head`: the newest seq, locked by whoever appends. No scope's: those are 16 bytes.
JOURNAL = b"journal"
BEGINNING = bytes(32)  # the hash before the first row
SALT_BYTES = 16
CHUNK_ROWS = 2_000


class Said(Struct, frozen=True, kw_only=True):
    """A command and what came of it. `payload`: the command's bytes as they came, None once erased.

    `device` and `n` are None when the clock speaks, `person` when nobody does. `salt`: 16 random
    bytes, for this row alone. Times in milliseconds.
    """

    command: UUID
    device: UUID | None
    n: int | None
    person: UUID | None
    do: str
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
    digest: bytes
    salt: bytes | None
    mark: bytes | None
    key: bytes

    def says(self, payload: bytes) -> bool:
        """Whether the command was these very bytes; True when even the mark is forgotten."""
        if self.salt is not None:
            return _digest(self.salt, payload, self.answer) == self.digest
        return self.mark in (None, _mark(self.key, self.command, payload))


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
    """Add to the chain, in the order given; the seq of the last. Goes just before feed.publish."""
    tx.later(_MOVE_HEAD, [(JOURNAL, len(entries))])
    ((seq, previous),) = await tx.rows(_END, journal=JOURNAL, count=len(entries))
    rows: list[Row] = []
    link = previous or BEGINNING
    for place, said in enumerate(entries, seq - len(entries) + 1):
        row, link = _linked(place, said, link)
        rows.append(row)
    tx.later(_APPEND, rows)
    return seq


async def erase(tx: Tx, commands: Iterable[UUID]) -> int:
    """Forget what these commands said, but not that they were said; how many that was."""
    key = await meta.erasure_key(tx)
    found = await tx.rows(_PAYLOADS, commands=[command.bytes for command in commands])
    marks = [(_mark(key, UUID(bytes=command), payload), command) for command, payload in found]
    return await tx.run_many(_ERASE, marks)


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


def _linked(seq: int, said: Said, previous: bytes) -> tuple[Row, bytes]:
    """The row as it is stored, and its hash."""
    assert said.payload is not None, "only the journal forgets"
    assert said.salt is not None
    assert len(said.salt) == SALT_BYTES
    device = said.device.bytes if said.device else None
    person = said.person.bytes if said.person else None
    digest = _digest(said.salt, said.payload, said.answer)
    skeleton = (
        seq, said.command.bytes, device, said.n, person, said.do,
        said.said_at, said.heard_at, said.outcome, digest,
    )  # fmt: skip
    link = _hash(previous, skeleton)
    return (*skeleton[:-1], said.answer, said.payload, said.salt, digest, link), link


def _link_of(seq: int, row: Row, previous: bytes) -> bytes | None:
    """The hash of a row that is what it was, None for one that is not."""
    *skeleton, answer, payload, salt, digest, link = row
    whole = salt is None or _digest(salt, payload, answer) == digest
    holds = row[0] == seq and whole and _hash(previous, (*skeleton, digest)) == link
    return link if holds else None


def _hash(previous: bytes, skeleton: Row) -> bytes:
    """Canonical is a JSON array without spaces: numbers and words as they are, bytes in hex."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in skeleton]
    return hashlib.sha256(previous + msgspec.json.encode(plain)).digest()


def _digest(salt: bytes, payload: bytes, answer: bytes) -> bytes:
    """The length keeps apart where the payload ends and where the answer begins."""
    return hashlib.sha256(salt + len(payload).to_bytes(4, "big") + payload + answer).digest()


def _mark(key: bytes, command: UUID, payload: bytes) -> bytes:
    return hmac.digest(key, command.bytes + payload, "sha256")


def _answered(command: UUID, row: Row, key: bytes) -> Answered:
    _, device, n, outcome, answer, digest, salt, mark = row
    return Answered(
        command=command, device=_id(device), n=n, outcome=outcome, answer=answer,
        digest=digest, salt=salt, mark=mark, key=key,
    )  # fmt: skip


def _said(row: Row) -> Said:
    _, command, device, n, person, do, said_at, heard_at, outcome, answer, payload, salt, *_ = row
    return Said(
        command=UUID(bytes=command), device=_id(device), n=n, person=_id(person), do=do,
        said_at=said_at, heard_at=heard_at, outcome=outcome, answer=answer,
        payload=payload, salt=salt,
    )  # fmt: skip


def _id(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None


_ANSWERED = """
    SELECT command, device, n, outcome, answer, digest, salt, mark
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
        (seq, command, device, n, person, "do", said_at, heard_at, outcome,
         answer, payload, salt, digest, hash)
    VALUES
        (:seq, :command, :device, :n, :person, :do, :said_at, :heard_at, :outcome,
         :answer, :payload, :salt, :digest, :hash)
"""

_CHUNK = """
    SELECT seq, command, device, n, person, "do", said_at, heard_at, outcome,
           answer, payload, salt, digest, hash
    FROM journal WHERE seq > :after ORDER BY seq LIMIT :rows
"""

_PAYLOADS = """
    SELECT command, payload FROM journal WHERE command IN :commands AND payload IS NOT NULL
"""

_ERASE = "UPDATE journal SET payload = NULL, salt = NULL, mark = :mark WHERE command = :command"

_FORGET = "UPDATE journal SET mark = NULL WHERE mark IS NOT NULL AND heard_at < :before"
