"""What every test may ask for."""

from tests.house.marks import pytest_collection_modifyitems
from tests.support.databases import (
    database_url,
    db,
    empty_url,
    postgres_server,
    postgres_template,
    postgres_url,
    sqlite_template,
    sqlite_url,
)
from tests.support.world import world

__all__ = [
    "database_url",
    "db",
    "empty_url",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "pytest_collection_modifyitems",
    "sqlite_template",
    "sqlite_url",
    "world",
]
