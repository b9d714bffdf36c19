"""A thank-you is found by whoever it is for, and goes further when they say so."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.looks import faults
from tests.support.org import LEAD, NURSE, WARD_ID, uid

WORDS = "You stayed late to settle bay 2"


def test_whoever_is_thanked_finds_it_and_shares_it(ward: Ward, device: NewDevice):
    with ward.voice("lead") as lead:
        lead.say(
            "thanks.give",
            unit=str(WARD_ID),
            thanks=str(uid(70_001)),
            words=WORDS,
            to_person=str(NURSE.id),
        )
    phone = device(ward)
    phone.sign_in("nurse")
    phone.go("/me")
    mine = phone.page.get_by_role("region", name="Thank you to me")
    expect(mine.get_by_text(WORDS)).to_be_visible()
    assert faults(phone.page, "me, thanked") == []
    mine.get_by_role("button", name="Share it").click()
    expect(mine.get_by_text("Shared with Ward 7.")).to_be_visible()
    expect(mine.get_by_role("button", name="Share it")).to_have_count(0)
    assert LEAD.name not in mine.inner_text()
