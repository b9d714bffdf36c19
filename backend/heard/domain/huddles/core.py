"""What an organisation fixes of every team's huddle: three lines at most, the rest is theirs."""

from __future__ import annotations

from typing import Annotated, ClassVar, assert_never

from msgspec import Meta, Struct

from heard.domain.alike import Of, alike
from heard.domain.base import Command, CoreId, Entity, Instant, Place, Right, UnitId, put, refuse
from heard.domain.huddles.script import Part, ShortWords
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.tree import BOARD_TIER, Org
from heard.domain.problems.telling import speaking

CORE_MAX = 3  # source: feature H6


class CoreLine(Struct, frozen=True, kw_only=True):
    """A part that no team leaves out, and what every team does then."""

    part: Part
    line: ShortWords


class CommonCore(Entity, frozen=True, kw_only=True):
    """Of the organisation's own unit, so that every device has it. Who fixed it, and when.

    It is laid over a team's script when a huddle starts, never written into it: what the team had
    in its place is there again once the line is let go.
    """

    noun: ClassVar[str] = "core"
    alike: ClassVar[bool] = True
    id: CoreId
    unit: UnitId
    lines: tuple[CoreLine, ...] = ()
    who: str
    at: Instant


CoreLines = Annotated[tuple[CoreLine, ...], Meta(max_length=CORE_MAX)]


class SetCore(Command, frozen=True, kw_only=True, tag="core.set"):
    """The lines, whole and in order, each part at most once; none: all is the teams' own again.

    `unit` is the organisation's own, or the one right below it that answers for all of it.
    """

    needs: ClassVar[Right] = Right.LEAD
    at: ClassVar[Place] = Place.LED
    unit: UnitId
    core: CoreId
    lines: CoreLines = ()


def set_core(said: SetCore, moment: Moment) -> Change:
    parts = [line.part for line in said.lines]
    if len(set(parts)) < len(parts):
        refuse("script.part_twice")
    root = moment.org.root
    if root is None or not _is_at_the_top(said.unit, moment.org):
        refuse("core.top_only")
    if said.core != alike(root, Of.CORE):
        refuse("core.unknown")
    before = moment.find(CommonCore, said.core)
    if said.lines == (before.lines if before is not None else ()):
        return NOTHING
    who = speaking(moment, said.unit).who
    blank = CommonCore(id=said.core, rev=0, unit=root, who=who, at=moment.said_at)
    return Change((put(before or blank, lines=said.lines, who=who, at=moment.said_at),))


def _is_at_the_top(unit_id: UnitId, org: Org) -> bool:
    unit = org.unit(unit_id)
    leads_all = unit.parent == org.root and unit.tier >= BOARD_TIER - 1
    return unit.parent is None or leads_all


CoreCommand = SetCore


def decide(said: CoreCommand, moment: Moment) -> Change:
    match said:
        case SetCore():
            return set_core(said, moment)
        case _:
            assert_never(said)
