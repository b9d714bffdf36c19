"""`await engine.say(batch)`: one writer commits all that waits, together, and then tells."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import PersonId
from heard.domain.org.entities import Person
from heard.domain.org.tree import Org
from heard.engine.batch import Batch, kept
from heard.engine.conduct import DeviceOfAnother
from heard.engine.ledger import Moved
from heard.engine.memory import Memory
from heard.engine.pokes import Pokes
from heard.engine.queue import Queue, Waiting
from heard.engine.recording import Chance
from heard.engine.writer import Answered, Overloaded, Writer
from heard.store import meta
from heard.store.database import Database, StoreUnavailable

# Nothing can be done about these by trying each request alone.
_FOR_ALL = (Overloaded, StoreUnavailable)
_ANSWERS = (*_FOR_ALL, DeviceOfAnother)  # to whoever asked, and no fault of ours

_log = logging.getLogger("heard.engine")


class Engine:
    """The write path of one process, and what it remembers between commits.

    `moved` is called after a commit with each person that it changed.
    """

    def __init__(
        self,
        db: Database,
        *,
        now: Callable[[], datetime],
        random_bytes: Chance,
        moved: Callable[[Moved], None] | None = None,
    ) -> None:
        self.db = db
        self.now = now
        self.pokes = Pokes()
        self.epoch = ""
        self._memory = Memory(db)
        self._writer = Writer(db, self._memory, now, random_bytes)
        self._moved = moved
        self._queue = Queue()
        self._writing: asyncio.Task[None] | None = None

    @property
    def org(self) -> Org:
        return self._writer.directory.org

    async def start(self) -> None:
        async with self.db.read() as tx:
            self.epoch = await meta.epoch(tx)
        await self._writer.start()
        self._writing = asyncio.create_task(self._write_for_ever(), name="writer")

    async def stop(self) -> None:
        """Finish what waits, then end. Nothing that was taken is dropped."""
        self.pokes.end_all()
        writing, self._writing = self._writing, None
        if writing is not None:
            await self._queue.empty()
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)

    async def say(self, batch: Batch) -> Answered:
        """Conduct and commit; returns once it is durable.

        Raises Overloaded, StoreUnavailable and DeviceOfAnother.
        """
        if self._writing is None:
            raise Overloaded
        return await self._queue.put(batch)

    async def refresh(self) -> None:
        """See what other nodes made of the organisation; the writer looks before it decides."""
        if not self._memory.alone:
            await self.say(Batch(said=()))

    async def person(self, person_id: UUID) -> Person | None:
        return await self._memory.person(person_id)

    async def last_n(self, device_id: UUID, person: PersonId) -> int:
        """How far a device was heard. Raises DeviceOfAnother."""
        device = await self._memory.device(device_id)
        if device is not None and device.person != person:
            raise DeviceOfAnother
        return device.last_n if device is not None else 0

    async def heads(self, scopes: Iterable[UUID]) -> Mapping[UUID, int]:
        """The newest position of each scope."""
        return await self._memory.heads(scopes)

    async def _write_for_ever(self) -> None:
        while True:
            group = await self._queue.take()
            try:
                await self._write_group(group)
            except Exception:  # noqa: BLE001  the writer outlives whatever it was; it is logged
                _log.exception("a group was not answered")
            finally:
                self._queue.done(group)

    async def _write_group(self, group: Sequence[Waiting]) -> None:
        """Together; and when that fails, each alone, so that one harms only itself."""
        try:
            answered = await self._commit([waiting.batch for waiting in group])
        except _FOR_ALL as error:
            for waiting in group:
                waiting.settle(error)
        except Exception:  # noqa: BLE001  a fault of ours, whatever it is; it is logged
            _log.exception("a group failed")
            for waiting in group:
                waiting.settle(await self._alone(waiting.batch))
        else:
            for waiting, one in zip(group, answered, strict=True):
                waiting.settle(one)

    async def _alone(self, batch: Batch) -> Answered | Exception:
        """What there is to say to it; of what could not even be kept, that it is to come again."""
        try:
            return await self._write_alone(batch)
        except _ANSWERS as error:
            return error
        except Exception as error:  # noqa: BLE001  the same
            _log.exception("a request was not taken")
            return error if batch.atomic else StoreUnavailable("neither written nor kept")

    async def _write_alone(self, batch: Batch) -> Answered:
        try:
            return await self._write(batch)
        except _ANSWERS:
            raise
        except Exception:
            if batch.atomic:
                raise
            _log.exception("a request failed")
            return await self._one_by_one(batch)

    async def _one_by_one(self, batch: Batch) -> Answered:
        ended = [await self._write_or_keep(replace(batch, said=(one,))) for one in batch.said]
        answers = [answer for one in ended for answer in one.answers]
        return Answered(answers, ended[-1].last_n if ended else 0)

    async def _write_or_keep(self, alone: Batch) -> Answered:
        """What cannot be written even by itself is kept for a person, and blocks nothing."""
        try:
            return await self._write(alone)
        except _ANSWERS:
            raise
        except Exception:  # noqa: BLE001  the same
            (said,) = alone.said
            _log.exception("held", extra={"command": str(said.id), "do": said.tag})
            return await self._write(kept(alone))

    async def _write(self, batch: Batch) -> Answered:
        (answered,) = await self._commit([batch])
        if isinstance(answered, DeviceOfAnother):
            raise answered
        return answered

    async def _commit(self, batches: Sequence[Batch]) -> list[Answered | DeviceOfAnother]:
        committed = await self._writer.commit(batches)
        for person in committed.people:
            self.pokes.end_for(person.after.id)
            if self._moved is not None:
                self._moved(person)
        self.pokes.poke(committed.heads)
        return committed.answered
