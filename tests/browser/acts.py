"""What people do with an item, as they do it: open it, press a verb, say what it asks for."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.devices import Device


def open_item(device: Device, words: str) -> None:
    device.page.get_by_role("link", name=words).first.click()
    expect(device.page.get_by_role("heading", level=1, name=words)).to_be_visible()


def open_sheet(page: Page, words: str) -> None:
    """By its button, or by the one behind "More"."""
    button = page.get_by_role("button", name=words).first
    more = page.get_by_role("button", name="More", exact=True)
    expect(button.or_(more).first).to_be_visible()
    if not button.is_visible():
        more.click()
    button.click()
    expect(page.get_by_role("dialog").locator("footer").get_by_role("button")).to_be_visible()


def own(page: Page, step: str) -> None:
    page.get_by_role("button", name="Own it").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox", name="What is the next step?").fill(step)
    sheet.get_by_role("radio", name="(me)").check()
    sheet.get_by_role("radio", name="Tomorrow").check()
    _say(page, "We own it")


def ask_for_help(page: Page, tried: str, of: str) -> None:
    page.get_by_role("button", name="Ask for help").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("textbox", name="What have you tried?").fill(tried)
    sheet.get_by_role("radio", name="Equipment or supplies").check()
    sheet.get_by_role("radio", name="In a week").check()
    sheet.get_by_role("radio", name=of).check()
    _say(page, f"Ask {of}")


def answer(page: Page, words: str) -> None:
    page.get_by_role("button", name=re.compile("^Answer")).click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name="It is done").check()
    sheet.get_by_role("textbox", name="Your answer in one sentence").fill(words)
    _say(page, "Send the answer")


def confirm(page: Page) -> None:
    page.get_by_role("button", name="Yes, it is fixed").click()
    expect(page.get_by_text("You said: yes, it is fixed")).to_be_visible()


def _say(page: Page, act: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=act, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
