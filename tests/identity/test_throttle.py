"""Tries are counted before they are made, also when many come at once."""

from __future__ import annotations

import asyncio

import pytest

from heard.domain.base import Refusal
from heard.identity.throttle import REMEMBERED_MS, count_try, wait_after
from heard.store.database import Database
from tests.identity.values import DAY, NOW, SECOND, refusal


@pytest.mark.parametrize(
    ("failures", "wait_s"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (10_000, 900)],
)
def test_the_wait_doubles_after_five_failures_up_to_a_quarter_of_an_hour(
    failures: int, wait_s: int
):
    assert wait_after(failures) == wait_s * SECOND


async def test_a_try_too_soon_is_refused_and_does_not_make_the_wait_longer(db: Database):
    for _ in range(5):
        await count_try(db, "a", NOW)
    too_soon = ("sign_in.too_many_tries", {"retry_after": 30})
    assert await refusal(count_try(db, "a", NOW)) == too_soon
    assert await refusal(count_try(db, "a", NOW)) == too_soon
    last_second = ("sign_in.too_many_tries", {"retry_after": 1})
    assert await refusal(count_try(db, "a", NOW + 29_001)) == last_second
    await count_try(db, "a", NOW + 30_000)
    again = ("sign_in.too_many_tries", {"retry_after": 60})
    assert await refusal(count_try(db, "a", NOW + 30_000)) == again


async def test_one_key_does_not_slow_another(db: Database):
    for _ in range(5):
        await count_try(db, "a", NOW)
    await refusal(count_try(db, "a", NOW))
    await count_try(db, "b", NOW)


@pytest.mark.parametrize("later_ms", [REMEMBERED_MS, -DAY])
async def test_a_day_without_a_try_or_a_clock_set_back_forgets_all(db: Database, later_ms: int):
    for _ in range(5):
        await count_try(db, "a", NOW)
    await refusal(count_try(db, "a", NOW))
    await count_try(db, "a", NOW + later_ms)


async def test_of_forty_tries_at_once_five_are_let_through(db: Database):
    outcomes = await asyncio.gather(
        *(count_try(db, "a", NOW) for _ in range(40)), return_exceptions=True
    )
    assert [outcome for outcome in outcomes if outcome is None] == [None] * 5
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [Refusal] * 35
