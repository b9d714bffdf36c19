"""Debian's WebKit, driven through its own WebDriver on a screen that nobody sees.

Its automation keeps nothing from one session to the next. So what is ended here is the window: a
new one finds storage and worker as the old one left them, which is what a closed app finds too.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER = "/usr/bin/WebKitWebDriver"
BROWSERS = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
ANSWERS_WITHIN_S = 30


class Screen:
    """An X server of our own: it chooses a number that nobody has, and says which."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)


class WebKit:
    def __init__(self, screen: Screen) -> None:
        options = Options()
        options.binary_location = BROWSERS
        options.add_argument("--automation")
        service = Service(DRIVER, env=os.environ | {"DISPLAY": screen.name})
        self._driver = WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(ANSWERS_WITHIN_S)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def evaluate(self, expression: str) -> Any:
        told = self._driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"(async () => JSON.stringify((await ({expression})) ?? null))()"
            ".then(done, (error) => done(JSON.stringify({ error: String(error) })))"
        )
        return json.loads(told)

    def kill(self) -> None:
        """The window is gone, with the page and all that it had not written down."""
        old = self._driver.current_window_handle
        self._driver.switch_to.new_window("window")
        new = self._driver.current_window_handle
        self._driver.switch_to.window(old)
        self._driver.close()
        self._driver.switch_to.window(new)

    def close(self) -> None:
        self._driver.quit()
