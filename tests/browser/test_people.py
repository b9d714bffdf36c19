"""Whoever looks after Heard lets people in, and keeps them out, without writing a file."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.server import PASSWORD
from tests.house.tree import ROOT

WORDS = "No gloves in size M"
LATER_H = 0.5  # longer than a sign-in is fresh


def test_a_ward_that_began_alone_lets_a_second_nurse_in_and_out(new_ward: Ward, device: NewDevice):
    lead, second = device(new_ward), device(new_ward, "second")
    _begin(lead)
    lead.raise_problem(WORDS)
    lead.sees("Only this browser knows who you are.")
    lead.page.get_by_role("link", name="Admin").click()
    link = _add(lead.page, "Ben Carter", "Cedar Ward", "Ward team")
    second.go(f"/join#{link.partition('#')[2]}")
    second.page.get_by_label("Choose a password").fill(PASSWORD)
    second.page.get_by_role("button", name="Start using Heard").click()
    second.sees(WORDS)
    _stop(lead.page)
    second.page.reload()
    second.raise_problem("Said after the door was shut")
    second.sees("You are signed out.")
    lead.page.get_by_role("button", name="Undo").click()
    expect(lead.page.get_by_text("Access stopped")).to_have_count(0)


def test_who_signed_in_long_ago_is_asked_again_and_nothing_is_left_undone(
    ward: Ward, device: NewDevice
):
    laptop = device(ward, size=(1440, 900))
    laptop.sign_in("admin")
    ward.move_clock(hours=LATER_H)
    laptop.go("/admin")
    page = laptop.page
    page.get_by_role("button", name="Add a person").click()
    _fill(page, "Sam Carr", "Ward 7", "Team member")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="A link for Sam Carr")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Team member, Ward 7. Cannot sign in yet")).to_be_visible()
    assert laptop.stored("needs_you") == []


def test_the_example_files_are_handed_out_as_they_lie(ward: Ward, device: NewDevice):
    laptop = device(ward, size=(1440, 900))
    laptop.sign_in("admin")
    laptop.go("/admin")
    laptop.page.get_by_text("Example files").click()
    for name in ("units.csv", "people.csv", "calendars.csv", "contacts.csv"):
        with laptop.page.expect_download() as download:
            laptop.page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == name
        lies = (ROOT / "docs/examples" / name).read_bytes()
        assert download.value.path().read_bytes() == lies


def _begin(phone: Device) -> None:
    phone.page.get_by_label("What is your ward called?").fill("Cedar Ward")
    phone.page.get_by_label("What is your name?").fill("Ada Okoro")
    phone.page.get_by_role("button", name="Start with my ward").click()
    phone.sees("Everyone can see it")


def _fill(page: Page, name: str, team: str, seat: str) -> None:
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name", exact=True).fill(name)
    sheet.get_by_label("Team", exact=True).select_option(label=team)
    sheet.get_by_label("Seat", exact=True).select_option(label=seat)


def _add(page: Page, name: str, team: str, seat: str) -> str:
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_text("Write their name.").first).to_be_visible()
    _fill(page, name, team, seat)
    page.get_by_role("button", name="Add them").click()
    page.get_by_label("Email address").fill("ben@ward.example")
    page.get_by_role("button", name="Make the link").click()
    link = page.get_by_label("Send this link to them:").input_value()
    page.get_by_role("button", name="Close").click()
    return link


def _stop(page: Page) -> None:
    row = page.get_by_role("listitem").filter(has_text="Ben Carter")
    row.get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Stop their access").click()
    expect(page.get_by_text("Ben Carter can no longer sign in.")).to_be_visible()
    expect(row.get_by_text("Access stopped")).to_be_visible()
