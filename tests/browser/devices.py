"""Phones and tablets: each a real Chromium profile on the disk, behind a network of its own."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.network import Network
from tests.browser.server import PASSWORD, email_of

CHROMIUM = "/usr/bin/chromium"
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

    def open(self, path: str = "/") -> Page:
        width, height = self._size
        self._context = self._playwright.chromium.launch_persistent_context(
            self._home,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        self._context.set_default_timeout(15_000)
        self.page = self._context.pages[0] if self._context.pages else self._context.new_page()
        self._listen(self.page)
        self.go(path)
        return self.page

    def go(self, path: str) -> None:
        self.page.goto(self.network.origin + path, wait_until="domcontentloaded")

    def kill(self) -> None:
        if self._context is not None:
            self._context.close()
            self._context = None

    def sign_in(self, name: str) -> None:
        self.page.get_by_label("Email address").fill(email_of(name))
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("navigation", name="Places").first).to_be_attached()
        self.ready_for_no_network()

    def ready_for_no_network(self) -> None:
        """The worker has kept every file: from here on the app starts anywhere."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def raise_problem(self, words: str) -> None:
        self.page.locator("button:visible", has_text="Raise").first.click()
        self.page.get_by_role("textbox", name="What is in the way?").fill(words)
        self.page.get_by_role("dialog").get_by_role("button", name="Save").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def sees(self, words: str, *, within_ms: int = 10_000) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=within_ms)

    def cut(self) -> None:
        self.network.turn("cut")

    def heal(self) -> None:
        self.network.turn("up")
        self.page.evaluate("window.dispatchEvent(new Event('online'))")

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) =>"
            " console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))"
        )
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if "CSP" in said.text else None,
        )
