"""Sessions end, seats are lost, clocks are wrong, and the words that wait are still delivered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import acts
from tests.browser.conftest import NewDevice, Ward
from tests.browser.kept import in_step, once_each, problems_in, rows_of, texts_in
from tests.browser.patience import soon
from tests.browser.server import PASSWORD, email_of
from tests.support.org import NURSE, uid

DAY_MS = 24 * 3_600_000
CANARY = "The canary sings in bay four"
SIGN_IN_BESIDE = """
([email, password]) => fetch('/api/session', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email, password }),
}).then(({ ok }) => { if (!ok) throw new Error('not signed in'); })
"""
STORES = ("base", "outbox", "standing", "finished", "needs_you", "drafts", "facts")


def test_words_queued_behind_an_ended_session_are_sent_after_signing_in_again(
    ward: Ward, device: NewDevice
):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    phone.raise_problem("Written before the page knew")
    phone.sees("You are signed out.")
    phone.raise_problem("Written while signed out")
    phone.waits(2)
    phone.sign_in_again()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(
        ["Written before the page knew", "Written while signed out"]
    )
    expect(phone.page.get_by_text("You are signed out.")).to_have_count(0)


def test_what_one_person_wrote_is_never_sent_under_the_session_of_another(
    ward: Ward, device: NewDevice
):
    phone = device(ward)
    phone.sign_in("nurse")
    other = phone.tab()
    expect(other.get_by_text("Nothing is open.")).to_be_visible()
    other.evaluate(SIGN_IN_BESIDE, [email_of("colleague"), PASSWORD])
    phone.raise_problem("The nurse's own words")
    phone.sees("Someone else is signed in here.")
    phone.waits(1)
    assert texts_in(ward.database) == {}
    phone.sign_in_again()
    in_step(ward.database, phone)
    (raised,) = [one["raised"] for one in problems_in(ward.database).values()]
    assert raised["by"] == str(NURSE.id)
    expect(phone.page.get_by_text("Someone else is signed in here.")).to_have_count(0)


def test_who_signs_out_in_one_tab_has_left_the_others_and_another_may_come_in(
    ward: Ward, device: NewDevice
):
    with ward.voice("lead") as lead:
        lead.raised(CANARY)
    phone = device(ward)
    phone.sign_in("nurse")
    other = phone.tab()
    expect(other.get_by_text(CANARY)).to_be_visible()
    phone.begin_to_raise("Half a thought")
    phone.page.get_by_role("button", name="Close").click()
    other.get_by_role("link", name="Me").click()
    other.get_by_role("button", name="Sign out").click()
    for page in (other, phone.page):
        expect(page.get_by_role("heading", name="Every problem heard.")).to_be_visible()
    assert phone.stored("base") == []
    assert [one["value"]["text"] for one in phone.stored("drafts")] == ["Half a thought"]
    phone.page.reload()
    phone.sign_in("nurse")
    phone.page.locator("button:visible", has_text="Raise").first.click()
    expect(phone.page.get_by_role("textbox", name="What is in the way?")).to_have_value(
        "Half a thought"
    )


def test_behind_an_ended_session_somebody_else_may_sign_in(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    phone.raise_problem("Not sent by whoever comes next")
    phone.sees("You are signed out.")
    phone.page.get_by_role("link", name="Sign in").click()
    phone.page.get_by_role("button", name="Leave this device").click()
    phone.sees("1 thing is not sent yet.")
    phone.page.get_by_role("button", name="Leave it anyway").click()
    phone.sign_in("colleague")
    assert texts_in(ward.database) == {}
    phone.page.get_by_role("link", name="Me").click()
    phone.page.get_by_role("button", name="Sign out").click()
    phone.sign_in("nurse")
    soon(lambda: texts_in(ward.database) == once_each(["Not sent by whoever comes next"]))


def test_reading_ends_after_14_days_without_the_server_and_writing_does_not(
    ward: Ward, device: NewDevice
):
    with ward.voice("colleague") as colleague:
        colleague.raised(CANARY)
    phone = device(ward)
    phone.page.clock.install()
    phone.page.reload()
    phone.sign_in("nurse")
    phone.sees(CANARY)
    phone.cut()
    phone.page.clock.fast_forward(14 * DAY_MS - 60_000)
    phone.sees(CANARY)
    phone.page.clock.fast_forward(120_000)
    phone.sees("The board is put away.")
    expect(phone.page.get_by_text(CANARY)).to_have_count(0)
    soon(lambda: CANARY not in str([phone.stored(store) for store in STORES]))
    phone.raise_problem("Raised though nothing can be read")
    phone.page.reload()
    phone.sees("The board is put away.")
    phone.heal()
    phone.sees(CANARY)
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each([CANARY, "Raised though nothing can be read"])
    expect(phone.page.get_by_text("The board is put away.")).to_have_count(0)


def test_a_lost_seat_takes_the_rows_away_and_no_unsent_word_with_them(
    ward: Ward, device: NewDevice
):
    with ward.voice("colleague") as colleague:
        colleague.raised(CANARY)
    phone = device(ward)
    phone.sign_in("nurse")
    phone.sees(CANARY)
    phone.cut()
    phone.raise_problem("Raised before I knew that I had left")
    acts.open_item(phone, CANARY)
    acts.own(phone.page, "A step before I knew that I had left")
    with ward.voice("admin") as admin:
        admin.say("person.set", person=str(NURSE.id), name=NURSE.name, memberships=[])
    phone.heal()
    soon(lambda: CANARY not in str([phone.stored(store) for store in STORES]))
    phone.waits(0)
    expect(phone.page.get_by_text(CANARY)).to_have_count(0)
    heard = once_each([CANARY, "Raised before I knew that I had left"])
    assert texts_in(ward.database) == heard
    phone.go("/needs-you")
    phone.sees("A step before I knew that I had left")


@pytest.mark.parametrize("wrong_by", [timedelta(hours=3), timedelta(hours=-3)], ids=str)
def test_a_clock_that_is_hours_wrong_is_told_and_changes_no_record(
    ward: Ward, device: NewDevice, wrong_by: timedelta
):
    phone = device(ward)
    phone.page.clock.install(time=datetime.now(UTC) + wrong_by)
    phone.page.reload()
    phone.sign_in("nurse")
    phone.raise_problem("Raised by a clock that is wrong")
    in_step(ward.database, phone)
    (raised,) = [one["raised"] for one in problems_in(ward.database).values()]
    for at in (raised["at"], raised["heard_at"]):
        assert abs(datetime.fromisoformat(at) - datetime.now(UTC)) < timedelta(minutes=2)
    phone.page.get_by_role("link", name="Me").click()
    phone.sees("clock is 3 hours")


def test_where_no_stream_gets_through_the_page_asks_now_and_then(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.network.turn("no_streams")
    phone.page.clock.install()
    phone.page.reload()
    phone.sign_in("nurse")
    with ward.voice("colleague") as colleague:
        colleague.raised("Said where no stream gets through")
    phone.page.clock.fast_forward(40_000)
    phone.sees("Said where no stream gets through")


def test_of_two_who_took_the_same_on_the_second_is_told_who_has_it_and_keeps_the_words(
    ward: Ward, device: NewDevice
):
    with ward.voice("lead") as lead:
        lead.raised("The kitchen door jams")
    first, second = device(ward, "first"), device(ward, "second")
    for phone, who in ((first, "nurse"), (second, "colleague")):
        phone.sign_in(who)
        phone.cut()
        acts.open_item(phone, "The kitchen door jams")
        acts.own(phone.page, f"The step of the {who}")
    first.heal()
    in_step(ward.database, first)
    second.heal()
    in_step(ward.database, second)
    second.page.get_by_role("link", name="Me").click()
    second.page.get_by_role("link", name="See what needs you").click()
    second.sees("Staff nurse had taken it on")
    second.sees("The step of the colleague")
    (problem,) = problems_in(ward.database).values()
    assert problem["owner"]["step"] == "The step of the nurse"
    assert [one["command"]["step"] for one in second.stored("needs_you")] == [
        "The step of the colleague"
    ]


def test_a_lost_phone_is_signed_out_from_another_device(ward: Ward, device: NewDevice):
    phone, desk = device(ward, "phone"), device(ward, "desk")
    for one in (phone, desk):
        one.sign_in("nurse")
    desk.page.get_by_role("link", name="Me").click()
    desk.sees("Where you are signed in")
    desk.page.get_by_role("button", name="Sign it out").click()
    desk.sees("Linux computer is signed out.")
    phone.raise_problem("Said after it was found again")
    phone.sees("You are signed out.")
    phone.waits(1)
    desk.raise_problem("Said where I still am")
    desk.waits(0)


def test_an_act_of_administration_that_waited_is_sent_after_signing_in_again(
    ward: Ward, device: NewDevice
):
    tablet = device(ward)
    tablet.sign_in("admin")
    ward.move_clock(hours=1)
    contact = {"contact": str(uid(900)), "route": "other", "name": "Switchboard", "phone": "100"}
    tablet.say_unseen({"do": "contact.set", **contact})
    tablet.go("/needs-you")
    tablet.sees("This needs a sign-in from the last 15 minutes")
    tablet.page.get_by_role("button", name="Sign in again and send it").click()
    tablet.page.get_by_role("textbox", name="Password").fill(PASSWORD)
    tablet.page.get_by_role("button", name="Go on").click()
    tablet.sees("Nothing needs you.")
    soon(lambda: "Switchboard" in str(rows_of(ward.database, "SELECT doc FROM entity")))


def test_signing_out_with_something_unsent_is_asked_in_sight(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.cut()
    phone.raise_problem("Not sent yet")
    phone.page.get_by_role("link", name="Me").click()
    phone.page.get_by_role("button", name="Sign out").click()
    sheet = phone.page.get_by_role("dialog", name="Sign out")
    expect(sheet.get_by_text("We cannot sign you out with no")).to_be_in_viewport()
    expect(sheet.get_by_role("button", name="Sign out")).to_have_count(0)
    phone.heal()
    expect(sheet.get_by_text("Everything is sent. You can sign out now.")).to_be_in_viewport()
    sheet.get_by_role("button", name="Sign out").click()
    expect(phone.page.get_by_role("heading", name="Every problem heard.")).to_be_visible()
