"""Every process of the server is forked from one that has imported it: that is most of a start."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.browser import server

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload([server.__name__])


def forked(act: Callable[..., object], log: Path, *values: str | Path) -> BaseProcess:
    """What it prints is in the log. It ends with the tests at the latest."""
    process = _FORKS.Process(target=_logged, args=(act, log, *values), daemon=True)
    process.start()
    return process


def _logged(act: Callable[..., object], log: Path, *values: str | Path) -> None:
    with log.open("ab") as end:
        for stream in (1, 2):
            os.dup2(end.fileno(), stream)
    act(*map(str, values))
