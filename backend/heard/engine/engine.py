"""`await engine.say(batch)`: one writer commits all that waits, together, and then tells."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from heard.domain.base import PersonId
from heard.domain.org.entities import Person
from heard.domain.org.tree import Org
from heard.engine import codec, recording
from heard.engine.batch import Batch, to_ms
from heard.engine.conduct import DeviceOfAnother, Group
from heard.engine.directory import Directory
from heard.engine.ledger import Ledger
from heard.engine.pokes import Pokes
from heard.store import devices, entities, feed, meta
from heard.store.database import Conflict, Database, Tx
from heard.store.devices import Device

GROUP_MAX = 64  # requests committed together
WAITING_MAX = 2_000  # requests in the queue; one more is answered 503
RETRIES_MAX = 20  # times that another node may be first
REMEMBERED_MAX = 20_000  # people and devices in memory, each

_log = logging.getLogger("heard.engine")


class Overloaded(Exception):  # noqa: N818  an answer (503), not a fault
    """The queue is full: come back later; nothing was taken."""


class Answered(Struct, frozen=True):
    """The answers to a batch in its order, and how far its device was heard."""

    answers: list[bytes]
    last_n: int


class _Waiting(Struct, frozen=True):
    batch: Batch
    answered: asyncio.Future[Answered]


class Engine:
    """The write path of one process, and what it remembers between commits."""

    def __init__(
        self,
        db: Database,
        *,
        now: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self.db = db
        self.now = now
        self.pokes = Pokes()
        self.epoch = ""
        self._random_bytes = random_bytes
        self._directory = Directory()
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue(WAITING_MAX)
        self._writer: asyncio.Task[None] | None = None
        self._heads: dict[UUID, int] = {}
        self._people: dict[UUID, Person] = {}
        self._devices: dict[UUID, Device] = {}
        self._heard_at: datetime | None = None

    @property
    def org(self) -> Org:
        return self._directory.org

    async def start(self) -> None:
        async with self.db.read() as tx:
            self.epoch = await meta.epoch(tx)
            await self._directory.reload(tx)
        self._writer = asyncio.create_task(self._write_for_ever(), name="writer")

    async def stop(self) -> None:
        """Finish what waits, then end. Nothing that was taken is dropped."""
        self.pokes.end_all()
        await self._queue.join()
        if self._writer is not None:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)
            self._writer = None

    async def say(self, batch: Batch) -> Answered:
        """Conduct and commit; returns once it is durable. Raises Overloaded, StoreUnavailable."""
        waiting = _Waiting(batch, asyncio.get_running_loop().create_future())
        try:
            self._queue.put_nowait(waiting)
        except asyncio.QueueFull:
            raise Overloaded from None
        return await waiting.answered

    async def person(self, person_id: UUID) -> Person | None:
        if person_id not in self._people:
            async with self.db.read() as tx:
                stored = (await entities.load(tx, [person_id])).get(person_id)
            found = codec.read(stored) if stored is not None else None
            if not isinstance(found, Person):
                return None
            _remember(self._people, person_id, found)
        return self._people[person_id]

    async def last_n(self, device_id: UUID, person: PersonId) -> int:
        """How far a device was heard. Raises DeviceOfAnother."""
        if device_id not in self._devices:
            async with self.db.read() as tx:
                known = await devices.known(tx, [device_id])
            if device_id not in known:
                return 0
            _remember(self._devices, device_id, known[device_id])
        device = self._devices[device_id]
        if device.person != person:
            raise DeviceOfAnother
        return device.last_n

    async def heads(self, scopes: frozenset[UUID]) -> Mapping[UUID, int]:
        """The newest position of each scope, without a statement for those seen before."""
        unseen = [scope for scope in scopes if scope not in self._heads]
        if unseen:
            async with self.db.read() as tx:
                found = await feed.heads(tx, unseen)
            for scope, position in found.items():
                self._heads[scope] = max(position, self._heads.get(scope, 0))
        return {scope: self._heads[scope] for scope in scopes}

    async def _write_for_ever(self) -> None:
        while True:
            group = [await self._queue.get()]
            while len(group) < GROUP_MAX and not self._queue.empty():
                group.append(self._queue.get_nowait())
            await self._write_group(group)
            for _ in group:
                self._queue.task_done()

    async def _write_group(self, group: Sequence[_Waiting]) -> None:
        """Together; and when that fails, each alone, so that one harms only itself."""
        try:
            await self._commit(group)
        except Exception as error:  # noqa: BLE001  handed to whoever waits for the answer
            if len(group) > 1:
                for waiting in group:
                    await self._write_group([waiting])
            elif not group[0].answered.done():
                group[0].answered.set_exception(error)

    async def _commit(self, group: Sequence[_Waiting]) -> None:
        for _ in range(RETRIES_MAX):
            try:
                await self._commit_once(group)
            except Conflict:
                await self._see_what_others_did()
            else:
                return
        raise Overloaded

    async def _see_what_others_did(self) -> None:
        self._people.clear()
        self._devices.clear()
        async with self.db.read() as tx:
            await self._directory.reload(tx)

    async def _commit_once(self, group: Sequence[_Waiting]) -> None:
        batches = [waiting.batch for waiting in group]
        ledger = Ledger(self._directory, ())
        try:
            async with self.db.write() as tx:
                answers, decided, heads = await self._decide_and_write(tx, batches, ledger)
        except BaseException:
            ledger.back_to(0)
            raise
        self._remember(decided, heads)
        for waiting, answered in zip(group, answers, strict=True):
            _settle(waiting.answered, answered)

    async def _decide_and_write(
        self, tx: Tx, batches: Sequence[Batch], ledger: Ledger
    ) -> tuple[list[Answered | DeviceOfAnother], recording.Decided, dict[UUID, int]]:
        read = await recording.read(tx, batches, self._directory)
        ledger.known.update({entity.id: entity for entity in read.entities})
        group = Group(self._directory, ledger, read.answered, read.devices, self._next_instant())
        answers = [_conduct(group, batch) for batch in batches]
        changed = [d for d in group.devices.values() if read.devices.get(d.id) != d]
        decided = recording.Decided(
            heard=group.heard,
            moved=list(ledger.moved()),
            devices_before=read.devices,
            devices_after=changed,
            root=self._directory.org.root,
        )
        return answers, decided, await recording.write(tx, decided, self._random_bytes)

    def _next_instant(self) -> datetime:
        """Never before the last one, whatever the machine's clock does."""
        now = to_ms(self.now())
        self._heard_at = max(now, self._heard_at) if self._heard_at is not None else now
        return self._heard_at

    def _remember(self, decided: recording.Decided, heads: Mapping[UUID, int]) -> None:
        for device in decided.devices_after:
            _remember(self._devices, device.id, device)
        for moved in decided.moved:
            if isinstance(moved.after, Person):
                _remember(self._people, moved.after.id, moved.after)
                self.pokes.end_for(moved.after.id)
        self._heads.update(heads)
        self.pokes.poke(heads)


def _conduct(group: Group, batch: Batch) -> Answered | DeviceOfAnother:
    try:
        answers = group.conduct(batch)
    except DeviceOfAnother as refusal:
        return refusal
    last_n = group.devices[batch.device].last_n if batch.device is not None else 0
    return Answered(answers, last_n)


def _settle(waiting: asyncio.Future[Answered], answered: Answered | DeviceOfAnother) -> None:
    if waiting.done():
        return
    if isinstance(answered, Answered):
        waiting.set_result(answered)
    else:
        waiting.set_exception(answered)


KeptT = TypeVar("KeptT")


def _remember(memory: dict[UUID, KeptT], key: UUID, value: KeptT) -> None:
    if len(memory) >= REMEMBERED_MAX:
        memory.clear()
    memory[key] = value
