"""What the organisation fixes stands in every team's huddle, and is let go in one tap."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET
from tests.browser.looks import faults
from tests.support.org import WARD_ID

LINE = "Ask which families are worried today."
BY = "Fixed for every team by Administrator"


def test_a_line_is_fixed_for_every_team_and_the_rest_stays_theirs(ward: Ward, device: NewDevice):
    office, ours = device(ward, "office", TABLET), device(ward, "ours", TABLET)
    office.sign_in("admin")
    office.go("/admin")
    office.page.get_by_role("link", name="Fix what every team does").click()
    office.sees("Nothing is fixed")
    found = faults(office.page, "common core, none")
    office.page.get_by_role("button", name="Fix a line").click()
    office.page.get_by_role("button", name="Fix it for every team").click()
    office.sees("Say what every team does then.")
    office.page.get_by_role("combobox", name="In which part?").select_option("Risks today")
    office.page.get_by_role("textbox", name="What does every team do then?").fill(LINE)
    found += faults(office.page, "common core, a line")
    office.page.get_by_role("button", name="Fix it for every team").click()
    office.sees(BY)
    found += faults(office.page, "common core, fixed")

    ours.sign_in("lead")
    ours.go("/huddle/setup")
    ours.sees(BY)
    ours.page.get_by_role("button", name="Risks today", exact=False).first.click()
    ours.sees("What every team does then:")
    expect(ours.page.get_by_role("button", name="Leave this part out")).to_have_count(0)
    expect(ours.page.get_by_role("textbox", name="What do you do then?")).to_have_count(0)
    expect(ours.page.get_by_role("textbox", name="What do you call it?")).to_be_visible()
    found += faults(ours.page, "set-up with a common core")

    ours.go("/")
    ours.page.get_by_role("button", name="Start huddle").click()
    for part in ("who is here", "the answers", "the numbers", "risks today"):
        ours.page.get_by_role("button", name=f"Next: {part}").click()
    ours.sees(LINE)

    office.page.get_by_role("button", name="Let it go").click()
    office.sees("It is the teams\u2019 own again.")
    office.page.get_by_role("button", name="Undo").click()
    office.sees(LINE)
    ours.go(f"/huddle/{WARD_ID}")
    ours.sees(LINE)
    assert found == []
