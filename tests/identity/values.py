"""The people, passwords and moments that the tests of identity speak of."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import pytest
from msgspec import structs

from heard.domain.base import PersonId, Refusal
from heard.identity import accounts
from heard.identity.door import Door
from heard.identity.passwords import Hasher
from heard.identity.sessions import Browser, SignedIn
from heard.identity.sign_in import Credentials, sign_in

NOW = 1_793_000_000_000
SECOND = 1_000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE

AMINA = PersonId(UUID(int=1))
BEN = PersonId(UUID(int=2))
AMINA_EMAIL = "amina@ward.example"
BEN_EMAIL = "ben@ward.example"
PASSWORD = "correct horse battery"
WRONG = "incorrect horse battery"
NEW_BROWSER = Browser()


async def amina_joins(door: Door) -> None:
    await accounts.create(door, AMINA, AMINA_EMAIL, PASSWORD, NOW)


async def ben_joins(door: Door) -> None:
    await accounts.create(door, BEN, BEN_EMAIL, PASSWORD, NOW)


async def amina_signs_in(
    door: Door, *, browser: Browser = NEW_BROWSER, password: str = PASSWORD, now: int = NOW
) -> SignedIn:
    return await sign_in(door, Credentials(AMINA_EMAIL, password), browser, now)


async def refusal(act: Awaitable[object]) -> tuple[str, dict[str, Any]]:
    """The code and the facts that an act is refused with."""
    with pytest.raises(Refusal) as caught:
        await act
    return caught.value.code, dict(caught.value.facts)


def counting(hasher: Hasher) -> tuple[Hasher, list[str]]:
    """The same hasher, and a list that grows by the hash of each comparison."""
    compared: list[str] = []

    def matches(stored: str, password: str) -> bool:
        compared.append(stored)
        return hasher.matches(stored, password)

    return structs.replace(hasher, matches=matches), compared
