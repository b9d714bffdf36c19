"""From a phone with no network to a second phone: the whole way of one problem."""

from __future__ import annotations

from tests.browser.conftest import NewDevice, Ward
from tests.browser.kept import in_step


def test_words_said_with_no_network_reach_a_second_phone(ward: Ward, device: NewDevice):
    first, second = device(ward, "first"), device(ward, "second")
    first.signed_in_long_ago("nurse")
    second.sign_in("colleague")
    first.cut()
    first.raise_problem("The bladder scanner runs flat before the night round")
    first.sees("Saved on this device")
    first.kill()
    first.open()
    first.sees("The bladder scanner runs flat")
    first.heal()
    second.sees("The bladder scanner runs flat before the night round")
    first.sees("Everyone can see it")
    in_step(ward.database, first, second)
