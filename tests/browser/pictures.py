"""Takes the pictures of docs/screens.md: each screen of the demonstration, at three sizes.

`python -m tests.browser.pictures`, or `make pictures`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.devices import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).parents[2] / "docs" / "images"
SIZES = {"phone": (390, 844), "tablet": (1024, 768), "desktop": (1440, 900)}
PORT = 8147
ORIGIN = f"http://127.0.0.1:{PORT}"
STARTS_WITHIN_S = 180

# Who looks, at which address, and what is pressed before the picture is taken.
SCREENS: dict[str, tuple[str, str, str | None]] = {
    "board": ("Nurse", "/", None),
    "capture": ("Nurse", "/", "raise"),
    "item": ("Nurse", "/", "item"),
    "ask": ("Nurse", "/", "ask"),
    "queue": ("Matron", "/queue", "owed"),
    "needs-you": ("Nurse", "/needs-you", None),
    "me": ("Nurse", "/me", None),
    "admin": ("Administrator", "/admin", None),
}


@contextmanager
def served(home: Path, *arguments: str) -> Generator[None]:
    """`heard serve` on a database of its own."""
    environment = os.environ | {"HEARD_DATABASE": str(home / "heard.sqlite")}
    environment |= {"HEARD_PORT": str(PORT), "HEARD_LOG_LEVEL": "warning"}
    process = subprocess.Popen(
        [Path(sys.executable).parent / "heard", "serve", *arguments], env=environment
    )
    try:
        _wait()
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait() -> None:
    ends_at = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < ends_at:
        try:
            with urllib.request.urlopen(f"{ORIGIN}/api/health/live"):
                return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError("the server did not start")


def way_in(browser: Browser, name: str) -> None:
    for size in SIZES:
        page = _page(browser, size)
        page.goto(ORIGIN)
        page.get_by_role("textbox").first.wait_for()
        _take(page, name, size)


def screen(browser: Browser, name: str) -> None:
    who, path, press = SCREENS[name]
    for size in SIZES:
        page = _page(browser, size)
        page.goto(ORIGIN)
        page.get_by_role("button", name=who, exact=True).click()
        page.get_by_role("navigation", name="Places").first.wait_for(state="attached")
        page.goto(ORIGIN + path)
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(1_500)  # the first pull has come
        _press(page, press)
        _take(page, name, size)


def _press(page: Page, what: str | None) -> None:
    match what:
        case "raise":
            page.locator("button:visible", has_text="Raise").first.click()
            page.get_by_role("textbox").first.fill("Bladder scanner battery dead again by 3am")
        case "item" | "ask":
            page.get_by_text("New", exact=True).first.locator("xpath=ancestor::article").click()
            page.get_by_role("heading", name="The story so far").wait_for()
            if what == "ask":
                page.get_by_role("button", name="Ask for help").first.click()
        case "owed":
            page.get_by_role("article").first.click()
            page.get_by_role("heading", name="What can you do?").first.wait_for()
        case _:
            pass


def _page(browser: Browser, size: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    return context.new_page()


def _take(page: Page, name: str, size: str) -> None:
    page.wait_for_timeout(600)  # what is being drawn is drawn
    page.screenshot(path=FOLDER / f"{name}-{size}.png")
    page.context.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with tempfile.TemporaryDirectory() as empty, served(Path(empty)):
            way_in(browser, "first-run")
        with tempfile.TemporaryDirectory() as home, served(Path(home), "--demo"):
            way_in(browser, "sign-in")
            for name in SCREENS:
                screen(browser, name)
        browser.close()


if __name__ == "__main__":
    main()
