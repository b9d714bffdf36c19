"""All files together become one list of commands, or one list of what to put right; never both."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heard.domain.base import PersonId, UnitId
from heard.domain.org.sheets.calendars import plan_calendars
from heard.domain.org.sheets.contacts import plan_contacts
from heard.domain.org.sheets.differences import Tally
from heard.domain.org.sheets.ids import FIRST
from heard.domain.org.sheets.people import People
from heard.domain.org.sheets.reading import Reading, RowError
from heard.domain.org.sheets.rehearsal import Known, Planned, Rehearsal
from heard.domain.org.sheets.seats import Seats
from heard.domain.org.sheets.sheet import CALENDARS, CONTACTS, PEOPLE, UNITS, Sheets
from heard.domain.org.sheets.units import plan_units, root_of


class Plan(Struct, frozen=True, kw_only=True):
    """`steps` are said in this order; there are none when there are errors.

    `people` are those of the file, by e-mail: the only place where the two stand together.
    `changes` by noun. `hints` keep nothing from being taken.
    """

    steps: tuple[Planned, ...]
    people: Mapping[str, PersonId]
    changes: Mapping[str, Tally]
    errors: tuple[RowError, ...]
    hints: tuple[RowError, ...]


def make_plan(sheets: Sheets, known: Known) -> Plan:
    """Depends on the rows alone, never on their order."""
    if not sheets.whole:
        return Plan(steps=(), people={}, changes={}, errors=sheets.errors, hints=sheets.hints)
    reading = Reading()
    reading.errors += sheets.errors
    root = root_of(sheets.of(UNITS), known.org)
    if root is None:
        file = next((row.file for rows in sheets.rows.values() for row in rows), "")
        reading.errors.append(RowError(file, 0, None, "unit.no_top"))
    stage = Rehearsal(known, reading)
    people = _rehearse(sheets, root or UnitId(FIRST), stage)
    well = not reading.errors
    return Plan(
        steps=tuple(stage.steps) if well else (),
        people=people if well else {},
        changes=stage.tallies() if well else {},
        errors=tuple(sorted(reading.errors, key=lambda one: (one.file, one.row))),
        hints=sheets.hints,
    )


def _rehearse(sheets: Sheets, root: UnitId, stage: Rehearsal) -> Mapping[str, PersonId]:
    """Every cell is read. What only the rules can say of seats and people waits until it is so."""
    calendars = plan_calendars(sheets.of(CALENDARS), root, stage)
    units = plan_units(sheets.of(UNITS), root, calendars, stage)
    seats = Seats(root, stage)
    seats.ask(units)
    people = People(root, units.codes, seats, stage)
    people.read(sheets.of(PEOPLE))
    plan_contacts(sheets.of(CONTACTS), root, stage)
    if not stage.reading.errors:
        seats.say()
        people.say()
    return people.ids


__all__ = ["Known", "Plan", "Planned", "RowError", "make_plan"]
