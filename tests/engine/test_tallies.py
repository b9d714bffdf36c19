"""Two devices that never met count into one tally, on a real database and whatever their clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from heard.domain.base import MeasureId
from heard.domain.measures.counting import AddToTally
from heard.domain.measures.entity import Better, How, Point, Tally, Tap
from heard.domain.measures.setting import SetMeasure
from heard.engine import codec
from heard.store.database import Database
from tests.support.measures import FALLS, STARTED, tally_id
from tests.support.org import COLLEAGUE, MONDAY, NURSE, TUESDAY, WARD_ID, at, uid
from tests.support.world import DONE, World, everything, read_answers, refused

OF_1996 = datetime(1996, 1, 1, 9, tzinfo=UTC)
SET = SetMeasure(
    unit=WARD_ID,
    measure=FALLS.id,
    name="Falls",
    event="a fall",
    how=How.COUNT,
    better=Better.FEWER,
    days_since=True,
    started_on=STARTED,
)
ADD = AddToTally(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, by=1)


async def tally_of(world: World) -> Tally:
    found = await world.find(ADD.tally)
    assert isinstance(found, Tally)
    return found


async def test_two_devices_add_up_in_one_tally(world: World, db: Database):
    assert await world.say(NURSE, SET, ADD) == [DONE, DONE]
    earlier = at(9)
    assert await world.say(COLLEAGUE, ADD, said_at=earlier) == [DONE]
    told = await tally_of(world)
    assert (told.rev, told.unit, told.measure, told.year) == (2, WARD_ID, FALLS.id, 2026)
    assert {day: point.value for day, point in told.points.items()} == {MONDAY: 2.0}
    assert [tap.at for tap in told.points[MONDAY].taps] == [earlier, world.clock.now]
    stored = (await everything(db))[told.id]
    assert codec.write(told, told.rev).doc == stored


async def test_a_device_whose_clock_says_1996_counts_like_any_other(world: World):
    """When it sends, its clock is corrected by what it takes for now."""
    assert await world.say(NURSE, SET) == [DONE]
    said = world.said(ADD, world.next_n(COLLEAGUE), said_at=OF_1996)
    batch = replace(world.batch_of(COLLEAGUE, said), sent_at=OF_1996 + timedelta(minutes=5))
    assert read_answers((await world.engine.say(batch)).answers) == [DONE]
    tap = Tap(id=said.id, at=world.clock.now - timedelta(minutes=5), by=1)
    assert (await tally_of(world)).points == {MONDAY: Point(value=1.0, taps=(tap,))}


async def test_a_count_of_what_is_not_there_yet_makes_nothing(world: World):
    tomorrow = replace(ADD, day=TUESDAY)
    assert await world.say(NURSE, ADD, SET, tomorrow) == [
        refused("measure.unknown"),
        DONE,
        refused("date.future", on=str(TUESDAY)),
    ]
    assert await world.find(ADD.tally) is None


async def test_a_counter_takes_no_id_that_something_has_or_will_have(world: World):
    ids = (WARD_ID, ADD.tally, uid(990))
    said = [replace(SET, measure=MeasureId(one)) for one in ids]
    assert await world.say(NURSE, *said) == [
        refused("measure.exists"),
        refused("measure.exists"),
        DONE,
    ]
