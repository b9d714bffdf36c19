"""What belongs to another system is told there: two taps, with words taken along, or none kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.full_ward import GONE
from tests.browser.looks import faults
from tests.browser.test_print import put_on_paper, reads
from tests.support.org import INCIDENTS_ID, uid

HOIST = "The hoist in bay 3 dropped while somebody was in it"
FORM = "https://incidents.ward.example/new"
GUARDIAN = "Call Freedom to Speak Up guardian, extension 4200"
LEAST_PX = 14
SMALLEST = """
Math.min(...[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && one.children.length === 0 && one.innerText?.trim())
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))
"""


@pytest.fixture
def numbered(ward: Ward) -> Ward:
    """Incidents have a form of their own, the guardian a number; the others have none yet."""
    numbers = (
        (INCIDENTS_ID, "incident", "Incident reporting", "01234 555 100", {"link": FORM}),
        (uid(60_002), "speak_up", "Freedom to Speak Up guardian", "extension 4200", {}),
    )
    with ward.voice("admin") as admin:
        for number, route, name, phone, more in numbers:
            admin.say(
                "contact.set", contact=str(number), route=route, name=name, phone=phone, **more
            )
    return ward


def to_the_right_place(device: Device, words: str) -> None:
    """From what is being typed."""
    device.begin_to_raise(words)
    device.page.get_by_role("button", name=re.compile("^Was someone harmed")).click()
    expect(device.page.get_by_role("heading", name="Tell the right place")).to_be_visible()


def place(page: Page, name: str):
    return page.get_by_role("region", name=name)


def test_typed_words_go_along_with_no_network_and_nothing_of_them_stays(
    numbered: Ward, device: NewDevice
):
    phone = device(numbered)
    phone.sign_in("nurse")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.cut()
    to_the_right_place(phone, HOIST)
    phone.page.get_by_role("button", name="Copy my words").click()
    phone.sees("Copied.")
    copied = phone.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Ward 7, ")
    assert copied.endswith(f"\n{HOIST}")
    incidents = place(phone.page, "Incident reporting")
    expect(incidents.get_by_role("link", name="Open their form")).to_have_attribute("href", FORM)
    expect(place(phone.page, "Safeguarding")).to_contain_text("Ring the switchboard")
    speaking_up = place(phone.page, "Freedom to Speak Up")
    expect(speaking_up.get_by_role("link", name=GUARDIAN)).to_have_attribute("href", "tel:4200")
    speaking_up.get_by_role("button", name="Clear my words here").click()
    phone.sees("Nothing of it is kept on this device.")
    expect(phone.page.get_by_text(HOIST)).to_have_count(0)
    assert [one for one in phone.stored("drafts") if HOIST in str(one)] == []
    phone.page.keyboard.press("Escape")
    phone.begin_to_raise("")
    expect(phone.page.get_by_role("textbox", name="What is in the way?")).to_have_value("")


def test_an_item_goes_along_and_speaking_up_leaves_no_words(numbered: Ward, device: NewDevice):
    ids = full_ward.fill(numbered)
    phone = device(numbered)
    phone.sign_in("nurse")
    phone.go(f"/item/{ids[GONE]}")
    acts.open_sheet(phone.page, "Hand it on")
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("radio", name="Someone was harmed, or nearly").check()
    expect(sheet.get_by_role("link", name="Open their form")).to_have_attribute("href", FORM)
    expect(sheet.get_by_role("checkbox", name="Leave no words here")).not_to_be_checked()
    sheet.get_by_role("radio", name="Freedom to Speak Up").check()
    expect(sheet.get_by_text("Nothing of this stays here.")).to_be_visible()
    expect(sheet.get_by_role("checkbox", name="Leave no words here")).to_be_checked()
    sheet.get_by_role("radio", name="Told by phone").check()
    sheet.get_by_role("button", name="Hand it on").click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(phone.page.get_by_text(GONE)).to_have_count(0)


def test_it_prints_as_a_sheet_to_fill_in(numbered: Ward, device: NewDevice):
    ids = full_ward.fill(numbered)
    phone = device(numbered)
    phone.sign_in("nurse")
    phone.go(f"/hand-over/{ids[GONE]}")
    expect(phone.page.get_by_role("heading", level=1, name="Tell the right place")).to_be_visible()
    phone.sees(GONE)
    put_on_paper(phone.page, "dark")
    reads(phone.page, GONE, "Ward 7, ", FORM, "extension 4200", "Who I told", "Its number there")
    assert phone.page.evaluate(SMALLEST) >= LEAST_PX


def test_every_part_of_it_can_be_read_reached_and_pressed(numbered: Ward, device: NewDevice):
    phone = device(numbered)
    phone.sign_in("nurse")
    to_the_right_place(phone, HOIST)
    phone.sees("Nothing of this stays here")
    found = faults(phone.page, "the right place")
    phone.page.get_by_role("button", name="A page to print").click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    phone.sees("Your words to take along")
    found += faults(phone.page, "the right place, page")
    assert found == []
