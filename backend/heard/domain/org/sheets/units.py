"""The tree, from units.csv: parents may come later, and are said before their children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from heard.domain.base import CalendarId, UnitId
from heard.domain.org.entities import Unit
from heard.domain.org.sheets import cells
from heard.domain.org.sheets.climb import Climbs, climb
from heard.domain.org.sheets.codes import Codes
from heard.domain.org.sheets.ids import FIRST, key, made_from
from heard.domain.org.sheets.reading import Row
from heard.domain.org.sheets.rehearsal import Rehearsal
from heard.domain.org.tree import DEPTH_MAX, Org
from heard.domain.org.units import SetUnit

UNKNOWN = {"parent": "unit.parent_unknown", "calendar": "calendar.unknown"}


class UnitLine(Struct, frozen=True):
    """A row whose cells are right; `seat` is the title of the seat that answers."""

    command: SetUnit
    row: Row
    seat: str | None


class Units(Struct, frozen=True):
    """What the rows came to, and how other files may call them."""

    codes: Codes
    lines: tuple[UnitLine, ...]


Lines = Mapping[UUID, UnitLine]


def root_of(rows: Sequence[Row], org: Org) -> UnitId | None:
    """The organisation's own unit: the one that there is, or the row without a parent."""
    if org.root is not None:
        return org.root
    codes = (key(row.cell("code")) for row in rows if not row.cell("parent"))
    code = next((code for code in codes if code), None)
    return UnitId(made_from(FIRST, "unit", code)) if code else None


def plan_units(rows: Sequence[Row], root: UnitId, calendars: Codes, stage: Rehearsal) -> Units:
    known: dict[UUID, str] = {unit.id: unit.name for unit in stage.known.org.units.values()}
    codes = Codes("unit", root, known, stage.reading)
    numbered = codes.add(rows, _root_row(rows, root, stage))
    lines: dict[UUID, UnitLine] = {}
    for row, unit_id in numbered:
        n_wrong = len(stage.reading.errors)
        command = _command(row, UnitId(unit_id), (codes, calendars), stage)
        seat = stage.reading.take(row, "seat", cells.optional(cells.name), None)
        if len(stage.reading.errors) == n_wrong:
            lines[unit_id] = UnitLine(command, row, seat)
    _say_in_order(lines, stage)
    return Units(codes, tuple(lines.values()))


def _root_row(rows: Sequence[Row], root: UnitId, stage: Rehearsal) -> dict[str, UUID]:
    """The row without a parent is the organisation, whatever its code; there is only one."""
    tops = [row for row in rows if not row.cell("parent")]
    for row in tops[1:]:
        stage.reading.wrong(row, "parent", "unit.second_root", first_row=tops[0].number)
    return {key(row.cell("code")): root for row in tops[:1]}


def _command(row: Row, unit: UnitId, codes: tuple[Codes, Codes], stage: Rehearsal) -> SetUnit:
    """A column left out of the file leaves what is there."""
    take, before = stage.reading.take, stage.known.org.units.get(unit)
    units, calendars = codes
    return SetUnit(
        unit=unit,
        name=take(row, "name", cells.name, ""),
        tier=take(row, "tier", cells.tier, 1),
        parent=UnitId(parent) if (parent := _found(row, "parent", units, stage)) else None,
        lateral=take(row, "lateral", cells.yes, before.lateral if before else False),
        calendar=_calendar(row, before, calendars, stage),
        phone=take(row, "phone", cells.optional(cells.phone), before.phone if before else None),
        ods=take(row, "ods", cells.optional(cells.ods), before.ods if before else None),
        from_on=take(row, "from", cells.optional(cells.day), before.from_on if before else None),
        until_on=take(row, "until", cells.optional(cells.day), before.until_on if before else None),
    )


def _calendar(
    row: Row, before: Unit | None, calendars: Codes, stage: Rehearsal
) -> CalendarId | None:
    if not row.has("calendar"):
        return before.calendar if before else None
    found = _found(row, "calendar", calendars, stage)
    return CalendarId(found) if found else None


def _found(row: Row, column: str, codes: Codes, stage: Rehearsal) -> UUID | None:
    reference = stage.reading.take(row, column, cells.reference, "")
    found = codes.find(reference) if reference else None
    if reference and found is None:
        stage.reading.wrong(row, column, UNKNOWN[column], found=reference)
    return found


def _say_in_order(lines: Lines, stage: Rehearsal) -> None:
    """From the top; but what moves down comes last, from the bottom, or it would meet its own.

    A unit below one that cannot be taken is passed over: its own row may be right.
    """
    parents = {unit.id: unit.parent for unit in stage.known.org.units.values()}
    parents |= {unit_id: line.command.parent for unit_id, line in lines.items()}
    climbs = climb(parents)
    _tell_of_rings(lines, climbs, stage)
    there = stage.org.units
    for unit_id in _order(lines, climbs, stage.known.org):
        command = lines[unit_id].command
        if command.parent is None or command.parent in there:
            stage.say(command, lines[unit_id].row)


def _tell_of_rings(lines: Lines, climbs: Climbs, stage: Rehearsal) -> None:
    wrong = stage.reading.wrong
    for ring in climbs.rings:
        rows = sorted((lines[one].row for one in ring if one in lines), key=lambda row: row.number)
        wrong(rows[0], "parent", "unit.in_a_ring", rows=[row.number for row in rows])
    for unit_id, line in lines.items():
        if climbs.depths.get(unit_id, 0) > DEPTH_MAX:
            wrong(line.row, "parent", "unit.too_deep", depth_max=DEPTH_MAX)


def _order(lines: Lines, climbs: Climbs, org: Org) -> list[UUID]:
    def place(unit_id: UUID) -> tuple[bool, int]:
        before, depth = org.units.get(unit_id), climbs.depths[unit_id]
        lowered = before is not None and before.tier > lines[unit_id].command.tier
        return lowered, -depth if lowered else depth

    climbed = (one for one in lines if climbs.depths.get(one, DEPTH_MAX + 1) <= DEPTH_MAX)
    return sorted(climbed, key=place)
