"""A database by its address; each driver is imported only by those who use it."""

from __future__ import annotations

from heard.store.database import Database, is_postgres


async def open_database(url: str) -> Database:
    """Open `postgresql://...`, `sqlite:///path` or a plain path; its schema is there already."""
    if is_postgres(url):
        from heard.store.postgres import open_postgres  # noqa: PLC0415

        return await open_postgres(url)
    from heard.store.sqlite import open_sqlite  # noqa: PLC0415

    return await open_sqlite(url)
