"""The schema is brought to its newest version all at once, or not at all.

Alembic takes 1.5 s to import, so it is imported only when a database is behind.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import heard
from heard.store.database import Database, Readable, is_postgres
from heard.store.opening import open_database
from heard.store.sqlite import hold, path_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

Work = Callable[["Connection"], None]

_ONE_NODE_AT_A_TIME = 0x4845415244  # "HEARD": the advisory lock of whoever migrates


def folder() -> Path:
    """Where the migrations lie: inside an installed package, or beside backend/ in a checkout."""
    package = Path(heard.__file__).parent
    packed = package / "_migrations"
    return packed if packed.is_dir() else package.parents[1] / "migrations"


def newest() -> str:
    """The newest revision. Files are numbered, so that finding it needs no Alembic."""
    return max(path.stem.split("_")[0] for path in (folder() / "versions").glob("[0-9]*.py"))


async def open_at_head(url: str) -> Database:
    """Open a database, and bring it to the newest version first if it is behind."""
    db = await open_database(url)
    try:
        current = await at_head(db)
    except BaseException:
        await db.close()
        raise
    if current:
        return db
    await db.close()
    await upgrade(url)
    return await open_database(url)


async def at_head(db: Readable) -> bool:
    async with db.read() as tx:
        has_version = await tx.rows(_HAS_VERSION_POSTGRES if is_postgres(db.url) else _HAS_VERSION)
        return bool(has_version) and await tx.rows(_VERSION) == [(newest(),)]


async def upgrade(url: str, *, scripts: Path | None = None) -> None:
    """Run the migrations that are missing, in one transaction; several nodes may at once.

    `scripts`: where they lie, if it is not where they lie for everybody.
    """

    def work(connection: Connection) -> None:
        from alembic import command  # noqa: PLC0415  see the top

        command.upgrade(_config(connection, scripts or folder()), "head")

    await on_connection(url, work)


async def on_connection(url: str, work: Work) -> None:
    """Give `work` a connection inside a transaction that is committed if nothing fails."""
    if is_postgres(url):
        await _on_postgres(url, work)
    else:
        await asyncio.to_thread(_on_sqlite, path_of(url), work)


async def _on_postgres(url: str, work: Work) -> None:
    from sqlalchemy import text  # noqa: PLC0415  see the top
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    engine = create_async_engine(f"postgresql+asyncpg://{url.partition('://')[2]}")
    try:
        async with engine.begin() as connection:
            lock = text("SELECT pg_advisory_xact_lock(:key)")
            await connection.execute(lock, {"key": _ONE_NODE_AT_A_TIME})
            await connection.run_sync(work)
    finally:
        await engine.dispose()


def _on_sqlite(path: Path, work: Work) -> None:
    """Foreign keys are off meanwhile, for rebuilding a table drops it, and checked at the end."""
    from sqlalchemy import NullPool, create_engine, event  # noqa: PLC0415  see the top

    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    event.listen(engine, "connect", _take_over_transactions)
    event.listen(engine, "begin", _begin_immediate)
    held = hold(path)
    try:
        with engine.begin() as connection:
            work(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            assert not broken, f"a migration left rows without their parents: {broken}"
    finally:
        os.close(held)


def _take_over_transactions(connection: Any, _record: object) -> None:
    """Python's sqlite3 would commit before DDL, and leave half a migration behind."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA secure_delete = ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _config(connection: Connection, scripts: Path) -> Any:
    from alembic.config import Config  # noqa: PLC0415  see the top

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    return config


_HAS_VERSION = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"

_HAS_VERSION_POSTGRES = "SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL"

_VERSION = "SELECT version_num FROM alembic_version"
