"""Whoever is disabled has no session, no invitation and no way in left, and it is soon so."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from heard.domain.base import PersonId, Refusal
from heard.domain.org.entities import Person
from heard.domain.org.tablets import shared
from heard.engine.batch import ms
from heard.engine.ledger import Moved
from heard.identity import accounts
from heard.identity.door import Door
from heard.store.database import StoreUnavailable

AGAIN_SECONDS = 1.0
ENDS_WITHIN_SECONDS = 5.0

_log = logging.getLogger("heard.doorkeeper")


class Doorkeeper:
    """Follows the organisation with the accounts. Every request asks the organisation as well."""

    def __init__(self, door: Door, now: Callable[[], datetime]) -> None:
        self._door = door
        self._now = now
        self._changed: asyncio.Queue[Person] = asyncio.Queue()
        self._working: asyncio.Task[None] | None = None

    def hear(self, moved: Moved) -> None:
        """After a commit: a person as they were and as they are."""
        before, after = moved.before, moved.after
        was = before.disabled_at if isinstance(before, Person) else None
        if not isinstance(after, Person) or shared(after) is not None:
            return  # a revoked tablet keeps its session, to send what it has
        if after.disabled_at != was:
            self._changed.put_nowait(after)

    def start(self) -> None:
        self._working = asyncio.create_task(self._work(), name="doorkeeper")

    async def stop(self) -> None:
        """What was heard is done first, unless the database is gone."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._changed.join(), ENDS_WITHIN_SECONDS)
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            person = await self._changed.get()
            try:
                await self._until_stored(person)
            except Exception:  # noqa: BLE001  the next person has a door too; it is logged
                _log.exception("a door was left as it was")
            self._changed.task_done()

    async def _until_stored(self, person: Person) -> None:
        while True:
            try:
                return await self._follow(person)
            except StoreUnavailable:
                await asyncio.sleep(AGAIN_SECONDS)

    async def _follow(self, person: Person) -> None:
        if person.disabled_at is not None:
            await accounts.disable(self._door, PersonId(person.id), ms(self._now()))
            return
        with suppress(Refusal):  # who never had an account is invited anew
            await accounts.enable(self._door, PersonId(person.id))
