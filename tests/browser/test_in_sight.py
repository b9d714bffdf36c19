"""Nothing hides what matters: long words wrap, Undo is above the dock, what is owed is first."""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import FloatRect, Locator, expect

from tests.browser import acts, full_ward, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import PHONE, TABLET
from tests.browser.looks import faults
from tests.support.org import WARD_ID, uid

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


def test_undo_hides_no_last_line(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    with ward.voice("nurse") as nurse:
        since = {"unit": str(WARD_ID), "started_on": full_ward.day(-1)}
        for n in range(5):
            usual = {"name": f"Number {n}", "how": "count", "better": "fewer"}
            nurse.say("measure.set", measure=str(uid(70_100 + n)), **since, **usual)
    phone.go("/numbers")
    phone.sees("Number 4")
    phone.page.get_by_role("button", name="Stop counting").first.click()
    toast = phone.page.get_by_role("button", name="Undo").locator("..")
    expect(toast).to_be_visible()
    phone.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = phone.page.locator("main .c-column > *").last
    expect(last).to_be_in_viewport()
    assert not _meet(_box(last), _box(toast))


def test_raise_is_in_the_middle_whoever_holds_it(ward: Ward, device: NewDevice):
    """A shared tablet has one place, a nurse two, a matron three."""
    nurse, matron = device(ward, "nurse"), device(ward, "matron")
    nurse.sign_in("nurse")
    matron.sign_in("matron")
    for one in (nurse, matron, tablets.enrolled(ward, device, size=PHONE)):
        capture = _box(one.page.locator(".c-tab-bar__capture"))
        assert abs(capture["x"] + capture["width"] / 2 - PHONE[0] / 2) < 1


def test_days_stand_in_even_lines_and_none_moves_with_a_tap(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.go("/huddle/setup")
    days = phone.page.get_by_role("group", name="On which days?").locator("label")
    expect(days).to_have_count(7)
    before = [_box(one) for one in days.all()]
    assert Counter(box["y"] for box in before).most_common() == [
        (before[0]["y"], 4),
        (before[-1]["y"], 3),
    ]
    phone.page.get_by_role("button", name="Every day").click()
    expect(days.last.get_by_role("checkbox")).to_be_checked()
    assert [_box(one) for one in days.all()] == before


def _box(one: Locator) -> FloatRect:
    box = one.bounding_box()
    assert box is not None
    return box


def _meet(one: FloatRect, other: FloatRect) -> bool:
    apart = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not apart
