"""Who asks: the person of the session that the request's cookie names, or a 401."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Request
from litestar.types import Scope
from msgspec import Struct

from heard.api.faults import Fault
from heard.api.state import Running, running_of
from heard.domain.base import PersonId, Refusal, Right
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.org.tree import Org
from heard.domain.rights import follows, has_right, units_of
from heard.engine.batch import ms
from heard.identity import sessions
from heard.identity.cookies import KNOWN_DEVICE, SESSION, Cookie
from heard.identity.door import Limits
from heard.identity.sessions import Browser
from heard.store.database import StoreUnavailable
from heard.store.identity import Session

AGENT_LENGTH_MAX = 200
ENDED = "session.ended"
NOT_FRESH = "session.not_fresh"


class Actor(Struct, frozen=True):
    """A signed-in person, and what they may do today.

    `told`: False for a tablet that was revoked, or unused for longer than its lease: what it has to
    send is taken, and nothing is told to it.
    """

    person: Person
    session: Session
    today: date
    org: Org
    told: bool = True

    @property
    def scopes(self) -> frozenset[UUID]:
        return follows(self.person, self.org, self.today)

    @property
    def units(self) -> frozenset[UUID]:
        return frozenset(units_of(self.person, self.today))

    def may(self, right: Right) -> bool:
        return has_right(self.person, right, self.today)

    def must(self, right: Right) -> None:
        if not self.may(right):
            raise Fault(403, "right.missing")


async def actor_of(scope: Scope) -> Actor:
    """Raises Fault 401 when nobody is signed in, or somebody who may not be any more."""
    actor = await sender_of(scope)
    if not actor.told:
        raise Fault(401, ENDED)
    return actor


async def sender_of(scope: Scope) -> Actor:
    """The same, or a tablet that may only send."""
    running = running_of(scope)
    now = running.engine.now()
    token = cookie_of(scope, SESSION, running)
    try:
        session = await sessions.who(running.door, token, ms(now))
    except Refusal:
        raise Fault(401, ENDED if token else "session.missing") from None
    person = await running.engine.person(PersonId(session.person))
    if person is None or not _may_send(person, session, running.door.limits, ms(now)):
        raise Fault(401, ENDED)
    told = person.disabled_at is None and not sessions.lapsed(session, running.door.limits, ms(now))
    return Actor(person, session, london_day(now), running.engine.org, told)


def _may_send(person: Person, session: Session, limits: Limits, now: int) -> bool:
    if person.disabled_at is None:
        return True
    return session.shared and now - ms(person.disabled_at) < limits.push_ms


async def looks_after_us(scope: Scope) -> bool:
    """An administrator, or somebody on this machine where nobody else can ask."""
    if running_of(scope).settings.loopback:
        return True
    try:
        return (await actor_of(scope)).may(Right.ADMINISTER)
    except (Fault, StoreUnavailable):
        return False


async def provide_sender(request: Request[Any, Any, Any]) -> Actor:
    return await sender_of(request.scope)


async def provide_actor(request: Request[Any, Any, Any]) -> Actor:
    return await actor_of(request.scope)


def is_fresh(running: Running, actor: Actor) -> bool:
    """Acts of administration ask for a sign-in at most 15 minutes old."""
    return sessions.fresh(actor.session, running.door.limits, ms(running.engine.now()))


def must_be_fresh(running: Running, actor: Actor) -> None:
    if not is_fresh(running, actor):
        raise Fault(403, NOT_FRESH)


def cookie_of(scope: Scope, cookie: Cookie, running: Running) -> str:
    """Its value, or "". Read by hand: Python's own reader gives up at another site's odd cookie."""
    name = cookie.named(https=running.settings.https)
    raw = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    pairs = (part.strip().partition("=") for part in raw.split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def browser_of(scope: Scope, running: Running) -> Browser:
    agent = dict(scope["headers"]).get(b"user-agent", b"").decode("latin-1")
    return Browser(
        token=cookie_of(scope, SESSION, running),
        known=cookie_of(scope, KNOWN_DEVICE, running),
        agent=agent[:AGENT_LENGTH_MAX] or None,
    )
