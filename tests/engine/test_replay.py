"""The journal is the whole truth: said again to a blank database, it makes the same state."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import PersonId, ProblemId
from heard.domain.book import AnyCommand
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need, Problem
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.while_asked import SeeAsk
from heard.engine import codec, upkeep
from heard.engine.batch import Batch, utterance
from heard.jobs.clock import tick
from heard.store import entities, journal
from heard.store.database import Database
from heard.store.opening import open_database
from heard.store.projections import Count, all_counts
from tests.support.org import (
    COLLEAGUE,
    FRIDAY,
    GROUP_ID,
    LEAD,
    MATRON,
    NURSE,
    OTHER_WARD_ID,
    WARD_ID,
    at,
)
from tests.support.walk import LIKELY, MADE, SPEAKERS, Turn
from tests.support.world import DONE, Clock, World, everything, hospital, journal_of, node

TOGETHER = 25  # sequences that are walked side by side
STEPS = 14
OWED = "SELECT problem, unit, due_at, since_at, state FROM owed ORDER BY problem, unit"
ALARMS = "SELECT entity, what, at FROM alarm ORDER BY entity, what"


@asynccontextmanager
async def another(template: Path) -> AsyncGenerator[Database]:
    """A fresh SQLite database beside the one that the test was given."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "heard.db"
        shutil.copy(template, path)
        db = await open_database(str(path))
        yield db
        await db.close()


# --- A walk of many sequences at once -------------------------------------------------------------


async def walk(world: World, chance: random.Random, sequences: int) -> None:
    """Each of `sequences` problems goes its own way, and the hours pass for all of them."""
    for _ in range(0, sequences, TOGETHER):
        problems = await asyncio.gather(*(_raise(world, chance) for _ in range(TOGETHER)))
        for _ in range(STEPS):
            world.clock.move(hours=chance.choice((0.1, 1, 1, 5, 20, 200, 800)))
            await tick(world.engine)
            known = await _known(world.db, problems)
            await asyncio.gather(*(_step(world, chance, known, one) for one in known))


async def _raise(world: World, chance: random.Random) -> ProblemId:
    problem = ProblemId(world.new_id())
    unit, person = chance.choice([(WARD_ID, NURSE), (WARD_ID, LEAD), (OTHER_WARD_ID, NURSE)])
    said = RaiseProblem(problem=problem, unit=unit, text=f"Problem {problem}")
    assert await world.say(person, said) == [DONE]
    return problem


async def _known(db: Database, problems: Sequence[UUID]) -> list[Problem]:
    async with db.read() as tx:
        stored = await entities.load(tx, problems)
    read = (codec.read(stored[one]) for one in problems)
    return [one for one in read if isinstance(one, Problem)]


async def _step(
    world: World, chance: random.Random, known: Sequence[Problem], problem: Problem
) -> None:
    said_at = world.clock.now - timedelta(minutes=chance.choice((0, 0, 5, 90, 3_000)))
    day = london_day(said_at) + timedelta(days=chance.randrange(28))
    pick = chance.randrange(100) | 1  # odd: what is erased cannot be said again
    turn = Turn(problem, chance.choice(known), pick, day, said_at)
    verb = chance.choice((*LIKELY[problem.state] * 3, *MADE))
    person = _speaker(chance, problem)
    await world.say(person, MADE[verb](turn), said_at=said_at)


def _speaker(chance: random.Random, problem: Problem) -> Person:
    """Mostly somebody of the unit that holds it, or whoever raised it."""
    unit, raiser = problem.holding_unit or problem.unit, problem.raised.by
    holders = [one for one in SPEAKERS if any(held.unit == unit for held in one.memberships)]
    likely = [*holders, *(one for one in SPEAKERS if one.id == raiser)]
    return chance.choice(likely if chance.random() < 0.8 else SPEAKERS)


# --- Saying it all again --------------------------------------------------------------------------


async def replay(said: Sequence[journal.Said], db: Database) -> None:
    """What was heard at one time is heard at one time again, in the same order."""
    clock = Clock(at(0))
    async with node(db, clock=clock) as world:
        for heard_at, rows in groupby(said, key=lambda one: one.heard_at):
            clock.now = datetime.fromtimestamp(heard_at / 1000, UTC)
            await asyncio.gather(*(world.engine.say(_again(one)) for one in rows))


