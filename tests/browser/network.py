"""A network for each device: up, cut, a black hole, or a captive portal, changed at any moment.

Emulated offline does not reliably reach service workers, so the devices' bytes really pass here.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Literal

Weather = Literal["up", "cut", "black_hole", "portal"]

_PORTAL_PAGE = b"<html><h1>Welcome to Ward Wi-Fi</h1></html>"
_PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n"
    b"Connection: close\r\n\r\n%s" % (len(_PORTAL_PAGE), _PORTAL_PAGE)
)


class Network:
    """Listens on a port of its own and passes bytes to the server's, while the weather is `up`."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._weather: Weather = "up"
        self._open: set[asyncio.StreamWriter] = set()
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
        if weather in {"cut", "portal"}:
            self._loop.call_soon_threadsafe(self._drop_all)

    def follow(self, server_port: int) -> None:
        """The server came back on another port."""
        self._server_port = server_port

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._drop_all)
        self._loop.call_soon_threadsafe(self._listener.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _drop_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            if self._weather == "cut":
                writer.transport.abort()
            elif self._weather == "portal":
                await reader.readuntil(b"\r\n\r\n")
                writer.write(_PORTAL)
                await writer.drain()
            else:
                await self._pass_on(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            writer.transport.abort()
        finally:
            self._open.discard(writer)
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        self._open.add(back)
        try:
            await asyncio.gather(self._pump(reader, back), self._pump(there, writer))
        finally:
            self._open.discard(back)
            back.close()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            while self._weather == "black_hole":
                await asyncio.sleep(0.02)
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()
