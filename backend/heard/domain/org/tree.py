"""The organisation as rules see it: who stands above whom, which seat answers, which clock runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct

from heard.domain.alike import Of, alike
from heard.domain.base import Entity, SeatId, UnitId, refuse
from heard.domain.org.entities import (
    DEFAULT_LATERAL,
    DEFAULT_TIERS,
    Calendar,
    Contact,
    HuddlePlan,
    Seat,
    Standard,
    Standards,
    Unit,
)

BOARD_TIER = 5  # the root: it sees, nobody asks it
TEAM_TIER = 1
DESK_ESCALATES_TO_TIER = 3  # its lead stands beside the matrons, at tier 2
DEPTH_MAX = 12


class Org(Struct, frozen=True):
    """The small tree, kept in memory. The mappings are only read by rules."""

    units: Mapping[UUID, Unit]
    seats: Mapping[UUID, Seat]
    calendars: Mapping[UUID, Calendar]
    contacts: Mapping[UUID, Contact]
    plans: Mapping[UUID, HuddlePlan]
    standards: Standards | None = None

    @property
    def root(self) -> UnitId | None:
        return next((unit.id for unit in self.units.values() if unit.parent is None), None)

    def unit(self, unit_id: UUID) -> Unit:
        found = self.units.get(unit_id)
        return found if found is not None else refuse("unit.unknown")

    def ancestors(self, unit_id: UUID) -> Iterator[Unit]:
        """From the unit's parent to the root."""
        unit = self.units.get(unit_id)
        for _ in range(DEPTH_MAX):
            unit = self.units.get(unit.parent) if unit is not None and unit.parent else None
            if unit is None:
                return
            yield unit

    def above(self, unit_id: UUID, day: date) -> Unit | None:
        """The unit that an ask goes to next, or None at the top: the board is never asked."""
        below = self.unit(unit_id)
        least = DESK_ESCALATES_TO_TIER if below.lateral else below.tier + 1
        higher = (unit for unit in self.ancestors(unit_id) if unit.tier >= least)
        return next((unit for unit in higher if takes_asks(unit, day)), None)

    def in_reach(self, asker: UUID, unit: Unit, day: date) -> bool:
        """Whether a unit is the next tier or beside the asker; no tier is skipped."""
        if unit.lateral or unit.tier <= TEAM_TIER:
            return True
        above = self.above(asker, day)
        return above is not None and above.id == unit.id

    def seat_of(self, unit_id: UUID) -> SeatId:
        """The seat that answers for a unit; a unit without one is answered for from above."""
        for unit in (self.unit(unit_id), *self.ancestors(unit_id)):
            if unit.seat is not None:
                return unit.seat
        return refuse("unit.has_no_seat", unit=unit_id)

    def calendar_of(self, unit_id: UUID) -> Calendar | None:
        for unit in (self.unit(unit_id), *self.ancestors(unit_id)):
            if unit.calendar is not None:
                return self.calendars.get(unit.calendar)
        return None

    def standard_of(self, unit_id: UUID) -> Standard:
        """How soon a unit acknowledges and answers. A team asked from the side has a desk's."""
        unit = self.unit(unit_id)
        lateral = self.standards.lateral if self.standards else DEFAULT_LATERAL
        if unit.lateral:
            return lateral
        tiers = self.standards.tiers if self.standards else DEFAULT_TIERS
        return tiers.get(str(unit.tier), lateral)

    def plan_of(self, unit_id: UUID) -> HuddlePlan | None:
        return self.plans.get(alike(unit_id, Of.PLAN))

    @property
    def response_hours(self) -> int:
        return self.standards.response_hours if self.standards else 24

    @property
    def inform_hours(self) -> int:
        return self.standards.inform_hours if self.standards else 72


def in_effect(unit: Unit, day: date) -> bool:
    started = unit.from_on is None or unit.from_on <= day
    return started and (unit.until_on is None or day < unit.until_on)


def takes_asks(unit: Unit, day: date) -> bool:
    """Whether a seat answers for it that day; nobody asks the board."""
    return unit.tier < BOARD_TIER and unit.seat is not None and in_effect(unit, day)


def org_of(entities: Iterable[Entity]) -> Org:
    """The tree made of directory entities; everything else is passed over."""
    known = list(entities)
    return Org(
        units={e.id: e for e in known if isinstance(e, Unit)},
        seats={e.id: e for e in known if isinstance(e, Seat)},
        calendars={e.id: e for e in known if isinstance(e, Calendar)},
        contacts={e.id: e for e in known if isinstance(e, Contact)},
        plans={e.id: e for e in known if isinstance(e, HuddlePlan)},
        standards=next((e for e in known if isinstance(e, Standards)), None),
    )
