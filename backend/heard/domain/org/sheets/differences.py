"""What files would change, field by field, in words that whoever loads them knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, cast
from uuid import UUID

from msgspec import Struct

from heard.domain.org.entities import Membership, Shift

CHANGED_SHOWN_MAX = 50  # things of a kind; each of them with every field
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOT_SAID = frozenset({"id", "rev"})  # of no meaning to whoever reads a file

Shelf = Mapping[UUID, Any]
Shelves = Mapping[str, Shelf]


class Difference(Struct, frozen=True):
    """One field of a thing that is there: as it is and as it would be, "" where there is none."""

    id: UUID
    name: str
    field: str
    before: str
    after: str


class Tally(Struct, frozen=True):
    """How many things of a kind are new, changed or as before, and what would change."""

    new: int
    changed: int
    same: int
    differences: tuple[Difference, ...]


def tally(said: Mapping[UUID, None], noun: str, before: Shelves, after: Shelves) -> Tally:
    """Before and after the whole of it, so that a thing said twice counts once."""
    was, is_ = before[noun], after[noun]
    new = sum(one not in was for one in said)
    changed = [one for one in said if one in was and was[one] is not is_[one]]
    differences = (
        difference
        for one in changed[:CHANGED_SHOWN_MAX]
        for difference in _between(was[one], is_[one], before, after)
    )
    return Tally(new, len(changed), len(said) - new - len(changed), tuple(differences))


def _between(was: Any, is_: Any, before: Shelves, after: Shelves) -> list[Difference]:
    fields = [field for field in was.__struct_fields__ if field not in _NOT_SAID]
    pairs = ((field, getattr(was, field), getattr(is_, field)) for field in fields)
    return [
        Difference(was.id, name_of(was), field, _words(old, before), _words(new, after))
        for field, old, new in pairs
        if old != new
    ]


def name_of(entity: Any) -> str:
    """A seat has a title, everything else a name."""
    return getattr(entity, "name", None) or entity.title


def _words(value: Any, shelves: Shelves) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case UUID():
            return _named(value, shelves)
        case Membership():
            return _membership(value, shelves)
        case Shift():
            return f"{WEEKDAYS[value.weekday]} {value.opens}-{value.closes}"
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case tuple():
            return _listed(cast("tuple[Any, ...]", value), shelves)
        case _:
            return str(value)


def _listed(many: tuple[Any, ...], shelves: Shelves) -> str:
    """Holidays are too many to read; their number and the last tell one list from another."""
    days = [one for one in many if isinstance(one, date)]
    if days:
        return f"{len(days)} days, the last {max(days)}"
    return "; ".join(_words(one, shelves) for one in many)


def _named(entity_id: UUID, shelves: Shelves) -> str:
    found = (shelf.get(entity_id) for shelf in shelves.values())
    return next((name_of(one) for one in found if one is not None), "")


def _membership(held: Membership, shelves: Shelves) -> str:
    """As in "Matron, Surgical wards (deputy, until 2026-08-15)"."""
    dates = (held.from_on and f"from {held.from_on}", held.until_on and f"until {held.until_on}")
    terms = [term for term in ("deputy" if held.cover else None, *dates) if term]
    where = f"{_named(held.seat, shelves)}, {_named(held.unit, shelves)}"
    return f"{where} ({', '.join(terms)})" if terms else where
