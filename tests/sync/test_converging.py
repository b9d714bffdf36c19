"""However their rounds fall between what others say, all devices come to hold the same."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from heard.domain.base import ProblemId
from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from heard.domain.org.people import SetPerson
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.raising import RaiseProblem
from heard.store.opening import open_database
from tests.support.org import (
    ADMINISTRATOR,
    COLLEAGUE,
    FRIDAY,
    GROUP_ID,
    LEAD,
    MATRON,
    NEIGHBOUR,
    NURSE,
    NURSE_SEAT,
    OTHER_NURSE_SEAT,
    OTHER_WARD_ID,
    WARD_ID,
    sits_in,
)
from tests.support.reader import Reader, published
from tests.support.world import World, hospital

READERS = (NURSE, COLLEAGUE, MATRON, NEIGHBOUR)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["raise", "me_too", "escalate", "merge", "move", "pull", "pull", "pull"]),
        st.integers(0, 9),
    ),
    min_size=5,
    max_size=40,
)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each takes a database: no shrinking
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(acts=ACTS)
async def test_devices_converge_whatever_falls_between_their_rounds(
    sqlite_template: Path, acts: list[tuple[str, int]]
):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "heard.db"
        shutil.copy(sqlite_template, path)
        db = await open_database(str(path))
        async with hospital(db) as world:
            readers = [Reader(world, person) for person in READERS]
            await _live(world, readers, acts)
            for reader, person in zip(readers, READERS, strict=True):
                await reader.catch_up()
                assert reader.base == await published(world, person)
        await db.close()


async def _live(world: World, readers: Sequence[Reader], acts: list[tuple[str, int]]) -> None:
    problems: list[ProblemId] = [await world.raised()]
    for act, pick in acts:
        if act == "pull":
            await readers[pick % len(readers)].pull()
            continue
        speaker, command = _said(world, act, pick, problems)
        if isinstance(command, RaiseProblem):
            problems.append(command.problem)
        await world.say(speaker, command)


def _said(
    world: World, act: str, pick: int, problems: Sequence[ProblemId]
) -> tuple[Person, AnyCommand]:
    problem, other = problems[pick % len(problems)], problems[(pick + 1) % len(problems)]
    match act:
        case "raise":
            unit = (WARD_ID, OTHER_WARD_ID)[pick % 2]
            made = ProblemId(world.new_id())
            return NURSE, RaiseProblem(problem=made, unit=unit, text="In the way")
        case "me_too":
            return (NURSE, NEIGHBOUR)[pick % 2], SayMeToo(problem=problem)
        case "escalate":
            return LEAD, EscalateProblem(
                problem=problem, to=GROUP_ID, tried="Rang", need=Need.PEOPLE, needed_by=FRIDAY
            )
        case "merge":
            return LEAD, MergeProblem(problem=problem, into=other)
        case _:
            seat = (NURSE_SEAT, OTHER_NURSE_SEAT)[pick % 2]
            return ADMINISTRATOR, SetPerson(
                person=NURSE.id, name=f"Amina {pick}", memberships=(sits_in(seat),)
            )
