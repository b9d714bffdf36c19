"""What stands around a huddle can be read and pressed too: its time, an alert, a wall, a tablet."""

from __future__ import annotations

from datetime import timedelta

from tests.browser import clocks, full_huddle, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.full_huddle import OF_A_WARD, named
from tests.browser.looks import FULL_HD, ULTRA_HD
from tests.browser.states import (
    Room,
    State,
    Step,
    begin,
    faults_in,
    go,
    press,
    say,
    turn,
    unfold,
    write,
)
from tests.support.org import WARD_ID, uid

OUR_HUDDLE = f"/huddle/{WARD_ID}"
ALERT = {"unit": str(WARD_ID), "alert": str(uid(60_002))}
OXYGEN = "The piped oxygen in bay 2 has failed"
TWO_WEEKS = (14 * 24 + 1) * 60  # in minutes: with no contact, what was read is put away
TIME_IS_UP = "Time is up. Park the rest?"

OF_AN_ALERT: tuple[State, ...] = (
    ("a huddle under an alert", (*begin(*OF_A_WARD), *go(OUR_HUDDLE)), "stopped the line"),
    ("an alert", go(f"/alert/{ALERT['alert']}"), OXYGEN),
)
ACKNOWLEDGED: tuple[State, ...] = (
    ("an alert, acknowledged", go(f"/alert/{ALERT['alert']}"), "is on it"),
    ("a huddle, alert acknowledged", go(OUR_HUDDLE), "Welcome"),
)
OF_THE_SETUP: tuple[State, ...] = (
    ("setup", go("/huddle/setup"), "At what time?"),
    ("setup, no time", write("At what time?", ""), "At what time?"),
    ("setup, no time, told", press("Every day"), "Say at what time."),
    ("setup, a part open", press(r"\d+ Thank you$"), "What do you call it?"),
    ("setup, a part left out", press("Leave this part out"), "Put in"),
    ("setup, another focus", press("Add another$"), "And number 2?"),
)
OF_THE_NUMBERS: tuple[State, ...] = (
    ("numbers", go("/numbers"), "What we count"),
    ("numbers, another day", unfold("Another day"), "Another day"),
    ("a counter, changed", press("Change"), "Change Falls"),
    ("a counter, mistake", (*write("What do you count?", ""), *press("Save")), "Please check"),
    ("a counter, gone", (*go("/numbers"), *press("Stop counting")), "You stopped counting"),
    ("numbers, before", (*go("/numbers"), *unfold("What we counted before")), "Count it again"),
)
A_SIXTH: tuple[State, ...] = (
    ("a sixth counter", (*go("/numbers"), *press("Count something")), "You count five things"),
)


def passes(ward: Ward, minutes: float) -> Step:
    """For the server, and for the screen."""

    def go_by(room: Room) -> None:
        ward.move_clock(hours=minutes / 60)
        clocks.sleeps(room.screen, timedelta(minutes=minutes))

    return go_by


def of_its_time(ward: Ward) -> tuple[State, ...]:
    return (
        ("most of its time is gone", (passes(ward, 8.5),), "Most of the time has gone."),
        ("time is up", (passes(ward, 2),), TIME_IS_UP),
        ("time is up, among items", turn("in_the_way"), TIME_IS_UP),
        ("the rest is parked", press("Park .* for next time"), "Undo"),
    )


def signed_in(ward: Ward, device: NewDevice) -> Device:
    phone = device(ward)
    phone.sign_in("nurse")
    return phone


def test_a_huddle_whose_time_is_up(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    phone = signed_in(ward, device)
    with ward.voice("colleague") as voice:
        room = Room(phone, voice, named(WARD_ID))
        for step in begin(*OF_A_WARD):
            step(room)
        clocks.clock_of(phone, clocks.now())
        phone.go(OUR_HUDDLE)
        phone.sees("Welcome")
        assert faults_in(room, of_its_time(ward)) == []


def test_a_huddle_with_an_alert_over_it(ward: Ward, device: NewDevice):
    phone = signed_in(ward, device)
    with ward.voice("nurse") as nurse, ward.voice("lead") as lead:
        nurse.say("alert.raise", **ALERT, words=OXYGEN, phoned=True)
        room = Room(phone, nurse, named(WARD_ID))
        found = faults_in(room, OF_AN_ALERT)
        lead.say("alert.acknowledge", **ALERT)
        assert found + faults_in(room, ACKNOWLEDGED) == []


def test_the_setup_and_the_numbers_of_a_huddle(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    phone = signed_in(ward, device)
    with ward.voice("colleague") as voice:
        room = Room(phone, voice, named(WARD_ID))
        found = faults_in(room, (*OF_THE_SETUP, *OF_THE_NUMBERS))
        for n in range(4):
            counted = {"name": f"Number {n}", "how": "count", "better": "fewer"}
            since = {"unit": str(WARD_ID), "started_on": full_huddle.today().isoformat()}
            voice.say("measure.set", measure=str(uid(70_100 + n)), **since, **counted)
        phone.sees("Number 3")
        assert found + faults_in(room, A_SIXTH) == []


def test_a_wall_beside_a_huddle(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    wall = tablets.hung_up(ward, device)
    with ward.voice("nurse") as voice:
        room = Room(wall, voice, named(WARD_ID))
        parts = tuple((f"wall, {part}", turn(part), "Part ") for part in OF_A_WARD[1:])
        states: tuple[State, ...] = (
            ("wall, idle", (), "Our open items"),
            ("wall, welcome", begin(*OF_A_WARD), "Welcome"),
            *parts,
            ("wall, paused", say("huddle.pause"), "We keep our place."),
            ("wall, an alert", (_stopped,), OXYGEN),
            ("wall, closed, an alert", say("huddle.close"), OXYGEN),
        )
        assert faults_in(room, states, {**FULL_HD, **ULTRA_HD}) == []


def _stopped(room: Room) -> None:
    room.voice.say("alert.raise", **ALERT, words=OXYGEN, phoned=True)


def test_a_tablet_that_nobody_touches(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    tablet = tablets.enrolled(ward, device)
    clocks.clock_of(tablet, clocks.now())
    tablet.sees("Nobody is acting")
    with ward.voice("nurse") as voice:
        room = Room(tablet, voice, named(WARD_ID))
        assert faults_in(room, _left_alone(ward)) == []


def _cut(room: Room) -> None:
    room.screen.cut()


def _heal(room: Room) -> None:
    room.screen.heal()


def _left_alone(ward: Ward) -> tuple[State, ...]:
    return (
        ("tablet, covered", (passes(ward, 2.1),), "Touch to see the board."),
        (
            "tablet, put away",
            (_cut, passes(ward, TWO_WEEKS), *press("See the board")),
            "The board is put away.",
        ),
        ("tablet, its lease over", (_heal,), "It is no longer the tablet of"),
    )
