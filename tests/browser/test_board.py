"""A board shows what came back and what is open, whose it is, and the item beside it."""

from __future__ import annotations

from uuid import uuid4

import msgspec
from playwright.sync_api import Locator, Page, expect

from tests.browser import acts, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET
from tests.browser.full_ward import day
from tests.browser.looks import faults
from tests.support.org import GROUP_ID, NURSE, OTHER_NURSE_SEAT, OTHER_WARD_ID, sits_in

OURS, THEIRS = "The bladder scanner is gone", "No bins in the day room of Ward 8"
ASKED = ("No night porter", "Two of five slings are torn", "Bay 3 is cold", "The tap drips")


def test_who_belongs_to_two_wards_chooses_whose_board_to_see(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse, ward.voice("neighbour") as neighbour:
        nurse.raised(OURS)
        unit = str(OTHER_WARD_ID)
        neighbour.say("problem.raise", problem=str(uuid4()), unit=unit, text=THEIRS)
    held = (*NURSE.memberships, sits_in(OTHER_NURSE_SEAT))
    with ward.voice("admin") as admin:
        memberships = msgspec.to_builtins(held)
        admin.say("person.set", person=str(NURSE.id), name=NURSE.name, memberships=memberships)
    phone = device(ward)
    phone.sign_in("nurse")
    board = phone.page
    expect(_titled(board, OURS)).to_be_visible()
    expect(_titled(board, THEIRS)).to_have_count(0)
    board.get_by_role("radio", name="Ward 8").check()
    expect(_titled(board, OURS)).to_have_count(0)
    acts.open_item(phone, THEIRS)
    board.get_by_role("link", name="Ward 8 board").click()
    expect(_titled(board, THEIRS)).to_be_visible()
    assert faults(board, "board, two wards") == []


def test_three_answers_stand_in_full_and_the_others_open(ward: Ward, device: NewDevice):
    ask = {"to": str(GROUP_ID), "tried": "We asked", "need": "people", "needed_by": day(3)}
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        nurse.raised(OURS)
        for words in ASKED:
            problem = nurse.raised(words)
            nurse.say("problem.escalate", problem=problem, **ask)
            matron.say("problem.answer", problem=problem, kind="done", words="It is seen to.")
    tablet = device(ward, "tablet", TABLET)
    tablet.sign_in("nurse")
    page = tablet.page
    answers = page.get_by_role("link", name="Did that fix it?")
    expect(answers).to_have_count(3)
    expect(page.get_by_text("4 new")).to_be_visible()
    page.get_by_role("button", name="And 1 more").click()
    expect(answers).to_have_count(4)
    acts.open_item(tablet, OURS)
    expect(_titled(page, OURS)).to_be_visible()
    expect(answers.first).to_be_visible()
    assert faults(page, "board, item beside it") == []


def _titled(page: Page, words: str) -> Locator:
    return page.get_by_role("article").get_by_role("link", name=words)


def test_what_sounds_alike_says_who_has_it_and_by_when(ward: Ward, device: NewDevice):
    full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.begin_to_raise(full_ward.COLD)
    phone.sees("1 voice. With us: Ward manager. Next step by tomorrow.")
