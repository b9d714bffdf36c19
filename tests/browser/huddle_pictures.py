"""A ward's huddle from its first part to its summary, on a phone, a tablet and the wall."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.camera import ORIGIN, TABLET, WALL, new_page, signed_in, take
from tests.browser.staged import MY_UNIT

PARTS = (
    "welcome",
    "who-is-here",
    "answers",
    "numbers",
    "risks",
    "open-items",
    "in-the-way",
    "test",
    "thanks",
)
# So that there is something to sum up.
PRESSED = {
    "who-is-here": "Same as last time",
    "answers": "Yes, we can",
    "open-items": "Still on it",
}
ENROL = """
async ([unit, kind]) => {
  const response = await fetch('/api/enrolments', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ unit, kind, name: 'The one at the board' }),
  });
  return (await response.json()).code;
}
"""


def take_huddle(browser: Browser) -> None:
    phone = signed_in(browser, "Nurse", "/")
    admin = signed_in(browser, "Administrator", "/admin")
    unit = phone.evaluate(MY_UNIT)
    tablet, wall = (_enrolled(browser, admin, unit, kind) for kind in ("tablet", "wall"))
    take(wall, "wall-board")
    take(tablet, "shared-board-tablet")
    _who_is_acting(tablet)
    phone.get_by_role("button", name="Start huddle").click()
    tablet.goto(f"{ORIGIN}/huddle/{unit}")
    for place, part in enumerate(PARTS, 1):
        for page in (phone, tablet):
            page.get_by_text(f"part {place} of {len(PARTS)}").first.wait_for(state="attached")
        take(phone, f"huddle-{part}-phone")
        take(tablet, f"huddle-{part}-tablet")
        if part == "open-items":
            take(wall, "wall-huddle")
        if part in PRESSED:
            phone.get_by_role("button", name=PRESSED[part]).first.click()
        phone.locator("footer").get_by_role("button").last.click()
    phone.get_by_role("button", name="Print this page").wait_for()
    tablet.get_by_role("button", name="Print this page").wait_for()
    take(phone, "huddle-summary-phone")
    take(tablet, "huddle-summary-tablet")


def _enrolled(browser: Browser, admin: Page, unit: str, kind: str) -> Page:
    page = new_page(browser, WALL if kind == "wall" else TABLET)
    page.goto(f"{ORIGIN}/enrol")
    page.get_by_role("textbox", name="Code").fill(admin.evaluate(ENROL, [unit, kind]))
    page.get_by_role("button", name="Make it the team").click()
    page.get_by_text("Everyone can see it").first.wait_for()
    return page


def _who_is_acting(tablet: Page) -> None:
    tablet.get_by_role("button", name="Who is acting?").click()
    tablet.get_by_text("Tap your name").wait_for()
    take(tablet, "who-is-acting-tablet")
    tablet.keyboard.press("Escape")
