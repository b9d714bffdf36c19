"""A team says itself when it meets; nobody above has to agree."""

from __future__ import annotations

from typing import Annotated, ClassVar, assert_never

from msgspec import Meta

from heard.domain.alike import Of, alike
from heard.domain.base import Command, Place, PlanId, Right, UnitId, refuse
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import HuddlePlan, Slot

Slots = Annotated[tuple[Slot, ...], Meta(max_length=21)]
Minutes = Annotated[int, Meta(ge=3, le=30)]


class SetHuddlePlan(Command, frozen=True, kw_only=True, tag="plan.set"):
    """When the team meets, whole. Without a slot it meets when it likes."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.UNIT
    unit: UnitId
    plan: PlanId
    slots: Slots = ()
    minutes: Minutes = 10


def set_plan(said: SetHuddlePlan, moment: Moment) -> Change:
    moment.org.unit(said.unit)
    if said.plan != alike(said.unit, Of.PLAN):
        refuse("plan.unknown")
    slots = tuple(sorted(set(said.slots), key=lambda slot: (slot.weekday, slot.at)))
    planned = SetHuddlePlan(unit=said.unit, plan=said.plan, slots=slots, minutes=said.minutes)
    before = moment.org.plans.get(said.plan)
    return as_said(HuddlePlan, said.plan, before, planned, without={"plan"})


PlanCommand = SetHuddlePlan


def decide(said: PlanCommand, moment: Moment) -> Change:
    match said:
        case SetHuddlePlan():
            return set_plan(said, moment)
        case _:
            assert_never(said)
