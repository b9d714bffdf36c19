"""The API describes itself, to whoever looks after this server."""

from __future__ import annotations

from functools import cache
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from heard.api.actor import actor_of
from heard.api.compress import compressed
from heard.api.state import Running
from heard.domain.base import Right
from heard.paths import schemas_folder


@get("/api/schema/openapi.json")
async def openapi(
    request: Request[Any, Any, Any], running: NamedDependency[Running]
) -> Response[bytes]:
    """Every route with its shapes: for signed-in administrators, and on loopback for anyone."""
    if not running.settings.loopback:
        (await actor_of(request.scope)).must(Right.ADMINISTER)
    return compressed(request, _document())


@cache
def _document() -> bytes:
    return (schemas_folder() / "openapi.json").read_bytes()
