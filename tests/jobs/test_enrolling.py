"""A team's tablet can be signed in from the command line, with nobody to say who did it."""

from __future__ import annotations

from uuid import UUID

import pytest

from heard.domain.org.entities import Shared
from heard.engine.batch import ms
from heard.identity import enrolments
from heard.jobs.enrolling import Wish, enrol
from tests.jobs.parts import parts_of
from tests.support.org import UNITS, WARD_ID
from tests.support.world import World

ORIGIN = "https://heard.example"


@pytest.mark.parametrize("written", ["Ward 7", "  ward  7", str(WARD_ID)])
async def test_a_code_is_printed_for_the_unit_that_is_named(world: World, written: str):
    parts = await parts_of(world)
    told = await enrol(parts, Wish(written, "wall"), ORIGIN)
    assert told.well, told.lines
    code, link = told.lines
    assert link == f"{ORIGIN}/enrol#{code.replace('-', '')}"
    found = await enrolments.look(parts.door, code, ms(world.clock.now))
    assert (found.unit, found.kind, found.name) == (WARD_ID, Shared.WALL, "Ward 7 wall")
    assert found.made_by is None


async def test_a_name_of_ones_own_is_kept(world: World):
    parts = await parts_of(world)
    for given, kept in (("The red one", "The red one"), ("x" * 101, "x" * 100)):
        told = await enrol(parts, Wish("Ward 7", "tablet", given), ORIGIN)
        found = await enrolments.look(parts.door, told.lines[0], ms(world.clock.now))
        assert found.name == kept


async def test_where_no_unit_is_called_so_all_are_listed(world: World):
    told = await enrol(await parts_of(world), Wish("Ward 77", "tablet"), ORIGIN)
    assert not told.well
    listed = {UUID(line.rpartition(", ")[2]) for line in told.lines[1:]}
    assert listed == {one.id for one in UNITS}
