"""A test's folder says what it needs, so that nobody has to remember a mark.

`browser` and `load` tests run one after the other on one worker: two browsers at once on a small
machine make each other late, and a late page looks like a broken one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ALONE = {"browser": pytest.mark.browser, "load": pytest.mark.slow}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in ALONE:
            item.add_marker(ALONE[folder])
            item.add_marker(pytest.mark.xdist_group("one at a time"))
