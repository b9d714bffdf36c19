"""Whoever opens an item is where they wanted to be: at its words, and in sight of its answer."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser import acts, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.keyboard import Keyboard
from tests.browser.patience import soon
from tests.support.org import GROUP_ID

ADVICE = "Two porters are on the rota from Monday; ring the desk before noon and they come."
LONG = "No night porter after two, so the beds of those who leave early stay where they are"


def test_an_answer_is_in_sight_as_its_item_opens(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        problem = nurse.raised(LONG)
        ask = {"to": str(GROUP_ID), "tried": "We asked the site team", "need": "people"}
        nurse.say("problem.escalate", problem=problem, needed_by=full_ward.day(3), **ask)
        help_given = [{"kind": "coach", "words": "Ring me and we do it together"}]
        matron.say("problem.return", problem=problem, reason=ADVICE, help=help_given)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.page.get_by_role("link", name="What will we do with it?").click()
    answer = phone.page.locator(".c-answer-card:visible", has_text=ADVICE)
    soon(lambda: _stands_above_the_dock(phone.page, answer))


def test_an_open_item_has_the_focus(ward: Ward, device: NewDevice):
    full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    acts.open_item(phone, full_ward.GONE)
    expect(_words(phone, full_ward.GONE)).to_be_focused()


def test_after_an_answer_focus_is_at_the_item(ward: Ward, device: NewDevice):
    full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("matron")
    phone.go("/queue")
    acts.open_item(phone, full_ward.PORTER)
    acts.answer(phone.page, "A porter comes at two from tonight.")
    expect(_words(phone, full_ward.PORTER)).to_be_focused()
    Keyboard(phone.page).has_not_lost_focus()


def test_a_refused_move_is_told_on_its_item(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse:
        problem = nurse.raised(LONG)
    phone = device(ward)
    phone.sign_in("colleague")
    acts.open_item(phone, LONG)
    phone.cut()
    acts.own(phone.page, "Ring the porters' desk")
    with ward.voice("nurse") as nurse:
        full_ward.own(nurse, problem, "Ask the site team")
    phone.heal()
    phone.sees("Someone took this on before you.")
    phone.page.get_by_role("link", name="See what you can do").click()
    phone.sees("Ring the porters' desk")


def _words(phone: Device, words: str) -> Locator:
    return phone.page.get_by_role("heading", level=1, name=words)


def _stands_above_the_dock(page: Page, answer: Locator) -> bool:
    dock, card = page.locator(".c-dock:visible").bounding_box(), answer.bounding_box()
    assert dock is not None
    assert card is not None
    return card["y"] >= 0 and card["y"] + card["height"] <= dock["y"]
