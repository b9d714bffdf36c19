"""What is to leave no words leaves none: not in the state, nor the journal, nor the files."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
from msgspec.structs import replace

from heard.domain.base import ContactId, ProblemId
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import STORY_MAX, Need
from heard.domain.problems.leaving import RedirectProblem
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.raising import RaiseProblem, RewordProblem
from heard.engine import upkeep
from tests.support.org import (
    COLLEAGUE,
    FRIDAY,
    GROUP_ID,
    INCIDENTS,
    MATRON,
    NEIGHBOUR,
    NURSE,
    OTHER_WARD_ID,
    WARD_ID,
    uid,
)
from tests.support.reader import Reader
from tests.support.world import DONE, World, everything, journal_of, read_answers, refused

CANARY = "CANARY"
ONE, TWO, THREE = (ProblemId(uid(n)) for n in (401, 402, 403))
ASK: Any = {"tried": CANARY, "need": Need.SUPPLIES, "needed_by": FRIDAY}
ONE_BYTES = str(ONE).encode()
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text=CANARY)
ERASE = RedirectProblem(problem=ONE, contact=ContactId(INCIDENTS.id), reference="W-1", erase=True)


WORDS_REFUSED = (
    RewordProblem(problem=ONE, text=CANARY),  # another's
    b'{"do":"problem.note","problem":"%s","words":"CANARY","to":"all"}' % ONE_BYTES,
    b'{"do":"problem.note","problem":"%s","words":["CANARY"]}' % ONE_BYTES,
    b'{"do":"problem.annotate","problem":"%s","words":"CANARY"}' % ONE_BYTES,  # a newer app's
)


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


async def test_words_that_were_refused_or_held_go_as_well(world: World):
    """Also those of what could not be read, as long as it says which problem it speaks of."""
    said = WORDS_REFUSED
    assert await world.say(NURSE, RAISE) == [DONE]
    found = await world.say(COLLEAGUE, *said)
    assert Counter(one.outcome for one in found) == {"refused": 3, "held": 1}
    assert await world.say(COLLEAGUE, WriteNote(problem=ONE, words="."), said_at=CANARY) == [
        refused("command.malformed", why="Invalid RFC3339 encoded datetime - at `$.said_at`")
    ]
    assert len(await _words_left(world)) == 7
    assert await world.say(NURSE, ERASE) == [DONE]
    assert await world.say(COLLEAGUE, *said) == found
    assert await _words_left(world) == []
    assert (await upkeep.verify(world.db)).well


async def test_words_that_a_long_story_no_longer_tells_go_as_well(world: World):
    assert await world.say(NURSE, RAISE) == [DONE]
    notes = [WriteNote(problem=ONE, words=CANARY)] * (STORY_MAX + 5)
    assert await world.say(NURSE, *notes) == [DONE] * len(notes)
    assert await world.say(NURSE, ERASE) == [DONE]
    assert await _words_left(world) == []


async def test_words_that_were_merged_away_go_with_the_one_that_goes_on(world: World):
    """Whoever erases it need not be told of what was merged into it, nor of what that was."""
    said = [
        (NEIGHBOUR, replace(RAISE, problem=THREE, unit=OTHER_WARD_ID)),
        (NEIGHBOUR, EscalateProblem(problem=THREE, to=GROUP_ID, **ASK)),
        (COLLEAGUE, replace(RAISE, problem=TWO)),
        (COLLEAGUE, EscalateProblem(problem=TWO, to=GROUP_ID, **ASK)),
        (NURSE, RAISE),
        (NURSE, EscalateProblem(problem=ONE, to=GROUP_ID, **ASK)),
        (MATRON, MergeProblem(problem=THREE, into=TWO)),
        (MATRON, MergeProblem(problem=TWO, into=ONE)),
        (NEIGHBOUR, WriteNote(problem=THREE, words=CANARY)),
    ]
    for person, command in said:
        assert await world.say(person, command) == [DONE]
    assert len(await _words_left(world)) == 3 + 7
    assert await world.say(NURSE, ERASE) == [DONE]
    assert await _words_left(world) == []
    assert (await upkeep.verify(world.db)).well


async def test_words_said_after_the_erasure_are_not_kept(world: World):
    """A note is a fact and is heard, as one without words; anything else is refused."""
    assert await world.say(NURSE, RAISE, ERASE) == [DONE, DONE]
    note = world.batch(COLLEAGUE, WriteNote(problem=ONE, words=CANARY), *WORDS_REFUSED)
    first = await world.engine.say(note)
    assert read_answers(first.answers)[0] == DONE
    assert "note" in {entry.move for entry in (await world.problem(ONE)).story}
    assert await _words_left(world) == []
    assert await world.engine.say(note) == first


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
