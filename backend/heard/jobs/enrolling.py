"""A team's tablet or wall screen can be signed in from the command line, by the team's name."""

from __future__ import annotations

from msgspec import Struct

from heard.domain.base import UnitId
from heard.domain.org.entities import Shared, Unit
from heard.domain.org.sheets.cells import NAME_LENGTH_MAX
from heard.domain.org.sheets.ids import key
from heard.engine.batch import ms
from heard.identity import enrolments
from heard.identity.enrolments import Wanted
from heard.jobs.by_hand import Parts, Told

UNITS_SHOWN_MAX = 200


class Wish(Struct, frozen=True):
    """`unit`: its name, however it is written, or its id. `name` None: called after its team."""

    unit: str
    kind: str
    name: str | None = None


async def enrol(parts: Parts, wish: Wish, origin: str) -> Told:
    units = parts.engine.org.units.values()
    meant = [one for one in units if key(wish.unit) in {key(one.name), str(one.id)}]
    if len(meant) != 1:
        return _which(wish.unit, meant or [*units])
    (unit,) = meant
    name = (wish.name or "").strip() or f"{unit.name} {wish.kind}"
    wanted = Wanted(UnitId(unit.id), Shared(wish.kind), name[:NAME_LENGTH_MAX], by=None)
    code = await enrolments.make(parts.door, wanted, ms(parts.engine.now()))
    return Told([code.told, f"{origin}/enrol#{code.text}"], well=True)


def _which(asked: str, units: list[Unit]) -> Told:
    listed = sorted(units, key=lambda one: (key(one.name), one.id))[:UNITS_SHOWN_MAX]
    says = f"{asked} is not the name of one team. Give one of these names or ids:"
    return Told([says, *(f"  {one.name}, {one.id}" for one in listed)], well=False)
