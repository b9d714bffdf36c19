"""Tells a balancer whether this server runs, and whether it can do its work."""

from __future__ import annotations

import sys
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from heard.api.state import Running
from heard.store.database import StoreUnavailable

DISK_FREE_SHARE_MIN = 0.05


@get("/api/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@get("/api/health/ready")
async def ready(
    request: Request[Any, Any, Any], running: NamedDependency[Running]
) -> Response[dict[str, Any]]:
    """200 when commands can be stored; else 503 with what stands in the way."""
    _ = request
    try:
        facts = await running.engine.db.facts()
    except StoreUnavailable:
        facts = {"writable": False}
    full = facts.get("disk_free_share", 1.0) <= DISK_FREE_SHARE_MIN
    well = bool(facts.get("writable")) and not full
    facts |= {"python": sys.version.split()[0], "epoch": running.engine.epoch}
    body = {"status": "ok" if well else "not_ready", "store": facts}
    return Response(body, status_code=200 if well else 503)
