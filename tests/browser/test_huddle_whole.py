"""One whole huddle of ten minutes, as a ward holds it: five devices, and three of them in trouble.

Amina's network flaps, Ben takes the lift and is cut off, Carys stands where nothing comes through.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect

from heard.domain.alike import Of, alike
from heard.domain.huddles.huddle import huddle_id
from heard.domain.london import london_day
from tests.browser import full_ward, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.full_ward import COLD, DRIPS
from tests.browser.kept import entities_in, in_step
from tests.browser.room import Room, said_in
from tests.browser.said import Voice
from tests.support.org import GROUP_ID, WARD_ID, uid

UNIT = str(WARD_ID)
SLOT = 9 * 60 + 15
FALLS, LATE = uid(880_001), uid(880_002)
SCANNER, LOAN = "The bladder scanner is away", "One is on loan until 4 December."
HOIST, SHORT = "Bay 3 hoist is out of order", "One nurse short tonight"
SINK, SLING, TORCH = "Sink drips in bay 2", "Hoist sling is torn", "No torch on nights"
TROLLEYS = tuple(f"Trolley {n} sticks" for n in range(3))
CHAIRS = "Two chairs were taken away"
CHIMED, TIME_UP = "Most of the time has gone. What can wait?", "Time is up. Park the rest?"


def test_ten_minutes_at_the_board(ward: Ward, device: NewDevice):
    _days_before(ward)
    room = Room(ward, device)
    before = said_in(ward.database)
    _we_begin(room)
    _who_is_here(room)
    _an_answer_came_back(room)
    _yesterdays_numbers(room)
    _risks_today_while_one_is_cut_off(room)
    _open_items_while_nothing_comes_through_to_another(room)
    _all_say_what_is_in_the_way_whatever_their_network(room)
    _everyone_is_back_and_each_item_is_taken(room)
    _most_of_the_time_has_gone(room)
    _one_test_and_one_thank_you(room)
    _time_is_up_and_the_rest_is_parked(room)
    _we_are_done_and_read_one_summary(room)
    _nothing_is_lost_and_nothing_is_there_twice(room, before)


def _we_begin(room: Room) -> None:
    room.begins()
    _press(room.tablet, "Start huddle")
    for phone in (room.amina, room.ben, room.carys):
        phone.page.get_by_role("link", name="Join the huddle").click()
    room.stand_at("Welcome")
    room.tablet.sees("5 devices here")
    for one in room.everyone:
        expect(one.page.locator(".c-days-since__number")).to_have_text("23")
        one.sees("days since a fall")


def _who_is_here(room: Room) -> None:
    room.wait_until(0, 30)
    _press(room.tablet, "Next: who is here")
    room.stand_at("Who is here")
    _press(room.tablet, "Same as yesterday")
    _press(room.tablet, "One more: Student")
    for one in room.held:
        one.sees("6 people, 3 roles")
    room.wall.sees("Student 1")


def _an_answer_came_back(room: Room) -> None:
    room.wait_until(0, 45)
    _press(room.amina, "Next: the answers")
    room.stand_at("Answers that came back")
    for one in room.everyone:
        one.sees(LOAN)
        one.sees("Did that fix it?")
    _press(room.amina, "Yes, it is fixed")
    for one in room.everyone:
        expect(one.page.get_by_text(LOAN)).to_have_count(0)
    for one in room.held:
        one.sees("That is every answer for today.")


def _yesterdays_numbers(room: Room) -> None:
    room.wait_until(1, 45)
    _press(room.tablet, "Next: the numbers")
    room.stand_at("Yesterday\u2019s numbers")
    _press(room.tablet, "One more: Late medicines")
    _press(room.tablet, "None of the others happened")
    for one in room.held:
        one.sees("All is said for this day.")


def _risks_today_while_one_is_cut_off(room: Room) -> None:
    room.ben.cut()
    room.wait_until(2, 30)
    _press(room.tablet, "Next: risks today")
    room.stand_at("Yesterday\u2019s numbers", room.ben)
    _press(room.ben, "Next: risks today")  # alone, he goes on all the same
    for one, words in ((room.tablet, HOIST), (room.ben, SHORT)):
        one.page.get_by_label("What could go wrong today?").fill(words)
        _press(one, "Note it")
    room.stand_at("Risks today")
    for one in (room.wall, room.amina, room.carys):
        one.sees(HOIST)


def _open_items_while_nothing_comes_through_to_another(room: Room) -> None:
    room.carys.network.turn("black_hole")
    room.wait_until(4)
    _press(room.tablet, "Next: our open items")
    room.stand_at("Our open items", room.tablet, room.amina)
    _press(_item(room.amina, DRIPS), "Still on it")
    cold = _item(room.tablet, COLD)
    _press(cold, "Done")
    cold.get_by_role("textbox", name="What was done").fill("Estates bled the radiator")
    _choose(cold, "Equipment that helps")
    _press(cold, "Tell them")
    tablets.begin_first_time(room.tablet.page, "Amina Yusuf", "nurse")
    expect(room.amina.page.get_by_text(COLD)).to_have_count(0)
    room.stand_at("Risks today", room.ben, room.carys)


def _all_say_what_is_in_the_way_whatever_their_network(room: Room) -> None:
    room.wait_until(6)
    _press(room.amina, "Next: anything in the way?")
    for alone in (room.ben, room.carys):
        _press(alone, "Next: our open items")
        _press(alone, "Next: anything in the way?")
    room.stand_at("Anything in the way?")
    _says(room.ben, SINK, "Domestic")
    _says(room.carys, SLING, "Healthcare assistant")
    for words in TROLLEYS:
        room.amina.cut()
        _says(room.amina, words, "Student")
        room.amina.heal()
    _says(room.tablet, TORCH, "Nurse")


def _everyone_is_back_and_each_item_is_taken(room: Room) -> None:
    room.wait_until(7)
    for one in (room.ben, room.carys):
        one.heal()
    for one in room.held:
        for words in (SINK, SLING, TORCH, *TROLLEYS):
            one.sees(words)
    room.stand_at("Anything in the way?")
    _own(room, SLING)
    _ask(room, TORCH)
    _press(_item(room.tablet, SINK), "Park it")
    for one in (room.amina, room.ben, room.carys):
        expect(_item(one, SLING)).to_contain_text("With us")
        expect(_item(one, TORCH)).to_contain_text("With Surgical wards")
        expect(_item(one, SINK)).to_contain_text("Parked until the next huddle.")


def _most_of_the_time_has_gone(room: Room) -> None:
    for one in room.everyone:
        expect(one.page.get_by_text(CHIMED)).to_have_count(0)
    room.wait_until(8, 1)
    for one in room.everyone:
        one.sees(CHIMED)
    assert room.bells() == [0, 1, 0, 0, 0], "the tablet alone rings, once"


def _one_test_and_one_thank_you(room: Room) -> None:
    room.wait_until(9)
    _press(room.tablet, "Next: one test")
    room.stand_at("One test")
    room.ben.page.get_by_label("Anything to add?").fill(CHAIRS)
    _press(room.ben, "Worse")
    for one in room.held:
        one.sees(f"Worse. {CHAIRS}")
    room.wait_until(9, 30)
    _press(room.carys, "Next: thank you")
    room.stand_at("Thank you")
    _press(room.carys, "Ben Carter")
    room.carys.page.get_by_label("What did they do?").fill("Stayed until the drip ran")
    _press(room.carys, "Say thank you")
    room.carys.sees("Saved. Thank you to Ben Carter.")


def _time_is_up_and_the_rest_is_parked(room: Room) -> None:
    room.wait_until(10, 1)
    for one in room.everyone:
        one.sees(TIME_UP)
        expect(one.page.get_by_role("timer")).to_have_text("Time is up")
    _press(room.tablet, "Park 3 items for next time")  # the trolleys, which nobody has taken
    expect(room.ben.page.get_by_role("button", name="Park 3 items")).to_have_count(0)
    assert room.bells() == [0, 1, 0, 0, 0]


def _we_are_done_and_read_one_summary(room: Room) -> None:
    room.wait_until(10, 10)
    _press(room.ben, "Close the huddle")
    for one in room.held:
        one.sees("We are done, after 1")  # ten minutes, on a machine with time
    room.wall.sees("Our open items")
    room.nobody_is_named()
    nouns = ("huddle", "risk", "tally", "problem")
    room.tablet.waits(0)  # what a shared device keeps is sealed: its summary speaks for it
    in_step(room.ward.database, room.amina, room.ben, room.carys, nouns=nouns)
    read = {one.page.locator(".c-column").inner_text() for one in room.held}
    assert len(read) == 1, "one summary, on every device"
    for words in (SLING, "Order two slings", TORCH, COLD, SCANNER, SINK, "6 people, 3 roles"):
        assert words in next(iter(read))


def _nothing_is_lost_and_nothing_is_there_twice(room: Room, before: Counter[str]) -> None:
    database = room.ward.database
    assert said_in(database) - before == {
        "huddle.start": 1,
        "huddle.turn": 14,  # eight parts, five more by those who were alone, and on to the end
        "huddle.attend": 2,
        "problem.read_out": 1,
        "problem.confirm": 1,
        "measure.add": 2,
        "risk.note": 2,
        "problem.progress": 1,
        "problem.resolve": 1,
        "problem.raise": 6,
        "problem.own": 1,
        "problem.escalate": 1,
        "huddle.park": 4,
        "huddle.note_test": 1,
        "thanks.give": 1,
        "huddle.close": 1,
    }
    today = huddle_id(WARD_ID, london_day(datetime.now(UTC)), SLOT)
    huddles = entities_in(database, "huddle")
    (held,) = [one for one in huddles.values() if one["id"] != str(today) and "turns" in one]
    assert [mark["mark"] for mark in held["marks"]] == ["started", "closed"]
    assert held["present"] == {"doctor": 1, "nurse": 4, "student": 1}
    assert len(held["parked"]) == 4
    risks = entities_in(database, "risk").values()
    assert sorted(one["words"] for one in risks) == [HOIST, SHORT]


# --- What hands do --------------------------------------------------------------------------------


def _press(where: Device | Locator, name: str) -> None:
    scope = where.page if isinstance(where, Device) else where
    scope.get_by_role("button", name=name).click()


def _choose(form: Locator, label: str) -> None:
    form.get_by_role("radio", name=label).check(force=True)


def _item(device: Device, words: str) -> Locator:
    return device.page.get_by_role("article", name=words)


def _says(device: Device, words: str, role: str) -> None:
    page = device.page
    page.get_by_text(role, exact=True).click()
    field = page.get_by_role("textbox", name="What is in the way?")
    field.fill(words)
    field.press("Enter")
    expect(field).to_have_value("")


def _own(room: Room, words: str) -> None:
    item = _item(room.tablet, words)
    _press(item, "Own it")
    item.get_by_role("textbox", name="What is the next step?").fill("Order two slings")
    _press(item, "We own it")


def _ask(room: Room, words: str) -> None:
    item = _item(room.tablet, words)
    _press(item, "Ask for help")
    item.get_by_role("textbox", name="What have you tried?").fill("We borrowed one")
    _choose(item, "Equipment or supplies")
    _press(item, "Ask Surgical wards")


# --- What the ward brings with it -----------------------------------------------------------------


def _days_before(ward: Ward) -> None:
    """Yesterday's huddle, two counters, a test, two items of ours, and an answer that came back."""
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        _yesterdays_huddle(nurse)
        _what_we_count(nurse)
        test = {"words": "One chair in each bay", "we_think": "Fewer people sit on beds"}
        script = str(alike(WARD_ID, Of.SCRIPT))
        nurse.say("script.focus", unit=UNIT, script=script, test=test)
        for words in (COLD, DRIPS):
            full_ward.own(nurse, nurse.raised(words), "Ring estates")
        scanner = nurse.raised(SCANNER)
        ask = {"to": str(GROUP_ID), "tried": "We asked Ward 8", "need": "supplies"}
        needed_by = full_ward.day(3)
        nurse.say("problem.escalate", problem=scanner, needed_by=needed_by, **ask)
        matron.say("problem.answer", problem=scanner, kind="done", words=LOAN)


def _yesterdays_huddle(nurse: Voice) -> None:
    day = london_day(datetime.now(UTC)) - timedelta(days=1)
    named = {"unit": UNIT, "huddle": str(huddle_id(WARD_ID, day, SLOT))}
    nurse.say("huddle.start", **named, day=day.isoformat(), slot=SLOT)
    nurse.say("huddle.attend", **named, present={"nurse": 4, "doctor": 1})
    nurse.say("huddle.close", **named)


def _what_we_count(nurse: Voice) -> None:
    today = london_day(datetime.now(UTC))
    started, fell = (today - timedelta(days=days) for days in (40, 23))
    usual = {"unit": UNIT, "how": "count", "better": "fewer", "started_on": started.isoformat()}
    falls = {"name": "Falls", "event": "a fall", "days_since": True}
    nurse.say("measure.set", measure=str(FALLS), **usual, **falls)
    nurse.say("measure.set", measure=str(LATE), **usual, name="Late medicines")
    tally = str(alike(FALLS, Of.TALLY, fell.year))
    of_a_day = {"tally": tally, "day": fell.isoformat(), "by": 1}
    nurse.say("measure.add", unit=UNIT, measure=str(FALLS), **of_a_day)
