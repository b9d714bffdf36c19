"""Who waits for news of which scope. A poke is a hint: losing one loses nothing."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID


class Listener:
    """One open stream: the newest position of each scope that it has not been told yet."""

    def __init__(self, scopes: frozenset[UUID]) -> None:
        self.scopes = scopes
        self.ended = False
        self._news: dict[UUID, int] = {}
        self._woken = asyncio.Event()

    def tell(self, scope: UUID, position: int) -> None:
        self._news[scope] = position
        self._woken.set()

    def end(self) -> None:
        """The stream is to be closed; its reader comes back by itself."""
        self.ended = True
        self._woken.set()

    async def wait(self) -> dict[UUID, int]:
        """What came since, at most one position a scope; empty when the stream is to end."""
        await self._woken.wait()
        self._woken.clear()
        news, self._news = self._news, {}
        return news


class Pokes:
    """The listeners of this process."""

    def __init__(self) -> None:
        self._ended = False
        self._by_scope: defaultdict[UUID, set[Listener]] = defaultdict(set)

    def listen(self, scopes: Iterable[UUID]) -> Listener:
        listener = Listener(frozenset(scopes))
        if self._ended:
            listener.end()
        for scope in listener.scopes:
            self._by_scope[scope].add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        for scope in listener.scopes:
            self._by_scope[scope].discard(listener)
            if not self._by_scope[scope]:
                del self._by_scope[scope]

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
