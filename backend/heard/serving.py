"""The server process: uvicorn with our own way out, and logs of one JSON line without words."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from socket import socket
from typing import Any

import uvicorn
from litestar import Litestar

from heard.api.state import STATE
from heard.app import World, build_app
from heard.settings import Settings, printed

DRAIN_SECONDS = 10
KEPT_ALIVE_SECONDS = 75
# What a log line may carry beside its message; never anybody's words, never a name.
_FACTS = ("command", "do", "path", "request", "settings", "facts")


class Server(uvicorn.Server):
    """Ends the open streams first (without that, a server with listeners never stops), and well."""

    def __init__(self, config: uvicorn.Config, app: Litestar) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        if STATE in self._app.state:
            self._app.state[STATE].engine.pokes.end_all()
        await super().shutdown(sockets)
        # Uvicorn would now die of the signal that it obeyed, and look as if it had been killed.
        self._captured_signals.clear()


def server(settings: Settings, world: World | None = None, *, demo: bool = False) -> Server:
    """A server that is ready to run; tests give it a clock of their own."""
    gated, app = build_app(settings, world, demo=demo)
    config = uvicorn.Config(
        gated,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=True,
        lifespan="on",
        proxy_headers=False,  # nothing here is decided by an address or a scheme
        timeout_keep_alive=KEPT_ALIVE_SECONDS,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    return Server(config, app)


def run_server(settings: Settings, *, demo: bool = False) -> int:
    """Serve until told to stop; 0 when it ended well."""
    log_to_stderr(settings.log_level)
    logging.getLogger("heard").info("starting", extra={"settings": printed(settings)})
    one = server(settings, demo=demo)
    one.run()
    return 0 if one.started else 1


def log_to_stderr(level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in _FACTS if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = list(trace_of(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def trace_of(error: BaseException | None) -> Iterator[str]:
    """What went wrong and where, the cause last. Never its message: that may quote anybody."""
    while error is not None:
        yield type(error).__name__
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        error = error.__cause__ or error.__context__
