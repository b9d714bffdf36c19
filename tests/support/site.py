"""The whole application behind its gate, asked as a browser asks it, with no network between."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar
from uuid import uuid4

import httpx
import msgspec
from litestar import Litestar
from litestar.types import ASGIApp

from heard.api.state import STATE, Running
from heard.app import World, build_app
from heard.domain.base import PersonId
from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from heard.engine.batch import Batch, ms, spoken
from heard.identity import accounts
from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.support.org import at
from tests.support.world import HOSPITAL, Clock, Reply

PASSWORD = "correct horse battery"
HERE = {"sec-fetch-site": "same-origin"}
JSON = {"content-type": "application/json"}


class Browser:
    """One browser profile: its cookies, its device, how far it numbered and read."""

    def __init__(self, gated: ASGIApp, base_url: str, clock: Clock) -> None:
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(gated),  # pyright: ignore[reportArgumentType]  the same protocol, written twice
            base_url=base_url,
            headers=HERE,
        )
        self.device = uuid4()
        self.n = 0
        self.after: dict[str, int] = {}
        self.epoch: str | None = None
        self._clock = clock

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.client.get(path, headers=_named(headers))

    async def post(self, path: str, body: object = None, **headers: str) -> httpx.Response:
        """`body` as JSON, or the bytes that it is."""
        raw = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return await self.client.post(path, content=raw, headers={**JSON, **_named(headers)})

    async def sign_in(self, person: Person, password: str = PASSWORD) -> httpx.Response:
        said = {"email": email_of(person), "password": password}
        return await self.post("/api/session", said)

    def said(self, command: AnyCommand | Mapping[str, Any], **fields: Any) -> dict[str, Any]:
        """The next command of this device."""
        self.n += 1
        envelope = {"id": uuid4(), "n": self.n, "said_at": self._clock.now, **fields}
        return {**envelope, "command": command}

    def request(self, *said: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
        asked = {"device": self.device, "epoch": self.epoch, "after": self.after}
        return {**asked, "commands": said, **fields}

    async def sync(self, *said: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
        """One round that must go well; what was read is remembered."""
        response = await self.post("/api/sync", self.request(*said, **fields))
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        self.after, self.epoch = answer["after"], answer["epoch"]
        return answer

    async def say(self, *commands: AnyCommand | Mapping[str, Any]) -> list[Reply]:
        answer = await self.sync(*(self.said(one) for one in commands))
        return [_reply(one) for one in answer["answers"]]


class Site:
    """A server that runs, with the small hospital in it."""

    def __init__(self, gated: ASGIApp, app: Litestar, clock: Clock, base_url: str) -> None:
        self.gated = gated
        self.running: Running = app.state[STATE]
        self.routes = app.routes
        self.clock = clock
        self.base_url = base_url

    def browser(self) -> Browser:
        return Browser(self.gated, self.base_url, self.clock)

    async def signed_in(self, person: Person) -> Browser:
        """A new browser in which this person, who has an account, has signed in."""
        await self.account_for(person)
        browser = self.browser()
        response = await browser.sign_in(person)
        assert response.status_code == 200, response.text
        return browser

    async def account_for(self, person: Person) -> None:
        door, person_id = self.running.door, PersonId(person.id)
        if await accounts.find(door, person_id) is None:
            now = ms(self.clock.now)
            await accounts.create(door, person_id, email_of(person), PASSWORD, now)

    async def operate(self, *commands: AnyCommand) -> None:
        said = tuple(spoken(uuid4(), one, self.clock.now) for one in commands)
        await self.running.engine.say(Batch(said=said, atomic=True))


def email_of(person: Person) -> str:
    return f"{person.name.split(maxsplit=1)[0].lower()}@hospital.example"


@asynccontextmanager
async def blank_site(settings: Settings, hasher: Hasher, **world: Any) -> AsyncGenerator[Site]:
    """A server that nobody has set up."""
    clock = Clock(at(10))
    given = World(now=clock, random_bytes=secrets.token_bytes, hasher=lambda: hasher, **world)
    gated, app = build_app(settings, given)
    async with app.lifespan():
        yield Site(gated, app, clock, settings.origin or "http://127.0.0.1:8000")


@asynccontextmanager
async def site_of(settings: Settings, hasher: Hasher, **world: Any) -> AsyncGenerator[Site]:
    async with blank_site(settings, hasher, **world) as site:
        await site.operate(*HOSPITAL)
        yield site


OpenedT = TypeVar("OpenedT")


@asynccontextmanager
async def in_one_task(opening: AbstractAsyncContextManager[OpenedT]) -> AsyncGenerator[OpenedT]:
    """Opened and closed by one task, as a server is; a fixture is set up and ended by two."""
    opened: asyncio.Future[OpenedT] = asyncio.get_running_loop().create_future()
    over = asyncio.Event()

    async def live() -> None:
        async with opening as one:
            opened.set_result(one)
            await over.wait()

    living = asyncio.ensure_future(live())
    await asyncio.wait({living, opened}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        living.result()
    yield opened.result()
    over.set()
    await living


class Stream:
    """An open answer, read as it comes."""

    def __init__(self, gated: ASGIApp, cookies: str, query: str) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.read = b""
        self._parts: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._gone = asyncio.Event()
        self._asked = False
        headers = [(b"cookie", cookies.encode()), (b"host", b"127.0.0.1:8000")]
        scope: Any = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/api/poke",
            "raw_path": b"/api/poke",
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }
        self._running = asyncio.ensure_future(gated(scope, self._receive, self._send))

    async def until(self, words: bytes, within_seconds: float = 1) -> bytes:
        """Everything that came, up to these words."""
        async with asyncio.timeout(within_seconds):
            while words not in self.read:
                part = await self._parts.get()
                assert part is not None, f"it ended after {self.read!r}"
                self.read += part
        found, self.read = self.read.split(words, 1)[0] + words, b""
        return found

    async def ended(self) -> bytes:
        """What came until it ended by itself, within a second."""
        async with asyncio.timeout(1):
            while (part := await self._parts.get()) is not None:
                self.read += part
            await self._running
        return self.read

    async def leave(self) -> None:
        self._gone.set()
        await self._running

    async def _receive(self) -> Any:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            return
        self._parts.put_nowait(message["body"])
        if not message.get("more_body"):
            self._parts.put_nowait(None)


def stream_of(site: Site, browser: Browser, query: str = "") -> Stream:
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    return Stream(site.gated, cookies, query)


def problem(status: int, code: str, **facts: object) -> tuple[int, dict[str, object]]:
    """What a fault is answered with, whole."""
    title = httpx.codes.get_reason_phrase(status)
    body = {"type": f"urn:heard:{code}", "title": title, "status": status, "code": code}
    return status, {**body, **({"facts": facts} if facts else {})}


def answered(response: httpx.Response) -> tuple[int, dict[str, object]]:
    assert response.headers["content-type"] == "application/problem+json", response.text
    return response.status_code, response.json()


def _reply(answer: Mapping[str, Any]) -> Reply:
    refusal = answer.get("refusal", {})
    return Reply(answer["outcome"], refusal.get("code"), refusal.get("facts", {}))


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
