"""A small organisation as files, and what is there once they were loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from heard.domain.base import Entity
from heard.domain.org import rules
from heard.domain.org.entities import Person
from heard.domain.org.sheets import Known, Plan, make_plan, read_sheets
from heard.domain.org.tree import org_of
from tests.house.tree import ROOT
from tests.support.moments import moment

EXAMPLES = {path.name: path.read_bytes() for path in (ROOT / "docs/examples").glob("*.csv")}
NOTHING = Known(org_of([]), {})

CALENDARS = "code,name,always,monday,holidays,quiet\nDAY,Day and night,yes,,,\n"
UNITS = (
    "code,name,tier,parent,lateral,calendar,seat,phone,ods,from,until\n"
    "TRUST,The trust,5,,,,,,,,\n"
    "DIV,Surgery,3,TRUST,,,Director,,,,\n"
    "W7,Ward 7,1,DIV,,,Nurse in charge,,,,\n"
)
PEOPLE = "email,name,title,unit,role,cover,from,until\n"
CONTACTS = "route,name,phone,hours\n"


def planned(known: Known = NOTHING, /, **files: str | bytes) -> Plan:
    """What loading `units.csv` and its like would do: each named without its ending."""
    raw = {
        f"{name}.csv": text.encode() if isinstance(text, str) else text
        for name, text in files.items()
    }
    return make_plan(read_sheets(raw), known)


def taken(plan: Plan, known: Known = NOTHING) -> Known:
    """What is there once the rules heard every step."""
    assert plan.errors == ()
    there: dict[UUID, Entity] = {one.id: one for one in entities_of(known)}
    for step in plan.steps:
        change = rules.decide(step.command, moment(there.values(), org=org_of(there.values())))
        there |= {one.id: one for one in change.entities}
    people = {email: there[person] for email, person in plan.people.items()}
    known_people = {email: one for email, one in people.items() if isinstance(one, Person)}
    return Known(org_of(there.values()), {**known.people, **known_people}, known.holidays)


def entities_of(known: Known) -> Iterable[Entity]:
    org = known.org
    for shelf in (org.units, org.seats, org.calendars, org.contacts):
        yield from shelf.values()
    yield from known.people.values()


def counted(plan: Plan) -> Mapping[str, tuple[int, int, int]]:
    """New, changed and as before, of those kinds that the plan speaks of."""
    figures = {noun: (one.new, one.changed, one.same) for noun, one in plan.changes.items()}
    return {noun: three for noun, three in figures.items() if any(three)}
