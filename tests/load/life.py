"""A server's own life: how soon it answers, what it weighs, how it ends with streams open."""

from __future__ import annotations

import statistics

from tests.load.figures import Figure
from tests.load.house import House
from tests.load.live import _listening
from tests.load.ward import caller

STARTS = 5
STREAMS = 500


async def start(house: House) -> list[Figure]:
    """From the spawn of the process to the first 200."""
    started_s: list[float] = []
    cpu_s: list[float] = []
    memory_mb: list[float] = []
    for _ in range(STARTS):
        with house.server(house.copy()) as server:
            started_s.append(server.started_s)
            cpu_s.append(server.cpu_s)
            memory_mb.append(server.memory_mb)
    return [
        Figure(
            "cold start to the first 200",
            min(started_s),
            "s",
            aim=0.7,
            gate=1.2,
            note=f"the best of {STARTS}, median {statistics.median(started_s):.2f} s; "
            f"its own CPU {min(cpu_s):.2f} s",
        ),
        Figure(
            "memory after the start",
            statistics.median(memory_mb),
            "MB",
            aim=60,
            gate=80,
            steady=True,
        ),
    ]


async def drain(house: House) -> list[Figure]:
    """From SIGTERM to the end of the process, with 500 streams open."""
    with house.server(house.copy()) as server:
        who = await caller(server)
        lines = await _listening(who, server.port, STREAMS)
        took_s = server.end()
        for line in lines:
            line.close()
    return [Figure(f"SIGTERM with {STREAMS} streams open", took_s, "s", aim=1)]
