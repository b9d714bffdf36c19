"""Whoever takes a ward's tablet home finds no words in its files; none are lost with its keys."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import acts, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import PHONE, Device
from tests.browser.kept import texts_in
from tests.browser.patience import soon
from tests.support.org import NURSE

READ = "Heron at the cold window"
SAID = "Kingfisher under the sink"
NAMELESS = "Bittern behind the hoist"
STEP = "Amina asks the plover"
TYPED = "Half a nightjar"
CANARIES = (READ, SAID, NAMELESS, STEP, TYPED, "Amina Yusuf", "Ben Carter")


def found_on(device: Device) -> list[str]:
    """The browser writes its files as it likes: what it holds back is written when it ends."""
    return [one for one in CANARIES if device.lies_on_disk(one)]


def closed_and_opened(device: Device) -> None:
    device.close()
    device.open()


def full_tablet(ward: Ward, device: NewDevice) -> Device:
    """Everything that holds words: read, said under a name and under none, and half typed."""
    with ward.voice("lead") as lead:
        lead.raised(READ)
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    tablet.sees(READ)
    tablets.ask_who(page)
    tablets.begin_first_time(page, "Amina Yusuf", "nurse")
    tablet.cut()
    page.get_by_role("link", name=READ).first.click()
    acts.own(page, STEP)
    tablet.raise_problem(SAID)
    tablets.done(page)
    tablet.raise_problem(NAMELESS)
    tablet.begin_to_raise(TYPED)
    soon(lambda: len(tablet.stored("drafts")) == 1)
    tablet.waits(3)
    return tablet


def test_no_words_lie_in_a_tablets_files_and_it_still_knows_them(ward: Ward, device: NewDevice):
    tablet = full_tablet(ward, device)
    assert found_on(tablet) == []
    closed_and_opened(tablet)
    assert found_on(tablet) == []
    for words in (READ, SAID, NAMELESS):
        tablet.sees(words)
    tablet.page.locator("button:visible", has_text="Raise").first.click()
    expect(tablet.page.get_by_role("textbox", name="What is in the way?")).to_have_value(TYPED)
    tablet.heal()
    tablet.waits(0)
    assert {SAID, NAMELESS} <= texts_in(ward.database).keys()
    assert found_on(tablet) == []


def test_taken_away_its_words_arrive_and_its_keys_go(ward: Ward, device: NewDevice):
    tablet = full_tablet(ward, device)
    tablets.take_away(ward)
    tablet.heal()
    tablet.sees("Everything written on it is sent.")
    assert texts_in(ward.database)[SAID] == 1
    assert found_on(tablet) == []
    soon(lambda: tablet.stored("base") + tablet.stored("drafts") == [])
    (seal,) = [one for one in tablet.stored("facts") if "writing" in one]
    assert seal["reading"] is None
    (held,) = tablet.stored("needs_you")  # what it said itself is held, for a person to look at
    assert held["outcome"] == "held"
    closed_and_opened(tablet)
    assert found_on(tablet) == []


def test_on_a_phone_of_ones_own_they_lie_there(ward: Ward, device: NewDevice):
    """So that the search is known to find what is there to be found."""
    with ward.voice("lead") as lead:
        lead.raised(READ)
    phone = device(ward, "phone", PHONE)
    phone.sign_in("nurse")
    phone.sees(READ)
    closed_and_opened(phone)
    assert phone.lies_on_disk(READ)
    assert phone.lies_on_disk(NURSE.name)
