"""One SQLite connection has one thread, and does what it is sent in the order it is sent."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from heard.store.database import StoreUnavailable

Job = Callable[[sqlite3.Connection], Any]


class Line:
    """A connection that can be awaited.

    A hop to the thread and back costs about 50 microseconds, so a job does as much as it can. After
    the disk has failed it, the connection is opened anew for the next job.
    """

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], translate: Callable[[Exception], Exception]
    ) -> None:
        self._connect = connect
        self._translate = translate
        self._jobs: SimpleQueue[tuple[Job, asyncio.Future[Any]] | None] = SimpleQueue()
        self._closed = asyncio.get_running_loop().create_future()
        self._thread = threading.Thread(target=self._work, name="sqlite", daemon=True)
        self._thread.start()

    def post(self, job: Job) -> asyncio.Future[Any]:
        """Have the job done in its turn; only who needs the outcome awaits it."""
        outcome = asyncio.get_running_loop().create_future()
        self._jobs.put((job, outcome))
        return outcome

    async def run(self, job: Job) -> Any:
        return await self.post(job)

    async def close(self) -> None:
        if self._thread.is_alive():
            self._jobs.put(None)
            await self._closed

    def _work(self) -> None:
        connection: sqlite3.Connection | None = None
        while (sent := self._jobs.get()) is not None:
            job, outcome = sent
            try:
                connection = connection or self._connect()
                result = job(connection)
            except Exception as error:  # noqa: BLE001  handed to whoever awaits, whatever it is
                failure = self._translate(error)
                if connection and isinstance(failure, StoreUnavailable):
                    connection.close()
                    connection = None
                _tell(outcome, outcome.set_exception, failure)
            else:
                _tell(outcome, outcome.set_result, result)
        if connection:
            connection.close()
        _tell(self._closed, self._closed.set_result, None)


def _tell(outcome: asyncio.Future[Any], settle: Callable[[Any], None], value: object) -> None:
    """Settle a future in its own loop, unless its waiter gave up or the loop has gone."""

    def unless_given_up() -> None:
        if not outcome.done():
            settle(value)

    loop = outcome.get_loop()
    if not loop.is_closed():
        loop.call_soon_threadsafe(unless_given_up)
