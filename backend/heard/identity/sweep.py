"""What nobody can use any more does not stay in the database."""

from __future__ import annotations

from heard.identity.door import DAY_MS, Door
from heard.identity.throttle import REMEMBERED_MS
from heard.store import identity as rows
from heard.store import shared as shared_rows

TOLD_MS = 30 * DAY_MS  # how long an old link still says that it was used, or came too late


async def sweep(door: Door, now: int) -> None:
    """Once an hour is enough."""
    async with door.db.write() as tx:
        limits = door.limits
        await rows.sweep_sessions(tx, now, now - limits.idle_ms, now - limits.push_ms)
        await shared_rows.sweep_enrolments(tx, now - TOLD_MS)
        await shared_rows.sweep_tickets(tx, now - limits.push_ms)
        await rows.sweep_invitations(tx, now - TOLD_MS)
        await rows.sweep_tries(tx, now - REMEMBERED_MS)
