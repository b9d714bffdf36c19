"""A whole huddle can be run with a keyboard alone: each act leaves focus where the next one is."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import full_huddle
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.full_ward import COLD
from tests.browser.keyboard import Keyboard

RISK = "Bay 2 has one hoist today"
LAMP = "The lamp over bed 9 flickers"


def stands_at(tablet: Device, title: str) -> None:
    expect(tablet.page.get_by_role("heading", level=1)).to_have_text(title)


def turn(keys: Keyboard, tablet: Device, part: str, title: str) -> None:
    """The way on is the same button, so that it is under the finger again."""
    keys.press(f"Next: {part}")
    stands_at(tablet, title)
    keys.lands_on("Next: ")


def test_a_huddle_from_start_to_summary(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    tablet = device(ward, "tablet", TABLET)
    tablet.sign_in("nurse")
    page, keys = tablet.page, Keyboard(tablet.page)
    keys.press("Start huddle")
    stands_at(tablet, "Welcome")

    turn(keys, tablet, "who is here", "Who is here")
    keys.go_to("One more: Student")
    for _ in range(2):
        page.keyboard.press("Space")
    tablet.sees("2 people, 1 role")
    keys.lands_on("One more: Student")

    turn(keys, tablet, "the answers", "Answers that came back")
    keys.press("Yes, it is fixed")
    tablet.sees("That is every answer for today.")
    turn(keys, tablet, "the numbers", "Yesterday\u2019s numbers")

    turn(keys, tablet, "risks today", "Risks today")
    keys.write("What could go wrong today?", RISK)
    page.keyboard.press("Enter")
    tablet.sees(RISK)
    keys.press("Dealt with")

    turn(keys, tablet, "our open items", "Our open items")
    _talk_items_through(keys, tablet)

    turn(keys, tablet, "anything in the way?", "Anything in the way?")
    _say_what_is_in_the_way(keys, tablet)

    turn(keys, tablet, "one test", "One test")
    keys.press("Better")
    tablet.sees("Noted.")
    keys.press("Next: thank you")  # closing is another button: no second press by mistake
    stands_at(tablet, "Thank you")
    keys.write("Who helped you?", "Ben")
    keys.go_to("Ben Carter")
    page.keyboard.press("Space")
    keys.lands_on("What did they do?")
    page.keyboard.type("Stayed until the drip ran")
    keys.press("Say thank you")
    tablet.sees("Saved. Thank you to Ben Carter.")

    keys.press("Pause")
    keys.press("Go on")
    keys.press("Close the huddle")
    tablet.sees("We are done, after")
    keys.press("Back to the board")
    tablet.sees("Start huddle")


def _talk_items_through(keys: Keyboard, tablet: Device) -> None:
    """What is closed gives focus back to its item; what is talked about, to the next one."""
    keys.press("Done")
    keys.lands_on("What was done, in one sentence?")
    keys.press("Not now")
    keys.lands_on(COLD)
    keys.press("Still on it")
    expect(tablet.page.get_by_role("article", name=COLD)).to_have_count(0)
    at = tablet.page.evaluate("document.activeElement.tagName")
    assert at == "ARTICLE", f"{at} has focus"


def _say_what_is_in_the_way(keys: Keyboard, tablet: Device) -> None:
    keys.go_to("Student")
    tablet.page.keyboard.press("Space")
    keys.write("What is in the way?", LAMP)
    tablet.page.keyboard.press("Enter")
    tablet.sees(LAMP)
    keys.lands_on("What is in the way?")
    keys.press("Own it")
    keys.lands_on("What is the next step?")
    tablet.page.keyboard.type("Change the tube")
    keys.press("We own it")
    keys.lands_on(LAMP)
