"""Every feature's commands, and its rules: a new command is added in its feature alone."""

from __future__ import annotations

from heard.domain.moment import Change, Moment
from heard.domain.org import (
    calendars,
    clocks,
    contacts,
    people,
    plans,
    seats,
    tablets,
    units,
)

OrgCommand = (
    units.UnitCommand
    | seats.SeatCommand
    | people.PersonCommand
    | calendars.CalendarCommand
    | contacts.ContactCommand
    | clocks.ClockCommand
    | plans.PlanCommand
    | tablets.TabletCommand
)


def decide(said: OrgCommand, moment: Moment) -> Change:
    if isinstance(said, units.UnitCommand):
        return units.decide(said, moment)
    if isinstance(said, seats.SeatCommand):
        return seats.decide(said, moment)
    if isinstance(said, people.PersonCommand):
        return people.decide(said, moment)
    if isinstance(said, calendars.CalendarCommand):
        return calendars.decide(said, moment)
    if isinstance(said, contacts.ContactCommand):
        return contacts.decide(said, moment)
    if isinstance(said, plans.PlanCommand):
        return plans.decide(said, moment)
    if isinstance(said, tablets.TabletCommand):
        return tablets.decide(said, moment)
    return clocks.decide(said, moment)
