"""A team sets its huddle up in under a minute, with no network and nobody's leave."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import in_step
from tests.browser.looks import faults
from tests.browser.patience import soon

SETUP = "/huddle/setup"
A_MINUTE_S = 60


def test_a_team_sets_its_huddle_up_and_its_other_devices_see_it(ward: Ward, device: NewDevice):
    phone, tablet = device(ward, "phone"), device(ward, "tablet")
    phone.sign_in("nurse")
    tablet.sign_in("colleague")
    phone.cut()
    began = time.monotonic()
    page = _opened(phone)
    page.get_by_label("At what time?").fill("09:00")
    page.get_by_role("button", name="Monday to Friday").click()
    page.get_by_role("button", name="Move up: Answers that came back").click()
    expect(page.get_by_role("button", name="Move up: Answers that came back")).to_be_focused()
    _part(page, "Thank you").click()
    page.get_by_role("textbox", name="What do you call it?").fill("Three cheers")
    expect(page.get_by_text("5 huddles a week. That is 50 minutes.")).to_be_visible()
    phone.waits(2)
    assert time.monotonic() - began < A_MINUTE_S

    phone.heal()
    phone.sees("Everyone can see it")
    there = _opened(tablet)
    expect(_part(there, "Three cheers")).to_be_visible()
    expect(there.get_by_label("At what time?")).to_have_value("09:00")
    assert _names(there)[:3] == ["Welcome", "Answers that came back", "Who is here"]
    in_step(ward.database, phone, tablet)
    assert faults(page, "huddle setup, a part open") == []


def test_what_was_changed_can_be_taken_back(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    page = _opened(phone)
    before = _names(page)
    page.get_by_label("Start from").select_option("Emergency department")
    expect(page.get_by_role("radio", name="5 min", exact=True)).to_be_checked()
    expect(_part(page, "The department now")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("radio", name="10 min")).to_be_checked()
    soon(lambda: _names(page) == before)  # the time and the parts are two things that were said
    page.get_by_label("At what time?").fill("")
    page.get_by_role("button", name="Every day").click()
    expect(page.get_by_text("Say at what time.")).to_be_visible()
    phone.waits(0)


def _opened(device: Device) -> Page:
    device.go(SETUP)
    expect(device.page.get_by_role("heading", level=1, name="Our huddle")).to_be_visible()
    return device.page


def _part(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^\d+ {name}$"))


def _names(page: Page) -> list[str]:
    return page.locator(".c-agenda-editor__title").all_text_contents()
