"""On paper stands what there is to read: no way to press anything, no word cut, dark on white."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import full_huddle, full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.full_ward import COLD, DRIPS, GONE, PORTER, SLINGS
from tests.browser.looks import MEASURE
from tests.support.org import WARD_ID

A4: ViewportSize = {"width": 794, "height": 1123}  # 210 by 297 mm at 96 dots an inch
# Words that are too light for white paper: each colour by how bright the eye takes it.
PALE = """
[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && one.children.length === 0 && one.innerText?.trim())
  .map((one) => [one.innerText, ...getComputedStyle(one).color.match(/[\\d.]+/g).map(Number)])
  .filter(([, red, green, blue]) => 0.21 * red + 0.72 * green + 0.07 * blue > 128)
  .map(([words]) => words)
"""
# What would print as a dark block: grounds that are seen, darker than paper can be read on.
DARK = """
[document.documentElement, document.body, ...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('svg'))
  .map((one) => [one.className, getComputedStyle(one).backgroundColor])
  .map(([name, colour]) => [name, ...colour.match(/[\\d.]+/g).map(Number)])
  .filter(([, red, green, blue, alpha = 1]) =>
    alpha > 0.5 && 0.21 * red + 0.72 * green + 0.07 * blue < 128)
  .map(([name]) => name)
"""
LAMP = "The lamp over bed 9 flickers"

Theme = Literal["light", "dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_board_and_an_item_on_paper(ward: Ward, device: NewDevice, theme: Theme):
    ids = full_ward.fill(ward)
    phone = device(ward)
    phone.sign_in("nurse")
    put_on_paper(phone.page, theme)
    reads(phone.page, "Ward 7", COLD, DRIPS, GONE, PORTER)
    phone.go(f"/item/{ids[SLINGS]}")
    reads(phone.page, SLINGS, "We asked the site team", "Five new slings on Friday.")
    for beside in (COLD, "Ward 7 board"):
        expect(phone.page.get_by_text(beside)).not_to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_a_huddle_leaves_on_paper(ward: Ward, device: NewDevice, theme: Theme):
    """Its summary, the poster and the certificate: each on one page."""
    full_huddle.met_for_weeks(ward)
    full_huddle.fill(ward)
    huddle = full_huddle.named(WARD_ID)
    with ward.voice("nurse") as nurse:
        full_huddle.start(nurse, huddle, full_huddle.OF_A_WARD)
        lamp = nurse.raised(LAMP)
        full_ward.own(nurse, lamp, "Change the tube")
        nurse.say("huddle.attend", **huddle, present={"nurse": 4})
        nurse.say("huddle.close", **huddle)
    phone = device(ward)
    phone.sign_in("nurse")
    for path, button, words in (
        (f"/huddle/{WARD_ID}", "Print this page", ("Who does what", LAMP, "Change the tube")),
        ("/you-said", "Print this page", ("You said: The cot side sticks", "Ward 7")),
        ("/certificate", "Print this page", ("Ward 7", "A habit since")),
    ):
        phone.page.emulate_media(media="screen")
        phone.go(path)
        expect(phone.page.get_by_role("button", name=button)).to_be_visible()
        if path == "/you-said":
            phone.page.get_by_role("checkbox", name="The cot side sticks").check()
        put_on_paper(phone.page, theme)
        reads(phone.page, *words)
        assert phone.page.evaluate(DARK) == []
        assert pages_of(phone.page) == 1


def pages_of(page: Page) -> int:
    paper = page.pdf(format="A4", print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))


def put_on_paper(page: Page, theme: Theme) -> None:
    page.emulate_media(media="print", color_scheme=theme)
    page.set_viewport_size(A4)


def reads(page: Page, *words: str) -> None:
    for one in words:
        expect(page.get_by_text(one).filter(visible=True).first).to_be_visible()
    for role in ("button", "navigation", "dialog"):
        expect(page.get_by_role(role)).to_have_count(0)
    assert page.evaluate(f"{MEASURE}; [...sideways(), ...cutOff()]") == []
    assert page.evaluate(PALE) == []
