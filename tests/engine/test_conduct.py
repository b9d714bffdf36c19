"""Each command is heard once, in its device's order, and answered the same for ever."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from heard.domain.base import CalendarId, PersonId, ProblemId, UnitId
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.people import SetPerson
from heard.domain.org.units import SetUnit
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import Batch, ms, utterance
from heard.engine.conduct import DeviceOfAnother
from heard.store import devices
from tests.support.org import (
    ADMINISTRATOR,
    COLLEAGUE,
    DISABLED,
    GROUP_ID,
    LEAD,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    uid,
)
from tests.support.world import (
    DONE,
    LATER,
    Reply,
    World,
    everything,
    held,
    journal_of,
    read_answers,
    refused,
)

ONE, OTHER = ProblemId(uid(401)), ProblemId(uid(402))
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text="No bladder scanner")
UNKNOWN = b'{"do":"problem.dream","of":"more staff"}'


async def answers(world: World, batch: Batch) -> list[Reply]:
    return read_answers((await world.engine.say(batch)).answers)


async def test_a_repeat_is_answered_by_the_same_bytes_and_changes_nothing(world: World):
    batch = world.batch(NURSE, RAISE, SayMeToo(problem=OTHER))
    first = await world.engine.say(batch)
    before = (await everything(world.db), await journal_of(world.db))
    again = await world.engine.say(batch)
    assert read_answers(first.answers) == [DONE, refused("problem.unknown")]
    assert again == first
    assert (await everything(world.db), await journal_of(world.db)) == before


async def test_a41_a_hundred_at_once_are_one_effect_and_a_hundred_equal_answers(world: World):
    problem = await world.raised()
    batch = world.batch(NURSE, SayMeToo(problem=problem))
    answered = await asyncio.gather(*(world.engine.say(batch) for _ in range(100)))
    assert [one == answered[0] for one in answered] == [True] * 100
    assert read_answers(answered[0].answers) == [DONE]
    assert len((await world.problem(problem)).voices) == 1


async def test_the_same_id_with_other_words_is_refused_and_uses_up_its_n(world: World):
    command_id = world.new_id()
    first = world.said(RAISE, 1, id=command_id)
    other = world.said(RaiseProblem(problem=OTHER, unit=WARD_ID, text="No hoist"), 2, id=command_id)
    third = world.said(SayMeToo(problem=ONE), 3)
    assert await answers(world, world.batch_of(NURSE, first)) == [DONE]
    found = await answers(world, world.batch_of(NURSE, other, third))
    assert found == [refused("command.id_reused"), DONE]
    assert await world.find(OTHER) is None


async def test_the_same_id_twice_in_one_request_is_one_command(world: World):
    command_id = world.new_id()
    said = [world.said(RAISE, n, id=command_id) for n in (1, 1, 2)]
    other = world.said(SayMeToo(problem=ONE), 3, id=command_id)
    found = await answers(world, world.batch_of(NURSE, *said, other))
    assert found == [DONE, DONE, DONE, refused("command.id_reused")]
    assert len((await world.problem(ONE)).story) == 1


async def test_a43_what_comes_after_a_gap_is_asked_for_later(world: World):
    said = [world.said(RAISE, 5), world.said(SayMeToo(problem=ONE), 7)]
    early = world.batch_of(NURSE, *said)
    assert await answers(world, early) == [LATER, LATER]
    filler = [world.said(WriteNote(problem=ONE, words="."), n) for n in (1, 2, 3, 4)]
    assert await answers(world, world.batch_of(NURSE, *filler)) == [refused("problem.unknown")] * 4
    assert await answers(world, early) == [DONE, LATER]
    assert (await world.engine.say(early)).last_n == 5


async def test_across_a_gap_even_what_was_heard_before_is_asked_for_later(world: World):
    """Every other outcome uses up its n, and one beyond a gap cannot be used up."""
    first = world.said(RAISE, 1)
    assert await answers(world, world.batch_of(NURSE, first)) == [DONE]
    again = world.said(RAISE, 3, id=first.id)
    reused = world.said(SayMeToo(problem=ONE), 4, id=first.id)
    batch = world.batch_of(NURSE, again, reused)
    assert await answers(world, batch) == [LATER, LATER]
    assert (await world.engine.say(batch)).last_n == 1
    assert await world.say(COLLEAGUE, SayMeToo(problem=ONE)) == [DONE]
    filler = world.batch_of(NURSE, world.said(WriteNote(problem=ONE, words="."), 2))
    assert await answers(world, filler) == [DONE]
    assert await answers(world, batch) == [DONE, refused("command.id_reused")]
    assert (await world.engine.say(batch)).last_n == 4


async def test_a_command_called_as_a_refusal_is_blocks_nothing(world: World):
    found = await world.say(NURSE, b'{"do":"device.copied"}', RAISE)
    assert found == [held("command.unknown", do="device.copied"), DONE]


async def test_an_unknown_id_at_a_used_n_is_a_copied_device_and_is_not_stored(world: World):
    await answers(world, world.batch_of(NURSE, world.said(RAISE, 1)))
    before = len(await journal_of(world.db))
    copied = world.batch_of(NURSE, world.said(SayMeToo(problem=ONE), 1))
    assert await answers(world, copied) == [refused("device.copied", last_n=1)]
    assert len(await journal_of(world.db)) == before


async def test_what_was_refused_before_a_restore_stays_refused(world: World):
    found = await world.say(NURSE, RAISE, prior="refused")
    assert found == [refused("command.refused_before")]
    assert await world.find(ONE) is None


async def test_a_device_that_was_let_go_asks_for_a_new_number_and_says_nothing_twice(world: World):
    answered = world.batch_of(NURSE, world.said(RAISE, 1))
    await world.engine.say(answered)
    async with world.db.write() as tx:
        await devices.sweep(tx, ms(world.clock.now) + 1)
    unsent = world.said(SayMeToo(problem=ONE), 2)
    beside = await world.engine.say(world.batch_of(NURSE, *answered.said, unsent))
    assert (read_answers(beside.answers), beside.last_n) == ([DONE, DONE], 2)
    async with world.db.write() as tx:
        await devices.sweep(tx, ms(world.clock.now) + 1)
    alone = await world.engine.say(world.batch_of(NURSE, world.said(SayMeToo(problem=ONE), 3)))
    assert (read_answers(alone.answers), alone.last_n) == ([LATER], 0)


async def test_a47_an_unknown_command_is_held_and_later_ones_go_on(world: World):
    found = await world.say(NURSE, UNKNOWN, RAISE)
    assert found == [held("command.unknown", do="problem.dream"), DONE]
    (kept,) = [one for one in await journal_of(world.db) if one.outcome == "held"]
    assert kept.payload == UNKNOWN


BAD: tuple[tuple[bytes, str, str], ...] = (
    (b"null", "malformed", "Expected `object`, got `null`"),
    (b'"words"', "malformed", "Expected `object`, got `str`"),
    (b"{}", "malformed", "Object missing required field `do`"),
    (b'{"do":"problem.me_too"}', "malformed", "Object missing required field `problem`"),
    (
        b'{"do":"problem.me_too","problem":"CANARY"}',
        "malformed",
        "Invalid UUID - at `$.problem`",
    ),
    (b'{"do":"problem.me_too","CANARY":1}', "unknown_field", "Object contains unknown field"),
    (
        msgspec.json.encode(RAISE).replace(b'"text"', b'"kind":"CANARY","text"'),
        "malformed",
        "Invalid enum value - at `$.kind`",
    ),
    (b'{"do":"unit.set","tier":1e400}', "malformed", "Number out of range - at `$.tier`"),
    (
        b'{"do":"unit.set","tier":' + b"9" * 5_000 + b"}",
        "malformed",
        "Integer value out of range - at `$.tier`",
    ),
)


async def test_a3_a9_a_bad_command_is_answered_without_its_words_and_blocks_nothing(world: World):
    found = await world.say(NURSE, *(raw for raw, _, _ in BAD), RAISE)
    assert found == [*(refused(f"command.{code}", why=why) for _, code, why in BAD), DONE]


async def test_a_command_whose_name_no_database_can_hold_is_held(world: World):
    found = await world.say(NURSE, b'{"do":"\\u0000"}', b'{"do":"%s"}' % (b"x" * 61), RAISE)
    assert [one.outcome for one in found] == ["held", "held", "done"]


async def test_a_command_whose_number_cannot_be_one_is_refused_and_uses_up_none(world: World):
    raw = msgspec.json.encode({"id": uid(9), "n": 2**53, "said_at": world.clock.now, "command": {}})
    found = await answers(world, world.batch_of(NURSE, utterance(raw), world.said(RAISE, 1)))
    why = "Expected `int` <= 9007199254740991 - at `$.n`"
    assert found == [refused("command.malformed", why=why), DONE]


async def test_a_device_belongs_to_one_person(world: World):
    await world.say(NURSE, RAISE)
    theirs = Batch(
        said=(world.said(SayMeToo(problem=ONE), 2),),
        person=COLLEAGUE.id,
        device=world.device_of(NURSE),
    )
    before = await everything(world.db)
    with pytest.raises(DeviceOfAnother):
        await world.engine.say(theirs)
    with pytest.raises(DeviceOfAnother):
        await world.engine.last_n(world.device_of(NURSE), COLLEAGUE.id)
    assert await everything(world.db) == before


async def test_a_device_of_another_harms_no_other_request_of_its_group(world: World):
    await world.say(NURSE, RAISE)
    theirs = Batch(said=(), person=COLLEAGUE.id, device=world.device_of(NURSE))
    mine = world.batch(NURSE, SayMeToo(problem=ONE))
    found = await asyncio.gather(
        world.engine.say(theirs), world.engine.say(mine), return_exceptions=True
    )
    assert isinstance(found[0], DeviceOfAnother)
    assert not isinstance(found[1], BaseException)
    assert read_answers(found[1].answers) == [DONE]


async def test_a_refusal_in_an_atomic_batch_leaves_no_trace_of_any(world: World):
    before = (await everything(world.db), await journal_of(world.db), dict(world.engine.org.units))
    found = await world.operate(
        SetUnit(unit=UnitId(uid(120)), name="Ward 12", tier=1, parent=GROUP_ID),
        SetUnit(unit=UnitId(uid(121)), name="Second root", tier=5),
    )
    assert [one.outcome for one in found] == ["done", "refused"]
    after = (await everything(world.db), await journal_of(world.db), dict(world.engine.org.units))
    assert after == before


async def test_an_id_used_before_in_an_atomic_batch_leaves_no_trace_of_any(world: World):
    calendar = SetCalendar(calendar=CalendarId(uid(130)), name="Nights", always=True)
    first = (await journal_of(world.db))[0].command
    said = (
        world.said(calendar, 1),
        world.said(SetPerson(person=PersonId(uid(330)), name="New"), 2, id=first),
    )
    found = await answers(world, Batch(said=said, atomic=True))
    assert found == [DONE, refused("command.id_reused")]
    assert await world.find(calendar.calendar) is None


async def test_a_problem_cannot_take_the_id_of_something_else(world: World):
    taken = [ProblemId(one) for one in (WARD_ID, NURSE.id, uid(11))]
    raised = [RaiseProblem(problem=one, unit=WARD_ID, text="Mine") for one in taken]
    assert await world.say(NURSE, *raised) == [refused("problem.exists")] * 3


async def test_a_unit_cannot_take_the_id_of_a_problem(world: World):
    problem = await world.raised()
    found = await world.say(
        ADMINISTRATOR, SetUnit(unit=UnitId(problem), name="Ward 12", tier=1, parent=GROUP_ID)
    )
    assert found == [refused("unit.exists")]


async def test_a_problem_that_one_is_not_told_of_is_as_unknown_as_one_that_is_not_there(
    world: World,
):
    problem = await world.raised()
    hidden, missing = await world.say(
        NEIGHBOUR, WriteNote(problem=problem, words="?"), WriteNote(problem=OTHER, words="?")
    )
    assert hidden == missing == refused("problem.unknown")
    assert await world.say(
        NEIGHBOUR, RaiseProblem(problem=problem, unit=OTHER_WARD_ID, text="Mine now")
    ) == [refused("problem.exists")]


async def test_a31_a_person_out_of_scope_cannot_be_given_work_and_is_not_named(world: World):
    problem = await world.raised()
    for person in (NEIGHBOUR.id, PersonId(uid(399))):
        own = OwnProblem(problem=problem, step="Ask", by_on=TUESDAY, person=person)
        assert await world.say(LEAD, own) == [refused("person.not_in_scope")]


async def test_each_command_of_a_group_sees_what_the_ones_before_it_made(world: World):
    found = await world.say(
        LEAD,
        RAISE,
        OwnProblem(problem=ONE, step="Ring", by_on=TUESDAY),
        OwnProblem(problem=ONE, step="Ring again", by_on=TUESDAY),
    )
    assert [one.code for one in found] == [None, None, "problem.already_owned"]
    assert (await world.problem(ONE)).rev == 2


async def test_who_is_disabled_is_kept_for_a_person_and_changes_nothing(world: World):
    found = await world.say(DISABLED, RAISE)
    assert found == [held("person.disabled")]
    assert await world.find(ONE) is None
