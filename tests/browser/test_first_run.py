"""Somebody begins alone: with their ward, or with the files of a whole organisation."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.acts import open_item
from tests.browser.conftest import NewDevice, Ward
from tests.browser.looks import faults
from tests.house.tree import ROOT

NO_TEAM = "You are not in a team yet"
WORDS = "The lift to theatres is out of order again"


def test_who_comes_with_files_loads_a_whole_organisation(new_ward: Ward, device: NewDevice):
    laptop = device(new_ward, size=(1440, 900))
    page = laptop.page
    page.get_by_role("button", name="Load a whole organisation from files").click()
    page.get_by_role("button", name="Go on to the files").click()
    laptop.sees("Say what your name is.")
    assert faults(page, "first run with files, mistake") == []
    page.get_by_label("What is your name?").fill("Sam Carr")
    page.get_by_role("button", name="Go on to the files").click()
    _load_examples(page)
    expect(page.get_by_text("Northfield Hospitals", exact=True)).to_be_visible()
    page.get_by_role("link", name="Board").click()
    laptop.sees(NO_TEAM)


def test_who_has_no_team_is_told_so_and_not_that_their_words_are_short(
    new_ward: Ward, device: NewDevice
):
    laptop = device(new_ward, size=(1440, 900))
    page = laptop.page
    page.get_by_role("button", name="Load a whole organisation from files").click()
    page.get_by_label("What is your name?").fill("Sam Carr")
    page.get_by_role("button", name="Go on to the files").click()
    laptop.sees("Everyone")
    laptop.begin_to_raise(WORDS)
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text(NO_TEAM)).to_be_visible()
    assert faults(page, "capture, no team") == []
    expect(sheet.get_by_text("in 3 letters or more")).to_have_count(0)
    expect(sheet.get_by_role("textbox")).to_have_value(WORDS)


def test_a_ward_that_began_alone_adds_a_number_and_hands_on_to_it(
    new_ward: Ward, device: NewDevice
):
    phone = device(new_ward)
    page = phone.page
    page.get_by_label("What is your ward called?").fill("Maple Ward")
    page.get_by_label("What is your name?").fill("Amina Yusuf")
    page.get_by_role("button", name="Start with my ward").click()
    phone.sees("Everyone can see it")
    page.get_by_role("link", name="Admin").click()
    _add_number(page, "Estates", "Estates desk", "01234 555 700")
    page.get_by_role("link", name="Board").click()
    phone.raise_problem(WORDS)
    open_item(phone, WORDS)
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Hand it on").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name="Estates").check()
    sheet.get_by_role("radio", name="Told by phone").check()
    sheet.get_by_role("button", name="Hand it on").click()
    phone.sees("Handed on")


def _load_examples(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name="Admin")).to_be_visible()
    for file in sorted((ROOT / "docs/examples").glob("*.csv")):
        page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="See what will change").click()
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_text("Loaded.")).to_be_visible()


def _add_number(page: Page, what_for: str, name: str, phone: str) -> None:
    page.get_by_role("button", name="Add a number").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Save the number").click()
    expect(sheet.get_by_text("Say who answers.").first).to_be_visible()
    assert faults(page, "a telephone number, mistakes") == []
    sheet.get_by_label("What is it for?").select_option(what_for)
    sheet.get_by_label("Who answers it?").fill(name)
    sheet.get_by_label("Telephone number").fill(phone)
    sheet.get_by_role("button", name="Save the number").click()
    expect(page.get_by_text(f"{name}, {phone}")).to_be_visible()
