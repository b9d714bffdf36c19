"""Passwords are long, the same on every keyboard, and cost the same to refuse."""

from __future__ import annotations

import pytest

from heard.domain.base import Refusal
from heard.identity.passwords import Hasher, Strength, argon2id, chosen, hashed, verified
from tests.identity.values import PASSWORD, WRONG, counting


@pytest.mark.parametrize(
    ("password", "code", "facts"),
    [
        ("", "password.too_short", {"length_min": 12}),
        ("eleven char", "password.too_short", {"length_min": 12}),
        ("e\u0301" * 6, "password.too_short", {"length_min": 12}),  # six letters, typed as twelve
        ("x" * 201, "password.too_long", {"length_max": 200}),
    ],
)
def test_a_password_too_short_or_too_long_is_refused(
    password: str, code: str, facts: dict[str, int]
):
    with pytest.raises(Refusal) as caught:
        chosen(password)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.mark.parametrize("password", ["twelve chars", "x" * 200, "            ", "ÅÄÖåäöÅÄÖåäö"])
def test_any_other_password_is_taken_as_it_is(password: str):
    assert chosen(password) == password


async def test_a_password_typed_on_another_keyboard_is_the_same(hasher: Hasher):
    stored = await hashed(hasher, "caf\u00e9 caf\u00e9 caf\u00e9")
    assert await verified(hasher, stored, "cafe\u0301 cafe\u0301 cafe\u0301") == stored


async def test_a_wrong_password_is_not_verified(hasher: Hasher):
    assert await verified(hasher, await hashed(hasher, PASSWORD), WRONG) is None


async def test_without_a_hash_the_work_is_done_all_the_same(hasher: Hasher):
    counted, compared = counting(hasher)
    assert await verified(counted, None, "nobody") is None
    assert compared == [hasher.nobody]


def test_the_strength_is_what_owasp_asks():
    assert argon2id().nobody.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_a_hash_of_lesser_strength_is_renewed_when_it_is_verified(hasher: Hasher):
    stronger = argon2id(Strength(memory_kib=16, passes=1, lanes=1))
    weak = await hashed(hasher, PASSWORD)

    renewed = await verified(stronger, weak, PASSWORD)

    assert renewed is not None
    assert renewed.startswith("$argon2id$v=19$m=16,t=1,p=1$")
    assert await verified(stronger, renewed, PASSWORD) == renewed
    assert await verified(stronger, weak, WRONG) is None
