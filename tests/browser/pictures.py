"""Takes the pictures of docs/screens.md: the screens of the demonstration, and its huddle.

`python -m tests.browser.pictures`, or `make pictures`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser import staged
from tests.browser.camera import FOLDER, ORIGIN, PHONE, PORT, SIZES, new_page, signed_in, take
from tests.browser.devices import ARGUMENTS, CHROMIUM
from tests.browser.huddle_pictures import take_huddle

STARTS_WITHIN_S = 180
UNSAFE = "The piped oxygen in bay 2 has failed"


@dataclass(frozen=True)
class Screen:
    """Who looks, at which address, what is pressed first, and what more where there is room."""

    who: str
    path: str = "/"
    press: Callable[[Page], None] | None = None
    press_wide: Callable[[Page], None] | None = None


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
    page = new_page(browser)
    page.goto(ORIGIN)
    page.get_by_role("textbox").first.wait_for()
    _take_each_size(page, name)


def take_screen(browser: Browser, name: str) -> None:
    screen = (SCREENS | ALERT)[name]
    page = signed_in(browser, screen.who, screen.path)
    if screen.press is not None:
        screen.press(page)
    _take_each_size(page, name, screen.press_wide)


def take_refusals(browser: Browser) -> None:
    """Both that wait for the nurse, and one of them open."""
    nurse = signed_in(browser, "Nurse", "/")
    lead = staged.lead_of_the_ward(browser, signed_in(browser, "Administrator", "/admin"), nurse)
    _open_new(nurse)
    staged.needs_you(nurse, lead)
    _take_each_size(nurse, "needs-you", close=False)
    nurse.set_viewport_size(PHONE)
    nurse.get_by_role("article").filter(has_text="before you").click()
    _take_each_size(nurse, "refused")


def _new(page: Page) -> Locator:
    return page.get_by_text("New", exact=True).first.locator("xpath=ancestor::article")


def _open_new(page: Page) -> None:
    _new(page).click()
    page.get_by_role("heading", name="The story so far").wait_for()


def _raise_alike(page: Page) -> None:
    """Nearly what stands on the board already, as somebody else would say it."""
    known = _new(page).get_by_role("heading").text_content() or ""
    page.locator("button:visible", has_text="Raise").first.click()
    page.get_by_role("textbox").first.fill(f"{' '.join(known.split()[:5]).rstrip(',')} again")
    page.get_by_text("Is it this one?").wait_for()


def _stop(page: Page) -> None:
    page.locator("button:visible", has_text="Raise").first.click()
    page.get_by_role("button", name="Urgent? Who to call now").click()
    page.get_by_role("button", name="Stop the line").click()
    page.get_by_role("textbox", name="What is unsafe?").fill(UNSAFE)


def _send_alert(page: Page) -> None:
    _stop(page)
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name="I have phoned").check()
    sheet.get_by_role("button", name="Stop the line").click()
    sheet.get_by_role("button", name="Send the alert").click()
    page.get_by_text("Told just now.").wait_for()


def _tell_the_right_place(page: Page) -> None:
    page.locator("button:visible", has_text="Raise").first.click()
    page.get_by_role("textbox").first.fill("The hoist in bay 3 dropped while it was in use")
    page.get_by_role("button", name="Was someone harmed, or nearly?").click()
    page.get_by_role("button", name="Copy my words").wait_for()


def _open_answer(page: Page) -> None:
    page.get_by_role("article").first.get_by_role("link").click()
    page.get_by_role("heading", name="The story so far").wait_for()


def _ask(page: Page) -> None:
    _open_new(page)
    page.get_by_role("button", name="Ask for help").first.click()


def _open_owed(page: Page) -> None:
    _new(page).click()
    page.get_by_role("heading", name="What can you do?").first.wait_for()


SCREENS = {
    "board": Screen("Nurse", press_wide=_open_answer),
    "capture": Screen("Nurse", press=_raise_alike),
    "item": Screen("Nurse", press=_open_new),
    "ask": Screen("Nurse", press=_ask),
    "queue": Screen("Matron", "/queue", press_wide=_open_owed),
    "stop": Screen("Nurse", press=_stop),
    "right-place": Screen("Nurse", press=_tell_the_right_place),
    "me": Screen("Nurse", "/me"),
    "admin": Screen("Administrator", "/admin"),
}
# It stands over every board from then on, so it comes last.
ALERT = {"alert": Screen("Nurse", press=_send_alert)}


def _take_each_size(
    page: Page,
    name: str,
    press_wide: Callable[[Page], None] | None = None,
    *,
    close: bool = True,
) -> None:
    """The same page at each size, the phone's first."""
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        if press_wide is not None and viewport != PHONE:
            press_wide(page)
            press_wide = None
        take(page, f"{name}-{size}")
    if close:
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
                take_screen(browser, name)
            take_refusals(browser)
            take_huddle(browser)
            for name in ALERT:
                take_screen(browser, name)
        browser.close()


if __name__ == "__main__":
    main()
