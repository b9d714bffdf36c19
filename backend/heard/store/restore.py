"""A backup takes the place of the database whole, and what was there before is kept beside it."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from heard.store import backup
from heard.store.backup import BadBackup
from heard.store.beside import SUFFIXES, WAL, beside
from heard.store.database import is_postgres
from heard.store.migrations import open_at_head
from heard.store.parting import part
from heard.store.sqlite import hold, path_of


async def put_back(url: str, kept: Path) -> str:
    """Restore a SQLite database from a copy; what to tell whoever asked for it.

    Raises BadBackup, and then nothing was changed; DatabaseInUse while a server holds it.
    """
    if is_postgres(url):
        raise BadBackup(_ASK_POSTGRES)
    path = path_of(url)
    incoming = beside(path, ".incoming")
    held = await asyncio.to_thread(hold, path)
    try:
        await asyncio.to_thread(_away, incoming)
        good = await backup.copy(str(kept), incoming)
        before = await asyncio.to_thread(_take_the_place, incoming, path)
    except OSError as error:
        raise BadBackup(f"{path} was not restored: {error}") from error
    finally:
        _away(incoming)
        os.close(held)
    kept_aside = f"What was there before is kept as {before}.\n" if before else ""
    return f"{path} now holds what {kept} does: {good}\n{kept_aside}{_WHAT_NEXT}"


async def begin_anew(url: str) -> str:
    """The database was put back by other means: it parts from what it was copied from."""
    db = await open_at_head(url)
    try:
        async with db.write() as tx:
            await part(tx)
    finally:
        await db.close()
    return f"The database begins a new timeline when it is next started.\n{_WHAT_NEXT}"


def _away(incoming: Path) -> None:
    incoming.unlink(missing_ok=True)


def _take_the_place(incoming: Path, path: Path) -> Path | None:
    """At each moment there is a whole database at `path`; where the old one is kept, if any."""
    before = beside(path, f".before-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}")
    if path.exists():
        _give_to_its_owner(incoming, path)
        before.hardlink_to(path)
    if beside(path, WAL).exists():
        beside(before, WAL).hardlink_to(beside(path, WAL))
    backup.wait_for_disk(incoming)
    incoming.replace(path)
    # Were we killed before this, `put_strangers_aside` would do it at the next start.
    for suffix in SUFFIXES:
        beside(path, suffix).unlink(missing_ok=True)
    backup.wait_for_disk(path.parent)
    return before if before.exists() else None


def _give_to_its_owner(incoming: Path, path: Path) -> None:
    """Root may restore what the server, as somebody else, has to open."""
    was = path.stat()
    os.chown(incoming, was.st_uid, was.st_gid)
    shutil.copymode(path, incoming)


_ASK_POSTGRES = (
    "heard restore puts SQLite files back. Put a PostgreSQL database back by its own means "
    "(pg_restore, pgBackRest), then run `heard restore --in-place`. See docs/operate.md."
)

_WHAT_NEXT = (
    "Start the server. Everyone signs in again, and each device then sends again what this copy "
    "does not know of its last 30 days. Invitations that nobody had used are to be made anew."
)
