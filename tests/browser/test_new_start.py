"""A team that meets less often is offered a new start: its people and its coach, nobody else."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import full_huddle, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.looks import faults
from tests.support.org import WARD_ID

OFFER = "A new start?"


def stopped_meeting(ward: Ward) -> None:
    """Two weeks ago; and what was said just now of all that is a day old."""
    full_huddle.met_for_weeks(ward, until_ago=15)
    ward.move_clock(hours=24)


def is_offered(device: Device) -> None:
    device.page.get_by_role("link", name=OFFER).click()
    device.sees("No huddle is on.")
    device.sees("Only we see this.")


def is_not_offered(device: Device) -> None:
    expect(device.page.get_by_role("link", name="Our numbers")).to_have_count(1)
    expect(device.page.get_by_role("link", name=OFFER)).to_have_count(0)


def test_a_team_that_stopped_meeting_begins_anew_in_its_own_words(ward: Ward, device: NewDevice):
    stopped_meeting(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    is_offered(phone)
    assert faults(phone.page, "a new start") == []
    phone.page.get_by_role("button", name="Meet for 5 minutes").click()
    phone.sees("Our huddle takes 5 minutes now.")
    phone.page.get_by_role("button", name="Start huddle").click()
    phone.sees("Welcome")


def test_its_coach_reads_it_and_an_unnamed_tablet_does_not(ward: Ward, device: NewDevice):
    stopped_meeting(ward)
    full_huddle.coach_it(ward)
    coach, tablet = device(ward, "coach"), tablets.enrolled(ward, device)
    coach.sign_in("coach")
    is_offered(coach)
    expect(coach.page.get_by_role("button", name="Meet for 5 minutes")).to_have_count(0)
    is_not_offered(tablet)


def test_a_team_that_meets_reads_how_long_it_takes_instead(ward: Ward, device: NewDevice):
    full_huddle.met_for_weeks(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    is_not_offered(phone)
    phone.go(f"/huddle/setup/{WARD_ID}")
    phone.sees("Lately half of our huddles were done in 1 minute. Only we see this.")
