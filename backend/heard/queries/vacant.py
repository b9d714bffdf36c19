"""For which units nobody can answer today, whoever asks them."""

from __future__ import annotations

from datetime import date

from heard.domain.base import Right, UnitId
from heard.domain.org.entities import Person
from heard.domain.org.roles import RIGHTS
from heard.domain.org.tree import Org
from heard.queries.people import persons
from heard.store.database import Database


async def vacant(db: Database, org: Org, day: date) -> list[UnitId]:
    """Those that can be asked, less those where somebody sits who may answer, a deputy too."""
    async with db.read() as tx:
        everyone = await persons(tx)
    sat_in = {unit for person in everyone for unit in _answered_for(person, day)}
    return sorted(unit.id for unit in org.units.values() if unit.seat and unit.id not in sat_in)


def _answered_for(person: Person, day: date) -> set[UnitId]:
    if person.disabled_at is not None:
        return set()
    held = (one for one in person.memberships if one.holds_on(day))
    return {one.unit for one in held if Right.ANSWER in RIGHTS[one.role]}
