"""Whoever listens is told what whoever looks is shown: the part, the time, where the words are."""

from __future__ import annotations

from tests.browser import full_huddle, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.full_huddle import OF_A_WARD, named
from tests.browser.hearing import Listener
from tests.support.org import WARD_ID

HUDDLE = named(WARD_ID)


def in_the_huddle(device: Device, name: str) -> Listener:
    device.sign_in(name)
    device.go(f"/huddle/{WARD_ID}")
    device.sees("part 1 of 9")
    device.sees("Everyone can see it")
    return Listener(device.page)


def press(device: Device, name: str) -> None:
    device.page.get_by_role("button", name=name).first.click()


def test_a_turn_a_pause_and_the_time(ward: Ward, device: NewDevice):
    with ward.voice("colleague") as voice:
        full_huddle.start(voice, HUDDLE, OF_A_WARD)
        phone = device(ward)
        ears = in_the_huddle(phone, "nurse")
        voice.say("huddle.turn", **HUDDLE, part="roll_call")
        ears.hears("part 2 of 9. Who is here")
        press(phone, "Next: the answers")
        ears.hears("part 3 of 9. Answers that came back")
        voice.say("huddle.pause", **HUDDLE)
        ears.hears("Paused")
        voice.say("huddle.resume", **HUDDLE)
        ears.hears("minutes left")
        ward.move_clock(hours=8.5 / 60)
        phone.try_again()
        ears.hears("Most of the time has gone. What can wait?")
        ward.move_clock(hours=2 / 60)
        phone.try_again()
        ears.hears("Time is up. Park the rest?")


def test_where_the_words_are_on_a_phone_and_nothing_of_who_comes_and_goes(
    ward: Ward, device: NewDevice
):
    with ward.voice("colleague") as voice:
        full_huddle.start(voice, HUDDLE, OF_A_WARD)
        phone = device(ward)
        ears = in_the_huddle(phone, "nurse")
        in_the_huddle(device(ward, "tablet", TABLET), "lead")
        phone.sees("2 devices here")
        assert [one for one in ears.so_far() if "here" in one or "Checked" in one] == []
        phone.cut()
        press(phone, "Next: who is here")
        ears.hears("1 not sent since")
        phone.heal()
        ears.hears("Everyone can see it.")


def test_a_move_that_was_refused(ward: Ward, device: NewDevice):
    with ward.voice("colleague") as voice:
        torch = voice.raised("The torch for nights is dead")
        full_huddle.start(voice, HUDDLE, ("in_the_way",))
        phone = device(ward)
        phone.sign_in("nurse")
        phone.go(f"/huddle/{WARD_ID}")
        phone.sees("The torch for nights is dead")
        phone.cut()
        press(phone, "Own it")
        phone.page.get_by_label("What is the next step?").fill("Ask for batteries")
        press(phone, "We own it")
        full_ward.own(voice, torch, "Buy another")
        ears = Listener(phone.page)
        phone.heal()
        ears.hears("1 needs you.")
        phone.sees("1 needs you.")


def test_what_was_raised_and_can_be_taken_back(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    ears = Listener(phone.page)
    phone.raise_problem("The torch for nights is dead")
    ears.hears("Raised.")
