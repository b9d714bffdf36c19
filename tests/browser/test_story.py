"""The whole way of a ward's problems: said with no network, asked upward, answered, confirmed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import acts
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import TABLET
from tests.browser.kept import entities_on, in_step, once_each, problems_in, texts_in
from tests.browser.patience import soon

SCANNER = "The bladder scanner runs flat before the night round"
HOIST = "The hoist battery never lasts a shift"


def test_what_two_phones_said_with_no_network_is_asked_answered_and_confirmed(
    ward: Ward, device: NewDevice
):
    nurse, colleague = device(ward, "nurse"), device(ward, "colleague")
    matron = device(ward, "matron", TABLET)
    nurse.signed_in_long_ago("nurse")
    colleague.signed_in_long_ago("colleague")
    matron.sign_in("matron")

    for phone, words in ((nurse, SCANNER), (colleague, HOIST)):
        phone.cut()
        phone.raise_problem(words)
        phone.sees("1 not sent since")
    acts.open_item(nurse, SCANNER)
    acts.own(nurse.page, "Ring the maker about the battery")
    acts.open_item(colleague, HOIST)
    acts.ask_for_help(colleague.page, "We swapped the chargers", of="Surgical wards")

    for phone in (nurse, colleague):
        phone.kill()
        phone.open()
        phone.sees("2 not sent since")
        phone.heal()
    in_step(ward.database, nurse, colleague)
    assert texts_in(ward.database) == once_each([SCANNER, HOIST])
    nurse.sees(HOIST)
    colleague.sees(SCANNER)

    matron.go("/queue")
    acts.open_item(matron, HOIST)
    matron.sees("can see that you read this")
    acts.open_item(colleague, HOIST)
    colleague.sees("Matron, surgical wards read it")

    matron.cut()  # in the lift
    acts.answer(matron.page, "A second battery is on its way to the ward.")
    matron.sees("Saved on this device")
    matron.heal()
    colleague.sees("Did that fix it?")
    acts.confirm(colleague.page)
    in_step(ward.database, nurse, colleague)
    hoist = next(one for one in problems_in(ward.database).values() if one["text"] == HOIST)
    assert (hoist["state"], hoist["outcome"]["fixed"]) == ("closed", "yes")
    of_hers = {hoist["id"]: hoist}  # the other was not asked of her
    soon(lambda: entities_on(matron, "problem") == of_hers)


def test_an_ask_that_nobody_answers_in_time_goes_up_and_both_tiers_see_it(
    ward: Ward, device: NewDevice
):
    nurse, director = device(ward, "nurse"), device(ward, "director", TABLET)
    nurse.sign_in("nurse")
    director.sign_in("director")
    nurse.raise_problem(HOIST)
    acts.open_item(nurse, HOIST)
    acts.ask_for_help(nurse.page, "We swapped the chargers", of="Surgical wards")
    nurse.waits(0)
    ward.move_clock(hours=7 * 24)
    nurse.sees("It went on to Surgery")
    director.go("/queue")
    acts.open_item(director, HOIST)
    director.sees("It went on to Surgery")
    nurse.sees("Divisional director read it")
    expect(nurse.page.get_by_text("Both can see it")).to_be_visible()
    in_step(ward.database, nurse, director)
