"""A ward: one real server, and as many devices as a test asks for."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.devices import PHONE, Device
from tests.browser.network import Network

STARTS_WITHIN_S = 60


class Ward:
    """The server of a test: its clock can be moved, and it can be killed and started again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.database = home / "heard.sqlite"
        self._clock = home / "clock"
        self._clock.write_text("0")
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self) -> None:
        self.port = _free_port()
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.browser.server", self.database, self._clock]
                + [str(self.port)],
                stdout=log,
                stderr=log,
            )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def move_clock(self, *, hours: float) -> None:
        self._clock.write_text(str(float(self._clock.read_text()) + hours * 3600))

    def _wait(self) -> None:
        ends_at = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < ends_at:
            assert self._process is not None
            assert self._process.poll() is None, (self.home / "server.log").read_text()[-3000:]
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/health/live"):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.1)
        raise AssertionError((self.home / "server.log").read_text()[-3000:])


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with sync_playwright() as one:
        yield one


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    one = Ward(tmp_path)
    one.start()
    yield one
    one.stop(signal.SIGKILL)


NewDevice = Callable[..., Device]


@pytest.fixture
def device(ward: Ward, playwright: Playwright, tmp_path: Path) -> Iterator[NewDevice]:
    """Makes devices; at the end none may have complained of a policy or an error."""
    made: list[Device] = []

    def new(name: str, size: tuple[int, int] = PHONE) -> Device:
        one = Device(playwright, tmp_path / name, Network(ward.port), size)
        made.append(one)
        one.open()
        return one

    yield new
    complaints = [complaint for one in made for complaint in one.complaints]
    for one in made:
        one.kill()
        one.network.close()
    assert complaints == []
