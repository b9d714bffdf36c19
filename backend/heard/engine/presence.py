"""How many streams say that they are at a team's huddle: a number in memory, never a name."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Protocol
from uuid import UUID

REST_SECONDS = 1.0  # a room that fills tells each of its devices once a second, not at each step


class Standing(Protocol):
    """One stream that is counted."""

    def count(self, here: int) -> None: ...


class Presence:
    """Those of this process: each counts its own."""

    def __init__(self, rest_seconds: float = REST_SECONDS) -> None:
        self._rest_seconds = rest_seconds
        self._at: defaultdict[UUID, set[Standing]] = defaultdict(set)
        self._changed_since: dict[UUID, bool] = {}  # of each unit that was told a moment ago

    def enter(self, unit: UUID, one: Standing) -> None:
        self._at[unit].add(one)
        self._changed(unit)

    def leave(self, unit: UUID, one: Standing) -> None:
        self._at[unit].discard(one)
        if not self._at[unit]:
            del self._at[unit]
        self._changed(unit)

    def _changed(self, unit: UUID) -> None:
        if unit in self._changed_since:
            self._changed_since[unit] = True
            return
        here = self._at.get(unit)
        if here is None:
            return
        for one in here:
            one.count(len(here))
        self._changed_since[unit] = False
        asyncio.get_running_loop().call_later(self._rest_seconds, self._rested, unit)

    def _rested(self, unit: UUID) -> None:
        if self._changed_since.pop(unit):
            self._changed(unit)
