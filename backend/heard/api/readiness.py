"""Whether this server can do its work, looked at no more often than a balancer needs to know."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from heard.engine.engine import Engine
from heard.store.database import StoreUnavailable

DISK_FREE_SHARE_MIN = 0.05
KEPT = timedelta(seconds=3)  # a look writes: strangers must not make it write at will

_log = logging.getLogger("heard.health")


class Found(Struct, frozen=True):
    """`well`: commands can be stored. `facts` are for whoever looks after this server."""

    well: bool
    facts: dict[str, Any]
    at: datetime


class Readiness:
    """Whoever asks meanwhile waits for the same look."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._last: Found | None = None

    async def look(self, engine: Engine) -> Found:
        async with self._turn:
            last, now = self._last, engine.now()
            if last is not None and timedelta() <= now - last.at < KEPT:
                return last
            found = self._last = await _look(engine, now)
        if last is None or last.well != found.well:
            _log.log(_LEVELS[found.well], _WORDS[found.well], extra={"facts": found.facts})
        return found


async def _look(engine: Engine, now: datetime) -> Found:
    try:
        facts = await engine.db.facts()
    except StoreUnavailable:
        facts = {"writable": False}
    full = facts.get("disk_free_share", 1.0) <= DISK_FREE_SHARE_MIN
    facts |= {"python": sys.version.split()[0], "epoch": engine.epoch}
    return Found(bool(facts.get("writable")) and not full, facts, now)


_WORDS = {True: "ready", False: "not ready: commands cannot be stored"}
_LEVELS = {True: logging.INFO, False: logging.ERROR}
