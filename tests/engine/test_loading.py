"""What moved on since a plan was made refuses it whole, and names the row."""

from __future__ import annotations

from heard.domain.org.sheets import read_sheets
from heard.domain.org.units import SetUnit
from heard.engine import loading
from heard.engine.loading import NotTaken
from tests.support.org import ADMINISTRATOR, DIVISION_ID, EXECUTIVE, GROUP, GROUP_ID, NURSE
from tests.support.world import DONE, World, everything

FILE = b"""code,name,tier,parent
W10,Ward 10,1,Surgical wards
G2,More wards,2,Surgery
"""


async def test_a_plan_is_taken_whole(world: World):
    plan = await loading.plan(world.engine, read_sheets({"units.csv": FILE}), {})
    assert await loading.take(world.engine, plan, ADMINISTRATOR.id) is None
    names = {unit.name for unit in world.engine.org.units.values()}
    assert {"Ward 10", "More wards"} <= names


async def test_a_plan_that_came_too_late_is_refused_whole(world: World):
    plan = await loading.plan(world.engine, read_sheets({"units.csv": FILE}), {})
    lowered = SetUnit(unit=DIVISION_ID, name="Surgery", tier=2, parent=EXECUTIVE.id)
    lateral = SetUnit(unit=GROUP_ID, name=GROUP.name, tier=2, parent=DIVISION_ID, lateral=True)
    assert await world.operate(lateral, lowered) == [DONE, DONE]
    before = await everything(world.db)
    refused = await loading.take(world.engine, plan, ADMINISTRATOR.id)
    step = next(one for one in plan.steps if one.row == 3)
    assert refused == NotTaken(step, "unit.tier_not_below_parent", {"parent_tier": 2})
    assert await everything(world.db) == before


async def test_whoever_may_not_load_takes_nothing(world: World):
    plan = await loading.plan(world.engine, read_sheets({"units.csv": FILE}), {})
    refused = await loading.take(world.engine, plan, NURSE.id)
    assert refused is not None
    assert (refused.step.row, refused.code) == (3, "right.missing")


async def test_a_file_without_news_says_nothing(world: World):
    same = b"code,name,tier,parent\nW,Ward 7,1,Surgical wards\n"
    plan = await loading.plan(world.engine, read_sheets({"units.csv": same}), {})
    before = await everything(world.db)
    assert plan.steps == ()
    assert await loading.take(world.engine, plan, ADMINISTRATOR.id) is None
    assert await everything(world.db) == before
