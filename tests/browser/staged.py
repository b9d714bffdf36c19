"""What the demonstration does not hold by itself: words that were refused, and words that wait."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, Page, expect

from tests.browser import acts
from tests.browser.devices import STORAGE
from tests.browser.server import PASSWORD

LEAD_EMAIL = "ward.lead@demo.heard.example"
STEP = "I know who dealt with this on Oak Ward. I can ask them tonight."
FIRST_STEP = "I will ring round this afternoon. Back by 3pm tomorrow."
# Said by a newer app than this one, as after an update on another device.
OF_A_NEWER_APP = {"do": "problem.thank", "words": "Thank you, that was quick."}
INVITE = """
async ([email, unit]) => {
  const { people } = await (await fetch('/api/people')).json();
  const leads = ({ person, email }) => email === null &&
    person.memberships?.some((one) => one.unit === unit && one.role === 'lead');
  const response = await fetch('/api/invitations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person: people.find(leads).person.id, email }),
  });
  return (await response.json()).path;
}
"""
MY_UNIT = "fetch('/api/me').then((one) => one.json()).then((me) => me.person.memberships[0].unit)"


def needs_you(page: Page, lead: Page) -> None:
    """The page's person owns an item that somebody else took first, and says what is not known."""
    address = page.url
    page.context.set_offline(True)
    acts.own(page, STEP)
    lead.goto(address)
    acts.own(lead, FIRST_STEP)
    expect(lead.get_by_text("Everyone can see it").first).to_be_visible()
    _say_unseen(page, {**OF_A_NEWER_APP, "problem": address.rsplit("/", 1)[-1]})
    page.context.set_offline(False)
    page.goto(f"{address.split('/item')[0]}/needs-you")
    expect(page.get_by_role("article")).to_have_count(2)


def lead_of_the_ward(browser: Browser, admin: Page, nurse: Page) -> Page:
    """Somebody of the nurse's own ward who had no way in, let in with a link."""
    unit = nurse.evaluate(MY_UNIT)
    path = admin.evaluate(INVITE, [LEAD_EMAIL, unit])
    page = browser.new_page()
    page.goto(admin.url.split("/admin")[0].rstrip("/") + path)
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Start using Heard").click()
    expect(page.get_by_text("Everyone can see it").first).to_be_visible()
    return page


def _say_unseen(page: Page, command: dict[str, Any]) -> None:
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    said = [{"id": str(uuid4()), "said_at": now, "command": command}]
    page.evaluate(f"{STORAGE}; said => say(said)", said)
