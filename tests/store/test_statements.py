"""Both databases understand every statement of the store: its tables, its columns, its grammar."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import heard.store
from heard.store.opening import open_database
from heard.store.postgres import PostgresDatabase
from heard.store.statement import for_postgres, for_sqlite, lists_of

ONE_DATABASE_ONLY = {"backup", "migrations", "postgres"}
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b")


def _statements() -> dict[str, str]:
    """By where they stand, as in `entities._BY_ID`."""
    names = {module.name for module in pkgutil.iter_modules(heard.store.__path__)}
    return {
        f"{name}.{constant}": text
        for name in sorted(names - ONE_DATABASE_ONLY)
        for constant, text in vars(import_module(f"heard.store.{name}")).items()
        if isinstance(text, str) and constant.isupper() and SQL.match(text)
    }


def test_there_are_statements_to_look_at() -> None:
    assert {"entities._BY_ID", "feed._PAGE", "journal._APPEND"} <= _statements().keys()


async def test_sqlite_understands_every_statement(sqlite_url: str) -> None:
    db = await open_database(sqlite_url)
    for place, sql in _statements().items():
        values = {name: [] if name in lists_of(sql) else None for name in for_sqlite(sql).names}
        async with db.read() as tx:
            assert await tx.rows(f"EXPLAIN {sql}", **values), place
    await db.close()


@pytest.mark.postgres
async def test_postgres_understands_every_statement(postgres_url: str) -> None:
    db = await open_database(postgres_url)
    assert isinstance(db, PostgresDatabase)
    async with db.pool.acquire() as connection:
        for place, sql in _statements().items():
            prepared = for_postgres(sql)
            known = await connection.prepare(prepared.sql)
            assert len(known.get_parameters()) == len(prepared.names), place
    await db.close()
