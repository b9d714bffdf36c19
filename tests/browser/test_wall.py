"""A wall is read from three metres: all of it in sight, nothing to press, and nobody's name."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import full_ward, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.said import Voice
from tests.support.org import GROUP_ID, WARD_ID, uid

ULTRA_HD = (3840, 2160)
LEAST_OF_HEIGHT = 36 / 1080
SMALLEST = """
Math.min(...[...document.querySelectorAll('header *, main *, footer *')]
  .filter((one) => one.checkVisibility() && !one.closest('.u-spoken, svg'))
  .filter((one) => [...one.childNodes].some((node) => node.data?.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))
"""
LARGER, LARGEST = "2.2vw", "2.4vw"  # of 1.9
LONG_WINDED = "The lift stands still " + "and everyone carries all that is heavy " * 4
CUT = """
[...document.querySelectorAll('html, header, main, section, footer')]
  .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.tagName)
"""


def in_sight(wall: Device) -> None:
    for role in ("button", "link", "textbox", "navigation"):
        expect(wall.page.get_by_role(role)).to_have_count(0)
    assert wall.page.evaluate(CUT) == []
    height = wall.page.evaluate("innerHeight")
    assert wall.page.evaluate(SMALLEST) >= height * LEAST_OF_HEIGHT


@pytest.mark.parametrize("size", [tablets.FULL_HD, ULTRA_HD])
def test_a_wall_is_read_from_afar(ward: Ward, device: NewDevice, size: tuple[int, int]):
    full_ward.fill(ward)
    wall = tablets.hung_up(ward, device, size)
    in_sight(wall)
    for elsewhere in ("/me", "/queue", f"/huddle/{WARD_ID}"):
        wall.go(elsewhere)
        wall.sees("Our open items")
        in_sight(wall)


def test_a_wall_shows_more_again_once_there_is_room(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        _answered(nurse, matron)
        long = [nurse.raised(f"{words}. {LONG_WINDED}") for words in ("Bay 1", "Bay 2", "Bay 3")]
        wall = tablets.hung_up(ward, device)
        titles = wall.page.locator(".c-wall-card--grows .c-wall-item__title")
        expect(titles).to_have_count(2)
        width, height = tablets.FULL_HD
        wall.page.set_viewport_size({"width": width * 3 // 4, "height": height})
        expect(titles).to_have_count(3)
        wall.page.set_viewport_size({"width": width, "height": height})
        expect(titles).to_have_count(2)
        nurse.say("problem.reword", problem=long[0], text=f"Bay 4. {LONG_WINDED}")
        expect(titles.filter(has_text="Bay 4")).to_be_visible()
        expect(titles).to_have_count(2)
        in_sight(wall)
        for problem in long:
            nurse.say("problem.reword", problem=problem, text="The lift stands still")
        expect(titles).to_have_count(3)
        in_sight(wall)


@pytest.mark.parametrize(("size", "fit"), [(LARGER, 2), (LARGEST, 1)])
def test_a_wall_shows_less_when_its_words_come_out_larger(
    ward: Ward, device: NewDevice, size: str, fit: int
):
    """Nothing is told anew, and no screen turned: letters that come late, or a larger text."""
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        _answered(nurse, matron)
        for words in ("Bay 1", "Bay 2", "Bay 3"):
            nurse.raised(f"{words} is too warm")
        wall = tablets.hung_up(ward, device)
        titles = wall.page.locator(".c-wall-card--grows .c-wall-item__title")
        expect(titles).to_have_count(3)
        wall.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        expect(titles).to_have_count(fit)
        in_sight(wall)


def test_a_wall_that_could_show_three_shows_one_of_two_where_only_one_fits(
    ward: Ward, device: NewDevice
):
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        _answered(nurse, matron)
        for words in ("Bay 1", "Bay 2"):
            nurse.raised(f"{words}. {LONG_WINDED}")
        wall = tablets.hung_up(ward, device)
        titles = wall.page.locator(".c-wall-card--grows .c-wall-item__title")
        expect(titles).to_have_count(2)
        wall.page.evaluate(f"document.documentElement.style.fontSize = '{LARGER}'")
        expect(titles).to_have_count(1)
        in_sight(wall)


def _answered(nurse: Voice, matron: Voice) -> None:
    """An answer takes room too."""
    slings = nurse.raised(full_ward.SLINGS)
    ask = {"to": str(GROUP_ID), "tried": "We asked Ward 8", "need": "supplies"}
    nurse.say("problem.escalate", problem=slings, needed_by=full_ward.day(3), **ask)
    matron.say("problem.answer", problem=slings, kind="done", words="Five new slings on Friday.")


OXYGEN = "The piped oxygen in bay 2 has failed"


def test_an_alert_stands_over_the_board_and_the_huddle_until_it_is_safe(
    ward: Ward, device: NewDevice
):
    full_ward.fill(ward)
    wall, tablet = tablets.hung_up(ward, device), tablets.enrolled(ward, device)
    alert = {"unit": str(WARD_ID), "alert": str(uid(60_002))}
    with ward.voice("admin") as admin:
        number = {"route": "urgent", "name": "Site manager", "phone": "2222"}
        admin.say("contact.set", contact=str(uid(60_001)), **number)
    with ward.voice("nurse") as nurse:
        nurse.say("alert.raise", **alert, words=OXYGEN, phoned=True)
    wall.sees("Safety alert. Ward 7 has stopped the line.")
    for words in (OXYGEN, "Phone first: Site manager, 2222", "Nobody has answered yet"):
        wall.sees(words)
    in_sight(wall)

    tablet.page.get_by_role("button", name="Start huddle").click()
    for part in ("Welcome", "Who is here"):
        tablet.sees("Ward 7 has stopped the line.")
        expect(wall.page.get_by_role("heading", name=part)).to_be_visible()
        wall.sees(OXYGEN)
        in_sight(wall)
        tablet.page.get_by_role("button", name="Next: ").click()

    with ward.voice("lead") as lead:
        lead.say("alert.acknowledge", **alert)
        wall.sees("Ward manager is on it.")
        lead.say("alert.stand_down", **alert, words="Cylinders are on every bed")
    expect(wall.page.get_by_text(OXYGEN)).to_have_count(0)
    expect(tablet.page.get_by_text("stopped the line")).to_have_count(0)
