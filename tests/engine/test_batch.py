"""A device's clock is a label: corrected, clamped, and never a reason to refuse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import ProblemId
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import DELAY_MAX, SAID_BEHIND_MAX, behind, from_ms, label, ms
from tests.support.org import NURSE, WARD_ID, at
from tests.support.world import World

NOW = at(10)
AGO_30_DAYS = NOW - timedelta(days=30)
LONG_AGO, FAR_OFF = datetime(1996, 1, 1, tzinfo=UTC), datetime(2077, 1, 1, tzinfo=UTC)
BEGINNING, END = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("said_at", "sent_at", "expected"),
    [
        (at(9), None, at(9)),
        (at(11), None, NOW),
        (LONG_AGO, None, AGO_30_DAYS),
        (FAR_OFF, None, NOW),
        (LONG_AGO, LONG_AGO + timedelta(minutes=20), at(9, 40)),
        (FAR_OFF, FAR_OFF + timedelta(hours=1), at(9)),
        (FAR_OFF, LONG_AGO, NOW),
        (BEGINNING, None, AGO_30_DAYS),
        (END, BEGINNING, NOW),
        (BEGINNING, END, NOW),
        (at(9) + timedelta(microseconds=1_999), None, at(9) + timedelta(milliseconds=1)),
        (None, None, NOW),
    ],
)
def test_a_label_is_corrected_by_when_it_was_sent_and_clamped(
    said_at: datetime | None, sent_at: datetime | None, expected: datetime
):
    assert label(said_at, behind(sent_at, NOW, None), NOW, None) == expected


@pytest.mark.parametrize(
    ("sent_at", "before_ms", "expected"),
    [
        (None, None, None),
        (None, 40, 40),
        (NOW - timedelta(seconds=2), None, 2_000),
        (NOW - timedelta(seconds=2), 40, 40),  # held up on its way
        (NOW - timedelta(milliseconds=20), 40, 20),
        (NOW - DELAY_MAX, 0, 0),
        (NOW - DELAY_MAX - timedelta(milliseconds=1), 0, 30_001),  # its clock was set back
        (NOW + timedelta(hours=1), 40, -3_600_000),  # and on
    ],
)
def test_the_fastest_request_says_how_far_a_clock_is_behind(
    sent_at: datetime | None, before_ms: int | None, expected: int | None
):
    assert behind(sent_at, NOW, before_ms) == expected


@given(st.lists(st.integers(0, 29_000), max_size=8), st.integers(-(10**9), 10**9))
def test_once_a_request_came_at_once_none_that_is_held_up_is_labelled_late(
    delays_ms: list[int], ahead_ms: int
):
    known = behind(NOW + timedelta(milliseconds=ahead_ms), NOW, None)
    for n, delay_ms in enumerate(delays_ms):
        said_at = NOW + timedelta(milliseconds=200 * n)
        shown = said_at + timedelta(milliseconds=ahead_ms)
        heard_at = said_at + timedelta(milliseconds=delay_ms)
        known = behind(shown, heard_at, known)
        assert label(shown, known, heard_at, None) == said_at


CLOCK_MS = st.integers(-6 * 10**13, 2 * 10**14)  # of the years that a date can show


@given(st.lists(st.tuples(CLOCK_MS, CLOCK_MS, st.integers(0, 10**7)), max_size=8))
def test_a_label_is_never_before_the_one_before_it_nor_ahead(shown: list[tuple[int, int, int]]):
    """Whatever its clock shows when it says and sends, set back and on between."""
    heard_at, known, before_ms = NOW, None, None
    for said_ms, sent_ms, later_ms in shown:
        heard_at += timedelta(milliseconds=later_ms)
        known = behind(from_ms(sent_ms), heard_at, known)
        said_at = label(from_ms(said_ms), known, heard_at, before_ms)
        assert heard_at - SAID_BEHIND_MAX <= said_at <= heard_at
        assert before_ms is None or ms(said_at) >= before_ms
        before_ms = ms(said_at)


@pytest.mark.parametrize("off", [timedelta(), timedelta(minutes=-7)])
async def test_what_is_held_up_on_its_way_does_not_come_after_what_is_said_next(
    world: World, off: timedelta
):
    for said_s, took_s in ((0, 0), (10, 5), (16, 1)):
        said_at = NOW + timedelta(seconds=said_s)
        world.clock.now = said_at + timedelta(seconds=took_s)
        problem = ProblemId(world.new_id())
        command = RaiseProblem(problem=problem, unit=WARD_ID, text="No bladder scanner")
        batch = world.batch(NURSE, command, said_at=said_at + off)
        await world.engine.say(replace(batch, sent_at=said_at + off))
        assert (await world.problem(problem)).raised.at == said_at


@pytest.mark.parametrize("off", [timedelta(), timedelta(minutes=-7)])
async def test_what_one_device_says_stays_in_its_order_however_long_it_was_on_its_way(
    world: World, off: timedelta
):
    """What lay a minute in a dead network looks from here as if the clock had been set back."""
    said: list[datetime] = []
    for said_s, sent_s, took_s in ((0, 0, 0), (10, 10, 60), (12, 71, 0), (80, 80, 1)):
        said_at, sent_at = (NOW + timedelta(seconds=at_s) + off for at_s in (said_s, sent_s))
        world.clock.now = NOW + timedelta(seconds=sent_s + took_s)
        problem = ProblemId(world.new_id())
        command = RaiseProblem(problem=problem, unit=WARD_ID, text="No bladder scanner")
        batch = world.batch(NURSE, command, said_at=said_at)
        await world.engine.say(replace(batch, sent_at=sent_at))
        said.append((await world.problem(problem)).raised.at)
    assert said == sorted(said)


@pytest.mark.parametrize("said_at", ["1996-01-01T00:00:00Z", "2077-01-01T00:00:00+14:00"])
async def test_a49_a_device_that_is_decades_off_is_heard(world: World, said_at: str):
    world.clock.now = NOW
    wrong = await world.raised(said_at=said_at)
    raised = (await world.problem(wrong)).raised
    assert raised.at == (AGO_30_DAYS if said_at.startswith("1996") else NOW)
    assert raised.heard_at == NOW
    problem = await world.raised()
    raised = (await world.problem(problem)).raised
    assert (raised.at, raised.heard_at, raised.by) == (NOW, NOW, NURSE.id)
