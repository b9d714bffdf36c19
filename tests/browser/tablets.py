"""A ward's shared tablet, as its people use it: enrolled, a name tapped, a PIN typed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import httpx
from playwright.sync_api import Page, expect

from heard.domain.base import UnitId
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.server import PASSWORD, email_of
from tests.support.org import WARD_ID

PIN = "481516"
FULL_HD = (1920, 1080)


@contextmanager
def someone(ward: Ward, who: str) -> Generator[httpx.Client]:
    """The ward's lead, or an administrator: signed in this moment."""
    headers = {"origin": ward.origin, "x-heard": "1"}
    with httpx.Client(base_url=ward.origin, headers=headers, timeout=15) as client:
        credentials = {"email": email_of(who), "password": PASSWORD}
        client.post("/api/session", json=credentials).raise_for_status()
        yield client


def code_for(ward: Ward, kind: str = "tablet", unit: UnitId = WARD_ID) -> str:
    with someone(ward, "admin") as client:
        wanted = {"unit": str(unit), "kind": kind, "name": "The tablet at the board"}
        made = client.post("/api/enrolments", json=wanted).raise_for_status()
    return made.json()["code"]


def take_away(ward: Ward) -> None:
    with someone(ward, "lead") as client:
        listed = client.get("/api/tablets", params={"unit": str(WARD_ID)}).raise_for_status()
        (tablet,) = listed.json()["tablets"]
        client.post("/api/tablets/revoke", json={"person": tablet["person"]}).raise_for_status()


def enrol(tablet: Device, code: str) -> None:
    tablet.go("/enrol")
    tablet.page.get_by_role("textbox", name="Code").fill(code)
    tablet.page.get_by_role("button", name="Make it the team").click()
    tablet.sees("Nobody is acting")
    tablet.sees("Everyone can see it")
    tablet.ready_for_no_network()


def enrolled(
    ward: Ward, device: NewDevice, name: str = "tablet", size: tuple[int, int] = TABLET
) -> Device:
    tablet = device(ward, name, size)
    enrol(tablet, code_for(ward))
    return tablet


def hung_up(ward: Ward, device: NewDevice, size: tuple[int, int] = FULL_HD) -> Device:
    """A screen on the wall: enrolled once, and never pressed again."""
    wall = device(ward, "wall", size)
    wall.go("/enrol")
    wall.page.get_by_role("textbox", name="Code").fill(code_for(ward, "wall"))
    wall.page.get_by_role("button", name="Make it the team").click()
    wall.sees("Our open items")
    wall.ready_for_no_network()
    return wall


def tap(page: Page, name: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=name).click()


def press_pin(page: Page, pin: str) -> None:
    keys = page.get_by_role("group", name="Numbers")
    for digit in pin:
        keys.get_by_role("button", name=digit, exact=True).click()


def ask_who(page: Page) -> None:
    page.get_by_role("button", name="Who is acting?").click()


def prove(page: Page, account: str) -> None:
    """The password, the first time on a tablet."""
    page.get_by_role("textbox", name="Email address").fill(email_of(account))
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Choose a PIN for this tablet")).to_be_visible()


def begin_first_time(page: Page, name: str, account: str, pin: str = PIN) -> None:
    tap(page, name)
    prove(page, account)
    press_pin(page, pin)
    page.get_by_role("button", name="Start acting").click()
    acting(page, name)


def begin(page: Page, name: str, pin: str = PIN) -> None:
    tap(page, name)
    press_pin(page, pin)
    acting(page, name)


def acting(page: Page, name: str) -> None:
    expect(page.get_by_text(f"{name} is acting").first).to_be_visible()


def done(page: Page) -> None:
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text("Nobody is acting")).to_be_visible()
