"""Only a mark that we signed for this person makes a device known."""

from __future__ import annotations

import secrets
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.base import PersonId
from heard.identity.known_devices import MARKS_MAX, mark_of, remember
from tests.identity.values import AMINA, BEN

KEY = b"k" * 32
OTHER_KEY = b"o" * 32


def test_a_device_is_known_for_each_person_who_signed_in_on_it():
    cookie = remember(KEY, AMINA, "", secrets.token_bytes)
    shared = remember(KEY, BEN, cookie, secrets.token_bytes)
    assert mark_of(KEY, AMINA, cookie) == cookie
    assert mark_of(KEY, BEN, cookie) is None
    assert mark_of(KEY, AMINA, shared) == cookie
    assert mark_of(KEY, BEN, shared) not in {None, cookie}


def test_a_mark_stays_the_same_so_that_its_tries_are_counted_on():
    cookie = remember(KEY, AMINA, "", secrets.token_bytes)
    assert remember(KEY, AMINA, cookie, secrets.token_bytes) == cookie


def test_a_mark_that_another_key_signed_is_worth_nothing():
    forged = remember(OTHER_KEY, AMINA, "", secrets.token_bytes)
    assert mark_of(OTHER_KEY, AMINA, forged) == forged
    assert mark_of(KEY, AMINA, forged) is None


def test_a_mark_spelt_otherwise_is_worth_nothing():
    mark = remember(KEY, AMINA, "", bytes)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spellings = {f"{mark[:-1]}{last}" for last in alphabet}
    assert [other for other in spellings if mark_of(KEY, AMINA, other)] == [mark]


def test_the_ninth_person_on_a_computer_takes_the_place_of_whoever_was_longest_away():
    people = [PersonId(UUID(int=n)) for n in range(MARKS_MAX + 1)]
    cookie = ""
    for person in people:
        cookie = remember(KEY, person, cookie, secrets.token_bytes)
    assert [bool(mark_of(KEY, person, cookie)) for person in people] == [False, *[True] * MARKS_MAX]


@given(st.one_of(st.text(), st.text(alphabet="Aa0-_.=é", min_size=38, max_size=38)))
def test_whatever_a_cookie_holds_only_a_signature_counts(cookie: str):
    assert mark_of(KEY, AMINA, cookie) is None


@pytest.mark.parametrize("cookie", ["x" * 38, ".".join(["A" * 38] * 9), "é" * 38])
def test_junk_is_not_remembered_for_ever(cookie: str):
    remembered = remember(KEY, AMINA, cookie, secrets.token_bytes)
    assert mark_of(KEY, AMINA, remembered) is not None
    assert len(remembered) <= MARKS_MAX * 39
