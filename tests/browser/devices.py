"""Phones and tablets: each a real Chromium profile on the disk, behind a network of its own."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, Playwright, expect

from tests.browser.network import Network
from tests.browser.patience import PATIENCE_S, soon
from tests.browser.server import PASSWORD, email_of

CHROMIUM = "/usr/bin/chromium-headless-shell"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (390, 844)
TABLET = (1024, 768)
EARS = Path(__file__).with_name("ears.js").read_text()
STORAGE = Path(__file__).with_name("storage.js").read_text()


class Device:
    """One profile. `kill` ends it as a flat battery would; `open` starts it again, as it was."""

    def __init__(
        self, playwright: Playwright, home: Path, network: Network, size: tuple[int, int]
    ) -> None:
        self._playwright = playwright
        self._home = home
        self._size = size
        self._context: BrowserContext | None = None
        self.network = network
        self.page: Page
        self.complaints: list[str] = []

    # --- on and off ---

    def open(self, path: str = "/", **options: Any) -> Page:
        width, height = self._size
        self._context = self._playwright.chromium.launch_persistent_context(
            self._home,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            **options,
        )
        self._context.set_default_timeout(PATIENCE_S * 1_000)
        self._context.add_init_script(EARS)
        self.page = self._listened_to(self._context.pages[0])
        self.go(path)
        return self.page

    def tab(self, path: str = "/") -> Page:
        """One more tab of this device."""
        page = self._listened_to(self.context.new_page())
        page.goto(self.network.origin + path, wait_until="domcontentloaded")
        return page

    def close(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            context.close()

    def kill(self) -> None:
        """No goodbye: every process of the browser is gone in the middle of what it did."""
        mark = f"--user-data-dir={self._home}".encode()
        started = [one for one in Path("/proc").iterdir() if one.name.isdigit()]
        for process in started:
            if mark in _arguments_of(process):
                os.kill(int(process.name), signal.SIGKILL)
        with suppress(Error):  # there may be nobody left to say goodbye to
            self.close()
        for lock in self._home.glob("Singleton*"):
            lock.unlink()

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None, "it is not open"
        return self._context

    def cdp(self, page: Page | None = None) -> CDPSession:
        return self.context.new_cdp_session(page or self.page)

    # --- what a person does with it ---

    def go(self, path: str) -> None:
        self.page.goto(self.network.origin + path, wait_until="domcontentloaded")

    def sign_in(self, name: str) -> None:
        self.fill_sign_in(name)
        self.sees("Everyone can see it")
        self.ready_for_no_network()

    def signed_in_long_ago(self, name: str) -> None:
        """As `sign_in`, but what Chromium writes half a minute later, a cookie, is on the disk."""
        self.sign_in(name)
        self.close()
        self.open()
        self.sees("Everyone can see it")

    def fill_sign_in(self, name: str) -> None:
        self.page.get_by_label("Email address").fill(email_of(name))
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def sign_in_again(self) -> None:
        """Where a session ended; the page knows by then whose words wait."""
        self.page.get_by_role("link", name="Sign in").click()
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def ready_for_no_network(self) -> None:
        """The worker has kept every file: from here on the app starts anywhere."""
        kept = "Promise.race([navigator.serviceWorker.ready.then(() => true), late])"
        late = f"new Promise((done) => setTimeout(() => done(false), {PATIENCE_S * 1_000}))"
        assert self.page.evaluate(f"(() => {{ const late = {late}; return {kept}; }})()")

    def begin_to_raise(self, words: str) -> None:
        self.page.locator("button:visible", has_text="Raise").first.click()
        self.page.get_by_role("textbox", name="What is in the way?").fill(words)

    def raise_problem(self, words: str) -> None:
        self.begin_to_raise(words)
        self.page.get_by_role("dialog").get_by_role("button", name="Save").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        # A sheet steps back in history as it goes, and a reload at that moment is let go of.
        soon(lambda: self.page.evaluate("history.state?.sheet === undefined"))

    def sees(self, words: str, *, within_ms: int = PATIENCE_S * 1_000) -> None:
        """A list may lie hidden behind its item, with the same words in it."""
        shown = self.page.get_by_text(words).filter(visible=True).first
        expect(shown).to_be_visible(timeout=within_ms)

    # --- its network ---

    def cut(self) -> None:
        self.network.turn("cut")

    def heal(self) -> None:
        self.network.turn("up")
        self.try_again()

    def try_again(self) -> None:
        """As the device says when it joins a network."""
        self.page.evaluate("window.dispatchEvent(new Event('online'))")

    # --- what it keeps ---

    def stored(self, store: str) -> list[Any]:
        return self.page.evaluate(f"{STORAGE}; stored({store!r})")

    def lies_on_disk(self, words: str) -> bool:
        """Whether whoever takes the disk home finds them in the browser's database files."""
        files = [one for one in self._home.glob("**/IndexedDB/**/*") if one.is_file()]
        assert files, "it has kept nothing yet"
        held = b"".join(one.read_bytes() for one in files)
        return words.encode() in held or words.encode("utf-16-le") in held

    def has_a_reserve(self) -> bool:
        """The megabyte that is given up for words when the room runs out."""
        return self.page.evaluate(
            f"{STORAGE}; stored('facts').then((all) => all.some((one) => one.byteLength > 1e6))"
        )

    def give_room(self, size_bytes: int) -> None:
        """Before the app keeps anything: Chromium looks at the room that is left now and then."""
        room = {"origin": self.network.origin, "quotaSize": size_bytes}
        self.cdp().send("Storage.overrideQuotaForOrigin", room)
        self.page.evaluate(f"{STORAGE}; putBy()")
        self.page.reload(wait_until="domcontentloaded")

    def fill_up(self) -> None:
        assert self.page.evaluate(f"{STORAGE}; fill()") == "QuotaExceededError"

    def say_unseen(self, *commands: dict[str, Any]) -> None:
        """Puts commands into the outbox as many taps would; the page shows them once reloaded."""
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        said = [{"id": str(uuid4()), "said_at": now, "command": one} for one in commands]
        self.page.evaluate(f"{STORAGE}; said => say(said)", said)
        self.page.reload(wait_until="domcontentloaded")

    def waits(self, count: int, *, within_s: float = PATIENCE_S) -> None:
        soon(lambda: len(self.stored("outbox")) == count, within_s=within_s)

    def _listened_to(self, page: Page) -> Page:
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if "CSP:" in said.text else None,
        )
        return page


def _arguments_of(process: Path) -> list[bytes]:
    try:
        return (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return []  # it ended while we looked
