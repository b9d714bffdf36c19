"""Measures what docs/benchmarks.md states, and fails above a gate that holds on a noisy machine.

python -m tests.load            everything, some minutes
python -m tests.load NAME…      some of it
python -m tests.load --list     the names
"""

from __future__ import annotations

import inspect
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import uvloop

from tests.load import charts, device, huddle, life, live, pull, push, shell, store
from tests.load.figures import Figure, lines
from tests.load.house import House

Figures = list[Figure]
Bench = Callable[[House], Coroutine[Any, Any, Figures] | Figures]

BENCHES: dict[str, Bench] = {
    "start": life.start,
    "push": push.push,
    "push-one": push.push_one,
    "pull": pull.pull,
    "pull-nothing": pull.pull_nothing,
    "first-sync": pull.first_sync,
    "poke": live.poke,
    "listeners": live.listeners,
    "drain": life.drain,
    "disk": store.disk,
    "projecting": store.projecting,
    "charts": charts.charts,
    "shell": shell.shell,
    "device": device.device,
    "huddle": huddle.huddle,
}


def main(names: list[str]) -> int:
    if "--list" in names:
        tell(*(f"{name:<14}{inspect.getdoc(bench)}" for name, bench in BENCHES.items()))
        return 0
    unknown = sorted(set(names) - BENCHES.keys())
    if unknown:
        tell(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
        return 2
    tell(_machine())
    with tempfile.TemporaryDirectory(prefix="heard-load-") as home:
        return 1 if _measured(House(Path(home)), names or list(BENCHES)) else 0


def _measured(house: House, names: list[str]) -> list[Figure]:
    """Those figures that fail the build."""
    failed: list[Figure] = []
    for name in names:
        tell("", f"# {name}: {inspect.getdoc(BENCHES[name])}")
        found = BENCHES[name](house)
        figures = found if isinstance(found, list) else uvloop.run(found)
        tell(*lines(figures))
        crowded = os.getloadavg()[0] > (os.cpu_count() or 1)
        failed += [one for one in figures if one.fails(crowded=crowded)]
    return failed


def _machine() -> str:
    cores, load = os.cpu_count(), os.getloadavg()[0]
    python = platform.python_version()
    return f"{cores} cores, load {load:.1f} before we begin, Python {python}, {platform.platform()}"


def tell(*said: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in said))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
