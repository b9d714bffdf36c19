"""Tells a balancer whether this server runs, and whether it can do its work."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.di import NamedDependency

from heard.api.actor import looks_after_us
from heard.api.faults import Fault
from heard.api.state import Running


@get("/api/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@get("/api/health/ready")
async def ready(
    request: Request[Any, Any, Any], running: NamedDependency[Running]
) -> dict[str, Any]:
    """200 when commands can be stored, else 503; why is told to whoever looks after the server."""
    found = await running.readiness.look(running.engine)
    told = found.facts if await looks_after_us(request.scope) else None
    if not found.well:
        raise Fault(503, "server.not_ready", facts=told)
    return {"status": "ok"} | ({"store": told} if told else {})
