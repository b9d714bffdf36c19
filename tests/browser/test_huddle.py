"""Ten minutes at the board: one huddle on a wall, a tablet and three phones, whatever the network.

What a part asks for is proved beside that part; here the huddle itself is.
"""

from __future__ import annotations

from typing import Any

import msgspec
from playwright.sync_api import expect

from tests.browser import clocks, full_huddle
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.kept import in_step, once_each, problems_in, rows_of, texts_in
from tests.browser.looks import faults
from tests.browser.patience import soon
from tests.support.org import WARD_ID

WALL = (1920, 1080)
HUDDLE = f"/huddle/{WARD_ID}"
AT_MIDNIGHT = "00:00"  # today's huddle, whatever the hour


def huddles_in(ward: Ward) -> list[dict[str, Any]]:
    docs = rows_of(ward.database, "SELECT doc FROM entity WHERE noun = 'huddle'")
    return [msgspec.json.decode(doc) for (doc,) in docs]


def stands_at(device: Device, title: str) -> None:
    """The part that a device shows is its one heading of the first rank."""
    expect(device.page.get_by_role("heading", level=1)).to_have_text(title)


def press(device: Device, name: str) -> None:
    device.page.get_by_role("button", name=name).click()


def test_one_huddle_on_five_devices_through_every_kind_of_network(ward: Ward, device: NewDevice):
    wall, tablet = device(ward, "wall", WALL), device(ward, "tablet", TABLET)
    phones = [device(ward, f"phone {n}") for n in range(3)]
    everyone = (wall, tablet, *phones)
    for one, name in zip(everyone, ("lead", "lead", "nurse", "colleague", "nurse"), strict=True):
        one.signed_in_long_ago(name)

    press(tablet, "Start huddle")
    stands_at(tablet, "Welcome")
    for one in (wall, *phones):
        one.page.get_by_role("link", name="Join the huddle").click()
        stands_at(one, "Welcome")
    wall.sees("5 devices here")

    press(tablet, "Next: who is here")
    for one in everyone:
        stands_at(one, "Who is here")

    cut, _, flapping = phones
    cut.cut()
    press(tablet, "Next: the answers")
    for one in (wall, tablet, *phones[1:]):
        stands_at(one, "Answers that came back")
    stands_at(cut, "Who is here")
    press(cut, "Next: the answers")  # alone, it goes on all the same
    stands_at(cut, "Answers that came back")
    for _ in range(5):
        flapping.cut()
        flapping.heal()
    press(flapping, "Next: the numbers")
    cut.heal()
    for one in everyone:
        stands_at(one, "Yesterday\u2019s numbers")

    wall.kill()
    tablet.cut()
    press(phones[1], "Pause")
    phones[1].sees("Paused. We keep your place on every device.")
    press(tablet, "Next: risks today")
    tablet.heal()
    tablet.sees("Paused. We keep your place on every device.")
    wall.open(HUDDLE)
    wall.sees("Paused. We keep your place on every device.")
    press(tablet, "Go on")
    for one in everyone:
        stands_at(one, "Risks today")

    page = tablet.page
    page.get_by_role("navigation").get_by_role("button", name="Thank you").click()
    press(phones[0], "Close the huddle")
    for one in everyone:
        one.sees("We are done, after")
    in_step(ward.database, *everyone)
    (huddle,) = huddles_in(ward)
    assert huddle["state"] == "closed"
    assert [mark["mark"] for mark in huddle["marks"]] == ["started", "paused", "resumed", "closed"]


def test_who_may_read_a_huddle_and_not_run_it_looks_on(ward: Ward, device: NewDevice):
    full_huddle.coach_it(ward)
    nurse, coach = device(ward), device(ward, "coach", TABLET)
    nurse.signed_in_long_ago("nurse")
    press(nurse, "Start huddle")
    coach.sign_in("coach")
    coach.go(HUDDLE)
    coach.sees("Part 1 of 9. The team turns the parts.")
    press(nurse, "Next: who is here")
    coach.sees("Part 2 of 9. The team turns the parts.")
    may_press(coach)

    press(nurse, "Pause")
    press(nurse, "Stop for care")
    coach.sees("Stopped for care. We kept your place.")
    may_press(coach, "Print this page")
    nurse.page.get_by_role("button", name="Go on where we stopped").click()
    coach.sees("Part 2 of 9. The team turns the parts.")


