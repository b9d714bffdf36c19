"""A person who listens: what the page says of itself, without anybody asking."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.patience import soon

HEARING = Path(__file__).with_name("hearing.js").read_text()


@dataclass
class Listener:
    """Hears from now on; a page that is loaded anew is listened to anew."""

    page: Page

    def __post_init__(self) -> None:
        self.page.evaluate(f"{HEARING}; null")

    def hears(self, words: str) -> None:
        """Since it was last asked, in any of what was said; then all of that is forgotten."""
        heard: list[str] = []

        def look() -> bool:
            heard[:] = self.so_far()
            return any(words in one for one in heard)

        try:
            soon(look)
        except AssertionError:
            raise AssertionError(f"{words!r} was not among {heard}") from None
        self.page.evaluate("heard.length = 0")

    def so_far(self) -> list[str]:
        return self.page.evaluate("heard")
