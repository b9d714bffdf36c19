"""Every test of the API asks the whole application, on each kind of database."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import brotli
import pytest
import pytest_asyncio

from heard.identity.passwords import Hasher, Strength, argon2id
from heard.settings import Settings
from tests.support.site import Site, blank_site, in_one_task, site_of

WEAKEST = Strength(memory_kib=8, passes=1, lanes=1)
SCRIPT = b"export const heard = 'every problem';\n" * 100


@pytest.fixture(scope="session")
def hasher() -> Hasher:
    return argon2id(WEAKEST)


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built app of three files."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "assets").mkdir()
    (folder / "index.html").write_bytes(b"<!doctype html><title>Heard</title>")
    (folder / "sw.js").write_bytes(b"// the worker")
    script = folder / "assets" / "app-1a2b3c4d.js"
    script.write_bytes(SCRIPT)
    script.with_name(f"{script.name}.br").write_bytes(brotli.compress(SCRIPT))
    script.with_name(f"{script.name}.gz").write_bytes(gzip.compress(SCRIPT))
    return folder


@pytest.fixture
def settings(database_url: str, web: Path) -> Settings:
    return Settings(database=database_url, web=str(web))


@pytest.fixture
def small_settings(sqlite_url: str, web: Path) -> Settings:
    """For what no database has a part in: SQLite alone."""
    return Settings(database=sqlite_url, web=str(web))


@pytest_asyncio.fixture
async def site(settings: Settings, hasher: Hasher) -> AsyncIterator[Site]:
    async with in_one_task(site_of(settings, hasher)) as one:
        yield one


@pytest_asyncio.fixture
async def small_site(small_settings: Settings, hasher: Hasher) -> AsyncIterator[Site]:
    async with in_one_task(site_of(small_settings, hasher)) as one:
        yield one


@pytest_asyncio.fixture
async def blank(settings: Settings, hasher: Hasher) -> AsyncIterator[Site]:
    """A server that nobody has set up."""
    async with in_one_task(blank_site(settings, hasher)) as one:
        yield one
