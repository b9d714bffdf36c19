"""Debian's Firefox, driven over WebDriver BiDi: a page at a time, with its profile on the disk."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = "/usr/bin/firefox-esr"
LISTENS = "WebDriver BiDi listening on "
ANSWERS_WITHIN_S = 30
PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


class BidiError(Exception):
    """What Firefox said no to."""


class Firefox:
    """`close` ends it well, `kill` as a flat battery would; opened again, it is as it was."""

    def __init__(self, home: Path) -> None:
        self._home = home
        home.mkdir()
        (home / "user.js").write_text(PREFERENCES)
        self._ids = itertools.count(1)
        self._process: subprocess.Popen[str]
        self._line: ClientConnection
        self._ends = ExitStack()
        self._page = ""

    def open(self, url: str) -> None:
        self._process = subprocess.Popen(
            [
                FIREFOX,
                "--headless",
                "--no-remote",
                "--profile",
                self._home,
                "--remote-debugging-port",
                "0",
            ],
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"MOZ_DISABLE_AUTO_SAFE_MODE": "1", "HOME": str(self._home)},
        )
        assert self._process.stderr is not None
        self._ends.enter_context(self._process.stderr)
        line = connect(f"{self._address(self._process.stderr)}/session", max_size=None)
        self._line = self._ends.enter_context(line)
        self._ask("session.new", capabilities={})
        self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self.go(url)

    def go(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="interactive")

    def evaluate(self, expression: str) -> Any:
        """The value as JSON tells it; a promise is awaited."""
        told = self._ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self._page},
            awaitPromise=True,
        )
        if told["type"] != "success":
            raise BidiError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def close(self) -> None:
        if self._process.poll() is None:
            self._ask("browser.close")
            self._process.wait(ANSWERS_WITHIN_S)
        self._hang_up()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(ANSWERS_WITHIN_S)
        self._hang_up()

    def _hang_up(self) -> None:
        self._ends.close()

    def _address(self, said: Iterable[str]) -> str:
        for line in said:
            if LISTENS in line:
                return line.partition(LISTENS)[2].strip()
        raise BidiError("Firefox ended before it listened")

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._line.recv(timeout=ANSWERS_WITHIN_S))
            if told.get("id") == number:
                break
        if told["type"] == "error":
            raise BidiError(f"{method}: {told['message']}")
        return told["result"]
