"""Who waits for news of which scope. A poke is a hint: losing one loses nothing."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from heard.engine.presence import Presence


class News(Struct, frozen=True):
    """What a stream is told at once; nothing when it is to end."""

    heads: Mapping[UUID, int] = {}
    here: int | None = None


class Listener:
    """One open stream: the newest position of each scope that it has not been told yet."""

    def __init__(self, scopes: frozenset[UUID], at: UUID | None) -> None:
        self.scopes = scopes
        self.at = at
        self.ended = False
        self._heads: dict[UUID, int] = {}
        self._here: int | None = None
        self._counted: int | None = None
        self._woken = asyncio.Event()

    def tell(self, scope: UUID, position: int) -> None:
        self._heads[scope] = position
        self._woken.set()

    def count(self, here: int) -> None:
        """How many are at the unit where this stream is; the same number again is no news."""
        if here != self._counted:
            self._here = self._counted = here
            self._woken.set()

    def end(self) -> None:
        """The stream is to be closed; its reader comes back by itself."""
        self.ended = True
        self._woken.set()

    async def wait(self) -> News:
        """What came since, at most one position a scope."""
        await self._woken.wait()
        self._woken.clear()
        news = News(self._heads, self._here)
        self._heads, self._here = {}, None
        return news


class Pokes:
    """The listeners of this process."""

    def __init__(self) -> None:
        self._ended = False
        self._by_scope: defaultdict[UUID, set[Listener]] = defaultdict(set)
        self._presence = Presence()

    def listen(self, scopes: Iterable[UUID], at: UUID | None = None) -> Listener:
        """`at`: the unit at whose huddle this stream is counted."""
        listener = Listener(frozenset(scopes), at)
        if self._ended:
            listener.end()
        for scope in listener.scopes:
            self._by_scope[scope].add(listener)
        if at is not None:
            self._presence.enter(at, listener)
        return listener

    def leave(self, listener: Listener) -> None:
        for scope in listener.scopes:
            self._by_scope[scope].discard(listener)
            if not self._by_scope[scope]:
                del self._by_scope[scope]
        if listener.at is not None:
            self._presence.leave(listener.at, listener)

    def poke(self, heads: Mapping[UUID, int]) -> None:
        """After the commit, never before."""
        for scope, position in heads.items():
            for listener in self._by_scope.get(scope, ()):
                listener.tell(scope, position)

    def end_all(self) -> None:
        """The process ends: so does every stream, and whatever is still to begin."""
        self._ended = True
        for listener in {one for waiting in self._by_scope.values() for one in waiting}:
            listener.end()

    def end_for(self, scope: UUID) -> None:
        """A person's rights changed: their streams start again with what they may know now."""
        for listener in tuple(self._by_scope.get(scope, ())):
            listener.end()
