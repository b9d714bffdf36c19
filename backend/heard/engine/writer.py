"""Requests are read for, decided and written in one transaction, again when a node was first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

from msgspec import Struct

from heard.domain.book import DIRECTORY
from heard.domain.org.entities import Person
from heard.engine import recording
from heard.engine.batch import Batch, from_ms, to_ms
from heard.engine.conduct import DeviceOfAnother, Group
from heard.engine.directory import Directory
from heard.engine.ledger import Ledger, Moved
from heard.engine.memory import Memory
from heard.store import journal
from heard.store.database import Conflict, Database, Tx

RETRIES_MAX = 20  # times that another node may be first


class Overloaded(Exception):  # noqa: N818  an answer (503), not a fault
    """Come back later; nothing was taken."""


class Answered(Struct, frozen=True):
    """The answers to a batch in its order, and how far its device was heard."""

    answers: list[bytes]
    last_n: int


class Committed(Struct, frozen=True):
    """What came of each batch, and what there is to tell of them all."""

    answered: list[Answered | DeviceOfAnother]
    people: list[Moved]
    heads: Mapping[UUID, int]


class Writer:
    """The one of a process that writes; never called twice at once."""

    def __init__(
        self, db: Database, memory: Memory, now: Callable[[], datetime], chance: recording.Chance
    ) -> None:
        self.directory = Directory()
        self._db = db
        self._memory = memory
        self._now = now
        self._chance = chance
        self._heard_at = datetime.min.replace(tzinfo=UTC)

    async def start(self) -> None:
        async with self._db.read() as tx:
            await self.directory.reload(tx)
            last_ms = await journal.last_heard_at(tx)
        if last_ms is not None:
            self._heard_at = from_ms(last_ms)

    async def commit(self, batches: Sequence[Batch]) -> Committed:
        """All of them, durable. Raises Overloaded, StoreUnavailable, and whatever is our fault."""
        for _ in range(RETRIES_MAX):
            with suppress(Conflict):
                return await self._commit_once(batches)
        raise Overloaded

    async def _commit_once(self, batches: Sequence[Batch]) -> Committed:
        ledger = Ledger(self.directory)
        try:
            async with self._db.write() as tx:
                await self._know_directory(tx)
                answered, decided = await self._decide(tx, batches, ledger)
                told = await recording.write(tx, decided, self._chance)
                revision = self._revision_after(decided, told)
        except BaseException:
            ledger.back_to(0)
            self.directory.doubt()
            self._memory.forget()
            raise
        self.directory.revision = revision
        people = [one for one in decided.moved if isinstance(one.after, Person)]
        self._memory.learn((one.after for one in people), decided.devices_after, told)
        return Committed(answered, people, told)

    async def _know_directory(self, tx: Tx) -> None:
        """As it is now.

        Read by a transaction with one view of it all: this one may see more with each statement,
        and would take what it read first for as new as what it read last.
        """
        known = self.directory.revision is not None
        if (known and self._memory.alone) or await self.directory.is_current(tx):
            return
        async with self._db.read() as view:
            await self.directory.reload(view)

    async def _decide(
        self, tx: Tx, batches: Sequence[Batch], ledger: Ledger
    ) -> tuple[list[Answered | DeviceOfAnother], recording.Decided]:
        read = await recording.read(tx, batches, self.directory)
        ledger.known.update({entity.id: entity for entity in read.entities})
        group = Group(self.directory, ledger, read.answered, read.devices, self._next_instant())
        answered = [_conduct(group, batch) for batch in batches]
        decided = recording.Decided(
            heard=group.heard,
            moved=list(ledger.moved()),
            devices_before=read.devices,
            devices_after=[d for d in group.devices.values() if read.devices.get(d.id) != d],
            root=self.directory.org.root,
        )
        return answered, decided

    def _revision_after(self, decided: recording.Decided, heads: Mapping[UUID, int]) -> int | None:
        """Once this is committed. Raises Conflict when another node changed the organisation.

        What was decided on one must not change another: a tree would be a knot.
        """
        root, revision = decided.root, self.directory.revision
        if root is None or root not in heads:
            return revision
        read_at = heads[root] - recording.told_to(root, decided.moved)
        if read_at == revision:
            return heads[root]
        if any(isinstance(one.after, DIRECTORY) for one in decided.moved):
            raise Conflict
        return revision

    def _next_instant(self) -> datetime:
        """Never before the last one, whatever the machine's clock does."""
        self._heard_at = max(to_ms(self._now()), self._heard_at)
        return self._heard_at


def _conduct(group: Group, batch: Batch) -> Answered | DeviceOfAnother:
    try:
        answers = group.conduct(batch)
    except DeviceOfAnother as refusal:
        return refusal
    last_n = group.devices[batch.device].last_n if batch.device is not None else 0
    return Answered(answers, last_n)
