"""A ward: one real server, and as many devices as a test asks for."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from heard.paths import web_folder
from tests.browser import server
from tests.browser.devices import PHONE, Device
from tests.browser.forked import forked
from tests.browser.network import Network
from tests.browser.patience import LOOK_AGAIN_S, PATIENCE_S
from tests.browser.said import Voice

STARTS_WITHIN_S = 60


class Ward:
    """The server of a test: its clock can be moved, and it can be killed and started again."""

    def __init__(self, home: Path, web: Path) -> None:
        self.home = home
        self.web = web
        self.database = home / "heard.sqlite"
        self._clock = home / "clock"
        self._clock.write_text("0")
        self._log = home / "server.log"
        self._process: BaseProcess | None = None
        self.port = free_port()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._process = forked(
            server.main, self._log, "serve", self.database, self._clock, str(self.port), self.web
        )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        process, self._process = self._process, None
        if process is not None and process.pid is not None and process.is_alive():
            os.kill(process.pid, how)
            process.join(30)
            assert process.exitcode is not None, "it does not end"

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
            assert self._process.is_alive(), self._log.read_text()[-3000:]
            try:
                with urllib.request.urlopen(f"{self.origin}/api/health/live"):
                    return
            except (URLError, ConnectionError):
                time.sleep(LOOK_AGAIN_S)
        raise AssertionError(self._log.read_text()[-3000:])


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
    clock, database, log = (home / name for name in ("clock", "heard.sqlite", "log"))
    clock.write_text("0")
    prepared = forked(server.main, log, "prepare", database, clock)
    prepared.join()
    assert prepared.exitcode == 0, log.read_text()[-3000:]
    return database


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
