"""What waits for the writer: so much and no more, and each is answered whatever comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from msgspec import Struct

from heard.engine.batch import Batch
from heard.engine.writer import Answered, Overloaded

GROUP_MAX = 64  # requests committed together
WAITING_MAX = 2_000  # requests in the queue; one more is answered 503
WAITING_BYTES_MAX = 32 * 2**20  # of words in the queue; once it holds them, so is the next


class Waiting(Struct, frozen=True):
    """One request, and whoever waits for its answer."""

    batch: Batch
    answered: asyncio.Future[Answered]

    def settle(self, answered: Answered | Exception) -> None:
        """Once, and unless whoever waited has given up; what they said is done all the same."""
        if self.answered.done():
            return
        if isinstance(answered, Answered):
            self.answered.set_result(answered)
        else:
            self.answered.set_exception(answered)


class Queue:
    """First come, first written."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[Waiting] = asyncio.Queue(WAITING_MAX)
        self._bytes = 0

    def put(self, batch: Batch) -> asyncio.Future[Answered]:
        """Its answer, to be waited for. Raises Overloaded."""
        if self._waiting.full() or self._bytes >= WAITING_BYTES_MAX:
            raise Overloaded
        waiting = Waiting(batch, asyncio.get_running_loop().create_future())
        self._waiting.put_nowait(waiting)
        self._bytes += _size(batch)
        return waiting.answered

    async def take(self) -> list[Waiting]:
        """All that wait, as many as go into one commit; at least one."""
        group = [await self._waiting.get()]
        while len(group) < GROUP_MAX and not self._waiting.empty():
            group.append(self._waiting.get_nowait())
        self._bytes -= sum(_size(waiting.batch) for waiting in group)
        return group

    def done(self, group: Sequence[Waiting]) -> None:
        """Whoever was not answered, whatever went wrong, is told to come again."""
        for waiting in group:
            waiting.settle(Overloaded())
            self._waiting.task_done()

    async def empty(self) -> None:
        """Returns once everything that was put is done."""
        await self._waiting.join()


def _size(batch: Batch) -> int:
    return sum(len(said.payload) for said in batch.said)
