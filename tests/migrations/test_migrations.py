"""The migrations make the schema that the tables describe, on both databases, or change nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from heard.store import migrations
from heard.store.database import Database
from heard.store.migrations import newest, on_connection, open_at_head, upgrade
from heard.store.opening import open_database
from heard.store.tables import metadata

FAILS = '''
"""A table, and then a mistake."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half (id) VALUES (1)")
    op.execute("SELECT mistake")
'''


def _schema(connection: Connection) -> dict[str, Any]:
    """All that the database tells about its tables, without the order in which they were made."""
    tell = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in tell.get_columns(table)
            },
            "key": tell.get_pk_constraint(table),
            "checks": _sorted(tell.get_check_constraints(table)),
            "foreign": _sorted(tell.get_foreign_keys(table)),
            "unique": _sorted(tell.get_unique_constraints(table)),
            "indexes": _sorted(tell.get_indexes(table)),
        }
        for table in tell.get_table_names()
        if table != "alembic_version"
    }


def _sorted(parts: Any) -> list[dict[str, Any]]:
    """By name, and as text where it is about one database: no two SQLAlchemy texts are equal."""
    plain = [
        {**part, "dialect_options": {k: str(v) for k, v in part.get("dialect_options", {}).items()}}
        for part in parts
    ]
    return sorted(plain, key=lambda part: part["name"])


async def _schema_of(url: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    await on_connection(url, lambda connection: found.append(_schema(connection)))
    return found[0]


async def _without_rowid(url: str) -> set[str]:
    """Tables that SQLite keeps in their key: only the very text tells."""
    db = await open_database(url)
    async with db.read() as tx:
        found = await tx.rows("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
    await db.close()
    return {name for (name,) in found}


async def test_the_migrations_make_what_the_tables_describe(empty_url: str) -> None:
    await on_connection(empty_url, metadata.create_all)
    described = await _schema_of(empty_url)
    await on_connection(empty_url, metadata.drop_all)
    await upgrade(empty_url)
    assert await _schema_of(empty_url) == described
    assert described.keys() == metadata.tables.keys()


async def test_the_migrations_keep_narrow_tables_in_their_key(sqlite_url: str) -> None:
    narrow = {
        name
        for name, table in metadata.tables.items()
        if table.dialect_options["sqlite"]["with_rowid"] is False
    }
    assert await _without_rowid(sqlite_url) == narrow
    assert narrow


async def test_alembic_has_nothing_to_add(database_url: str) -> None:
    found: list[Any] = []

    def compare(connection: Connection) -> None:
        found.extend(compare_metadata(MigrationContext.configure(connection), metadata))

    await on_connection(database_url, compare)
    assert found == []


def test_there_is_one_newest_revision_and_its_name_says_so() -> None:
    assert ScriptDirectory(str(migrations.folder())).get_heads() == [newest()]


async def test_an_empty_database_is_brought_to_the_newest_version(empty_url: str) -> None:
    for _ in range(2):  # the second time there is nothing to do
        db = await open_at_head(empty_url)
        assert await migrations.at_head(db)
        await db.close()


async def test_a_database_that_is_behind_is_told_apart(empty_url: str) -> None:
    db = await open_database(empty_url)
    assert not await migrations.at_head(db)
    await db.close()


@pytest.mark.postgres
async def test_several_nodes_may_migrate_at_once(postgres_server: Any) -> None:
    name = await asyncio.to_thread(postgres_server.create)
    url = postgres_server.url(name)
    await asyncio.gather(*[upgrade(url) for _ in range(4)])
    db = await open_database(url)
    assert await migrations.at_head(db)
    await db.close()
    await asyncio.to_thread(postgres_server.drop, name)


async def test_a_migration_that_fails_leaves_nothing_behind(
    database_url: str, tmp_path: Path
) -> None:
    before = await _schema_of(database_url)
    _add_one_that_fails(tmp_path / "migrations")
    with pytest.raises(Exception, match="mistake"):
        await upgrade(database_url, scripts=tmp_path / "migrations")
    assert await _schema_of(database_url) == before
    db = await open_at_head(database_url)
    async with db.read() as tx:
        assert [tuple(row) for row in await tx.rows("SELECT version_num FROM alembic_version")] == [
            (newest(),)
        ]
    await db.close()


def _add_one_that_fails(folder: Path) -> None:
    """The migrations as they are, and one more."""
    (folder / "versions").mkdir(parents=True)
    for path in migrations.folder().rglob("*.py"):
        target = folder / path.relative_to(migrations.folder())
        target.write_text(path.read_text())
    (folder / "versions" / "9999_fails.py").write_text(FAILS.format(newest=newest()))


NO_ENTITY = """
    INSERT INTO feed (scope, id, position, noun, rev, command, gone)
    VALUES (:id, :id, 1, 'problem', 1, :id, false)
"""
NO_REVISION = "INSERT INTO entity (id, noun, rev, doc) VALUES (:id, 'problem', 0, :id)"
NO_BODY = "INSERT INTO entity (id, noun, rev, doc) VALUES (:id, 'problem', 1, NULL)"


@pytest.mark.parametrize("statement", [NO_ENTITY, NO_REVISION, NO_BODY])
async def test_the_schema_refuses_what_must_not_be(db: Database, statement: str) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await tx.run(statement, id=b"1")

    with pytest.raises(Exception, match=r"(?i)constraint"):
        await write()
