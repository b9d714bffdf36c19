"""A shared tablet's limits hold whatever is done to its clock: a turn, its cover, and what it read.

Playwright's `set_system_time` is a hand that sets the clock: what counts time by itself goes on.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import clocks, tablets
from tests.browser.clocks import clock_of, sleeps
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device

COLD = "Bay 3 is cold at night"
MINUTE, YEAR = timedelta(minutes=1), timedelta(days=365)


def acts_on_a_tablet(ward: Ward, device: NewDevice) -> Device:
    tablet = tablets.enrolled(ward, device)
    clock_of(tablet, clocks.now())
    tablets.ask_who(tablet.page)
    tablets.begin_first_time(tablet.page, "Amina Yusuf", "nurse")
    return tablet


def is_set(tablet: Device, by: timedelta) -> None:
    tablet.page.clock.set_system_time(clocks.now() + by)


def test_a_clock_that_is_set_back_makes_no_turn_longer(ward: Ward, device: NewDevice):
    tablet = acts_on_a_tablet(ward, device)
    page = tablet.page
    sleeps(tablet, 1.5 * MINUTE)
    is_set(tablet, -YEAR)
    tablets.acting(page, "Amina Yusuf")
    expect(page.get_by_text("Touch to see the board.")).to_have_count(0)
    sleeps(tablet, MINUTE)
    tablet.sees("Touch to see the board.")
    page.get_by_role("button", name="See the board").click()
    for _busy in range(4):
        sleeps(tablet, 2.75 * MINUTE)
        is_set(tablet, -YEAR)
        page.keyboard.press("Shift")
    expect(page.get_by_text("Amina Yusuf is acting").first).to_be_visible()
    sleeps(tablet, 2 * MINUTE)
    expect(page.get_by_text("Amina Yusuf is acting")).to_have_count(0)


def test_a_clock_that_is_set_forward_ends_a_turn_and_covers_the_board(
    ward: Ward, device: NewDevice
):
    tablet = acts_on_a_tablet(ward, device)
    is_set(tablet, timedelta(hours=1))
    tablet.sees("Touch to see the board.")
    expect(tablet.page.get_by_text("Amina Yusuf is acting")).to_have_count(0)


def test_a_cover_that_was_lifted_does_not_lift_the_next(ward: Ward, device: NewDevice):
    """A browser tells of a closed dialog when it has time, which may be after the next covers."""
    tablet = acts_on_a_tablet(ward, device)
    page = tablet.page
    sleeps(tablet, 2 * MINUTE)
    page.get_by_role("dialog").evaluate("cover => { window.lifted = cover; }")
    page.get_by_role("button", name="See the board").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    sleeps(tablet, 2 * MINUTE)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate("window.lifted.dispatchEvent(new Event('close'))")
    sleeps(tablet, timedelta(seconds=2))
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("back", [timedelta(), 10 * YEAR])
def test_what_it_read_is_put_away_after_14_days_wherever_its_clock_was_set(
    ward: Ward, device: NewDevice, back: timedelta
):
    with ward.voice("lead") as lead:
        lead.raised(COLD)
    tablet = tablets.enrolled(ward, device)
    clock_of(tablet, clocks.now())
    tablet.sees(COLD)
    tablet.sees("Nobody is acting")  # from here on it counts how long nobody touches it
    tablet.cut()
    is_set(tablet, -back)
    sleeps(tablet, timedelta(days=13, hours=23))
    tablet.page.get_by_role("button", name="See the board").click()
    tablet.sees(COLD)
    sleeps(tablet, timedelta(hours=2))
    tablet.page.get_by_role("button", name="See the board").click()
    tablet.sees("The board is put away.")
    expect(tablet.page.get_by_text(COLD)).to_have_count(0)
    ward.move_clock(hours=14 * 24 + 1)
    tablet.heal()
    tablet.sees("It is no longer the tablet of Ward 7.")  # the server counted them as well
