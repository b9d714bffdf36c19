"""What is to leave no words leaves none: not in the state, not in the journal, not in a page."""

from __future__ import annotations

import msgspec

from heard.domain.base import ContactId, ProblemId
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.leaving import RedirectProblem
from heard.domain.problems.raising import RaiseProblem
from heard.engine import upkeep
from tests.support.org import COLLEAGUE, INCIDENTS, NURSE, WARD_ID, uid
from tests.support.reader import Reader
from tests.support.world import DONE, World, everything, journal_of, read_answers, refused

CANARY = "CANARY"
ONE = ProblemId(uid(401))
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text=CANARY)
ERASE = RedirectProblem(problem=ONE, contact=ContactId(INCIDENTS.id), reference="W-1", erase=True)


async def _words_left(world: World) -> list[str]:
    """Where the canary still is."""
    docs = [
        f"entity {one}" for one, doc in (await everything(world.db)).items() if b"CANARY" in doc
    ]
    said = await journal_of(world.db)
    return docs + [
        f"journal {one.do}" for one in said if b"CANARY" in (one.payload or b"") + one.answer
    ]


async def test_erased_words_are_nowhere_and_the_chain_still_holds(world: World):
    note = WriteNote(problem=ONE, words=CANARY)
    assert await world.say(NURSE, RAISE) == [DONE]
    assert await world.say(COLLEAGUE, note, SayMeToo(problem=ONE)) == [DONE, DONE]
    reader = Reader(world, COLLEAGUE)
    await reader.catch_up()
    assert len(await _words_left(world)) == 3
    assert await world.say(NURSE, ERASE) == [DONE]
    assert await _words_left(world) == []
    await reader.catch_up()
    assert CANARY not in msgspec.json.encode(list(reader.known().values())).decode()
    assert (await upkeep.verify(world.db)).well


async def test_what_was_raised_and_erased_in_one_request_leaves_nothing(world: World):
    assert await world.say(NURSE, RAISE, ERASE) == [DONE, DONE]
    assert await _words_left(world) == []


async def test_an_erased_command_is_known_again_and_other_words_under_its_id_are_refused(
    world: World,
):
    batch = world.batch(NURSE, RAISE, ERASE)
    first = await world.engine.say(batch)
    assert await world.engine.say(batch) == first
    other = world.said(WriteNote(problem=ONE, words="else"), 3, id=batch.said[0].id)
    answered = await world.engine.say(world.batch_of(NURSE, other))
    assert read_answers(answered.answers) == [refused("command.id_reused")]


async def test_a_redirect_that_keeps_the_words_keeps_them(world: World):
    kept = RedirectProblem(problem=ONE, contact=ContactId(INCIDENTS.id), reference="W-1")
    assert await world.say(NURSE, RAISE, kept) == [DONE, DONE]
    assert len(await _words_left(world)) == 2
