"""A device's clock is a label: corrected, clamped, and never a reason to refuse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from heard.engine.batch import label
from tests.support.org import NURSE, at
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
    assert label(said_at, sent_at, NOW) == expected


@pytest.mark.parametrize("said_at", ["1996-01-01T00:00:00Z", "2077-01-01T00:00:00+14:00"])
async def test_a49_a_device_that_is_decades_off_is_heard(world: World, said_at: str):
    world.clock.now = NOW
    problem = await world.raised()
    raised = (await world.problem(problem)).raised
    assert (raised.at, raised.heard_at, raised.by) == (NOW, NOW, NURSE.id)
    wrong = await world.raised(said_at=said_at)
    raised = (await world.problem(wrong)).raised
    assert raised.at == (AGO_30_DAYS if said_at.startswith("1996") else NOW)
    assert raised.heard_at == NOW
