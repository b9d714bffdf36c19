"""What is said to a server under load: people who sign in, and the problems that they raise."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count, islice
from typing import Any
from uuid import UUID, uuid4

import msgspec

from heard.engine.wire import N_MAX
from tests.browser.server import PASSWORD, email_of
from tests.load.house import Process
from tests.load.line import Line, connect, get, post
from tests.support.org import WARD_ID

A_REQUEST = 20
_TEXTS = (
    (
        "The bladder scanner of bay {n} has been away since Monday, so we wait for the one of the "
        "ward below, which takes about forty minutes each time that somebody needs it"
    ),
    (
        "Nobody answers the pharmacy's telephone after six, the {n}th time this month, and a "
        "patient who could have slept at home stays for one more night because of it"
    ),
    (
        "Clean linen for side room {n} comes after the morning wash, so that those who are washed "
        "early lie on what is left in the cupboard, or wait until the trolley is there"
    ),
    (
        "The lift at door {n} has been out of order since the weekend and the porters go the long "
        "way round, which makes every journey to theatre a quarter of an hour longer"
    ),
    (
        "Discharge letter {n} waits for a signature that nobody is there to give before the round, "
        "and the transport that was ordered for noon leaves without its patient"
    ),
)


def uuid7() -> UUID:
    """As devices make them: sorted by time, which halves what an index costs."""
    ms = time.time_ns() // 1_000_000
    return UUID(int=(ms << 80) | (int.from_bytes(os.urandom(10)) & ~(0xF << 76)) | (7 << 76))


class Caller:
    """One device of one person, signed in, on one connection."""

    def __init__(self, line: Line, port: int, cookie: str, scopes: Iterable[str]) -> None:
        self.line = line
        self._port = port
        self._cookie = cookie
        self._numbers = count(1)
        self.device = uuid4()
        self.scopes = list(scopes)

    def sync(
        self, after: dict[str, int], said: Iterable[dict[str, Any]] = (), **more: str
    ) -> bytes:
        asked = {"device": self.device, "epoch": None, "after": after, "commands": list(said)}
        body = msgspec.json.encode(asked)
        return post(self._port, "/api/sync", body, cookie=self._cookie, **more)

    def push(self, commands: int) -> tuple[list[str], bytes]:
        """The ids, and a request that says them and asks for no news."""
        said = [self._said(n) for n in islice(self._numbers, commands)]
        return [one["id"] for one in said], self.sync(self.all_read, said)

    def listen(self) -> bytes:
        return get(self._port, "/api/poke", cookie=self._cookie)

    @property
    def all_read(self) -> dict[str, int]:
        return dict.fromkeys(self.scopes, N_MAX)

    @staticmethod
    def _said(n: int) -> dict[str, Any]:
        command = {
            "do": "problem.raise",
            "problem": str(uuid7()),
            "unit": str(WARD_ID),
            "text": _TEXTS[n % len(_TEXTS)].format(n=n),
        }
        said_at = datetime.now(UTC).isoformat()
        return {"id": str(uuid7()), "n": n, "said_at": said_at, "command": command}


async def caller(server: Process, name: str = "nurse") -> Caller:
    """A person's device, on a new session."""
    line = await connect(server.port)
    said = msgspec.json.encode({"email": email_of(name), "password": PASSWORD})
    answer = await line.ask(post(server.port, "/api/session", said))
    assert answer.status == 200, answer
    cookie = answer.headers["set-cookie"].partition(";")[0]
    return Caller(line, server.port, cookie, answer.json["scopes"])


async def another(server: Process, like: Caller) -> Caller:
    """One more device in the same session: signing in is not what is measured."""
    return Caller(await connect(server.port), server.port, like._cookie, like.scopes)


async def raise_problems(who: Caller, how_many: int) -> list[str]:
    ids: list[str] = []
    for _ in range(how_many // A_REQUEST):
        said, request = who.push(A_REQUEST)
        answer = await who.line.ask(request)
        assert all(one["outcome"] == "done" for one in answer.json["answers"]), answer.body[:500]
        ids += said
    return ids


def pages(of: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(of), size):
        yield of[start : start + size]