def may_press(device: Device, *names: str) -> None:
    """Nothing that the server would refuse."""
    expect(device.page.get_by_role("main").get_by_role("button")).to_have_text(list(names))
    assert faults(device.page, "looking on") == []


def test_started_twice_apart_it_is_one_huddle(ward: Ward, device: NewDevice):
    one, other = device(ward, "one"), device(ward, "other", TABLET)
    one.signed_in_long_ago("nurse")
    other.signed_in_long_ago("lead")
    for each in (one, other):
        each.cut()
        press(each, "Start huddle")
        stands_at(each, "Welcome")
    press(other, "Next: who is here")
    one.kill()
    one.open(HUDDLE)
    stands_at(one, "Welcome")  # as it was kept, with no network
    for each in (one, other):
        each.heal()
    stands_at(one, "Who is here")
    in_step(ward.database, one, other)
    soon(lambda: [len(huddle["marks"]) for huddle in huddles_in(ward)] == [2])


def test_what_is_left_when_the_time_is_up_is_parked(ward: Ward, device: NewDevice):
    tablet = device(ward, "tablet", TABLET)
    tablet.sign_in("lead")
    words = "The hoist battery never lasts a shift"
    tablet.raise_problem(words)
    press(tablet, "Start huddle")
    stands_at(tablet, "Welcome")
    tablet.waits(0)
    ward.move_clock(hours=9 / 60)
    tablet.try_again()
    tablet.sees("Most of the time has gone. What can wait?")
    ward.move_clock(hours=2 / 60)
    tablet.try_again()
    tablet.sees("Time is up. Park the rest?")
    press(tablet, "Park 1 item for next time")
    stands_at(tablet, "Thank you")
    tablet.waits(0)
    (huddle,) = huddles_in(ward)
    assert len(huddle["parked"]) == 1
    assert texts_in(ward.database) == once_each([words])


def test_not_today_is_one_tap_and_can_be_taken_back(ward: Ward, device: NewDevice):
    clocks.meets(ward, AT_MIDNIGHT)
    phone = device(ward, "phone")
    phone.sign_in("nurse")
    press(phone, "Not today")
    phone.sees("No huddle today. That is all right.")
    press(phone, "Undo")
    expect(phone.page.get_by_role("button", name="Not today")).to_be_visible()
    phone.cut()
    press(phone, "Not today")
    phone.page.get_by_role("link", name="Say why not, if you like").click()
    press(phone, "We are closed")
    phone.sees("No huddle today: we are closed. That is all right.")
    phone.heal()
    phone.waits(0)
    (huddle,) = huddles_in(ward)
    assert [(mark["mark"], mark.get("reason")) for mark in huddle["marks"]] == [
        ("skipped", None),
        ("unskipped", None),
        ("skipped", None),
        ("skipped", "ward_closed"),
    ]
    press(phone, "We meet after all")
    stands_at(phone, "Welcome")


def test_not_today_said_apart_does_not_open_what_the_others_closed(ward: Ward, device: NewDevice):
    clocks.meets(ward, AT_MIDNIGHT)
    apart, together = device(ward, "apart"), device(ward, "together", TABLET)
    apart.sign_in("nurse")
    together.sign_in("lead")
    apart.cut()
    press(together, "Start huddle")
    press(together, "Next: who is here")
    together.page.get_by_role("navigation").get_by_role("button", name="Thank you").click()
    press(together, "Close the huddle")
    together.sees("We are done, after")
    press(apart, "Not today")
    press(apart, "Undo")
    apart.heal()
    apart.waits(0)
    in_step(ward.database, apart, together)
    together.sees("We are done, after")
    (huddle,) = huddles_in(ward)
    assert huddle["state"] == "closed"


