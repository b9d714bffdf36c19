"""A network for each device: up, cut, a black hole, or a captive portal, changed at any moment.

Emulated offline does not reliably reach service workers, so the devices' bytes really pass here.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal

Weather = Literal["up", "cut", "black_hole", "portal", "overloaded", "no_answers", "no_streams"]

_PAGE = b"<html><h1>Welcome to Ward Wi-Fi</h1></html>"
# What stands in the way answers by itself, and is not us.
_ANSWERS = {
    "portal": b"HTTP/1.1 200 OK\r\n",
    "overloaded": b"HTTP/1.1 503 Service Unavailable\r\n",
}
_REST = b"Content-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
    len(_PAGE),
    _PAGE,
)
_STREAM = b"GET /api/poke "


@dataclass
class Heard:
    """What became of the last that was asked on one connection."""

    in_vain: bool = False


class Network:
    """Listens on a port of its own and passes bytes to the server's, as the weather allows.

    `no_answers`: the server hears everything, and what it answers from now on does not come back.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._weather: Weather = "up"
        self._open: set[asyncio.StreamWriter] = set()
        self.refused = 0  # how many requests something that is not us has answered
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._listener = self._run(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = self._listener.sockets[0].getsockname()[1]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def turn(self, weather: Weather) -> None:
        """What is open breaks when the network is cut; a black hole only falls silent."""
        self._weather = weather
        if weather in {"cut", *_ANSWERS, "no_streams"}:
            self._loop.call_soon_threadsafe(self._drop_all)

    def follow(self, server_port: int) -> None:
        """The server came back on another port."""
        self._server_port = server_port

    def close(self) -> None:
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _end(self) -> None:
        self._listener.close()
        self._weather = "cut"
        self._drop_all()
        await asyncio.gather(
            *(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True
        )

    def _drop_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            if self._weather == "cut":
                writer.transport.abort()
            elif self._weather in _ANSWERS:
                await self._answer(reader, writer)
            else:
                await self._pass_on(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            writer.transport.abort()
        finally:
            self._open.discard(writer)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        self.refused += asked.startswith(b"POST /api/sync ")
        writer.write(_ANSWERS[self._weather] + _REST)
        await writer.drain()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        self._open.add(back)
        heard = Heard()
        try:
            await asyncio.gather(self._ask(reader, back, heard), self._tell(there, writer, heard))
        finally:
            self._open.discard(back)
            back.close()

    async def _ask(
        self, device: asyncio.StreamReader, server: asyncio.StreamWriter, heard: Heard
    ) -> None:
        while data := await device.read(65_536):
            while self._weather == "black_hole":
                await asyncio.sleep(0.02)
            if self._weather == "no_streams" and data.startswith(_STREAM):
                raise ConnectionRefusedError
            heard.in_vain = self._weather == "no_answers"
            server.write(data)
            await server.drain()
        if server.can_write_eof():
            server.write_eof()

    async def _tell(
        self, server: asyncio.StreamReader, device: asyncio.StreamWriter, heard: Heard
    ) -> None:
        while data := await server.read(65_536):
            while self._weather == "black_hole" or (
                self._weather == "no_answers" and heard.in_vain
            ):
                await asyncio.sleep(0.02)
            device.write(data)
            await device.drain()
        if device.can_write_eof():
            device.write_eof()
