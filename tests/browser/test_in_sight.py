"""Nothing hides what matters: long words wrap, Undo is above the dock, what is owed is first."""

from __future__ import annotations

import re

from playwright.sync_api import FloatRect, Locator, expect

from tests.browser import acts, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET
from tests.browser.looks import faults

ADDRESS = "https://intranet.example/estates/requests/" + "lift" * 20


def test_a_web_address_wraps_wherever_it_stands(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.raise_problem(f"The form is gone: {ADDRESS}")
    acts.open_item(phone, "The form is gone")
    acts.own(phone.page, ADDRESS)
    found = faults(phone.page, "item, an address")
    phone.go("/")
    phone.sees("The form is gone")
    assert found + faults(phone.page, "board, an address") == []


def test_undo_stands_above_the_acts(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.raise_problem("Two of five slings are torn")
    acts.open_item(phone, "Two of five slings are torn")
    acts.own(phone.page, "Ask the supplier for two")
    acts.open_sheet(phone.page, "Pause it")
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("textbox", name="What are we waiting for?").fill("The delivery")
    sheet.get_by_role("radio", name="In a week").check()
    sheet.get_by_role("button", name="Pause it").click()
    expect(sheet).to_have_count(0)
    toast = phone.page.get_by_role("button", name="Undo").locator("..")
    expect(toast).to_be_visible()
    docked = phone.page.locator(".c-dock button:visible").all()
    assert docked, "there is a dock with acts"
    assert [one.inner_text() for one in docked if _meet(_box(one), _box(toast))] == []


def test_whoever_only_answers_sees_first_what_they_owe(ward: Ward, device: NewDevice):
    full_ward.fill(ward)
    matron = device(ward, "matron", TABLET)
    matron.sign_in("matron")
    expect(matron.page).to_have_url(re.compile("/queue$"))
    matron.page.get_by_role("link", name="Board").first.click()
    expect(matron.page).to_have_url(re.compile("/$"))


def _box(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box is not None
    return box


def _meet(one: FloatRect, other: FloatRect) -> bool:
    apart = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not apart
