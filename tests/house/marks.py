"""A test's folder says what it needs, so that nobody has to remember a mark.

Tests in a browser run in processes of their own (see the Makefile): Playwright keeps its event loop
running, and no asyncio test could have one there after it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSER = Path(__file__).parents[1] / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)
