"""What may name somebody is asked about before it hangs on the wall; the item keeps its words."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.kept import texts_in
from tests.browser.keyboard import Keyboard
from tests.browser.looks import faults
from tests.support.org import NURSE, WARD_ID

NAMES_ONE = "Mrs Patel had no chair"
NAMES_ANOTHER = "Amina Yusuf carried the drip stand alone"
NAMES_NOBODY = "The lamp over bed 9 flickers"
QUESTION = "Does it name somebody?"


def fixed(ward: Ward, *texts: str) -> None:
    """Each of them raised, answered, and said to have worked."""
    step = {"step": "Ring the store", "by_on": "2027-01-04", "person": str(NURSE.id)}
    with ward.voice("nurse") as nurse:
        for text in texts:
            said = {"problem": nurse.raised(text)}
            nurse.say("problem.own", **said, **step)
            nurse.say("problem.resolve", **said, words="A new one came", strength="reminder")
            nurse.say("problem.confirm", **said, fixed="yes")


def tick(page: Page, *texts: str) -> None:
    for text in texts:
        page.get_by_role("checkbox", name=text).check()


def test_what_may_name_somebody_is_asked_about_and_never_changes_the_item(
    ward: Ward, device: NewDevice
):
    fixed(ward, NAMES_ONE, NAMES_ANOTHER, NAMES_NOBODY)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.go(f"/you-said/{WARD_ID}")
    page = phone.page
    poster = page.locator(".c-poster")
    tick(page, NAMES_NOBODY)
    expect(poster).to_contain_text(NAMES_NOBODY)
    expect(page.get_by_text(QUESTION)).to_have_count(0)

    tick(page, NAMES_ONE, NAMES_ANOTHER)
    phone.sees("“Mrs Patel” looks like a name.")
    phone.sees("“Amina Yusuf” is what somebody who works here is called.")
    expect(poster).to_contain_text(NAMES_ONE)  # asked, not stopped
    assert faults(page, "does it name somebody?") == []

    page.get_by_role("button", name="Use other words").last.click()
    page.get_by_role("textbox", name="You said, on the poster").fill("Visitors had no chair")
    phone.sees("Nothing in these words looks like a name.")
    page.get_by_role("button", name="Use these words").click()
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text(QUESTION)).to_have_count(0)

    page.reload()
    expect(poster).to_contain_text("You said: Visitors had no chair")
    expect(poster).to_contain_text("We did: A new one came")
    expect(poster).not_to_contain_text("Patel")
    expect(poster).not_to_contain_text("Amina")
    expect(page.get_by_text(QUESTION)).to_have_count(0)
    assert texts_in(ward.database).keys() == {NAMES_ONE, NAMES_ANOTHER, NAMES_NOBODY}


def test_with_a_keyboard_one_question_leads_to_the_next_and_the_last_to_the_printer(
    ward: Ward, device: NewDevice
):
    fixed(ward, NAMES_ONE, NAMES_ANOTHER)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.go(f"/you-said/{WARD_ID}")
    page, keys = phone.page, Keyboard(phone.page)
    asked = page.get_by_role("article").filter(has=page.get_by_role("group"))
    tick(page, NAMES_ONE, NAMES_ANOTHER)
    keys.press("It names nobody")
    expect(asked).to_have_count(1)
    expect(asked).to_be_focused()

    keys.press("Use other words")
    said = page.get_by_role("textbox", name="You said, on the poster")
    expect(said).to_be_focused()
    said.fill("Mr Singh had no chair")
    keys.press("Use these words")
    expect(asked).to_be_focused()  # other words may name somebody too, and are asked about
    page.reload()
    phone.sees("“Mr Singh” looks like a name.")
    keys.press("It names nobody")
    expect(page.get_by_role("button", name="Print this page")).to_be_focused()
    page.reload()
    expect(page.locator(".c-poster")).to_contain_text("You said: Mr Singh had no chair")
    expect(page.get_by_text(QUESTION)).to_have_count(0)
