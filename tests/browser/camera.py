"""Pages of the demonstration as docs/screens.md shows them: one language, one clock, still."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

FOLDER = Path(__file__).parents[2] / "docs" / "images"
PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}
SIZES: dict[str, ViewportSize] = {
    "phone": PHONE,
    "tablet": TABLET,
    "desktop": {"width": 1440, "height": 900},
}
PORT = 8147
ORIGIN = f"http://127.0.0.1:{PORT}"


def new_page(browser: Browser, viewport: ViewportSize = PHONE) -> Page:
    context = browser.new_context(
        viewport=viewport,
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    return context.new_page()


def signed_in(browser: Browser, who: str, path: str, viewport: ViewportSize = PHONE) -> Page:
    page = new_page(browser, viewport)
    page.goto(ORIGIN)
    page.get_by_role("button", name=who, exact=True).click()
    page.get_by_role("navigation", name="Places").first.wait_for(state="attached")
    page.goto(ORIGIN + path)
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_timeout(1_500)  # the first pull has come
    return page


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(600)  # what is being drawn is drawn
    page.screenshot(path=FOLDER / f"{name}.png")
