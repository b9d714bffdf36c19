"""Tells a balancer whether this server runs, and whether it can do its work."""

from __future__ import annotations

import sys
from typing import Any

from litestar import get
from litestar.di import NamedDependency

from heard.api.faults import Fault
from heard.api.state import Running
from heard.store.database import StoreUnavailable

DISK_FREE_SHARE_MIN = 0.05


@get("/api/health/live")
async def live() -> dict[str, str]:
    return {"status": "ok"}


@get("/api/health/ready")
async def ready(running: NamedDependency[Running]) -> dict[str, Any]:
    """200 when commands can be stored; else 503 with what stands in the way."""
    try:
        facts = await running.engine.db.facts()
    except StoreUnavailable:
        facts = {"writable": False}
    full = facts.get("disk_free_share", 1.0) <= DISK_FREE_SHARE_MIN
    well = bool(facts.get("writable")) and not full
    facts |= {"python": sys.version.split()[0], "epoch": running.engine.epoch}
    if not well:
        raise Fault(503, "server.not_ready", facts=facts)
    return {"status": "ok", "store": facts}
