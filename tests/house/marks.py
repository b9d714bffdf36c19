"""A test's folder says what it needs, so that nobody has to remember a mark.

Tests in a browser run one after the other, in a process of their own (see the Makefile): two
browsers at once on a small machine make each other late, and a late page looks like a broken one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSER = Path(__file__).parents[1] / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)
