"""Who sits where, from people.csv. A row is a membership; a person's rows are all that they hold.

One seat is never taken by a file: an administrator's, so that nobody is locked out by a row that
was forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from heard.domain.base import PersonId, UnitId
from heard.domain.org.entities import Membership, Person, Role
from heard.domain.org.people import SetPerson
from heard.domain.org.sheets import cells
from heard.domain.org.sheets.codes import Codes
from heard.domain.org.sheets.ids import person_id
from heard.domain.org.sheets.reading import Row
from heard.domain.org.sheets.rehearsal import Rehearsal
from heard.domain.org.sheets.seats import Seats

SEATS_MAX = 40  # of one person


class _Draft:
    """A person while their rows are read."""

    def __init__(self, row: Row, name: str, title: str | None) -> None:
        self.row = row
        self.name = name
        self.title = title
        self.held: dict[UUID, Membership] = {}


class _Line(Struct, frozen=True):
    row: Row
    email: str
    name: str
    title: str | None


class People:
    """Reads every row, then says every person once."""

    def __init__(self, root: UnitId, codes: Codes, seats: Seats, stage: Rehearsal) -> None:
        self._root = root
        self._codes = codes
        self._seats = seats
        self._stage = stage
        self._drafts: dict[str, _Draft] = {}
        self._found: dict[str, UUID | None] = {}
        self.ids: dict[str, PersonId] = {}

    def read(self, rows: Sequence[Row]) -> None:
        for row in rows:
            line = self._line(row)
            if line.email and line.name:
                self._sit(line, self._draft(line))

    def say(self) -> None:
        for email, draft in self._drafts.items():
            before = self._stage.known.people.get(email)
            person = PersonId(before.id) if before else person_id(self._root, email)
            self.ids[email] = person
            title = draft.title
            if before and not draft.row.has("title"):
                title = before.title
            held = _whole(draft, before)
            command = SetPerson(person=person, name=draft.name, title=title, memberships=held)
            self._stage.say(command, draft.row)

    def _line(self, row: Row) -> _Line:
        take = self._stage.reading.take
        return _Line(
            row=row,
            email=take(row, "email", cells.email, ""),
            name=take(row, "name", cells.name, ""),
            title=take(row, "title", cells.optional(cells.name), None),
        )

    def _draft(self, line: _Line) -> _Draft:
        """One person has one name and one title, in whichever of their rows they stand."""
        wrong = self._stage.reading.wrong
        draft = self._drafts.get(line.email)
        if draft is None:
            draft = self._drafts[line.email] = _Draft(line.row, line.name, line.title)
        first = {"first_file": draft.row.file, "first_row": draft.row.number}
        if line.name != draft.name:
            wrong(line.row, "name", "person.two_names", **first)
        if line.title and draft.title and line.title != draft.title:
            wrong(line.row, "title", "person.two_titles", **first)
        draft.title = draft.title or line.title
        return draft

    def _sit(self, line: _Line, draft: _Draft) -> None:
        row, wrong = line.row, self._stage.reading.wrong
        membership = self._membership(row)
        if membership is None:
            return
        if membership.seat in draft.held:
            wrong(row, "role", "person.seat_twice")
        if len(draft.held) == SEATS_MAX:
            wrong(row, "email", "person.too_many_seats", seats_max=SEATS_MAX)
        draft.held[membership.seat] = membership

    def _membership(self, row: Row) -> Membership | None:
        """None: a person without a seat yet, or a row that is wrong."""
        take = self._stage.reading.take
        unit, role = self._place(row)
        from_on = take(row, "from", cells.optional(cells.day), None)
        until_on = take(row, "until", cells.optional(cells.day), None)
        cover = take(row, "cover", cells.yes, otherwise=False)
        if from_on and until_on and until_on <= from_on:
            self._stage.reading.wrong(row, "until", "membership.ends_before_it_begins")
        if unit is None or role is None:
            return None
        return Membership(
            seat=self._seats.of(unit, role, row),
            unit=unit,
            role=role,
            cover=cover,
            from_on=from_on,
            until_on=until_on,
        )

    def _place(self, row: Row) -> tuple[UnitId | None, Role | None]:
        """Both or neither; an administrator sits at the top, which need not be named."""
        take, wrong = self._stage.reading.take, self._stage.reading.wrong
        place = take(row, "unit", cells.reference, "")
        role = take(row, "role", cells.optional(cells.role), None)
        unit = self._unit(row, place)
        if role is Role.ADMINISTRATOR:
            if unit not in (None, self._root):
                wrong(row, "role", "role.only_at_the_top", found=role.value)
            return self._root, role
        if place and not row.cell("role"):
            wrong(row, "role", "cell.empty")
        if role and not place:
            wrong(row, "unit", "cell.empty")
        return unit, role

    def _unit(self, row: Row, place: str) -> UnitId | None:
        """Looked up once for each way in which it is written."""
        if place and place not in self._found:
            self._found[place] = self._codes.find(place)
        found = self._found.get(place)
        if place and found is None:
            self._stage.reading.wrong(row, "unit", "unit.unknown", found=place)
        return UnitId(found) if found else None


def _whole(draft: _Draft, before: Person | None) -> tuple[Membership, ...]:
    """In a fixed order, so that the same rows in another order change nothing."""
    kept = before.memberships if before else ()
    held = dict(draft.held)
    for one in kept:
        if one.role is Role.ADMINISTRATOR:
            held.setdefault(one.seat, one)
    if set(held.values()) == set(kept):
        return kept
    return tuple(sorted(held.values(), key=lambda one: one.seat))
