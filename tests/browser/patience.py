"""What becomes true in a moment is waited for, looking again and again, and never slept for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Error

LOOK_AGAIN_S = 0.05
PATIENCE_S = 20  # a busy machine is slow, not wrong; what must be quick says so itself

Found = TypeVar("Found")


def soon(look: Callable[[], Found], *, within_s: float = PATIENCE_S) -> Found:
    """The first thing that `look` finds; the last of its failures is raised if none comes.

    A page that is just being replaced by another answers with an Error.
    """
    ends_at = time.monotonic() + within_s
    while True:
        try:
            found = look()
            assert found, f"not so within {within_s} s: {found!r}"
        except (AssertionError, Error):
            if time.monotonic() > ends_at:
                raise
            time.sleep(LOOK_AGAIN_S)
        else:
            return found
