"""The short parts of a huddle: who is here, what could go wrong, one test, and a thank-you."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from heard.domain.alike import Of, alike
from heard.domain.huddles.huddle import huddle_id
from heard.domain.london import london_day
from tests.browser import full_huddle
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET, Device
from tests.browser.kept import in_step
from tests.support.org import WARD_ID

SLOT = 9 * 60 + 15
SCRIPT = str(alike(WARD_ID, Of.SCRIPT))
TEST = {"words": "One chair in each bay", "we_think": "Fewer people sit on beds"}


def test_the_usual_day_is_counted_in_one_press_and_said_once(ward: Ward, device: NewDevice):
    _yesterdays_huddle(ward)
    phone, tablet = device(ward, "phone"), device(ward, "tablet")
    page = _in_the_huddle(phone, "nurse")
    _turn_to(page, "who is here")
    page.get_by_role("button", name="Same as yesterday").click()
    expect(page.get_by_text("5 people, 2 roles")).to_be_visible()
    expect(page.get_by_text("Counted as last time.")).to_be_visible()
    phone.waits(0)
    phone.cut()
    page.get_by_role("button", name="One more: Student").click(click_count=3)
    expect(page.get_by_text("8 people, 3 roles")).to_be_visible()
    phone.waits(1)
    phone.heal()

    there = _in_the_huddle(tablet, "colleague")
    expect(there.get_by_text("8 people, 3 roles")).to_be_visible()
    in_step(ward.database, phone, tablet)
    _turn_to(page, "the answers")
    expect(page.get_by_text("Counted as last time.")).to_have_count(0)


def test_a_risk_is_noted_dealt_with_and_taken_back(ward: Ward, device: NewDevice):
    phone = device(ward)
    page = _in_the_huddle(phone, "nurse")
    _turn_to(page, "who is here", "the answers", "the numbers", "risks today")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("Say what could go wrong.")).to_be_visible()
    page.get_by_label("What could go wrong today?").fill("Bay 3 hoist is out of order")
    _turn_to(page, "our open items")
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Note it").click()
    listed = page.get_by_role("list", name="What we look out for")
    expect(listed).to_contain_text("Bay 3 hoist is out of order")
    page.get_by_role("button", name="Dealt with").click()
    expect(page.get_by_text("No risk is noted today.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(listed).to_contain_text("Bay 3 hoist is out of order")


def test_one_test_and_one_thank_you_end_the_huddle(ward: Ward, device: NewDevice):
    with ward.voice("nurse") as nurse:
        nurse.say("script.set", unit=str(WARD_ID), script=SCRIPT, agenda=_short())
        nurse.say("script.focus", unit=str(WARD_ID), script=SCRIPT, test=TEST)
    phone = device(ward)
    page = _in_the_huddle(phone, "nurse")
    expect(page.get_by_text("Fewer people sit on beds")).to_be_visible()
    page.get_by_label("Anything to add?").fill("Two chairs were taken away")
    page.get_by_role("button", name="Worse").click()
    expect(page.get_by_text("Worse. Two chairs were taken away")).to_be_visible()
    _turn_to(page, "thank you")
    page.get_by_role("searchbox", name="Who helped you?").fill("Dave the porter")
    page.get_by_role("button", name="Dave the porter").click()
    expect(page.get_by_label("What did they do?")).to_be_focused()
    page.get_by_role("button", name="Somebody else").click()
    page.get_by_role("button", name=re.compile("Ben Carter")).click()
    expect(page.get_by_text("Only they see it, unless they share it.")).to_be_visible()
    page.keyboard.type("Stayed with us until the drip ran")
    page.get_by_role("radio", name="Compassion").check()
    page.get_by_role("button", name="Say thank you").click()
    expect(page.get_by_text("Saved. Thank you to Ben Carter.")).to_be_visible()
    expect(page.get_by_text("Stayed with us")).to_have_count(0)


def test_an_answer_left_for_tomorrow_is_left_on_every_device(ward: Ward, device: NewDevice):
    full_huddle.fill(ward)
    tablet, phone = device(ward, "tablet", TABLET), device(ward, "phone")
    there = _in_the_huddle(tablet, "nurse")
    here = _in_the_huddle(phone, "colleague")
    _turn_to(there, "who is here", "the answers")
    for page in (there, here):
        expect(page.get_by_text("Two of five slings are torn")).to_be_visible()
    there.get_by_role("button", name="Leave it for tomorrow").click()
    for page in (there, here):
        expect(page.get_by_text("Two of five slings are torn")).to_have_count(0)
    there.get_by_role("button", name="Undo").click()
    for page in (there, here):
        expect(page.get_by_text("Two of five slings are torn")).to_be_visible()
    in_step(ward.database, tablet, phone)


def test_the_way_on_steps_down_while_words_wait_to_be_saved(ward: Ward, device: NewDevice):
    phone = device(ward)
    page = _in_the_huddle(phone, "nurse")
    _turn_to(page, "who is here", "the answers", "the numbers", "risks today")
    on = page.get_by_role("button", name="Next: our open items")
    expect(on).to_have_class(_PRIMARY)
    page.get_by_label("What could go wrong today?").fill("Bay 3 hoist is out of order")
    expect(on).not_to_have_class(_PRIMARY)
    page.get_by_role("button", name="Note it").click()
    expect(on).to_have_class(_PRIMARY)


def test_turning_the_parts_leaves_the_stream_open(ward: Ward, device: NewDevice):
    phone = device(ward)
    opened: list[str] = []
    phone.page.on("request", lambda request: opened.append(request.url))
    page = _in_the_huddle(phone, "nurse")
    expect(page.get_by_text("1 device here").filter(visible=True)).to_be_visible()
    before = [url for url in opened if "/api/poke" in url]
    assert before[-1].endswith(f"?at={WARD_ID}")
    _turn_to(page, "who is here", "the answers", "the numbers", "risks today")
    phone.waits(0)
    expect(page.get_by_text("1 device here").filter(visible=True)).to_be_visible()
    assert [url for url in opened if "/api/poke" in url] == before


_PRIMARY = re.compile("c-button--primary")


def _short() -> list[dict[str, object]]:
    return [{"part": "test", "seconds": 30}, {"part": "thanks", "seconds": 30}]


def _yesterdays_huddle(ward: Ward) -> None:
    day = london_day(datetime.now(UTC)) - timedelta(days=1)
    named = {"unit": str(WARD_ID), "huddle": str(huddle_id(WARD_ID, day, SLOT))}
    with ward.voice("nurse") as nurse:
        nurse.say("huddle.start", **named, day=day.isoformat(), slot=SLOT)
        nurse.say("huddle.attend", **named, present={"nurse": 4, "doctor": 1})
        nurse.say("huddle.close", **named)


def _in_the_huddle(device: Device, name: str) -> Page:
    device.sign_in(name)
    start = device.page.get_by_role("button", name=re.compile("^Start (another )?huddle"))
    join = device.page.get_by_role("link", name="Join the huddle")
    start.or_(join).first.click()
    stage = device.page.locator(".c-stage")
    expect(stage).to_be_visible()
    return device.page


def _turn_to(page: Page, *parts: str) -> None:
    for part in parts:
        page.get_by_role("button", name=f"Next: {part}").click()
