"""A ward: one real server, and as many devices as a test asks for."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from heard.paths import web_folder
from tests.browser.devices import PHONE, Device
from tests.browser.network import Network
from tests.browser.patience import PATIENCE_S
from tests.browser.said import Voice

STARTS_WITHIN_S = 60
SERVER = [sys.executable, "-m", "tests.browser.server"]


class Ward:
    """The server of a test: its clock can be moved, and it can be killed and started again."""

    def __init__(self, home: Path, web: Path) -> None:
        self.home = home
        self.web = web
        self.database = home / "heard.sqlite"
        self._clock = home / "clock"
        self._clock.write_text("0")
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*SERVER, "serve", self.database, self._clock, str(self.port), self.web],
                stdout=log,
                stderr=log,
            )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def deploy(self, web: Path) -> None:
        """Another version of the app; the server holds its files in memory."""
        self.stop()
        self.web = web
        self.start()

    def move_clock(self, *, hours: float) -> None:
        self._ahead_by(float(self._clock.read_text()) + hours * 3600)

    def set_clock(self, at: datetime) -> None:
        self._ahead_by((at - datetime.now(UTC)).total_seconds())

    def _ahead_by(self, seconds: float) -> None:
        """In one go: the server may look at any moment."""
        fresh = self._clock.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self._clock)

    def voice(self, name: str) -> Voice:
        return Voice(self.origin, name)

    def _wait(self) -> None:
        ends_at = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < ends_at:
            assert self._process is not None
            assert self._process.poll() is None, (self.home / "server.log").read_text()[-3000:]
            try:
                with urllib.request.urlopen(f"{self.origin}/api/health/live"):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.05)
        raise AssertionError((self.home / "server.log").read_text()[-3000:])


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    expect.set_options(timeout=PATIENCE_S * 1_000)
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def web() -> Path:
    """The built app: HEARD_WEB, or the one of this checkout."""
    named = os.environ.get("HEARD_WEB")
    folder = Path(named) if named else web_folder()
    assert folder is not None, "build the app first: make browser"
    return folder


@pytest.fixture(scope="session")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small hospital's database, made once; every ward starts with a copy."""
    home = tmp_path_factory.mktemp("hospital")
    (home / "clock").write_text("0")
    subprocess.run([*SERVER, "prepare", home / "heard.sqlite", home / "clock"], check=True)
    return home / "heard.sqlite"


@pytest.fixture
def ward(tmp_path: Path, hospital: Path, web: Path) -> Iterator[Ward]:
    one = Ward(tmp_path, web)
    shutil.copy(hospital, one.database)
    one.start()
    yield one
    one.stop(signal.SIGKILL)


@pytest.fixture
def new_ward(tmp_path: Path, web: Path) -> Iterator[Ward]:
    """A server that nobody has set up."""
    one = Ward(tmp_path, web)
    one.start()
    yield one
    one.stop(signal.SIGKILL)


NewDevice = Callable[..., Device]


@pytest.fixture
def device(playwright: Playwright, tmp_path: Path) -> Iterator[NewDevice]:
    """Makes devices; at the end none may have complained of a policy or an error."""
    made: list[Device] = []

    def new(ward: Ward, name: str = "phone", size: tuple[int, int] = PHONE) -> Device:
        one = Device(playwright, tmp_path / name, Network(ward.port), size)
        made.append(one)
        one.open()
        return one

    yield new
    complaints = [complaint for one in made for complaint in one.complaints]
    for one in made:
        one.close()
        one.network.close()
    assert complaints == []
