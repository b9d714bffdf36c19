"""What every act of identity works with: the database, the limits, the hasher, the randomness."""

from __future__ import annotations

from msgspec import Struct

from heard.identity.passwords import Hasher
from heard.identity.session_cache import SessionCache
from heard.identity.tokens import TOKEN_BYTES, RandomBytes
from heard.store import identity as rows
from heard.store.database import Database

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS


class Limits(Struct, frozen=True):
    """How long things count. The organisation may shorten the first two: it holds at once."""

    idle_ms: int = 30 * DAY_MS  # a phone's own lock guards it
    absolute_ms: int = 90 * DAY_MS
    fresh_ms: int = 15 * MINUTE_MS
    invitation_ms: int = 14 * DAY_MS
    code_ms: int = 15 * MINUTE_MS
    lease_ms: int = 14 * DAY_MS  # a shared device that nobody used for so long reads no more
    push_ms: int = 30 * DAY_MS  # it may send for longer, and a ticket counts without use


class Door(Struct, frozen=True):
    """One for each process. Times at it are milliseconds since 1970 in UTC."""

    db: Database
    hasher: Hasher
    random: RandomBytes
    limits: Limits
    cache: SessionCache
    known_device_key: bytes


async def open_door(
    db: Database,
    hasher: Hasher,
    random: RandomBytes,
    limits: Limits = Limits(),  # noqa: B008
) -> Door:
    async with db.read() as tx:
        key = await rows.known_device_key(tx)
    if key is None:
        async with db.write() as tx:
            await rows.make_known_device_key(tx, random(TOKEN_BYTES))
        async with db.read() as tx:
            key = await rows.known_device_key(tx)
    assert key is not None
    return Door(db, hasher, random, limits, SessionCache(), key)
