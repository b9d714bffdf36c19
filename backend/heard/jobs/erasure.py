"""What was erased leaves nothing behind: not in the files, and in the end not even a mark."""

from __future__ import annotations

from heard.domain.london import LONDON
from heard.engine.batch import ms
from heard.engine.engine import Engine
from heard.store import journal

QUIET_HOUR = 3  # in London, when the fewest speak
REPEATED_MS = 400 * 86_400_000  # for so long a device may send a command again


async def scrub(engine: Engine) -> None:
    """At each round of the clock: what readers held up before, and at night what takes longer."""
    quiet = engine.now().astimezone(LONDON).hour == QUIET_HOUR
    await engine.db.scrub(anew=quiet)


async def forget(engine: Engine) -> None:
    """Once an hour: what nobody can send again needs no mark by which it would be known."""
    async with engine.db.write() as tx:
        await journal.forget(tx, ms(engine.now()) - REPEATED_MS)