def test_what_was_parked_opens_the_talk_of_items_next_time(ward: Ward, device: NewDevice):
    tablet = device(ward, "tablet", TABLET)
    tablet.sign_in("lead")
    words = "The hoist battery never lasts a shift"
    tablet.raise_problem(words)
    press(tablet, "Start huddle")
    rail = tablet.page.get_by_role("navigation")
    rail.get_by_role("button", name="Anything in the way?").click()
    press(tablet, "Park")
    rail.get_by_role("button", name="Thank you").click()
    press(tablet, "Close the huddle")
    tablet.sees("For next time")
    tablet.waits(0)
    ward.move_clock(hours=24)
    tablet.try_again()
    tablet.go("/")
    press(tablet, "Start huddle")
    rail.get_by_role("button", name="Our open items").click()
    left = tablet.page.get_by_role("region", name="Parked last time. Choose what happens next.")
    expect(left).to_contain_text(words)
    left.get_by_role("button", name="Own it").click()
    left.get_by_role("textbox").first.fill("Order two batteries")
    left.get_by_role("button", name="We own it").click()
    expect(left).to_be_hidden()
    tablet.sees("Order two batteries")


def test_stopped_for_care_it_can_go_on(ward: Ward, device: NewDevice):
    phone = device(ward, "phone")
    phone.sign_in("nurse")
    press(phone, "Start huddle")
    press(phone, "Pause")
    press(phone, "Stop for care")
    phone.sees("Stopped for care. We kept your place.")
    press(phone, "Go on where we stopped")
    stands_at(phone, "Welcome")


def says(device: Device, words: str, role: str) -> None:
    """Into the field of the part that is on, as the role that says it; Enter saves."""
    page = device.page
    page.get_by_text(role, exact=True).click()
    field = page.get_by_role("textbox", name="What is in the way?")
    field.fill(words)
    field.press("Enter")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_what_is_said_at_the_board_arrives_whatever_the_network(ward: Ward, device: NewDevice):
    tablet, cut, flapping = (
        device(ward, "tablet", TABLET),
        device(ward, "cut"),
        device(ward, "flap"),
    )
    everyone = (tablet, cut, flapping)
    for one, name in zip(everyone, ("lead", "nurse", "colleague"), strict=True):
        one.sign_in(name)
    press(tablet, "Start huddle")
    tablet.page.get_by_role("navigation").get_by_role("button", name="Anything in the way?").click()
    for one in (cut, flapping):
        one.page.get_by_role("link", name="Join the huddle").click()
        stands_at(one, "Anything in the way?")

    cut.cut()
    words = {"Sink drips in bay 2": "Domestic", "Hoist sling is torn": "Healthcare assistant"}
    for text, role in words.items():
        says(cut, text, role)
    for n in range(4):
        flapping.cut()
        says(flapping, f"Trolley {n} sticks", "Student")
        flapping.heal()
    says(tablet, "No torch on nights", "Nurse")
    cut.heal()
    said = [*words, *(f"Trolley {n} sticks" for n in range(4)), "No torch on nights"]
    for text in said:
        tablet.sees(text)

    sling = tablet.page.locator(".c-spoken-item", has_text="Hoist sling is torn")
    sling.get_by_role("button", name="Own it").click()
    sling.get_by_role("textbox").first.fill("Order two slings")
    sling.get_by_role("button", name="We own it").click()
    flapping.sees("With us")
    tablet.page.get_by_role("navigation").get_by_role("button", name="Thank you").click()
    press(tablet, "Close the huddle")
    for one in everyone:
        one.sees("We are done, after")
        one.sees("Order two slings")  # one summary, on every device
    in_step(ward.database, *everyone)
    assert texts_in(ward.database) == once_each(said)
    raised = {one["text"]: one["raised"] for one in problems_in(ward.database).values()}
    assert {text: raised[text]["role"] for text in words} == {
        "Sink drips in bay 2": "domestic",
        "Hoist sling is torn": "hca",
    }
