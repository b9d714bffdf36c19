"""Keys, focus and Back do in a real browser what the parts promise.

Run beside the gallery's server: `python gallery/behave.py`.
"""

import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect, sync_playwright

ADDRESS = "http://127.0.0.1:5199/?page="
FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.tagName"


def a_sheet_takes_focus_keeps_it_and_gives_it_back(page: Page) -> None:
    """Focus starts in the first field, Tab never leaves, Escape returns it to the opener."""
    page.goto(ADDRESS + "Board")
    opener = page.get_by_role("button", name="Raise").locator("visible=true")
    opener.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="What is in the way?")
    expect(sheet.get_by_label("What is in the way?")).to_be_focused()
    for _ in range(14):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside, page.evaluate(FOCUSED)
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(opener).to_be_focused()


def back_closes_a_sheet_and_stays_on_the_page(page: Page) -> None:
    """One Back closes the sheet; closing by the feature leaves no entry behind."""
    page.goto(ADDRESS + "Board")
    before = page.evaluate("history.length")
    opener = page.get_by_role("button", name="Raise").locator("visible=true")
    opener.click()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("Board")
    opener.click()
    page.get_by_role("button", name="Save on this device").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()
    page.wait_for_function("!history.state?.sheet")
    assert page.evaluate("history.length") <= before + 1


def a_press_on_the_scrim_closes_a_sheet(page: Page) -> None:
    """The scrim is the large way out; a press on the paper is not."""
    page.goto(ADDRESS + "Board#capture")
    page.get_by_text("You can skip this").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.mouse.click(10, 10)
    expect(page.get_by_role("dialog")).to_have_count(0)


def arrows_choose_and_space_takes_back(page: Page) -> None:
    """In a group of one-of-many chips arrows move the choice and Space undoes it."""
    page.goto(ADDRESS + "Start")
    page.get_by_role("radio", name="9:15am").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Not sure")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="8:30am")).to_be_checked()
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="8:30am")).not_to_be_checked()
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="8:30am")).to_be_checked()


def what_is_missing_takes_focus_and_leads_to_its_field(page: Page) -> None:
    """A press with an empty field is heard; its link ends in the field."""
    page.goto(ADDRESS + "Start")
    page.get_by_role("button", name="Start with my ward").click()
    expect(page.get_by_role("group", name="Please check 1 thing")).to_be_focused()
    page.get_by_role("link", name="Say what your ward is called").click()
    expect(page.get_by_label("What is your ward called?")).to_be_focused()


def a_whole_card_is_one_target(page: Page) -> None:
    """A press at the edge of a card opens it, while the offer of help keeps its own link."""
    page.goto(ADDRESS + "Board#late")
    page.get_by_role("link", name="How can we help?").click()
    assert page.url.endswith("Queue")
    page.goto(ADDRESS + "Board")
    box = page.get_by_role("article").filter(has_text="Hoist sling").bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    page.wait_for_url("**/*Item")


def a_long_list_grows_near_its_end(page: Page) -> None:
    """30 rows at first, more when the reader comes to the end, and the count is honest."""
    page.goto(ADDRESS + "Long")
    rows = page.get_by_role("listitem")
    expect(rows).to_have_count(30)
    expect(page.get_by_role("button", name="Show 170 more")).to_be_attached()
    page.mouse.wheel(0, 100_000)
    expect(rows).to_have_count(90)


def targets_are_large_enough(page: Page) -> None:
    """Every control that stands alone is at least 44 by 44 (24 for a link within words)."""
    for name in ("Board", "Item", "Queue", "Me", "Start", "Board#capture", "Item#ask"):
        page.goto("about:blank")
        page.goto(ADDRESS + name)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, input, select, textarea, a')]
            .filter((part) => part.checkVisibility() && !part.matches('.c-skip-link'))
            .map((part) => [part, part.getBoundingClientRect()])
            .filter(([part, box]) => box.width < 44 || box.height < 43.9)
            .filter(([part]) => !part.matches('.c-item-card__link, .c-clock-phrase__help'))
            .map(([part, box]) => `${part.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
        )
        assert small == [], (name, small)


CHECKS: tuple[Callable[[Page], None], ...] = (
    a_sheet_takes_focus_keeps_it_and_gives_it_back,
    back_closes_a_sheet_and_stays_on_the_page,
    a_press_on_the_scrim_closes_a_sheet,
    arrows_choose_and_space_takes_back,
    what_is_missing_takes_focus_and_leads_to_its_field,
    a_whole_card_is_one_target,
    a_long_list_grows_near_its_end,
    targets_are_large_enough,
)


def main() -> None:
    """Run every check on a phone; the first that fails stops the run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for check in CHECKS:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.set_default_timeout(5000)
            check(page)
            page.close()
            sys.stdout.write("ok " + check.__name__.replace("_", " ") + "\n")
        browser.close()


if __name__ == "__main__":
    main()
