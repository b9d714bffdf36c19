"""Every screen in every state can be read, reached and pressed, whatever it is looked at with."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import acts, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.full_ward import COLD, DRIPS, GONE, PORTER, STICKS
from tests.browser.looks import faults
from tests.browser.patience import soon
from tests.support.org import uid

PAGES_OF_AN_ADMINISTRATOR = {
    "/": "You are not in a team yet",
    "/me": "You have raised nothing yet.",
    "/queue": "No team asks you for answers",
    "/needs-you": "Nothing needs you.",
    "/admin": "Teams",
    f"/item/{uid(999)}": "We cannot show this",
    "/no/such/place": "There is nothing here",
}


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    soon(lambda: page.evaluate("history.state?.sheet ?? null") is None)


def test_a_server_that_nobody_has_set_up(new_ward: Ward, device: NewDevice):
    phone = device(new_ward)
    phone.sees("What is your ward called?")
    found = faults(phone.page, "first run")
    press(phone.page, "Start with my ward")
    phone.sees("Please check 2 things")
    found += faults(phone.page, "first run, mistakes")
    assert found == []


def test_signing_in(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sees("Email address")
    found = faults(phone.page, "sign in")
    press(phone.page, "Sign in")
    phone.sees("Please check 2 things")
    found += faults(phone.page, "sign in, mistakes")
    phone.cut()
    phone.fill_sign_in("nurse")
    phone.sees("We cannot reach Heard now")
    found += faults(phone.page, "sign in, no network")
    assert found == []


def test_an_empty_board_and_raising(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    found = faults(phone.page, "board, empty")
    press(phone.page, "Raise")
    found += faults(phone.page, "capture")
    press(phone.page.get_by_role("dialog"), "Save")
    phone.sees("Say what is in the way")
    found += faults(phone.page, "capture, mistake")
    press(phone.page, "Urgent")
    found += faults(phone.page, "who to call")
    assert found == []


def test_a_full_board_and_an_item_with_its_sheets(ward: Ward, device: NewDevice):
    ids = full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.sees("Answers that came back")
    found = faults(phone.page, "board, full")
    phone.begin_to_raise("The bladder scanner")
    phone.sees("Is it this one?")
    found += faults(phone.page, "capture, alike")
    close(phone.page)
    for words in (COLD, DRIPS, STICKS, PORTER):
        phone.go(f"/item/{ids[words]}")
        expect(phone.page.get_by_role("heading", level=1, name=words)).to_be_visible()
        found += faults(phone.page, f"item: {words}")
    for words, sheet in ((COLD, "It is done"), (GONE, "Own it"), (GONE, "Ask for help")):
        phone.go(f"/item/{ids[words]}")
        press(phone.page, sheet)
        phone.page.get_by_role("dialog").locator("footer").get_by_role("button").first.click()
        phone.sees("Please check")
        found += faults(phone.page, f"{sheet}, mistakes")
        close(phone.page)
    press(phone.page, "More")
    found += faults(phone.page, "more")
    assert found == []


def test_no_network_words_that_wait_and_what_needs_you(ward: Ward, device: NewDevice):
    ids = full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("colleague")
    phone.cut()
    phone.raise_problem("No bins in the sluice")
    phone.sees("1 not sent since")
    found = faults(phone.page, "board, waiting")
    phone.page.get_by_role("link", name="Me").first.click()
    phone.sees("not sent")
    found += faults(phone.page, "me, waiting")
    phone.go("/")
    acts.open_item(phone, GONE)
    acts.own(phone.page, "Look in the store")
    found += faults(phone.page, "item, waiting")
    with ward.voice("nurse") as nurse:
        full_ward.own(nurse, ids[GONE], "Ask")
    phone.heal()
    phone.waits(0)
    phone.go("/needs-you")
    phone.sees("Your words are kept")
    found += faults(phone.page, "needs you")
    phone.page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    phone.go("/me")
    phone.sees("You are signed out.")
    found += faults(phone.page, "me, signed out")
    assert found == []


def test_a_queue_and_its_answers(ward: Ward, device: NewDevice):
    tablet = device(ward, "tablet")
    tablet.sign_in("matron")
    tablet.go("/queue")
    tablet.sees("You owe no answers now.")
    found = faults(tablet.page, "queue, empty")
    full_ward.fill(ward)
    tablet.sees(PORTER)
    found += faults(tablet.page, "queue")
    acts.open_item(tablet, PORTER)
    found += faults(tablet.page, "queue, open")
    for sheet in ("Answer", "Remove a barrier", "Give permission", "Give back with help"):
        press(tablet.page, sheet)
        tablet.page.get_by_role("dialog").locator("footer").get_by_role("button").first.click()
        tablet.sees("Please check")
        found += faults(tablet.page, f"{sheet}, mistakes")
        close(tablet.page)
    assert found == []


def test_one_s_own_page_administration_and_addresses_that_lead_nowhere(
    ward: Ward, device: NewDevice
):
    full_ward.fill(ward)
    desk = device(ward)
    desk.sign_in("admin")
    found: list[str] = []
    for path, words in PAGES_OF_AN_ADMINISTRATOR.items():
        desk.go(path)
        desk.sees(words)
        found += faults(desk.page, path)
    assert found == []
