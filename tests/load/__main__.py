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
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop

from tests.load import life, live, pull, push, store
from tests.load.figures import Figure, lines
from tests.load.house import House

Bench = Callable[[House], Awaitable[list[Figure]]]

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
        figures = uvloop.run(_run(BENCHES[name], house))
        tell(*lines(figures))
        failed += [one for one in figures if one.fails]
    return failed


async def _run(bench: Bench, house: House) -> list[Figure]:
    return await bench(house)


def _machine() -> str:
    cores, load = os.cpu_count(), os.getloadavg()[0]
    python = platform.python_version()
    return f"{cores} cores, load {load:.1f} before we begin, Python {python}, {platform.platform()}"


def tell(*said: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in said))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
