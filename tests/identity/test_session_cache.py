"""The cache forgets in time, at once where an ending is known, and never grows."""

from __future__ import annotations

import pytest

from heard.identity.session_cache import SESSIONS_MAX, TRUSTED_MS, SessionCache
from heard.store.identity import Session
from tests.identity.values import AMINA, NOW


def session(token_hash: bytes = b"a" * 32) -> Session:
    return Session(token_hash, AMINA, None, NOW, NOW, NOW + 1, None)


@pytest.mark.parametrize(
    ("later_ms", "trusted"), [(0, True), (TRUSTED_MS - 1, True), (TRUSTED_MS, False), (-1, False)]
)
def test_a_session_is_trusted_for_a_moment(later_ms: int, trusted: bool):
    cache = SessionCache()
    cache.keep(session(), NOW, cache.endings)
    assert cache.get(session().token_hash, NOW + later_ms) == (session() if trusted else None)


def test_what_was_looked_up_before_an_ending_is_not_kept_after_it():
    cache = SessionCache()
    endings = cache.endings
    cache.forget()
    cache.keep(session(), NOW, endings)
    assert cache.get(session().token_hash, NOW) is None


def test_the_cache_never_grows_beyond_its_limit():
    cache = SessionCache()
    for n in range(SESSIONS_MAX + 1):
        cache.keep(session(n.to_bytes(32)), NOW, cache.endings)
    assert cache.get(SESSIONS_MAX.to_bytes(32), NOW) is not None
    assert len(cache._found) == 1
