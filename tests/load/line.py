"""A lean client: one kept-alive connection that costs the measured machine next to nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

HOST = "127.0.0.1"
ANSWER_WITHIN_S = 60


class Answer(Struct, frozen=True):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.body)


class Line:
    """Requests one after the other on one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def ask(self, request: bytes) -> Answer:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            self._writer.write(request)
            status, headers = await self.head()
            body = await self._reader.readexactly(int(headers.get("content-length", 0)))
        return Answer(status, headers, body)

    async def head(self) -> tuple[int, dict[str, str]]:
        raw = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = raw.rstrip().split("\r\n")
        pairs = (one.partition(": ") for one in reversed(rest))  # of two cookies the first counts
        return int(first.split()[1]), {name.lower(): value for name, _, value in pairs}

    async def open_stream(self, request: bytes) -> int:
        """The status of an answer that goes on; read on with `more`."""
        self._writer.write(request)
        status, _ = await self.head()
        return status

    async def more(self) -> bytes:
        return await self._reader.read(65_536)

    def close(self) -> None:
        self._writer.transport.abort()


async def connect(port: int) -> Line:
    return Line(*await asyncio.open_connection(HOST, port))


def get(port: int, path: str, **headers: str) -> bytes:
    return _head("GET", port, path, headers) + b"\r\n"


def post(port: int, path: str, body: bytes, **headers: str) -> bytes:
    own = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    return _head("POST", port, path, own) + b"\r\n" + body


def _head(method: str, port: int, path: str, headers: Mapping[str, str]) -> bytes:
    origin = f"http://{HOST}:{port}"
    own = {"host": f"{HOST}:{port}", "origin": origin, "x-heard": "1", **headers}
    named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in own.items())
    return f"{method} {path} HTTP/1.1\r\n{named}".encode()
