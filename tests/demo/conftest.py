"""The demo is built once for the tests that only read it."""

from __future__ import annotations

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heard.demo.build import build_demo
from heard.settings import Settings
from tests.demo.told import Told, told_in

# A Wednesday in British summer time, in the middle of the morning.
TODAY = datetime(2026, 9, 16, 9, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Seven weeks of it: long enough for all that the demo can tell but the check at 90 days."""
    url = str(shutil.copy(sqlite_template, tmp_path_factory.mktemp("demo") / "heard.db"))
    asyncio.run(build_demo(Settings(database=url), TODAY, days=49))
    return asyncio.run(told_in(url))
