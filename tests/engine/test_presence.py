"""Those at a huddle are told how many they are: each change, at most once in a rest."""

from __future__ import annotations

import asyncio

from heard.engine.presence import Presence
from tests.support.org import OTHER_WARD_ID, WARD_ID

REST_SECONDS = 0.02


class Told:
    """One who stands there, and every number that they were told."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def count(self, here: int) -> None:
        self.counts.append(here)


async def rested() -> None:
    await asyncio.sleep(2 * REST_SECONDS)


async def test_the_first_is_told_at_once_and_a_room_that_fills_is_told_once():
    presence, first, others = Presence(REST_SECONDS), Told(), [Told() for _ in range(9)]
    presence.enter(WARD_ID, first)
    assert first.counts == [1]
    for one in others:
        presence.enter(WARD_ID, one)
    assert first.counts == [1]
    await rested()
    assert first.counts == [1, 10]
    assert [one.counts for one in others] == [[10]] * 9


async def test_those_who_stay_are_told_of_who_leaves():
    presence, stays, leaves = Presence(REST_SECONDS), Told(), Told()
    presence.enter(WARD_ID, stays)
    presence.enter(WARD_ID, leaves)
    await rested()
    await rested()
    presence.leave(WARD_ID, leaves)
    assert (stays.counts, leaves.counts) == ([1, 2, 1], [2])


async def test_teams_are_counted_apart():
    presence, here, there = Presence(REST_SECONDS), Told(), Told()
    presence.enter(WARD_ID, here)
    presence.enter(OTHER_WARD_ID, there)
    await rested()
    assert (here.counts, there.counts) == ([1], [1])


async def test_a_room_that_empties_is_forgotten():
    presence, one = Presence(REST_SECONDS), Told()
    presence.enter(WARD_ID, one)
    presence.leave(WARD_ID, one)
    await rested()
    assert (one.counts, presence._at, presence._changed_since) == ([1], {}, {})
