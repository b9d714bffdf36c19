"""A session is a row that can be ended, known by a token that was made when it began.

No token that a browser brings is ever adopted, so nobody can plant one.
"""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct, structs

from heard.domain.base import PersonId, refuse
from heard.identity.door import MINUTE_MS, Door, Limits
from heard.identity.known_devices import remember
from heard.identity.tokens import hash_of, new_token
from heard.store import identity as rows
from heard.store.database import StoreUnavailable, Tx
from heard.store.identity import Session

SEEN_EVERY_MS = MINUTE_MS
NEVER_MS = 2**53 - 1
SESSIONS_MAX = 20  # of one person; the one longest unseen makes room
AGENT_LENGTH_MAX = 200


class Browser(Struct, frozen=True):
    """Where someone signs in. `token` and `known` are the cookies that it brought."""

    token: str = ""
    known: str = ""
    device: UUID | None = None
    agent: str | None = None


class SignedIn(Struct, frozen=True):
    """`token` and `known` are for the browser's cookies and are kept nowhere else."""

    session: Session
    token: str
    known: str


async def who(door: Door, token: str, now: int) -> Session:
    """Whose session it is, or a refusal `session.ended`: never begun, ended, expired, disabled."""
    token_hash = hash_of(token)
    if token_hash is None:
        refuse("session.ended")
    session = door.cache.get(token_hash, now) or await _look_up(door, token_hash, now)
    if session is None or expired(session, door.limits, now):
        refuse("session.ended")
    if now - session.seen_at >= SEEN_EVERY_MS and not lapsed(session, door.limits, now):
        return await _seen(door, session, now)
    return session


async def sessions_of(door: Door, person: PersonId, now: int) -> list[Session]:
    """Where a person is signed in, the last seen first."""
    async with door.db.read() as tx:
        found = await rows.sessions_of(tx, person)
    return [session for session in found if not expired(session, door.limits, now)]


async def end(door: Door, token: str) -> None:
    """Sign out. To end what has ended already is no mistake."""
    token_hash = hash_of(token)
    if token_hash is not None:
        await _end_all(door, [token_hash])


async def end_one(door: Door, person: PersonId, session_id: UUID) -> None:
    """End one of the person's own sessions; another's is as unknown as one that never was."""
    async with door.db.read() as tx:
        found = await rows.sessions_of(tx, person)
    ending = [session.token_hash for session in found if session.id == session_id]
    if not ending:
        refuse("session.unknown")
    await _end_all(door, ending)


def fresh(session: Session, limits: Limits, now: int) -> bool:
    """Signed in so lately that it may administer. Signing in again makes a new session."""
    return now - session.created_at <= limits.fresh_ms


def lapsed(session: Session, limits: Limits, now: int) -> bool:
    """A shared device's lease is over: nothing is told to it, and using it renews nothing."""
    return session.shared and now - session.seen_at >= limits.lease_ms


def expired(session: Session, limits: Limits, now: int) -> bool:
    if session.shared:
        return now - session.seen_at >= limits.push_ms
    ends_at = min(
        session.expires_at,
        session.created_at + limits.absolute_ms,
        session.seen_at + limits.idle_ms,
    )
    return now >= ends_at


async def begin(tx: Tx, door: Door, person: PersonId, browser: Browser, now: int) -> SignedIn:
    """A new session, in place of the one that the browser held. Call `cache.forget` after it."""
    token, token_hash = new_token(door.random)
    ends_at = now + door.limits.absolute_ms
    session = structs.replace(_new(token_hash, person, browser, now), expires_at=ends_at)
    crowd = (await rows.sessions_of(tx, person))[SESSIONS_MAX - 1 :]
    held = hash_of(browser.token)
    await rows.end_sessions(tx, [s.token_hash for s in crowd] + ([held] if held else []))
    await rows.add_session(tx, session)
    known = remember(door.known_device_key, person, browser.known, door.random)
    return SignedIn(session, token, known)


async def begin_shared(tx: Tx, door: Door, tablet: PersonId, browser: Browser, now: int) -> str:
    """The token of a tablet's or a wall's only session. Call `cache.forget` after it."""
    token, token_hash = new_token(door.random)
    await rows.end_sessions_of(tx, tablet)
    held = hash_of(browser.token)
    await rows.end_sessions(tx, [held] if held else [])
    await rows.add_session(tx, structs.replace(_new(token_hash, tablet, browser, now), shared=True))
    return token


async def open_for(door: Door, person: PersonId, browser: Browser, now: int) -> SignedIn:
    """A session without a password: for whoever has just set this server up."""
    async with door.db.write() as tx:
        signed_in = await begin(tx, door, person, browser, now)
    door.cache.forget()
    return signed_in


def _new(token_hash: bytes, person: PersonId, browser: Browser, now: int) -> Session:
    return Session(
        token_hash=token_hash,
        person=person,
        device=browser.device,
        created_at=now,
        seen_at=now,
        expires_at=NEVER_MS,
        agent=browser.agent[:AGENT_LENGTH_MAX] if browser.agent else None,
    )


async def _look_up(door: Door, token_hash: bytes, now: int) -> Session | None:
    endings = door.cache.endings
    async with door.db.read() as tx:
        session = await rows.session_of_enabled(tx, token_hash)
    if session is not None:
        door.cache.keep(session, now, endings)
    return session


async def _seen(door: Door, session: Session, now: int) -> Session:
    endings = door.cache.endings
    try:
        async with door.db.write() as tx:
            await rows.session_seen(tx, session.token_hash, now)
    except StoreUnavailable:
        return session  # a full disk signs nobody out: what can be read stays readable
    seen = structs.replace(session, seen_at=now)
    door.cache.keep(seen, now, endings)
    return seen


async def _end_all(door: Door, token_hashes: list[bytes]) -> None:
    async with door.db.write() as tx:
        await rows.end_sessions(tx, token_hashes)
    door.cache.forget()
