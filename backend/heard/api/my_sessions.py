"""Where I am signed in, and the way to sign out a phone that is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.di import NamedDependency
from msgspec import Struct

from heard.api.actor import Actor
from heard.api.body import body_of
from heard.api.state import Running
from heard.domain.base import PersonId
from heard.engine.batch import from_ms, ms
from heard.identity import sessions
from heard.store.identity import Session


class SignedIn(Struct, frozen=True):
    """`id` lets nobody in. `agent` is what the browser calls itself; `current`: the one asking."""

    id: UUID
    since: datetime
    seen_at: datetime
    agent: str | None
    current: bool


class MySessions(Struct, frozen=True):
    sessions: list[SignedIn]


@get("/api/me/sessions")
async def my_sessions(
    actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> MySessions:
    """Every browser in which I am signed in, the last seen first."""
    now = ms(running.engine.now())
    found = await sessions.sessions_of(running.door, PersonId(actor.person.id), now)
    return MySessions([_told(one, actor.session) for one in found])


class End(Struct, frozen=True, forbid_unknown_fields=True):
    session: UUID


@post("/api/me/sessions/end", status_code=204)
async def end_one_of_mine(
    request: Request[Any, Any, Any],
    actor: NamedDependency[Actor],
    running: NamedDependency[Running],
) -> None:
    """Its next request is answered 401; what was not sent from there waits for the next sign-in."""
    said = await body_of(request, End)
    await sessions.end_one(running.door, PersonId(actor.person.id), said.session)


def _told(session: Session, asking: Session) -> SignedIn:
    return SignedIn(
        session.id,
        from_ms(session.created_at),
        from_ms(session.seen_at),
        session.agent,
        current=session.token_hash == asking.token_hash,
    )
