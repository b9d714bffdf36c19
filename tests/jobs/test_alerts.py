"""An alert climbs by itself, rung by rung, and those whom it reaches are told of it there."""

from __future__ import annotations

from heard.domain.alerts.answering import AcknowledgeAlert, NoteOnAlert
from heard.domain.alerts.entity import Alert
from heard.domain.alerts.raising import RaiseAlert
from heard.domain.base import AlertId
from heard.jobs.clock import tick
from tests.support.org import (
    COACH,
    DIRECTOR,
    DIVISION_ID,
    EXECUTIVE_ID,
    GROUP_ID,
    MATRON,
    NEIGHBOUR,
    NURSE,
    WARD_ID,
)
from tests.support.reader import Reader
from tests.support.world import DONE, World, refused

MINUTE = 1 / 60


async def raised(world: World) -> AlertId:
    alert = AlertId(world.new_id())
    said = RaiseAlert(unit=WARD_ID, alert=alert, words="The oxygen has failed", phoned=True)
    assert await world.say(NURSE, said) == [DONE]
    return alert


async def find(world: World, alert: AlertId) -> Alert:
    found = await world.find(alert)
    assert isinstance(found, Alert)
    return found


async def test_it_climbs_at_5_15_and_30_minutes_and_there_it_stays(world: World):
    alert = await raised(world)
    rungs: list[int] = []
    for minutes in (4, 1, 9, 1, 14, 1, 600):
        world.clock.move(hours=minutes * MINUTE)
        rungs.append(await tick(world.engine))
    assert rungs == [0, 1, 0, 1, 0, 1, 0]
    assert (await find(world, alert)).told == (WARD_ID, GROUP_ID, DIVISION_ID, EXECUTIVE_ID)


async def test_a_clock_that_was_down_says_every_rung_that_it_missed(world: World):
    alert = await raised(world)
    world.clock.move(hours=16 * MINUTE)
    assert await tick(world.engine) == 2
    assert (await find(world, alert)).told == (WARD_ID, GROUP_ID, DIVISION_ID)


async def test_once_somebody_has_heard_it_goes_no_higher(world: World):
    alert = await raised(world)
    heard = AcknowledgeAlert(unit=WARD_ID, alert=alert)
    assert await world.say(MATRON, heard) == [refused("alert.unknown")]
    world.clock.move(hours=5 * MINUTE)
    await tick(world.engine)
    assert await world.say(MATRON, heard) == [DONE]
    world.clock.move(hours=1)
    assert await tick(world.engine) == 0
    assert await world.say(DIRECTOR, heard) == [refused("alert.unknown")]


async def test_those_whom_it_reaches_hold_it_and_no_others(world: World):
    alert = await raised(world)
    readers = {person.id: Reader(world, person) for person in (NURSE, MATRON, DIRECTOR, NEIGHBOUR)}
    world.clock.move(hours=5 * MINUTE)
    await tick(world.engine)
    for reader in readers.values():
        await reader.catch_up()
    assert {who for who, reader in readers.items() if alert in reader.known()} == {
        NURSE.id,
        MATRON.id,
    }


async def test_whoever_raised_it_elsewhere_goes_on_writing_to_its_log(world: World):
    alert = AlertId(world.new_id())
    said = RaiseAlert(unit=WARD_ID, alert=alert, words="Smoke by the lift", phoned=False)
    note = NoteOnAlert(unit=WARD_ID, alert=alert, words="The fire door is shut")
    assert await world.say(COACH, said, note) == [DONE, DONE]
    assert [line.move for line in (await find(world, alert)).log] == ["raise", "note"]
