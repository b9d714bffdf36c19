"""A team counts what it chose: on its board, in its huddle, and for any day that was missed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import in_step
from tests.browser.looks import faults


def test_a_team_counts_days_and_is_gentle_with_itself(ward: Ward, device: NewDevice):
    phone, tablet = device(ward, "phone"), device(ward, "tablet")
    phone.sign_in("nurse")
    tablet.sign_in("colleague")
    page = _numbers(phone)
    phone.cut()
    _count_falls(page, last_days_ago=23)
    expect(page.locator(".c-days-since__number")).to_have_text("23")
    assert faults(page, "our numbers") == []

    phone.heal()
    tablet.go("/")
    tablet.sees("days since a fall")
    assert faults(tablet.page, "a board that counts days") == []

    page.get_by_role("radio", name="Today").press("Space")
    page.get_by_role("button", name="One more: Falls").click()
    tablet.sees("It happened today. We look after each other first, then we learn.")
    page.get_by_role("button", name="Cover it for a day").click()
    tablet.sees("Covered today")
    expect(tablet.page.locator(".c-days-since__number")).to_have_count(0)
    page.get_by_role("button", name="Show it again").click()
    tablet.sees("Our best ever is 23")
    in_step(ward.database, phone, tablet)


def test_a_sixth_counter_asks_which_one_is_let_go(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    page = _numbers(phone)
    for name in ("One", "Two", "Three", "Four", "Five"):
        _count(page, name)
    page.get_by_role("button", name="Count something").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text("You count five things already")).to_be_visible()
    sheet.get_by_role("button", name="Stop counting").nth(1).click()
    expect(sheet.get_by_label("What do you count?")).to_be_focused()
    sheet.get_by_label("What do you count?").fill("Six")
    sheet.get_by_role("button", name="Save").click()
    counters = page.get_by_role("list", name="What we count", exact=True)
    expect(counters.get_by_role("listitem")).to_have_count(5)
    expect(counters).not_to_contain_text("Two")
    expect(counters).to_contain_text("Six")


def _numbers(device: Device) -> Page:
    device.go("/numbers")
    expect(device.page.get_by_role("heading", level=1, name="Our numbers")).to_be_visible()
    return device.page


def _count(page: Page, name: str) -> None:
    page.get_by_role("button", name="Count something").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("What do you count?").fill(name)
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_have_count(0)


def _count_falls(page: Page, *, last_days_ago: int) -> None:
    last = (datetime.now(UTC) - timedelta(days=last_days_ago)).date().isoformat()
    page.get_by_role("button", name="Count something").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Please check 1 thing")).to_be_visible()
    sheet.get_by_label("What do you count?").fill("Falls")
    sheet.get_by_label("What do you call one of them?").fill("a fall")
    sheet.get_by_role("checkbox").press("Space")
    sheet.get_by_label("When was the last one?").fill(last)
    assert faults(page, "a new counter") == []
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_have_count(0)