def _again(said: journal.Said) -> Batch:
    assert said.payload is not None
    one = utterance(
        b'{"id":"%s","n":%d,"said_at":"%s","command":%s}'
        % (
            str(said.command).encode(),
            said.n or 1,
            datetime.fromtimestamp(said.said_at / 1000, UTC).isoformat().encode(),
            said.payload,
        )
    )
    person = PersonId(said.person) if said.person else None
    return Batch(said=(one,), person=person, device=said.device)


async def figures(db: Database) -> tuple[dict[Count, int], list[object], list[object]]:
    async with db.read() as tx:
        return await all_counts(tx), [*await tx.rows(OWED)], [*await tx.rows(ALARMS)]


def answers(said: Sequence[journal.Said]) -> list[tuple[UUID, str, bytes]]:
    return [(one.command, one.outcome, one.answer) for one in said]


async def test_the_journal_of_random_sequences_makes_the_same_state_again(
    db: Database, sqlite_template: Path
):
    await _said_again_is_the_same(db, sqlite_template, sequences=160)


@pytest.mark.slow
async def test_the_journal_of_a_thousand_sequences_makes_the_same_state_again(
    sqlite_url: str, sqlite_template: Path
):
    db = await open_database(sqlite_url)
    await _said_again_is_the_same(db, sqlite_template, sequences=1_000)
    await db.close()


async def _said_again_is_the_same(db: Database, sqlite_template: Path, sequences: int) -> None:
    async with hospital(db) as world:
        await walk(world, random.Random(2026), sequences)
    said = await journal_of(db)
    found = await upkeep.verify(db)
    assert (found.well, found.journal_rows) == (True, len(said))
    async with another(sqlite_template) as blank:
        await replay(said, blank)
        assert answers(await journal_of(blank)) == answers(said)
        assert await everything(blank) == await everything(db)
        assert await figures(blank) == await figures(db)
    kept = await figures(db)
    assert await upkeep.rebuild(db) == found.entities
    assert await figures(db) == kept
    _said_everything(said)


def _said_everything(said: Sequence[journal.Said]) -> None:
    """Or it would have proved little: every command was done, many were refused."""
    outcomes = Counter(one.outcome for one in said)
    assert min(outcomes["done"], outcomes["refused"]) > len(said) / 4
    assert "held" not in outcomes
    done = {one.do for one in said if one.outcome == "done"}
    clocks = {"inform", "lapse", "resume_on_date", "assume_closed"}
    assert {f"problem.{verb}" for verb in {*MADE, *clocks}} - done == set()


# --- Records in any order -------------------------------------------------------------------------

RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["me_too", "note", "see"]),
        st.sampled_from([NURSE, COLLEAGUE, LEAD, MATRON]),
        st.integers(0, 300),
    ),
    min_size=2,
    max_size=8,
)


@settings(
    max_examples=20,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each takes a database: no shrinking
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(records=RECORDS, order=st.randoms(use_true_random=False))
async def test_records_make_one_state_in_any_order_of_arrival(
    sqlite_template: Path,
    records: list[tuple[str, Person, int]],
    order: random.Random,
):
    shuffled = list(range(len(records)))
    order.shuffle(shuffled)
    states = [
        await _state_after(sqlite_template, records, one)
        for one in (list(range(len(records))), shuffled)
    ]
    assert states[0] == states[1]


async def _state_after(
    template: Path, records: Sequence[tuple[str, Person, int]], order: Sequence[int]
) -> dict[UUID, bytes]:
    async with another(template) as db, hospital(db) as world:
        problem = await world.raised()
        ask = EscalateProblem(
            problem=problem, to=GROUP_ID, tried="Rang", need=Need.SUPPLIES, needed_by=FRIDAY
        )
        assert await world.say(NURSE, ask) == [DONE]
        asked = (await world.problem(problem)).asks[0].id
        world.clock.move(hours=5)
        for place in order:
            verb, person, minutes = records[place]
            said = world.said(
                _record(verb, problem, asked),
                1,
                id=UUID(int=1_000 + place),
                said_at=world.clock.now - timedelta(minutes=minutes),
            )
            await world.engine.say(Batch(said=(said,), person=person.id))
        states = await everything(db)
        # A second reading that says nothing new is no revision; which one is second may differ.
        state = replace(await world.problem(problem), rev=1)
        return {**states, problem: msgspec.json.encode(state)}


def _record(verb: str, problem: ProblemId, ask: UUID) -> AnyCommand:
    match verb:
        case "me_too":
            return SayMeToo(problem=problem)
        case "note":
            return WriteNote(problem=problem, words="Again")
        case _:
            return SeeAsk(problem=problem, ask=ask)
