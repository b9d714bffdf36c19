"""A huddle stands on the right day, whatever the clock does: midnight, summer time, a holiday.

What a device with a wrong clock says, and what a shared tablet allows, is proved beside it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from heard.domain.huddles.huddle import BESIDE_THE_PLAN, huddle_id
from tests.browser import clocks
from tests.browser.clocks import clock_of, it_is, london
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.kept import in_step, problems_in
from tests.browser.looks import faults
from tests.browser.patience import soon
from tests.browser.test_huddle import HUDDLE, WALL, huddles_in, press, stands_at
from tests.browser.test_wall import in_sight
from tests.support.org import ALWAYS, WARD_ID, uid

RISK = "Bay 3 hoist is out of order"
FALLS = str(uid(800_001))
DAYS = ".c-days-since__number"
TEN_MINUTES = 10
BANK_HOLIDAY = "No huddle today: it is a holiday. The next is tomorrow at 9:15am."


def counts_falls(ward: Ward, since: date) -> None:
    with ward.voice("lead") as lead:
        lead.say(
            "measure.set",
            unit=str(WARD_ID),
            measure=FALLS,
            name="Falls",
            event="a fall",
            how="count",
            better="fewer",
            days_since=True,
            started_on=since.isoformat(),
        )


def begins(device: Device, name: str) -> None:
    device.sign_in(name)
    press(device, "Start huddle")
    stands_at(device, "Welcome")


def turn_to(device: Device, part: str) -> None:
    device.page.get_by_role("navigation").get_by_role("button", name=part).click()


def ids_in(ward: Ward) -> set[str]:
    return {huddle["id"] for huddle in huddles_in(ward)}


def test_a_huddle_goes_over_midnight_and_the_day_changes_around_it(ward: Ward, device: NewDevice):
    day = clocks.tomorrow()
    before, after = london(day, "23:58"), london(day + timedelta(days=1), "00:00")
    ward.set_clock(before)
    clocks.meets(ward, "23:50")
    counts_falls(ward, day - timedelta(days=4))
    tablet, board, asleep = device(ward, "tablet", TABLET), device(ward, "board"), device(ward)
    wall = device(ward, "wall", WALL)
    for one, name in ((board, "nurse"), (asleep, "colleague"), (wall, "lead")):
        clock_of(one, before)
        one.sign_in(name)
        expect(one.page.locator(DAYS)).to_have_text("4")
    clock_of(tablet, before)
    begins(tablet, "lead")
    wall.go(f"/wall/{WARD_ID}")
    turn_to(tablet, "Risks today")
    tablet.page.get_by_label("What could go wrong today?").fill(RISK)
    press(tablet, "Note it")
    asleep.go(HUDDLE)
    for one in (tablet, asleep, wall):
        one.sees(RISK)

    ward.set_clock(after)
    for one in (tablet, board, wall):
        one.page.clock.run_for(150_000)
    clocks.sleeps(asleep, timedelta(hours=7))
    for one in (tablet, wall, asleep):
        expect(one.page.get_by_text(RISK).filter(visible=True)).to_have_count(0)
    expect(board.page.locator(DAYS)).to_have_text("5")
    stands_at(tablet, "Risks today")
    turn_to(tablet, "Yesterday")
    expect(tablet.page.get_by_role("radio", name="Yesterday")).to_be_checked()
    press(tablet, "One more: Falls")
    expect(board.page.locator(DAYS)).to_have_text("1")
    turn_to(tablet, "Thank you")
    press(tablet, "Close the huddle")
    tablet.sees("We are done, after 2 minutes")
    # A press is shown before it is kept, and a page that is left at once keeps it no more.
    soon(lambda: [huddle["state"] for huddle in huddles_in(ward)] == ["closed"])
    assert ids_in(ward) == {str(huddle_id(WARD_ID, day, 23 * 60 + 50))}
    tablet.go("/")
    press(tablet, "Start huddle")
    stands_at(tablet, "Welcome")
    soon(lambda: len(ids_in(ward)) == 2)
    in_step(ward.database, tablet, board)


@pytest.mark.parametrize("month", [3, 10])
def test_a_slot_of_the_day_on_which_the_clocks_change_has_one_huddle(
    ward: Ward, device: NewDevice, month: int
):
    day = clocks.changes_in(month)
    at = london(day, "09:14")
    ward.set_clock(at)
    clocks.meets(ward, "01:30", "09:15")
    one, stale = device(ward, "one"), device(ward, "stale", TABLET)
    clock_of(one, at)
    clock_of(stale, at - timedelta(hours=1))  # nobody told it that the clocks have changed
    for each, name in ((one, "nurse"), (stale, "lead")):
        each.sign_in(name)
        each.cut()
        press(each, "Start huddle")
        stands_at(each, "Welcome")
    for each in (one, stale):
        each.heal()
    in_step(ward.database, one, stale)
    assert ids_in(ward) == {str(huddle_id(WARD_ID, day, 9 * 60 + 15))}


@pytest.mark.parametrize(
    ("month", "first", "second"),
    [(3, ("00:58", False), ("02:10", False)), (10, ("01:31", False), ("01:31", True))],
)
def test_a_slot_in_the_hour_that_is_lost_or_comes_twice_has_one_huddle(
    ward: Ward,
    device: NewDevice,
    month: int,
    first: tuple[str, bool],
    second: tuple[str, bool],
):
    day = clocks.changes_in(month)
    early, late = (london(day, clock, again=again) for clock, again in (first, second))
    ward.set_clock(early)
    clocks.meets(ward, "01:30")
    counts_falls(ward, day - timedelta(days=3))
    tablet, phone = device(ward, "tablet", TABLET), device(ward)
    for each in (tablet, phone):
        clock_of(each, early)
    phone.sign_in("nurse")
    expect(phone.page.locator(DAYS)).to_have_text("3")
    begins(tablet, "lead")
    tablet.waits(0)
    phone.page.get_by_role("link", name="Join the huddle").click()
    it_is(late, ward, tablet, phone)
    over = f"+{(late - early) // timedelta(minutes=1) - TEN_MINUTES}"
    for each in (tablet, phone):
        expect(each.page.locator(".c-time-ring__figure").first).to_contain_text(over)
    phone.go("/")
    expect(phone.page.locator(DAYS)).to_have_text("3")
    in_step(ward.database, tablet, phone)
    assert ids_in(ward) == {str(huddle_id(WARD_ID, day, 90))}
    it_is(late + timedelta(days=1), ward, phone)
    phone.go("/")
    expect(phone.page.locator(DAYS)).to_have_text("4")


def closed_on(ward: Ward, day: date) -> None:
    """The ward keeps hours from now on, and this day is none of them."""
    hours = [{"weekday": n, "opens": "07:00", "closes": "21:00"} for n in clocks.EVERY_DAY]
    with ward.voice("admin") as admin:
        admin.say(
            "calendar.set",
            calendar=str(ALWAYS.id),
            name="Day wards",
            shifts=hours,
            holidays=[day.isoformat()],
        )


def test_a_team_that_is_closed_on_a_bank_holiday_reads_why_and_when_next(
    ward: Ward, device: NewDevice
):
    day = clocks.tomorrow()
    before, at = london(day, "00:00") - timedelta(minutes=1), london(day, "09:10")
    ward.set_clock(before)
    clocks.meets(ward, "09:15")
    closed_on(ward, day)
    phone, wall = device(ward), device(ward, "wall", WALL)
    for one in (phone, wall):
        clock_of(one, before)
        one.sign_in("nurse")
        expect(one.page.get_by_text(BANK_HOLIDAY)).to_have_count(0)
    wall.go(f"/wall/{WARD_ID}")
    wall.sees("Nothing is open.")
    ward.set_clock(at)
    for one in (phone, wall):
        clocks.sleeps(one, at - before)
        one.sees(BANK_HOLIDAY)
    expect(phone.page.get_by_role("button", name="Not today")).to_have_count(0)
    assert faults(phone.page, "a board on a holiday") == []
    in_sight(wall)
    phone.go(HUDDLE)
    phone.sees(BANK_HOLIDAY)
    press(phone, "Start huddle")
    stands_at(phone, "Welcome")  # whoever is there may meet all the same
    phone.waits(0)
    assert ids_in(ward) == {str(huddle_id(WARD_ID, day, BESIDE_THE_PLAN))}


@pytest.mark.parametrize("wrong", [1996, 2031])
def test_a_device_that_is_years_wrong_runs_a_huddle_offline_in_its_right_slot(
    ward: Ward, device: NewDevice, wrong: int
):
    day = clocks.tomorrow()
    at = london(day, "09:13")
    ward.set_clock(at)
    clocks.meets(ward, "09:15")
    phone, tablet = device(ward, "phone"), device(ward, "tablet", TABLET)
    clock_of(phone, at)
    phone.sign_in("colleague")
    clock_of(tablet, at.replace(year=wrong))
    tablet.sign_in("lead")
    tablet.sees("clock is ")
    tablet.sees("Heard goes by the right time all the same.")
    tablet.cut()
    tablet.raise_problem("Said first")
    press(tablet, "Start huddle")
    stands_at(tablet, "Welcome")
    press(tablet, "Next: who is here")
    turn_to(tablet, "Risks today")
    tablet.page.get_by_label("What could go wrong today?").fill(RISK)
    press(tablet, "Note it")
    tablet.sees(RISK)
    soon(lambda: RISK in str(tablet.stored("outbox")))
    clocks.sleeps(tablet, timedelta(minutes=3))
    tablet.page.reload()
    stands_at(tablet, "Risks today")
    turn_to(tablet, "Thank you")
    press(tablet, "Close the huddle")
    tablet.sees("We are done, after")

    ward.set_clock(at + timedelta(minutes=4))
    phone.page.clock.run_for(240_000)
    with ward.voice("nurse") as nurse:
        nurse.raised("Said last")
    tablet.heal()
    in_step(ward.database, tablet, phone)
    assert tablet.stored("needs_you") == []
    (huddle,) = huddles_in(ward)
    assert huddle["id"] == str(huddle_id(WARD_ID, day, 9 * 60 + 15))
    assert [mark["mark"] for mark in huddle["marks"]] == ["started", "closed"]
    assert [turn["part"] for turn in huddle["turns"]] == ["roll_call", "risks", "thanks"]
    assert 120 < huddle["length_s"] < 360
    raised = {one["text"]: one["raised"]["at"] for one in problems_in(ward.database).values()}
    assert raised["Said first"] < huddle["started"]["at"] < raised["Said last"]
    phone.go(HUDDLE)
    phone.sees("We are done, after")
