"""Stop the line: phone first, loud while it is not sent, minutes until somebody is on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import clocks
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.keyboard import Keyboard
from tests.browser.looks import faults
from tests.support.org import uid

OXYGEN = "The piped oxygen in bay 2 has failed"
SAFE = "Cylinders are on every bed in bay 2"
NOT_SENT = "NOT SENT: phone now"
STOPPED = "Ward 7 has stopped the line."
SITE_MANAGER = "Call Site manager, 2222"
MINUTE_MS = 60_000


@pytest.fixture
def numbered(ward: Ward) -> Ward:
    """There is somebody to ring."""
    with ward.voice("admin") as admin:
        number = str(uid(60_001))
        admin.say("contact.set", contact=number, route="urgent", name="Site manager", phone="2222")
    return ward


def begin_to_stop(page: Page) -> None:
    page.locator("button:visible", has_text="Raise").first.click()
    page.get_by_role("button", name=re.compile("^Urgent")).click()
    page.get_by_role("button", name=re.compile("^Stop the line")).click()


def stop_the_line(device: Device, words: str) -> None:
    begin_to_stop(device.page)
    sheet = device.page.get_by_role("dialog")
    expect(sheet.get_by_role("link", name=SITE_MANAGER)).to_be_visible()
    sheet.get_by_role("textbox", name="What is unsafe?").fill(words)
    sheet.get_by_role("radio", name="I have phoned").check()
    sheet.get_by_role("button", name="Stop the line").click()
    sheet.get_by_role("button", name="Send the alert").click()
    expect(device.page.get_by_role("dialog")).to_have_count(0)
    expect(device.page.get_by_text(words)).to_be_visible()


def time_passes(ward: Ward, device: Device, minutes: float) -> None:
    """For the server and for one device."""
    ward.move_clock(hours=minutes / 60)
    device.page.clock.fast_forward(int(minutes * MINUTE_MS))


def test_not_sent_is_loud_and_the_minutes_to_an_answer_are_shown(numbered: Ward, device: NewDevice):
    phone = device(numbered)
    clocks.clock_of(phone, clocks.now())  # else what its page waits for goes by the real one
    phone.sign_in("nurse")
    phone.cut()
    stop_the_line(phone, OXYGEN)
    phone.sees("Nobody has been told. Phone now.")
    expect(phone.page.get_by_text(NOT_SENT)).to_have_count(0)
    time_passes(numbered, phone, 1.3)
    expect(phone.page.get_by_role("alert")).to_have_text(NOT_SENT)
    phone.page.get_by_role("link", name="Me").first.click()
    expect(phone.page.get_by_role("link", name=SITE_MANAGER)).to_be_visible()
    time_passes(numbered, phone, 2)
    phone.sees("for 3 minutes now")
    phone.heal()
    expect(phone.page.get_by_text(NOT_SENT)).to_have_count(0)

    desk = device(numbered, "desk", TABLET)
    desk.sign_in("lead")
    desk.sees(STOPPED)
    desk.page.get_by_role("link", name="Open the alert").click()
    desk.sees("Nobody has answered yet.")
    desk.page.get_by_role("button", name="I am on it").click()
    desk.sees("Ward manager is on it. That took 3 minutes.")
    phone.page.get_by_role("link", name="Board").first.click()
    phone.sees("Ward manager is on it. That took 3 minutes.")


def test_it_goes_up_until_somebody_is_on_it_and_ends_with_words(numbered: Ward, device: NewDevice):
    phone, desk = device(numbered), device(numbered, "desk", TABLET)
    phone.sign_in("nurse")
    desk.sign_in("matron")
    stop_the_line(phone, OXYGEN)
    phone.sees("Next: Matron, surgical wards at")
    expect(desk.page.get_by_text(STOPPED)).to_have_count(0)
    numbered.move_clock(hours=5.5 / 60)
    desk.sees(STOPPED)
    phone.sees("We told Matron, surgical wards")
    phone.page.get_by_role("textbox", name="Add a line").fill("Two cylinders are here")
    phone.page.get_by_role("button", name="Add it").click()
    desk.page.get_by_role("link", name="Open the alert").click()
    desk.sees("“Two cylinders are here”")
    desk.page.get_by_role("button", name="I am on it").click()
    expect(desk.page.get_by_role("button", name="I am on it")).to_have_count(0)
    desk.page.get_by_role("button", name="It is safe to go on").click()
    desk.page.get_by_role("button", name="Stand down").click()
    desk.sees("Say what made it safe.")
    desk.page.get_by_role("textbox", name="What made it safe?").fill(SAFE)
    desk.page.get_by_role("button", name="Stand down").click()
    phone.sees(f"“{SAFE}”")
    phone.sees("It is safe to go on. Matron, surgical wards said so")
    for one in (phone, desk):
        one.go("/")
        one.sees("Everyone can see it")
        expect(one.page.get_by_text("stopped the line")).to_have_count(0)


def test_with_a_keyboard_alone_and_no_press_sends_it_by_accident(numbered: Ward, device: NewDevice):
    phone = device(numbered)
    phone.sign_in("nurse")
    keys = Keyboard(phone.page)
    for one in ("Raise", "Urgent", "Stop the line"):
        keys.press(one)
    keys.write("What is unsafe?", OXYGEN)
    keys.go_to("Stop the line")
    for _ in range(2):  # twice by mistake
        phone.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("group", name="Stop the line for Ward 7?")).to_be_focused()
    keys.press("Send the alert")
    phone.sees("You stopped the line for Ward 7")
    keys.write("Add a line", "The site team is here")
    keys.press("Add it")
    phone.sees("“The site team is here”")


def test_every_part_of_it_can_be_read_reached_and_pressed(numbered: Ward, device: NewDevice):
    phone = device(numbered)
    clocks.clock_of(phone, clocks.now())  # else what its page waits for goes by the real one
    phone.sign_in("nurse")
    begin_to_stop(phone.page)
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("button", name="Stop the line").click()
    phone.sees("Say what is unsafe.")
    found = faults(phone.page, "stop the line, mistake")
    sheet.get_by_role("textbox", name="What is unsafe?").fill(OXYGEN)
    sheet.get_by_role("button", name="Stop the line").click()
    phone.cut()
    found += faults(phone.page, "stop the line, sure")
    sheet.get_by_role("button", name="Send the alert").click()
    phone.sees("Nobody has been told. Phone now.")
    phone.page.clock.fast_forward(2 * MINUTE_MS)
    phone.sees(NOT_SENT)
    found += faults(phone.page, "alert, not sent")
    phone.heal()
    desk = device(numbered, "desk")
    desk.sign_in("lead")
    desk.sees(STOPPED)
    found += faults(desk.page, "board, told")
    desk.page.get_by_role("link", name="Open the alert").click()
    desk.sees("Who has been told")
    found += faults(desk.page, "alert, told")
    desk.page.get_by_role("button", name="It is safe to go on").click()
    found += faults(desk.page, "stand down")
    assert found == []


def test_not_sent_is_seen_over_an_open_sheet_too(numbered: Ward, device: NewDevice):
    phone = device(numbered)
    clocks.clock_of(phone, clocks.now())  # else what its page waits for goes by the real one
    phone.sign_in("nurse")
    phone.cut()
    stop_the_line(phone, OXYGEN)
    phone.page.get_by_role("link", name="Board").first.click()
    phone.page.locator("button:visible", has_text="Raise").first.click()
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    time_passes(numbered, phone, 1.3)
    expect(sheet.get_by_role("alert")).to_have_text(NOT_SENT)
    expect(sheet.get_by_role("link", name=SITE_MANAGER)).to_be_in_viewport()
    expect(sheet.get_by_role("textbox").first).to_be_in_viewport()
    assert faults(phone.page, "raise, an alert not sent") == []
    phone.page.keyboard.press("Escape")
    expect(phone.page.get_by_role("alert")).to_have_text(NOT_SENT)
