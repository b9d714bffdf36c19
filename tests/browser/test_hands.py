"""Keys, Back and a press on glass do in a real browser what the parts of the page promise."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.patience import soon

WORDS = "The hoist battery never lasts"
ROWS_FIRST = 30  # of a long list
MANY = 35
TABS = 14  # more than a sheet has stops
IS_INSIDE = """
document.activeElement === document.body || document.activeElement.closest('dialog') !== null
"""
SHEETS_IN_HISTORY = "history.state?.sheet ?? null"


def board_with_one(ward: Ward, device: NewDevice) -> Device:
    with ward.voice("nurse") as nurse:
        nurse.raised(WORDS)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.sees(WORDS)
    return phone


def raising(page: Page) -> None:
    page.locator("button:visible", has_text="Raise").first.click()
    expect(page.get_by_role("textbox", name="What is in the way?")).to_be_focused()


def test_a_sheet_takes_focus_and_keeps_it(ward: Ward, device: NewDevice):
    page = board_with_one(ward, device).page
    raising(page)
    for _ in range(TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_INSIDE)


def test_back_and_a_press_beside_it_close_a_sheet_and_keep_the_page(ward: Ward, device: NewDevice):
    page = board_with_one(ward, device).page
    address, steps = page.url, page.evaluate("history.length")
    raising(page)
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    raising(page)
    page.get_by_role("dialog").get_by_role("heading").click()
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.mouse.click(10, 10)
    expect(page.get_by_role("dialog")).to_have_count(0)
    soon(lambda: page.evaluate(SHEETS_IN_HISTORY) is None)
    assert page.url == address
    assert page.evaluate("history.length") <= steps + 1


def test_arrows_choose_and_space_takes_a_choice_back(ward: Ward, device: NewDevice):
    phone = board_with_one(ward, device)
    acts.open_item(phone, WORDS)
    phone.page.get_by_role("button", name="Own it").click()
    today, tomorrow = (phone.page.get_by_role("radio", name=one) for one in ("Today", "Tomorrow"))
    today.focus()
    phone.page.keyboard.press("Space")
    expect(today).to_be_checked()
    phone.page.keyboard.press("ArrowRight")
    expect(tomorrow).to_be_checked()
    expect(tomorrow).to_be_focused()
    phone.page.keyboard.press("Space")
    expect(tomorrow).not_to_be_checked()


def test_what_is_missing_takes_focus_and_leads_to_its_field(new_ward: Ward, device: NewDevice):
    page = device(new_ward).page
    page.get_by_role("button", name="Start with my ward").click()
    expect(page.get_by_role("group", name="Please check 2 things")).to_be_focused()
    page.get_by_role("link", name="Say what your name is").click()
    expect(page.get_by_label("What is your name?")).to_be_focused()


def test_a_whole_card_is_one_target(ward: Ward, device: NewDevice):
    page = board_with_one(ward, device).page
    box = page.get_by_role("article").filter(has_text=WORDS).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    expect(page.get_by_role("heading", level=1, name=WORDS)).to_be_visible()


def test_a_long_list_grows_as_its_end_comes_near(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse:
        for n in range(MANY):
            nurse.raised(f"Problem number {n}")
    phone = device(ward)
    phone.sign_in("nurse")
    rows = phone.page.get_by_role("article").filter(has_text="Problem number")
    expect(rows).to_have_count(ROWS_FIRST)
    expect(phone.page.get_by_role("button", name=f"{MANY - ROWS_FIRST} more")).to_be_attached()
    phone.page.mouse.wheel(0, 100_000)
    expect(rows).to_have_count(MANY)
