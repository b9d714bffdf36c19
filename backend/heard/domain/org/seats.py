"""A seat is a role at a unit, for good; one of them answers for the unit."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.base import Command, Name, Right, SeatId, UnitId, put, refuse
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import Role, Seat
from heard.domain.org.tablets import SHARED


class SetSeat(Command, frozen=True, kw_only=True, tag="seat.set"):
    """A seat is made or changed; `answers` makes it the one that answers for its unit."""

    needs: ClassVar[Right] = Right.ADMINISTER
    seat: SeatId
    unit: UnitId
    role: Role
    title: Name
    answers: bool = False


def set_seat(said: SetSeat, moment: Moment) -> Change:
    unit = moment.org.unit(said.unit)
    before = moment.org.seats.get(said.seat)
    if said.role in SHARED:
        refuse("seat.not_for_people", seat=said.seat)
    if before is not None and before.unit != said.unit:
        refuse("seat.stays_in_its_unit")
    if before is not None and before.role is not said.role:
        refuse("seat.keeps_its_role")  # who sits in it holds the rights of the role they were given
    if said.answers and unit.parent is None:
        refuse("unit.takes_no_asks", unit=unit.id)
    change = as_said(Seat, said.seat, before, said, without={"seat", "answers"})
    if not said.answers or unit.seat == said.seat:
        return change
    return Change((*change.entities, put(unit, seat=SeatId(said.seat))))


SeatCommand = SetSeat


def decide(said: SeatCommand, moment: Moment) -> Change:
    match said:
        case SetSeat():
            return set_seat(said, moment)
        case _:
            assert_never(said)
