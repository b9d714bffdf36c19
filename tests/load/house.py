"""A server of its own for each measurement: a real process, whose CPU and memory can be read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from urllib.error import URLError

from tests.browser.conftest import free_port

STARTS_WITHIN_S = 30
ENDS_WITHIN_S = 30
_LOOK_AGAIN_S = 0.005
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_PREPARE = ["-m", "tests.browser.server", "prepare"]
_SERVE = ["-c", "import sys; from heard.cli import main; sys.exit(main(['serve']))"]
_HELLO = ["-m", "tests.load.hello"]


class Process:
    """A server that answers, and what it has cost so far."""

    def __init__(
        self, arguments: Sequence[str], port: int, path: str, settings: Mapping[str, str]
    ) -> None:
        self.port = port
        started = time.perf_counter()
        self._popen = subprocess.Popen(
            [sys.executable, *arguments],
            env={**os.environ, **settings},
            stderr=subprocess.DEVNULL,
        )
        self._wait_for(f"http://127.0.0.1:{port}{path}")
        self.started_s = time.perf_counter() - started

    @property
    def cpu_s(self) -> float:
        """Of all its threads."""
        stat = Path(f"/proc/{self._popen.pid}/stat").read_text(encoding="utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS_A_SECOND

    @property
    def memory_mb(self) -> float:
        status = Path(f"/proc/{self._popen.pid}/status").read_text(encoding="utf-8")
        kib = next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]
        return int(kib) * 1024 / 1e6

    def end(self) -> float:
        """As an operator stops it; how long that took, in seconds."""
        started = time.perf_counter()
        self._popen.send_signal(signal.SIGTERM)
        self._popen.wait(ENDS_WITHIN_S)
        return time.perf_counter() - started

    def kill(self) -> None:
        if self._popen.poll() is None:
            self._popen.kill()
            self._popen.wait(ENDS_WITHIN_S)

    def _wait_for(self, address: str) -> None:
        ends_at = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < ends_at:
            assert self._popen.poll() is None, "the server ended before it answered"
            try:
                with urllib.request.urlopen(address):
                    return
            except (URLError, ConnectionError):
                time.sleep(_LOOK_AGAIN_S)
        raise AssertionError(f"no answer within {STARTS_WITHIN_S} s")


class House:
    """A folder for the run, and the small hospital's database, made once."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._count = 0

    @cached_property
    def hospital(self) -> Path:
        clock, database = self.home / "clock", self.home / "hospital.sqlite"
        clock.write_text("0", encoding="utf-8")
        subprocess.run([sys.executable, *_PREPARE, database, clock], check=True)
        return database

    def copy(self) -> Path:
        """A database of one measurement's own."""
        self._count += 1
        home = self.home / str(self._count)
        home.mkdir()
        return Path(shutil.copy(self.hospital, home / "heard.sqlite"))

    @contextmanager
    def server(self, database: Path) -> Generator[Process]:
        """As an operator starts it."""
        port = free_port()
        settings = {"HEARD_DATABASE": str(database), "HEARD_PORT": str(port)}
        yield from _kept(Process(_SERVE, port, "/api/health/live", settings))

    @contextmanager
    def hello(self) -> Generator[Process]:
        port = free_port()
        yield from _kept(Process([*_HELLO, str(port)], port, "/", {}))


def _kept(process: Process) -> Iterator[Process]:
    try:
        yield process
    finally:
        process.kill()
