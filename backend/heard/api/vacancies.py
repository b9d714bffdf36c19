"""Which units nobody answers for today, looked at once a minute however many devices ask."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from heard.domain.base import UnitId
from heard.domain.london import london_day
from heard.engine.engine import Engine
from heard.queries.vacant import vacant

KEPT = timedelta(minutes=1)  # a look reads everyone, and every start of the app asks


class Vacancies:
    """Whoever asks meanwhile waits for the same look."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._last: tuple[datetime, list[UnitId]] | None = None

    async def look(self, engine: Engine) -> list[UnitId]:
        async with self._turn:
            now = engine.now()
            if self._last is None or not timedelta() <= now - self._last[0] < KEPT:
                self._last = now, await vacant(engine.db, engine.org, london_day(now))
            return self._last[1]
