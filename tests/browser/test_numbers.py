"""A team counts what it chose: on its board, in its huddle, and for any day that was missed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from heard.domain.alike import Of, alike
from heard.domain.base import UnitId
from tests.browser import full_huddle, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import in_step
from tests.browser.looks import faults
from tests.support.org import COACH, WARD_ID, uid

NOTHING_YET = "Your team counts nothing yet."


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
    page.get_by_role("button", name="Show it again").first.click()
    tablet.sees("Our best ever is 23")
    in_step(ward.database, phone, tablet)


def test_a_hard_day_is_covered_in_the_huddle_as_on_the_board(ward: Ward, device: NewDevice):
    tablet = tablets.enrolled(ward, device)
    full_huddle.fill(ward)
    _a_fall_that_is_covered(ward)
    _stands_at_the_numbers(ward, WARD_ID)
    tablet.go(f"/huddle/{WARD_ID}")
    page = tablet.page
    tablet.sees("Covered today. It shows again by itself")
    rows = page.get_by_role("list", name="Yesterday").get_by_role("listitem")
    falls = rows.filter(has_text="Falls")
    assert not re.search(r"[1-9]|first, then", falls.inner_text().split("itself")[0])
    expect(page.get_by_role("button", name="One more: Falls")).to_have_count(0)
    expect(page.get_by_role("radio", name="Yes", exact=True)).to_have_count(1)  # of the other
    assert faults(page, "a covered day in a huddle") == []

    page.get_by_role("button", name="Show it again").click()
    expect(falls).to_contain_text("We look after each other first, then we learn.")
    expect(page.get_by_role("button", name="One more: Falls")).to_be_visible()


def _a_fall_that_is_covered(ward: Ward) -> None:
    yesterday = full_huddle.today() - timedelta(days=1)
    of = {"unit": str(WARD_ID), "measure": full_huddle.FALLS}
    tally = str(alike(uid(70_001), Of.TALLY, yesterday.year))
    with ward.voice("nurse") as nurse:
        nurse.say("measure.add", **of, tally=tally, day=yesterday.isoformat(), by=1)
        nurse.say("measure.cover", **of, covered=True)


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


def test_the_first_counter_is_chosen_from_the_huddle_which_goes_on_where_it_was(
    ward: Ward, device: NewDevice
):
    phone = device(ward)
    phone.sign_in("nurse")
    _stands_at_the_numbers(ward, WARD_ID)
    page = phone.page
    phone.go(f"/huddle/{WARD_ID}")
    phone.sees(NOTHING_YET)
    expect(page.get_by_role("radio")).to_have_count(0)  # no day to choose before anything is told
    page.get_by_role("link", name="Choose what we count").click()
    _count(page, "Falls")
    assert faults(page, "our numbers, a huddle on") == []
    page.get_by_role("main").get_by_role("link", name="Back to the huddle").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yesterday\u2019s numbers")
    expect(page.get_by_role("radio", name="Today")).to_be_checked()
    page.get_by_role("button", name="One more: Falls").click()
    phone.sees("All is said for this day.")


def test_who_may_choose_no_counter_reads_one_plain_line(ward: Ward, device: NewDevice):
    full_huddle.coach_it(ward)
    tablet = tablets.enrolled(ward, device)
    _stands_at_the_numbers(ward, WARD_ID)
    tablet.go(f"/huddle/{WARD_ID}")
    choose = tablet.page.get_by_role("link", name="Choose what we count")
    expect(choose).to_have_count(1)
    tablets.ask_who(tablet.page)
    tablets.begin_first_time(tablet.page, COACH.name, "coach")
    tablet.sees(NOTHING_YET)
    expect(choose).to_have_count(0)
    assert faults(tablet.page, "numbers of a huddle, not mine to choose") == []


def test_at_the_shared_tablet_a_counter_is_chosen_under_a_name(ward: Ward, device: NewDevice):
    tablet = tablets.enrolled(ward, device)
    _stands_at_the_numbers(ward, WARD_ID)
    tablet.go(f"/huddle/{WARD_ID}")
    tablet.page.get_by_role("link", name="Choose what we count").click()
    tablet.page.get_by_role("button", name="Count something").click()
    tablet.page.get_by_label("What do you count?").fill("Falls")
    tablet.page.get_by_role("button", name="Save").click()
    tablet.sees("Tap your name")


def _stands_at_the_numbers(ward: Ward, unit: UnitId, who: str = "nurse") -> None:
    with ward.voice(who) as voice:
        huddle = full_huddle.named(unit)
        full_huddle.start(voice, huddle, ("opener", "numbers", "thanks"))
        voice.say("huddle.turn", **huddle, part="numbers")


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
