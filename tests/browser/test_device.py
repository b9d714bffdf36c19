"""A device keeps its word: whatever network it has, nothing said is lost and nothing is doubled."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import expect

from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import in_step, once_each, problems_in, raising, texts_in
from tests.browser.network import Weather
from tests.browser.patience import soon
from tests.support.org import uid


def signed_in(ward: Ward, device: NewDevice, who: str = "nurse", *, long_ago: bool = False):
    one: Device = device(ward, who)
    if long_ago:
        one.signed_in_long_ago(who)
    else:
        one.sign_in(who)
    return one


def test_what_one_says_another_sees_without_asking(ward: Ward, device: NewDevice):
    first, second = (signed_in(ward, device, who) for who in ("nurse", "colleague"))
    first.raise_problem("The hoist sling is missing")
    second.sees("The hoist sling is missing", within_ms=5_000)


def test_what_was_said_while_the_server_was_away_is_not_missed(ward: Ward, device: NewDevice):
    phone = signed_in(ward, device)
    ward.stop()
    ward.start()
    with ward.voice("colleague") as colleague:
        colleague.raised("The call bell in bay 2 is silent")
    phone.sees("The call bell in bay 2 is silent")


def test_fifty_captures_and_an_ownership_outlive_a_flat_battery_and_a_cold_start(
    ward: Ward, device: NewDevice
):
    with ward.voice("colleague") as colleague:
        problem = colleague.raised("The drug fridge door does not shut")
    phone = signed_in(ward, device, long_ago=True)
    phone.sees("The drug fridge door does not shut")
    phone.cut()
    step = {"step": "Ring the maker", "by_on": "2027-01-04", "person": str(uid(301))}
    phone.say_unseen(
        *(raising(n) for n in range(49)), {"do": "problem.own", "problem": str(problem), **step}
    )
    phone.raise_problem("The fiftieth, by hand")
    phone.sees("51 not sent since")
    phone.kill()
    phone.open()
    phone.sees("51 not sent since")
    phone.waits(51)
    phone.heal()
    in_step(ward.database, phone)
    assert len(texts_in(ward.database)) == 51
    assert problems_in(ward.database)[str(problem)]["owner"]["step"] == "Ring the maker"


def test_a_page_killed_between_the_commit_and_its_answer_says_it_once(
    ward: Ward, device: NewDevice
):
    phone = signed_in(ward, device, long_ago=True)
    phone.network.turn("no_answers")
    phone.raise_problem("The bed rail sticks")
    soon(lambda: texts_in(ward.database) == once_each(["The bed rail sticks"]))
    phone.waits(1)
    phone.kill()
    phone.network.turn("up")
    phone.open()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(["The bed rail sticks"])


def test_a_captive_portal_and_an_overloaded_proxy_are_never_taken_for_success(
    ward: Ward, device: NewDevice
):
    phone = signed_in(ward, device)
    weathers: tuple[tuple[Weather, int], ...] = (("portal", 2), ("overloaded", 4))
    for weather, answers in weathers:
        phone.network.turn(weather)
        if weather == "portal":
            phone.raise_problem("No clean linen since Friday")
        while phone.network.refused < answers:
            before = phone.network.refused
            phone.try_again()
            soon(lambda before=before: phone.network.refused > before)
        phone.waits(1)
        expect(phone.page.get_by_text("Everyone can see it")).to_have_count(0)
    phone.heal()
    phone.sees("Everyone can see it")
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(["No clean linen since Friday"])


def test_what_one_tab_says_the_other_tab_shows(ward: Ward, device: NewDevice):
    phone = signed_in(ward, device)
    other = phone.tab()
    expect(other.get_by_text("Nothing is open.")).to_be_visible()
    phone.cut()
    phone.raise_problem("The tap in the sluice drips")
    expect(other.get_by_text("The tap in the sluice drips")).to_be_visible(timeout=5_000)
    phone.heal()
    in_step(ward.database, phone)


def test_two_tabs_that_type_in_one_form_keep_their_words_apart(ward: Ward, device: NewDevice):
    phone = signed_in(ward, device)
    first, second = phone.page, phone.tab()
    for page, words in ((first, "Typed in the first"), (second, "Typed in the second")):
        phone.page = page
        phone.begin_to_raise(words)
        soon(lambda words=words: words in str(phone.stored("drafts")))
    second.get_by_role("dialog").get_by_role("button", name="Save").click()
    phone.waits(0)
    assert "Typed in the first" in str(phone.stored("drafts"))
    first.close()
    second.get_by_role("link", name="Me").click()
    phone.sees("Begun, and not sent")
    phone.sees("Typed in the first")
    second.get_by_role("button", name="Throw away").click()
    phone.sees("Thrown away.")
    assert phone.stored("drafts") == []


def test_a_frozen_tab_that_holds_the_line_loses_its_turn_after_5_seconds(
    ward: Ward, device: NewDevice
):
    phone = signed_in(ward, device)
    other = phone.tab()
    expect(other.get_by_text("Nothing is open.")).to_be_visible()
    phone.network.turn("no_answers")
    phone.raise_problem("Said in the tab that froze")
    soon(lambda: texts_in(ward.database) == once_each(["Said in the tab that froze"]))
    phone.cdp().send("Page.setWebLifecycleState", {"state": "frozen"})
    phone.network.turn("up")
    phone.page = other
    phone.raise_problem("Said in the tab that looks on")
    soon(lambda: len(texts_in(ward.database)) == 2, within_s=12)
    in_step(ward.database, phone)


def test_a_network_that_takes_everything_and_answers_nothing_is_outlasted(
    ward: Ward, device: NewDevice
):
    phone = signed_in(ward, device)
    phone.network.turn("black_hole")
    phone.raise_problem("The lift is out again")
    phone.sees("Saved on this device")
    phone.network.turn("up")
    phone.sees("Everyone can see it")
    in_step(ward.database, phone)


def test_two_hundred_captures_on_each_of_two_phones_come_together(ward: Ward, device: NewDevice):
    first, second = (signed_in(ward, device, who) for who in ("nurse", "colleague"))
    for phone, start in ((first, 0), (second, 200)):
        phone.cut()
        phone.say_unseen(*(raising(n) for n in range(start, start + 200)))
        phone.sees("200 not sent since")
    first.heal()
    second.heal()
    in_step(ward.database, first, second)
    assert texts_in(ward.database) == once_each(f"Problem {n}" for n in range(400))


def test_html_in_the_words_is_words(ward: Ward, device: NewDevice):
    phone = signed_in(ward, device)
    words = '<img src=x onerror="window.cracked=1"><svg onload=alert(1)>'
    phone.raise_problem(words)
    phone.sees(words)
    phone.sees("Everyone can see it")
    assert phone.page.evaluate("window.cracked") is None
    assert texts_in(ward.database) == Counter({words: 1})
