"""The rules run on a copy of the organisation: what they refuse is known before it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from heard.domain.base import Entity, Refusal
from heard.domain.moment import Moment
from heard.domain.org.entities import Person
from heard.domain.org.rules import OrgCommand, decide
from heard.domain.org.sheets.differences import Tally, tally
from heard.domain.org.sheets.reading import Reading, Row
from heard.domain.org.tree import Org

# The rules that a file can break look at no clock and no command's id.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NOBODYS_ID = UUID(int=0)

_COLUMN_OF = {
    "unit.second_root": "parent",
    "unit.root_below_board": "tier",
    "unit.tier_not_below_parent": "tier",
    "unit.tier_not_above_children": "tier",
    "unit.ends_before_it_begins": "until",
    "unit.takes_no_asks": "seat",
}


class Known(Struct, frozen=True):
    """What is there already. `people` by e-mail; `holidays` those of England, around now."""

    org: Org
    people: Mapping[str, Person]
    holidays: tuple[date, ...] = ()


class Planned(Struct, frozen=True):
    """A command and the row that it comes from."""

    command: OrgCommand
    file: str
    row: int


class Rehearsal:
    """Says commands to the rules, in order, and keeps those that change something."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self.reading = reading
        self.known = known
        self.steps: list[Planned] = []
        org = known.org
        self._shelves: dict[str, dict[UUID, Any]] = {
            "unit": dict(org.units),
            "seat": dict(org.seats),
            "calendar": dict(org.calendars),
            "contact": dict(org.contacts),
            "person": {person.id: person for person in known.people.values()},
        }
        self._before = {noun: dict(shelf) for noun, shelf in self._shelves.items()}
        self._said: dict[str, dict[UUID, None]] = {noun: {} for noun in self._shelves}
        shelves = self._shelves
        self.org = Org(
            shelves["unit"],
            shelves["seat"],
            shelves["calendar"],
            shelves["contact"],
            org.plans,
            org.standards,
        )
        self._moment = Moment(  # one for all: what it knows moves on with each command
            command_id=_NOBODYS_ID,
            said_at=_NEVER,
            heard_at=_NEVER,
            speaker=None,
            known=shelves["person"],
            org=self.org,
        )

    def say(self, command: OrgCommand, row: Row) -> bool:
        """False: a rule refuses it, and the row is told why."""
        try:
            change = decide(command, self._moment)
        except Refusal as no:
            self.reading.wrong(row, _COLUMN_OF.get(no.code), no.code, **no.facts)
            return False
        noun = str(type(command).__struct_config__.tag).partition(".")[0]
        self._said[noun][getattr(command, noun)] = None
        if change.entities:
            self.steps.append(Planned(command, row.file, row.number))
        self._keep(change.entities)
        return True

    def tallies(self) -> dict[str, Tally]:
        before, after = self._before, self._shelves
        return {noun: tally(self._said[noun], noun, before, after) for noun in after}

    def _keep(self, entities: Iterable[Entity]) -> None:
        for entity in entities:
            self._shelves[entity.noun][entity.id] = entity
            self._said[entity.noun][entity.id] = None
