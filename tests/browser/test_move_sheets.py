"""Every sheet of a move can be read and used: narrow and dark, and with text twice as large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts, full_ward, move_sheets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.looks import faults
from tests.browser.move_sheets import SENT_ON, Sheets
from tests.browser.patience import soon
from tests.support.org import INCIDENTS_ID

LOOKS = {
    "320 wide, dark": {"width": 320, "color_scheme": "dark"},
    "text at 200%, light": {"text": "200%"},
}


def fill(ward: Ward) -> dict[str, str]:
    ids = full_ward.fill(ward)
    with ward.voice("nurse") as nurse:
        ids[SENT_ON] = nurse.raised(SENT_ON)
        nurse.say("problem.redirect", problem=ids[SENT_ON], contact=str(INCIDENTS_ID))
    return ids


def close_sheet(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    soon(lambda: page.evaluate("history.state?.sheet ?? null") is None)


def looked_at(device: Device, ids: dict[str, str], sheets: Sheets) -> list[str]:
    found: list[str] = []
    for item, names in sheets.items():
        device.go(f"/item/{ids[item]}")
        for name, words in names.items():
            acts.open_sheet(device.page, words)
            found += faults(device.page, name, LOOKS)
            close_sheet(device.page)
    return found


@pytest.mark.parametrize(
    ("who", "sheets"),
    [
        ("nurse", move_sheets.OF_THE_TEAM),
        ("colleague", move_sheets.OF_A_COLLEAGUE),
        ("lead", move_sheets.OF_THE_LEAD),
        ("matron", move_sheets.OF_THE_ASKED),
    ],
)
def test_the_sheets_of_today(ward: Ward, device: NewDevice, who: str, sheets: Sheets):
    ids = fill(ward)
    phone = device(ward)
    phone.sign_in(who)
    assert looked_at(phone, ids, sheets) == []


def test_the_sheet_of_the_look_back(ward: Ward, device: NewDevice):
    ids = fill(ward)
    ward.move_clock(hours=24 * move_sheets.LATER_DAYS)
    phone = device(ward)
    phone.sign_in("nurse")
    assert looked_at(phone, ids, move_sheets.A_MONTH_LATER) == []
