"""The seats that the files ask for: one that answers for each unit, one for its team, and others.

A unit's answering seat follows from its tier. Seats that are there already are used again, so that
whoever sits in them stays there.
"""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from heard.domain.base import SeatId, UnitId
from heard.domain.org.entities import Role, Unit
from heard.domain.org.seats import SetSeat
from heard.domain.org.sheets.ids import made_from
from heard.domain.org.sheets.reading import Row
from heard.domain.org.sheets.rehearsal import Rehearsal
from heard.domain.org.sheets.units import Units
from heard.domain.org.units import SetUnit

_ANSWERS = {1: Role.LEAD, 2: Role.MATRON, 3: Role.DIRECTOR}  # from tier 4 on: an executive
_TITLES = {
    Role.MEMBER: "Team member",
    Role.LEAD: "Nurse in charge",
    Role.MATRON: "Matron",
    Role.DESK: "Service desk",
    Role.DIRECTOR: "Director",
    Role.EXECUTIVE: "Executive",
    Role.COACH: "Improvement coach",
    Role.ADMINISTRATOR: "Administrator",
}


class _Wish(Struct, frozen=True):
    seat: SeatId
    row: Row
    title: str | None = None


class Seats:
    """Which seat of a unit a role means, and the seats that are still to be made."""

    def __init__(self, root: UUID, stage: Rehearsal) -> None:
        self._root = root
        self._stage = stage
        self._found: dict[tuple[UUID, Role], SeatId] = {}
        self._wishes: dict[tuple[UnitId, Role], _Wish] = {}
        for seat in sorted(stage.known.org.seats.values(), key=lambda one: one.id):
            unit = stage.known.org.units.get(seat.unit)
            answers = unit is not None and unit.seat == seat.id
            if answers or (seat.unit, seat.role) not in self._found:
                self._found[seat.unit, seat.role] = SeatId(seat.id)

    def of(self, unit: UnitId, role: Role, row: Row) -> SeatId:
        """A unit's seat for a role; where there is none, one is asked for in this row's name."""
        wish = self._wishes.get((unit, role))
        if wish is None:
            wish = self._wishes[unit, role] = _Wish(self._id(unit, role), row)
        return wish.seat

    def ask(self, units: Units) -> None:
        """A team seat for every unit of the file, and the seat that its column `seat` names."""
        for line in units.lines:
            unit, row = line.command.unit, line.row
            if line.command.parent is None:
                self.of(unit, Role.ADMINISTRATOR, row)
            else:
                self.of(unit, Role.MEMBER, row)
            if line.seat and line.command.parent is None:
                self._stage.reading.wrong(row, "seat", "unit.takes_no_asks", found=line.seat)
            elif line.seat:
                role = _answering(line.command)
                self._wishes[unit, role] = _Wish(self._id(unit, role), row, line.seat)

    def say(self) -> None:
        for (unit_id, role), wish in self._wishes.items():
            self._say(self._stage.org.unit(unit_id), role, wish)

    def _say(self, unit: Unit, role: Role, wish: _Wish) -> None:
        """The first seat of the role that answers for a unit does, if no other does yet."""
        seat = self._stage.org.seats.get(wish.seat)
        command = SetSeat(
            seat=wish.seat,
            unit=UnitId(unit.id),
            role=role,
            title=wish.title or (seat.title if seat else _TITLES[role]),
            answers=_answers(unit, role) and (wish.title is not None or unit.seat is None),
        )
        self._stage.say(command, wish.row)

    def _id(self, unit: UnitId, role: Role) -> SeatId:
        made = SeatId(made_from(self._root, "seat", str(unit), role))
        return self._found.get((unit, role), made)


def _answering(unit: Unit | SetUnit) -> Role:
    return Role.DESK if unit.lateral else _ANSWERS.get(unit.tier, Role.EXECUTIVE)


def _answers(unit: Unit, role: Role) -> bool:
    return unit.parent is not None and role is _answering(unit)
