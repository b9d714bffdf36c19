"""Whatever a huddle shows can be read and pressed, empty or full, however it is looked at."""

from __future__ import annotations

from tests.browser import full_huddle, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.full_huddle import OF_A_TIER, OF_A_WARD, named
from tests.browser.full_ward import SLINGS
from tests.browser.states import (
    Room,
    State,
    begin,
    faults_in,
    go,
    press,
    say,
    tick,
    turn,
    unfold,
    write,
)
from tests.support.org import GROUP_ID, WARD_ID


def said_today(room: Room) -> None:
    lamp = room.voice.raised("The lamp over bed 9 flickers")
    full_ward.own(room.voice, lamp, "Change the tube")


OUR_HUDDLE = f"/huddle/{WARD_ID}"

NOTHING_TO_SAY: tuple[State, ...] = (
    ("no huddle", go(OUR_HUDDLE), "No huddle is on."),
    ("certificate, not yet", go("/certificate"), "Not yet"),
    ("poster, empty", go("/you-said"), "Nothing is confirmed yet"),
    ("start", go("/"), "Start huddle"),
    ("join", begin(*OF_A_WARD), "Join the huddle"),
    ("welcome, empty", go(OUR_HUDDLE), "Nothing chosen yet."),
    ("who is here, empty", turn("roll_call"), "Nobody counted yet"),
    ("another role", unfold("Another role"), "Porter"),
    ("answers, empty", turn("answers"), "No answers today."),
    ("numbers, empty", turn("numbers"), "Choose what we count"),
    ("risks, empty", turn("risks"), "No risk is noted today."),
    ("risks, mistake", press("Note it"), "Say what could go wrong."),
    ("items, empty", turn("open_items"), "Nothing of ours is open."),
    ("in the way, empty", turn("in_the_way"), "Nothing said yet."),
    ("in the way, mistake", press("Save"), "Say what is in the way"),
    ("test, empty", turn("test"), "No test is running."),
    ("thanks, empty", turn("thanks"), "Who helped you?"),
    ("paused", say("huddle.pause"), "We keep your place on every device."),
    ("stopped", say("huddle.stop"), "Stopped for care."),
)

SKIPPED: tuple[State, ...] = (
    ("skipped", press("Not today"), "No huddle today."),
    ("skipped, its page", go(OUR_HUDDLE), "Why not today?"),
    ("skipped, and why", press("Short of staff"), "No huddle today: short of staff."),
)

MUCH_TO_SAY: tuple[State, ...] = (
    ("welcome", (*begin(*OF_A_WARD), *go(OUR_HUDDLE)), "Ready at eight: not said yet"),
    ("who is here", turn("roll_call"), "Same as yesterday"),
    ("who is here, counted", press("Same as yesterday"), "5 people, 2 roles"),
    ("answers", turn("answers"), "Did that fix it?"),
    ("answers, not yet", press("Not yet"), "What is still wrong?"),
    ("answers, not yet, mistake", press("Send it back"), "Say in a line"),
    ("numbers", turn("numbers"), "None of these happened"),
    ("risks", turn("risks"), "What we look out for"),
    ("items", turn("open_items"), "Still on it"),
    ("items, done", press("Done"), "What was done, in one sentence?"),
    ("in the way", turn("in_the_way"), "Just do it"),
    ("in the way, own", press("Own it"), "What is the next step?"),
    ("in the way, own, mistake", press("We own it"), "Say what the next step is."),
    ("in the way, ask", press("Not now", "Ask for help"), "What have you tried?"),
    ("in the way, ask, mistake", press("Ask Surgical wards"), "Say what you have tried"),
    ("in the way, alike", write("What is in the way?", "The torch for nights"), "Is it this one?"),
    ("in the way, just do it", press("Not now", "Just do it"), "What changed?"),
    ("test", turn("test"), "Fewer people sit on beds"),
    ("test, noted", press("Better"), "Noted."),
    ("thanks", turn("thanks"), "Who helped you?"),
    ("thanks, to whom", write("Who helped you?", "Ben"), "Ben Carter"),
    ("thanks, words", press("Ben Carter"), "What did they do?"),
    ("thanks, mistake", press("Say thank you"), "Somebody else"),
    ("summary", (said_today, *say("huddle.close")), "Who does what"),
    ("certificate", go("/certificate"), "A habit since"),
    ("poster, to choose", go("/you-said"), "What may hang on the wall?"),
    ("poster", tick("The cot side sticks"), "We did:"),
    ("start another", go("/"), "Start huddle"),
)

OF_LEADERS: tuple[State, ...] = (
    ("asks, empty", (*begin(*OF_A_TIER), *go(f"/huddle/{GROUP_ID}")), "Nothing waits"),
    ("sent down, empty", turn("send_down"), "No answer went down"),
    ("good news, empty", turn("good_news"), "No news yet."),
)

OF_LEADERS_FULL: tuple[State, ...] = (
    ("asks", turn("asks"), "Promise a date"),
    ("asks, answer", press("Answer it"), "Our answer, in one sentence"),
    ("asks, answer, mistake", press("Send the answer"), "Say the answer in one sentence."),
    ("asks, promise", press("Not now", "Promise a date"), "What will you do next?"),
    ("sent down", turn("send_down"), "For Ward 7"),
    ("good news", turn("good_news"), "They said:"),
)


def test_a_huddle_with_nothing_to_say(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    with ward.voice("colleague") as voice:
        assert faults_in(Room(phone, voice, named(WARD_ID)), NOTHING_TO_SAY) == []


def test_a_huddle_with_much_to_say(ward: Ward, device: NewDevice):
    full_huddle.met_for_weeks(ward)
    full_huddle.fill(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    with ward.voice("colleague") as voice:
        assert faults_in(Room(phone, voice, named(WARD_ID)), MUCH_TO_SAY) == []


def test_a_huddle_of_leaders(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("matron")
    with ward.voice("deputy") as voice:
        room = Room(phone, voice, named(GROUP_ID))
        found = faults_in(room, OF_LEADERS)
        ids = full_huddle.fill(ward)
        with ward.voice("nurse") as nurse:
            nurse.say("problem.confirm", problem=ids[SLINGS], fixed="yes")
        assert found + faults_in(room, OF_LEADERS_FULL) == []
