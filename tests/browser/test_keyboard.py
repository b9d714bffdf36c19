"""The whole story can be told with a keyboard alone, and the page says where the words are."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET
from tests.browser.kept import problems_in
from tests.browser.keyboard import Keyboard
from tests.browser.patience import soon
from tests.browser.server import PASSWORD, email_of

HOIST = "The hoist battery never lasts"


def test_the_story_is_told_with_a_keyboard_alone(ward: Ward, device: NewDevice):
    phone, tablet = device(ward, "phone"), device(ward, "tablet", TABLET)
    nurse, matron = Keyboard(phone.page), Keyboard(tablet.page)
    for one, who in ((nurse, "nurse"), (matron, "matron")):
        one.write("Email address", email_of(who))
        one.write("Password", PASSWORD)
        one.press("Sign in")
    phone.sees("Everyone can see it")
    tablet.sees("Everyone can see it")
    nurse.has_not_lost_focus()

    nurse.press("Raise")
    phone.page.keyboard.type(HOIST)
    nurse.press("Save")
    phone.sees(HOIST)
    nurse.press(HOIST)
    expect(phone.page.get_by_role("heading", level=1, name=HOIST)).to_be_visible()
    nurse.has_not_lost_focus()
    nurse.press("Own it")
    phone.page.keyboard.type("Ring the maker")
    nurse.choose("Ward manager", "Amina Yusuf (me)")
    nurse.choose("Today", "Tomorrow")
    nurse.press("We own it")
    phone.sees("Ring the maker")
    nurse.press("Ask for help")
    phone.page.keyboard.type("We swapped the chargers")
    nurse.choose("Equipment or supplies", "Equipment or supplies")
    nurse.choose("Today", "Tomorrow")
    nurse.choose("Surgical wards", "Surgical wards")
    nurse.press("Ask Surgical wards")
    phone.sees("Help is asked for")

    matron.press("Queue")
    tablet.sees(HOIST)
    matron.press(HOIST)
    tablet.sees("can see that you read this")
    matron.has_not_lost_focus()
    matron.press("Answer")
    matron.choose("It is done", "It is done")
    matron.write("Your answer in one sentence", "A second battery comes today.")
    matron.press("Send the answer")
    phone.sees("Did that fix it?")
    nurse.press("Yes, it is fixed")
    nurse.has_not_lost_focus()
    soon(lambda: [one["state"] for one in problems_in(ward.database).values()] == ["closed"])


def test_escape_closes_a_sheet_and_focus_is_where_it_was(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    keyboard = Keyboard(phone.page)
    keyboard.press("Raise")
    expect(phone.page.get_by_role("dialog")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(phone.page.locator("button:visible", has_text="Raise").first).to_be_focused()


def test_where_the_words_are_is_said_aloud_as_it_changes(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    status = phone.page.get_by_role("status").filter(visible=True).first
    expect(status).to_contain_text("Everyone can see it")
    phone.cut()
    phone.raise_problem(HOIST)
    expect(status).to_contain_text("1 not sent since")
    phone.heal()
    expect(status).to_contain_text("Everyone can see it")
