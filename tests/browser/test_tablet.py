"""On a ward's tablet many act in turn: each under their own name, none under another's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from uuid import UUID

from playwright.sync_api import expect

from tests.browser import acts, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import PHONE, Device
from tests.browser.kept import once_each, rows_of, texts_in
from tests.browser.looks import faults
from tests.browser.patience import soon
from tests.browser.tablets import PIN
from tests.support.org import COLLEAGUE, NURSE, OTHER_WARD_ID

BENS_PIN = "902734"
COLD, DRIPS = "Bay 3 is cold at night", "The tap in the sluice drips"
MINUTE_MS = 60_000

# As on a tablet that takes its time to try a PIN: each waits until it is let go.
SLOW_PINS = """() => {
  const unwrap = crypto.subtle.unwrapKey.bind(crypto.subtle);
  window.slow = [];
  crypto.subtle.unwrapKey = async (...given) => {
    await new Promise((go) => slow.push(go));
    return unwrap(...given);
  };
}"""


def said_by(database: Path, kind: str) -> Counter[UUID]:
    """Who said how many of a kind of command, as the journal has it."""
    rows = rows_of(database, f"SELECT person FROM journal WHERE do = '{kind}'")
    return Counter(UUID(bytes=person) for (person,) in rows)


def own(tablet: Device, words: str, step: str) -> None:
    acts.open_item(tablet, words)
    acts.own(tablet.page, step)
    tablet.page.goto(tablet.network.origin + "/")


def wait(tablet: Device, ms: int) -> None:
    tablet.page.clock.fast_forward(ms)


def test_a_code_makes_a_tablet_and_the_team_raises_on_it_with_no_name(
    ward: Ward, device: NewDevice
):
    tablet = device(ward, "tablet", PHONE)
    tablet.go("/enrol")
    tablet.page.get_by_role("textbox", name="Code").fill("K7QM 0XWD")
    tablet.page.get_by_role("button", name="Make it the team").click()
    tablet.sees("It never has 0, O, 1 or I.")
    code = tablets.code_for(ward)
    tablets.enrol(tablet, code.lower().replace("-", " "))
    places = tablet.page.get_by_role("navigation", name="Places").locator("a:visible")
    assert places.all_inner_texts() == ["Board"]
    tablet.raise_problem("Raised at the board")
    soon(lambda: texts_in(ward.database) == once_each(["Raised at the board"]))
    (by,) = said_by(ward.database, "problem.raise")
    assert by not in (NURSE.id, COLLEAGUE.id)
    other = device(ward, "other", PHONE)
    other.go(f"/enrol#{code.replace('-', '')}")
    other.page.get_by_role("button", name="Make it the team").click()
    other.sees("That code was used already.")


def test_two_act_in_turn_and_with_no_network_too_each_as_themselves(ward: Ward, device: NewDevice):
    with ward.voice("lead") as lead:
        for words in (COLD, DRIPS, "The cot side sticks", "No night porter"):
            lead.raised(words)
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    acts.open_item(tablet, COLD)
    page.get_by_role("button", name="Own it").click()
    tablets.begin_first_time(page, "Amina Yusuf", "nurse")
    page.keyboard.press("Escape")
    acts.own(page, "Amina rings estates")
    tablets.done(page)
    tablets.ask_who(page)
    tablets.begin_first_time(page, "Ben Carter", "colleague", BENS_PIN)
    tablet.go("/")
    tablets.ask_who(page)  # a page that is loaded anew is nobody's
    tablets.begin(page, "Ben Carter", BENS_PIN)
    acts.open_item(tablet, DRIPS)
    acts.own(page, "Ben brings a bucket")
    tablet.waits(0)
    tablet.cut()
    tablets.done(page)
    tablets.ask_who(page)
    tablets.begin(page, "Amina Yusuf")
    page.get_by_role("link", name="The cot side sticks").first.click()
    acts.own(page, "Amina oils it")
    tablets.done(page)
    tablets.ask_who(page)
    tablets.begin(page, "Ben Carter", BENS_PIN)
    page.get_by_role("link", name="No night porter").first.click()
    acts.own(page, "Ben asks the site")
    tablets.done(page)
    tablet.raise_problem("Raised by nobody with no network")
    tablet.waits(3)
    page.reload()
    tablet.heal()
    tablet.waits(0)
    assert said_by(ward.database, "problem.own") == {NURSE.id: 2, COLLEAGUE.id: 2}
    assert len(said_by(ward.database, "problem.raise")) == 2
    assert tablet.stored("needs_you") == []


def test_the_fifth_wrong_pin_throws_the_way_in_away(ward: Ward, device: NewDevice):
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    tablets.ask_who(page)
    tablets.begin_first_time(page, "Amina Yusuf", "nurse")
    tablets.done(page)
    tablets.ask_who(page)
    tablets.tap(page, "Amina Yusuf")
    for left in ("4 more times", "3 more times", "2 more times", "once more"):
        tablets.press_pin(page, "222333")
        expect(page.get_by_text(f"You can try {left}.")).to_be_visible()
    page.get_by_role("textbox", name="Your PIN").fill("222333")  # pasted, as good as pressed
    tablet.sees("That was the fifth wrong PIN")
    tablets.prove(page, "nurse")
    tablets.press_pin(page, PIN)
    page.get_by_role("button", name="Start acting").click()
    tablets.acting(page, "Amina Yusuf")


def test_a_turn_ends_when_nobody_touches_it_and_what_was_typed_stays(ward: Ward, device: NewDevice):
    with ward.voice("lead") as lead:
        lead.raised(COLD)
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    page.clock.install()
    page.reload()
    acts.open_item(tablet, COLD)
    page.get_by_role("button", name="Own it").click()
    tablets.begin_first_time(page, "Amina Yusuf", "nurse")
    step = page.get_by_role("textbox", name="What is the next step?")
    step.fill("Half a step")
    wait(tablet, 2 * MINUTE_MS)
    tablet.sees("Touch to see the board.")
    wait(tablet, 3 * MINUTE_MS - 15_000)
    tablet.sees("turn ends in less than 30 seconds")
    cover = page.get_by_role("dialog", name="Ward 7")
    cover.get_by_role("button", name="I am still here").click()
    tablets.acting(page, "Amina Yusuf")
    wait(tablet, 5 * MINUTE_MS + 1_000)
    page.get_by_role("button", name="See the board").click()
    expect(page.get_by_text("Nobody is acting")).to_be_visible()
    expect(step).to_have_value("Half a step")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("radio", name="(me)").check()
    sheet.get_by_role("radio", name="Tomorrow").check()
    sheet.get_by_role("button", name="We own it").click()
    tablets.begin(page, "Amina Yusuf")
    tablet.waits(0)
    soon(lambda: said_by(ward.database, "problem.own") == {NURSE.id: 1})
    wait(tablet, 4 * MINUTE_MS)
    page.keyboard.press("Escape")  # uncovers; somebody is there
    for _busy in range(3):
        wait(tablet, 4 * MINUTE_MS)
        page.keyboard.press("Shift")
    expect(page.get_by_text("Amina Yusuf is acting")).to_have_count(0)


def test_the_board_is_covered_when_nobody_looks_and_raising_goes_on_under_it(
    ward: Ward, device: NewDevice
):
    with ward.voice("lead") as lead:
        lead.raised(COLD)
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    page.clock.install()
    page.reload()
    tablet.begin_to_raise("Half a thought")
    wait(tablet, 2 * MINUTE_MS + 1_000)
    cover = page.get_by_role("dialog", name="Ward 7")
    expect(cover).to_be_visible()
    covered = "([at]) => !document.elementFromPoint(...at)?.closest('dialog.c-cover')"
    assert not page.evaluate(covered, [[200, 400]])
    cover.click(position={"x": 40, "y": 700})
    expect(cover).to_have_count(0)
    expect(page.get_by_role("textbox", name="What is in the way?")).to_have_value("Half a thought")
    tablet.sees(COLD)


def test_taken_away_it_forgets_what_it_read_and_sends_what_it_holds(ward: Ward, device: NewDevice):
    with ward.voice("lead") as lead:
        lead.raised(COLD)
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    tablets.ask_who(page)
    tablets.begin_first_time(page, "Amina Yusuf", "nurse")
    tablet.cut()
    tablet.raise_problem("Said before it was taken away")
    tablets.take_away(ward)
    tablet.heal()
    tablet.sees("It is no longer the tablet of Ward 7.")
    tablet.sees("Everything written on it is sent.")
    soon(lambda: COLD not in str([tablet.stored(store) for store in ("base", "facts", "drafts")]))
    assert said_by(ward.database, "problem.raise")[NURSE.id] == 1
    page.get_by_role("button", name="Use it for a team again").click()
    tablets.enrol(tablet, tablets.code_for(ward))
    tablet.sees(COLD)
    tablets.ask_who(page)
    tablets.tap(page, "Amina Yusuf")
    tablet.sees("Amina Yusuf, is it you?")  # her way in went with the rest


def test_its_lead_gives_a_tablet_to_the_ward_and_takes_it_away(ward: Ward, device: NewDevice):
    phone = device(ward)
    phone.sign_in("lead")
    page = phone.page
    page.get_by_role("link", name="Me").click()
    page.get_by_role("link", name="See and set up").click()
    phone.sees("No tablet and no wall screen yet")
    page.get_by_role("button", name="Add a tablet or wall screen").click()
    found = faults(page, "a new tablet")
    page.get_by_role("button", name="Make a code").click()
    code = page.locator(".c-big-code__code [aria-hidden]").inner_text()
    found += faults(page, "its code")
    tablets.enrol(device(ward, "tablet"), code)
    page.keyboard.press("Escape")
    phone.sees("Ward 7 tablet")
    found += faults(page, "tablets")
    page.get_by_role("button", name="Take it away").click()
    found += faults(page, "taking it away")
    page.get_by_role("dialog").get_by_role("button", name="Take it away").click()
    phone.sees("Ward 7 tablet is taken away.")
    assert found == []


def test_each_of_its_screens_can_be_read_and_pressed(ward: Ward, device: NewDevice):
    tablet = device(ward, "tablet", PHONE)
    tablet.go("/enrol")
    tablet.page.get_by_role("button", name="Make it the team").click()
    tablet.sees("Write the code.")
    found = faults(tablet.page, "enrol, mistake")
    tablets.enrol(tablet, tablets.code_for(ward))
    page = tablet.page
    page.clock.install()
    page.reload()
    tablet.sees("Nobody is acting")
    found += faults(page, "nobody acts")
    tablets.ask_who(page)
    found += faults(page, "names")
    tablets.tap(page, "Amina Yusuf")
    found += faults(page, "first time")
    tablets.prove(page, "nurse")
    page.get_by_role("button", name="Start acting").click()
    found += faults(page, "a new PIN, mistake")
    tablets.press_pin(page, PIN)
    page.get_by_role("button", name="Start acting").click()
    tablets.acting(page, "Amina Yusuf")
    found += faults(page, "somebody acts")
    wait(tablet, 2 * MINUTE_MS)
    found += faults(page, "covered")
    wait(tablet, 3 * MINUTE_MS - 15_000)
    tablet.sees("turn ends in")
    found += faults(page, "the turn ends")
    tablets.take_away(ward)
    wait(tablet, MINUTE_MS)
    tablet.sees("It is no longer the tablet of")
    found += faults(page, "taken away")
    assert found == []


def test_another_ward_takes_it_by_one_code_and_reads_nothing_of_the_first(
    ward: Ward, device: NewDevice
):
    tablet = tablets.enrolled(ward, device)
    tablet.raise_problem(COLD)
    tablet.waits(0)
    tablets.enrol(tablet, tablets.code_for(ward, unit=OTHER_WARD_ID))
    tablet.sees("Ward 8")
    expect(tablet.page.get_by_text(COLD)).to_have_count(0)
    tablet.raise_problem(DRIPS)
    tablet.waits(0)
    soon(lambda: texts_in(ward.database) == once_each([COLD, DRIPS]))


def test_enrolled_elsewhere_it_sends_first_what_it_holds(ward: Ward, device: NewDevice):
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    tablet.cut()
    tablet.raise_problem("Said before it moved")
    tablet.go("/enrol")
    tablet.sees("1 thing that was written here is not sent yet.")
    page.get_by_role("textbox", name="Code").fill(tablets.code_for(ward))
    page.get_by_role("button", name="Make it the team").click()
    tablet.sees("It cannot be sent now.")
    found = faults(page, "enrolled elsewhere, not sent")
    expect(page.get_by_role("button", name="Go on without sending")).to_be_visible()
    tablet.heal()
    tablet.waits(0)
    soon(lambda: texts_in(ward.database) == once_each(["Said before it moved"]))
    expect(page.get_by_text("not sent yet")).to_have_count(0)
    page.get_by_role("button", name="Make it the team").click()
    tablet.sees("Nobody is acting")
    assert found == []


def test_a_slow_pin_gives_nobody_the_turn_of_another(ward: Ward, device: NewDevice):
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    for name, account, pin in (
        ("Amina Yusuf", "nurse", PIN),
        ("Ben Carter", "colleague", BENS_PIN),
    ):
        tablets.ask_who(page)
        tablets.begin_first_time(page, name, account, pin)
        tablets.done(page)
    page.evaluate(SLOW_PINS)
    tablets.ask_who(page)
    tablets.tap(page, "Amina Yusuf")
    tablets.press_pin(page, PIN)
    soon(lambda: page.evaluate("slow.length") == 1)
    page.keyboard.press("Escape")
    tablets.ask_who(page)
    tablets.tap(page, "Ben Carter")
    tablets.press_pin(page, BENS_PIN)
    soon(lambda: page.evaluate("slow.length") == 2)
    page.evaluate("slow[1]()")
    tablets.acting(page, "Ben Carter")
    page.evaluate("slow[0]()")
    page.wait_for_timeout(500)  # for what must not come there is nothing to wait for
    tablets.acting(page, "Ben Carter")


def test_enrolled_elsewhere_all_the_same_it_keeps_what_it_could_not_send(
    ward: Ward, device: NewDevice
):
    tablet = tablets.enrolled(ward, device)
    page = tablet.page
    tablet.cut()
    tablet.raise_problem("Said before it moved")
    tablet.go("/enrol")
    page.route("**/api/sync", lambda route: route.abort())
    page.get_by_role("textbox", name="Code").fill(tablets.code_for(ward))
    page.get_by_role("button", name="Make it the team").click()
    tablet.sees("It cannot be sent now.")
    tablet.network.turn("up")
    page.get_by_role("button", name="Go on without sending").click()
    tablet.sees("Nobody is acting")
    tablet.waits(1)  # for the same team, so it is the same tablet
    page.unroute("**/api/sync")
    tablet.try_again()
    tablet.waits(0)
    soon(lambda: texts_in(ward.database) == once_each(["Said before it moved"]))
