"""A session looked up a moment ago is not looked up again, and one ended here is gone at once."""

from __future__ import annotations

from heard.store.identity import Session

TRUSTED_MS = 5_000  # how long another node's ending may go unnoticed here
SESSIONS_MAX = 10_000


class SessionCache:
    """Sessions by the hash of their token. Whatever ends one calls `forget` after its commit."""

    def __init__(self) -> None:
        self._found: dict[bytes, tuple[Session, int]] = {}
        self._endings = 0

    @property
    def endings(self) -> int:
        """To be read before a session is looked up, and handed to `keep` with it."""
        return self._endings

    def get(self, token_hash: bytes, now: int) -> Session | None:
        session, found_at = self._found.get(token_hash, (None, 0))
        return session if 0 <= now - found_at < TRUSTED_MS else None

    def keep(self, session: Session, now: int, endings: int) -> None:
        """Unless any session ended since it was looked up: that may have been this one."""
        if endings != self._endings:
            return
        if len(self._found) >= SESSIONS_MAX:
            self._found.clear()
        self._found[session.token_hash] = (session, now)

    def forget(self) -> None:
        """All of them: endings are rare, and looking up again is cheap."""
        self._endings += 1
        self._found.clear()
