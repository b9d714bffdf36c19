"""On paper stands what there is to read: no way to press anything, no word cut, dark on white."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import full_ward
from tests.browser.conftest import NewDevice, Ward
from tests.browser.full_ward import COLD, DRIPS, GONE, PORTER, SLINGS
from tests.browser.looks import MEASURE

A4: ViewportSize = {"width": 794, "height": 1123}  # 210 by 297 mm at 96 dots an inch
# Words that are too light for white paper: each colour by how bright the eye takes it.
PALE = """
[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && one.children.length === 0 && one.innerText?.trim())
  .map((one) => [one.innerText, ...getComputedStyle(one).color.match(/[\\d.]+/g).map(Number)])
  .filter(([, red, green, blue]) => 0.21 * red + 0.72 * green + 0.07 * blue > 128)
  .map(([words]) => words)
"""


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
