"""Each command has its own speaker: in rights, in sight, in the story, in the journal."""

from __future__ import annotations

from msgspec.structs import replace

from heard.domain.base import PersonId, ProblemId
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import Batch, Utterance
from tests.support.org import (
    COLLEAGUE,
    DISABLED,
    FRIDAY,
    NEIGHBOUR,
    NURSE,
    TABLET,
    WARD_ID,
    uid,
)
from tests.support.world import DONE, World, held, journal_of, read_answers, refused

ONE = ProblemId(uid(401))
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text="No bladder scanner")


def by(person_id: PersonId, said: Utterance) -> Utterance:
    return replace(said, speaker=person_id)


def brought(world: World, *said: Utterance) -> Batch:
    """What a tablet brings."""
    return world.batch_of(TABLET, *said)


async def test_each_is_judged_and_journalled_as_its_own_speakers(world: World):
    own = OwnProblem(problem=ONE, step="Find a spare", by_on=FRIDAY)
    batch = brought(
        world,
        by(NURSE.id, world.said(RAISE, 1)),
        world.said(own, 2),
        by(NEIGHBOUR.id, world.said(SayMeToo(problem=ONE), 3)),
        by(DISABLED.id, world.said(WriteNote(problem=ONE, words="Mine"), 4)),
        by(COLLEAGUE.id, world.said(own, 5)),
    )
    answered = await world.engine.say(batch)
    assert read_answers(answered.answers) == [
        DONE,
        refused("right.missing", right="team_work"),
        refused("problem.unknown"),
        held("person.disabled"),
        DONE,
    ]
    assert answered.last_n == 5
    speakers = [NURSE, TABLET, NEIGHBOUR, DISABLED, COLLEAGUE]
    rows = (await journal_of(world.db))[-5:]
    assert [one.person for one in rows] == [person.id for person in speakers]
    assert {one.device for one in rows} == {world.device_of(TABLET)}
    found = await world.problem(ONE)
    assert found.raised.by == NURSE.id
    told = {(entry.move, entry.who) for entry in found.story}
    assert told == {("raise", "Staff nurse"), ("own", "Healthcare assistant")}


async def test_the_device_stays_its_owners_whoever_speaks(world: World):
    await world.engine.say(brought(world, by(NURSE.id, world.said(RAISE, 1))))
    assert await world.engine.last_n(world.device_of(TABLET), TABLET.id) == 1
