"""A team plans its own huddles, whole and in order; every device makes one id for its plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.alike import Of, alike, is_alike
from heard.domain.base import PlanId, put
from heard.domain.org.entities import HuddlePlan, Slot
from heard.domain.org.plans import SetHuddlePlan
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import Refused
from tests.support.org import COACH, NEIGHBOUR, NURSE, WARD_ID, uid

PLAN_ID = PlanId(alike(WARD_ID, Of.PLAN))
MORNING, EVENING = Slot(weekday=0, at="09:15"), Slot(weekday=0, at="20:00")
SAY = SetHuddlePlan(unit=WARD_ID, plan=PLAN_ID, slots=(MORNING,))
PLAN = HuddlePlan(id=PLAN_ID, rev=1, unit=WARD_ID, slots=(MORNING,))

CASES = [
    Case(name="anyone of the team plans it", by=NURSE, said=SAY, expected=(PLAN,)),
    Case(
        name="slots stand in the order of the week, each once",
        by=NURSE,
        said=replace(SAY, slots=(EVENING, MORNING, EVENING), minutes=5),
        expected=(replace(PLAN, slots=(MORNING, EVENING), minutes=5),),
    ),
    Case(
        name="a team may meet when it likes",
        known=(PLAN,),
        by=NURSE,
        said=replace(SAY, slots=()),
        expected=(put(PLAN, slots=()),),
    ),
    Case(name="said again it changes nothing", known=(PLAN,), by=NURSE, said=SAY, expected=()),
    Case(
        name="a neighbour does not plan for us",
        by=NEIGHBOUR,
        said=SAY,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="a coach does not plan for us",
        by=COACH,
        said=SAY,
        expected=Refused("right.missing", {"right": "team_work"}),
    ),
    Case(
        name="a plan has the id that its team gives it",
        by=NURSE,
        said=replace(SAY, plan=PlanId(uid(900))),
        expected=Refused("plan.unknown"),
    ),
]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


@given(st.uuids(), st.sampled_from(Of), st.integers(0, 2**40 - 1))
def test_an_id_made_alike_is_told_from_all_others(whose: UUID, what: Of, n: int):
    made = alike(whose, what, n)
    assert is_alike(made)
    assert made == alike(whose, what, n)


@given(st.uuids(), st.tuples(st.sampled_from(Of), st.integers(0, 2**40 - 1)))
def test_each_thing_of_a_team_has_an_id_of_its_own(whose: UUID, thing: Any):
    what, n = thing
    assert alike(whose, what, n) != alike(whose, what, n ^ 1)


@pytest.mark.parametrize("version", [1, 4, 5, 7])
def test_an_id_of_chance_is_none_of_them(version: int):
    assert not is_alike(UUID(int=0x0123_4567_89AB_0DEF_8123_4567_89AB_CDEF | version << 76))
