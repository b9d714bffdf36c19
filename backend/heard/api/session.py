"""Sign in, sign out, and who I am."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, delete, get, post
from litestar.datastructures import Cookie as SetCookie
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from heard.api.actor import Actor, browser_of, cookie_of, must_be_fresh
from heard.api.body import body_of
from heard.api.faults import Fault
from heard.api.state import Running
from heard.domain.base import PersonId, Refusal, Right
from heard.domain.london import london_day
from heard.domain.org.entities import Person, Shared
from heard.domain.org.roles import RIGHTS
from heard.domain.org.tablets import shared
from heard.domain.rights import follows
from heard.engine.batch import ms
from heard.identity import accounts, sessions
from heard.identity.cookies import (
    KNOWN_DEVICE,
    KNOWN_DEVICE_MS,
    SESSION,
    Cookie,
)
from heard.identity.sessions import SignedIn
from heard.identity.sign_in import Credentials, sign_in

AnyRequest = Request[Any, Any, Any]


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    email: Annotated[str, Meta(max_length=320)]
    password: Annotated[str, Meta(max_length=1000)]


class SharedDevice(Struct, frozen=True):
    """`revoked`: or not used for longer than its lease. It may send, and is told nothing."""

    kind: Shared
    unit: UUID
    revoked: bool


class Me(Struct, frozen=True, kw_only=True):
    """Who is signed in, what they may do, what their devices follow.

    `vacant`: the units for which nobody can answer today. A device is told of few people, so it
    could not know. `shared`: a tablet or a wall is signed in, not somebody.
    """

    person: Person
    rights: list[Right]
    scopes: list[UUID]
    email: str | None
    root: UUID | None
    vacant: list[UUID]
    demo: bool
    shared: SharedDevice | None = None


@post("/api/session", status_code=200)
async def begin_session(request: AnyRequest, running: NamedDependency[Running]) -> Response[Me]:
    said = await body_of(request, SignIn)
    browser = browser_of(request.scope, running)
    credentials = Credentials(said.email, said.password)
    try:
        signed_in = await sign_in(running.door, credentials, browser, ms(running.engine.now()))
    except Refusal as no:
        raise as_fault(no, HTTPStatus.UNAUTHORIZED) from None
    return await welcome(running, signed_in)


def as_fault(no: Refusal, status: int) -> Fault:
    if no.code == "sign_in.too_many_tries":
        retry_after = int(no.facts["retry_after"])
        return Fault(429, no.code, retry_after=retry_after, facts=no.facts)
    return Fault(status, no.code)


async def welcome(running: Running, signed_in: SignedIn) -> Response[Me]:
    """The answer to whoever has just signed in, with the cookies of their new session."""
    person = await running.engine.person(PersonId(signed_in.session.person))
    if person is None or person.disabled_at is not None:
        await sessions.end(running.door, signed_in.token)
        raise Fault(HTTPStatus.UNAUTHORIZED, "sign_in.refused")
    limits = running.door.limits
    cookies = [
        _cookie(running, SESSION, signed_in.token, limits.absolute_ms),
        _cookie(running, KNOWN_DEVICE, signed_in.known, KNOWN_DEVICE_MS),
    ]
    return Response(await _me(running, person), cookies=cookies)


async def welcome_shared(running: Running, tablet: Person, token: str) -> Response[Me]:
    """The same to a tablet or a wall, whose cookie is kept for as long as a browser keeps any."""
    cookies = [_cookie(running, SESSION, token, KNOWN_DEVICE_MS)]
    return Response(await _me(running, tablet), cookies=cookies)


@delete("/api/session", status_code=204)
async def end_session(request: AnyRequest, running: NamedDependency[Running]) -> Response[None]:
    """Signing out keeps the device's storage: unsent words are still to be sent."""
    await sessions.end(running.door, cookie_of(request.scope, SESSION, running))
    forget = _cookie(running, SESSION, "", 0)
    headers = {"Clear-Site-Data": '"cache"'}
    return Response(None, status_code=204, headers=headers, cookies=[forget])


@get("/api/me")
async def me(
    request: AnyRequest, sender: NamedDependency[Actor], running: NamedDependency[Running]
) -> Response[Me]:
    """Who is signed in. A tablet's cookie is given anew, so that it ends only without use."""
    if not sender.session.shared:
        return Response(await _me(running, sender.person))
    if not sender.told:
        return Response(_told_nothing(running, sender.person))
    token = cookie_of(request.scope, SESSION, running)
    return await welcome_shared(running, sender.person, token)


class NewPassword(Struct, frozen=True, forbid_unknown_fields=True):
    """`email` only for whoever started a ward and has no account yet."""

    password: Annotated[str, Meta(max_length=1000)]
    email: Annotated[str, Meta(max_length=320)] | None = None


@post("/api/me/password", status_code=204)
async def choose_password(
    request: AnyRequest, actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> None:
    """A way back in from another device. Changing one ends every session."""
    if actor.session.shared:
        raise Fault(403, "session.shared")
    said = await body_of(request, NewPassword)
    door, person, now = running.door, PersonId(actor.person.id), ms(running.engine.now())
    if said.email is not None:
        await accounts.create(door, person, said.email, said.password, now)
    else:
        must_be_fresh(running, actor)
        await accounts.set_password(door, person, said.password, now)


async def _me(running: Running, person: Person) -> Me:
    engine = running.engine
    today = london_day(engine.now())
    held = [one for one in person.memberships if one.holds_on(today)]
    account = await accounts.find(running.door, PersonId(person.id))
    return Me(
        person=person,
        rights=sorted({right for one in held for right in RIGHTS[one.role]}),
        scopes=sorted(follows(person, engine.org, today)),
        email=account.email if account is not None else None,
        root=engine.org.root,
        vacant=[*await running.vacancies.look(engine)],
        demo=running.demo,
        shared=_shared(person, revoked=False),
    )


def _told_nothing(running: Running, tablet: Person) -> Me:
    return Me(
        person=tablet,
        rights=[],
        scopes=[],
        email=None,
        root=None,
        vacant=[],
        demo=running.demo,
        shared=_shared(tablet, revoked=True),
    )


def _shared(person: Person, *, revoked: bool) -> SharedDevice | None:
    held = shared(person)
    return SharedDevice(Shared(held.role), held.unit, revoked) if held is not None else None


def _cookie(running: Running, cookie: Cookie, value: str, lasts_ms: int) -> SetCookie:
    """Out of every script's reach, sent only from our own pages and, on https, only there."""
    https = running.settings.https
    return SetCookie(
        key=cookie.named(https=https),
        value=value,
        path=cookie.path,
        max_age=lasts_ms // 1000,
        secure=https,
        httponly=True,
        samesite="lax",
    )
