"""A copy parts from what it was copied from: on no timeline yet, and nobody is signed in on it.

Whoever starts such a database begins a timeline of its own (`meta.begin`), so that every device
notices, builds its base again and sends what the copy does not know. Sessions that ended, and
invitations and codes that were used since the copy was made, must not come back with it. Tickets
stay: without the session of their tablet they say nothing, and what is sent again has their proof.
"""

from __future__ import annotations

from heard.store.database import Tx

STATEMENTS = (
    "DELETE FROM meta WHERE key = 'epoch'",
    "DELETE FROM session",
    "DELETE FROM invitation WHERE used_at IS NULL",
    "DELETE FROM enrolment WHERE used_at IS NULL",
)


async def part(tx: Tx) -> None:
    for statement in STATEMENTS:
        await tx.run(statement)
