"""The organisation stays a tree with one root, seats that exist and calendars that open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from heard.domain.base import Entity, put
from heard.domain.org.calendars import SetCalendar
from heard.domain.org.clocks import SetStandards
from heard.domain.org.contacts import SetContact
from heard.domain.org.entities import (
    DEFAULT_LATERAL,
    DEFAULT_TIERS,
    Calendar,
    Contact,
    Per,
    Person,
    Role,
    Route,
    Seat,
    Shift,
    Span,
    Standard,
    Standards,
    Unit,
)
from heard.domain.org.people import DisablePerson, EnablePerson, SetPerson
from heard.domain.org.seats import SetSeat
from heard.domain.org.units import SetUnit
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    ADMINISTRATOR,
    BOARD_ID,
    CHARGE_SEAT,
    DISABLED,
    DIVISION_ID,
    EXECUTIVE,
    GROUP_ID,
    INCIDENTS,
    INCIDENTS_ID,
    LEAD_SEAT,
    MONDAY,
    NURSE,
    OFFICE,
    ORG,
    STANDARDS,
    STANDARDS_ID,
    WARD,
    WARD_ID,
    sits_in,
    uid,
)

NEW_ID: Any = uid(900)


def refused(name: str, said: Any, code: str, **facts: Any) -> Case:
    return Case(name=name, by=ADMINISTRATOR, said=said, expected=Refused(code, facts))


def puts(name: str, said: Any, *expected: Entity, known: tuple[Entity, ...] = ()) -> Case:
    return Case(name=name, known=known, by=ADMINISTRATOR, said=said, expected=expected)


UNIT = SetUnit(unit=NEW_ID, name="Ward 10", tier=1, parent=GROUP_ID)
AS_IT_IS = SetUnit(unit=WARD_ID, name="Ward 7", tier=1, parent=GROUP_ID, calendar=WARD.calendar)
UNITS = [
    puts("a ward is new", UNIT, Unit(id=NEW_ID, name="Ward 10", tier=1, parent=GROUP_ID)),
    puts(
        "a ward takes another name and keeps its seat",
        replace(AS_IT_IS, name="Ward 7, trauma"),
        put(WARD, name="Ward 7, trauma"),
    ),
    puts("saying the same again changes nothing", AS_IT_IS),
    puts(
        "a desk may stand beside what it serves",
        replace(UNIT, tier=2, lateral=True),
        Unit(id=NEW_ID, name="Ward 10", tier=2, parent=GROUP_ID, lateral=True),
    ),
    Case(
        name="the first unit is the root, said by the operator",
        said=SetUnit(unit=BOARD_ID, name="Northfield Hospitals", tier=5),
        without=frozenset(unit_id for unit_id in ORG.units),
        expected=(Unit(id=BOARD_ID, name="Northfield Hospitals", tier=5),),
    ),
    Case(
        name="a root below the board",
        said=SetUnit(unit=BOARD_ID, name="Northfield Hospitals", tier=4),
        without=frozenset(unit_id for unit_id in ORG.units),
        expected=Refused("unit.root_below_board", {"tier_min": 5}),
    ),
    refused(
        "a second root",
        replace(UNIT, parent=None, tier=5),
        "unit.second_root",
        root=str(BOARD_ID),
    ),
    refused(
        "a parent that does not exist",
        replace(UNIT, parent=uid(1)),
        "unit.parent_unknown",
        parent=str(uid(1)),
    ),
    refused(
        "a unit above itself",
        SetUnit(unit=GROUP_ID, name="Surgical wards", tier=2, parent=GROUP_ID),
        "unit.cycle",
        parent=str(GROUP_ID),
    ),
    refused(
        "a unit below one of its own",
        SetUnit(unit=DIVISION_ID, name="Surgery", tier=3, parent=GROUP_ID),
        "unit.cycle",
        parent=str(GROUP_ID),
    ),
    refused(
        "a ward at its parent's tier",
        replace(UNIT, tier=2),
        "unit.tier_not_below_parent",
        parent_tier=2,
    ),
    refused(
        "a group at its wards' tier",
        SetUnit(unit=GROUP_ID, name="Surgical wards", tier=1, parent=DIVISION_ID),
        "unit.tier_not_above_children",
    ),
    refused("a calendar that does not exist", replace(UNIT, calendar=uid(1)), "calendar.unknown"),
    refused(
        "an end before the beginning",
        replace(UNIT, from_on=date(2026, 9, 1), until_on=date(2026, 9, 1)),
        "unit.ends_before_it_begins",
    ),
    Case(
        name="a nurse does not make units",
        by=NURSE,
        said=UNIT,
        expected=Refused("right.missing", {"right": "administer"}),
    ),
]

SEAT = SetSeat(seat=NEW_ID, unit=WARD_ID, role=Role.LEAD, title="Deputy manager")
SEATED = Seat(id=NEW_ID, unit=WARD_ID, role=Role.LEAD, title="Deputy manager")
CHARGE = SetSeat(seat=CHARGE_SEAT, unit=WARD_ID, role=Role.LEAD, title="Nurse in charge")
SEATS = [
    puts("a seat is new", SEAT, SEATED),
    puts(
        "a seat that answers does so from now on",
        replace(SEAT, answers=True),
        SEATED,
        put(WARD, seat=NEW_ID),
    ),
    puts("another seat answers now", replace(CHARGE, answers=True), put(WARD, seat=CHARGE_SEAT)),
    puts(
        "a seat takes another title",
        replace(CHARGE, title="Coordinator"),
        put(ORG.seats[CHARGE_SEAT], title="Coordinator"),
    ),
    puts("saying the same seat again changes nothing", CHARGE),
    refused("a seat of a unit that does not exist", replace(SEAT, unit=uid(1)), "unit.unknown"),
    refused(
        "a seat moves to another unit", replace(CHARGE, unit=GROUP_ID), "seat.stays_in_its_unit"
    ),
    refused("a seat changes its role", replace(CHARGE, role=Role.MEMBER), "seat.keeps_its_role"),
    refused(
        "a seat that answers for the board",
        replace(SEAT, unit=BOARD_ID, answers=True),
        "unit.takes_no_asks",
        unit=str(BOARD_ID),
    ),
]

SIT = SetPerson(person=NEW_ID, name="Olu Ade", memberships=(sits_in(LEAD_SEAT, cover=True),))
NURSE_SAYS = SetPerson(
    person=NURSE.id, name=NURSE.name, title=NURSE.title, memberships=NURSE.memberships
)
PERSONS = [
    puts(
        "a deputy is new",
        SIT,
        Person(id=NEW_ID, name="Olu Ade", memberships=(sits_in(LEAD_SEAT, cover=True),)),
    ),
    puts(
        "a nurse leaves her seat", replace(NURSE_SAYS, memberships=()), put(NURSE, memberships=())
    ),
    puts("saying the same person again changes nothing", NURSE_SAYS),
    puts(
        "an account that has ended stays so",
        SetPerson(person=DISABLED.id, name="Nia Bell-Hughes"),
        put(DISABLED, name="Nia Bell-Hughes", memberships=()),
    ),
    refused(
        "a seat that does not exist",
        replace(SIT, memberships=(replace(sits_in(LEAD_SEAT), seat=uid(1)),)),
        "seat.unknown",
        seat=str(uid(1)),
    ),
    *(
        refused(
            f"a seat {how}",
            replace(SIT, memberships=(replace(sits_in(LEAD_SEAT), **wrong),)),
            "seat.not_as_said",
            seat=str(LEAD_SEAT),
        )
        for how, wrong in (
            ("at another unit", {"unit": GROUP_ID}),
            ("in another role", {"role": Role.MATRON}),
        )
    ),
    puts("an account ends", DisablePerson(person=NURSE.id), put(NURSE, disabled_at=NOW)),
    puts("it ends once", DisablePerson(person=DISABLED.id)),
    puts(
        "an account begins again", EnablePerson(person=DISABLED.id), put(DISABLED, disabled_at=None)
    ),
    puts("it begins once", EnablePerson(person=NURSE.id)),
    refused(
        "an administrator ends their own account",
        DisablePerson(person=ADMINISTRATOR.id),
        "person.oneself",
    ),
    refused("the account of nobody", DisablePerson(person=NEW_ID), "person.unknown"),
    refused("the account of nobody begins", EnablePerson(person=NEW_ID), "person.unknown"),
]

HOURS = (Shift(weekday=0, opens="09:00", closes="17:00"),)
NIGHTS = (Shift(weekday=0, opens="20:00", closes="08:00"),)
OPEN = SetCalendar(calendar=NEW_ID, name="Mondays", shifts=HOURS)
CALENDARS = [
    puts("a calendar is new", OPEN, Calendar(id=NEW_ID, name="Mondays", shifts=HOURS)),
    puts(
        "a calendar of nights",
        replace(OPEN, shifts=NIGHTS),
        Calendar(id=NEW_ID, name="Mondays", shifts=NIGHTS),
    ),
    puts(
        "a calendar that always opens, with a night",
        SetCalendar(
            calendar=NEW_ID, name="Wards", always=True, quiet_from="22:00", quiet_until="07:00"
        ),
        Calendar(id=NEW_ID, name="Wards", always=True, quiet_from="22:00", quiet_until="07:00"),
    ),
    puts(
        "a holiday is added",
        SetCalendar(
            calendar=OFFICE.id,
            name=OFFICE.name,
            shifts=OFFICE.shifts,
            holidays=(date(2026, 12, 25),),
        ),
        put(OFFICE, holidays=(date(2026, 12, 25),)),
    ),
    refused("a calendar that never opens", replace(OPEN, shifts=()), "calendar.never_opens"),
    refused("half a night", replace(OPEN, quiet_from="22:00"), "calendar.half_a_night"),
]

RING = SetContact(contact=NEW_ID, route=Route.HR, name="People team", phone="01234 555 200")
WITHIN_THE_DAY = Standard(acknowledge=Span(0, Per.DAYS), answer=Span(8, Per.HOURS))
RUN = SetStandards(standards=STANDARDS_ID, tiers=DEFAULT_TIERS, lateral=DEFAULT_LATERAL)
REST = [
    puts(
        "a number is new",
        RING,
        Contact(id=NEW_ID, route=Route.HR, name="People team", phone="01234 555 200"),
    ),
    puts(
        "a number changes",
        SetContact(
            contact=INCIDENTS_ID,
            route=Route.INCIDENT,
            name="Incident reporting",
            phone="01234 555 101",
        ),
        put(INCIDENTS, phone="01234 555 101"),
    ),
    puts(
        "a number leads to the form itself",
        replace(RING, link="https://people.ward.example/new"),
        Contact(
            id=NEW_ID,
            route=Route.HR,
            name="People team",
            phone="01234 555 200",
            link="https://people.ward.example/new",
        ),
    ),
    Case(
        name="a nurse changes no numbers",
        by=NURSE,
        said=RING,
        expected=Refused("right.missing", {"right": "administer"}),
    ),
    puts("the clocks change", replace(RUN, response_hours=12), put(STANDARDS, response_hours=12)),
    Case(
        name="the first clocks",
        by=ADMINISTRATOR,
        said=replace(RUN, standards=NEW_ID),
        without=frozenset({STANDARDS.id}),
        expected=(Standards(id=NEW_ID, tiers=DEFAULT_TIERS, lateral=DEFAULT_LATERAL),),
    ),
    refused(
        "an organisation has one set of clocks", replace(RUN, standards=NEW_ID), "standards.are_one"
    ),
    refused(
        "a tier without clocks",
        replace(RUN, tiers={"2": DEFAULT_TIERS["2"], "banana": DEFAULT_TIERS["3"]}),
        "standards.other_tiers",
        tiers=["2", "3", "4"],
    ),
    *(
        refused(
            f"a clock that cannot be kept: {name}",
            replace(RUN, lateral=Standard(acknowledge=acknowledge, answer=answer)),
            "standards.cannot_be_kept",
            of="lateral",
        )
        for name, acknowledge, answer in (
            ("no time to acknowledge", Span(0, Per.HOURS), Span(1, Per.DAYS)),
            ("no time to answer", Span(0, Per.DAYS), Span(0, Per.HOURS)),
            ("answered before it is acknowledged", Span(9, Per.DAYS), Span(2, Per.DAYS)),
            ("answered in hours, acknowledged in days", Span(1, Per.DAYS), Span(8, Per.HOURS)),
        )
    ),
    puts(
        "both within the day",
        replace(RUN, lateral=WITHIN_THE_DAY),
        put(STANDARDS, lateral=WITHIN_THE_DAY),
    ),
    refused(
        "the tier above is told before anybody is late",
        replace(RUN, inform_hours=12),
        "standards.informed_too_soon",
    ),
]

CASES = [*UNITS, *SEATS, *PERSONS, *CALENDARS, *REST]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


@pytest.mark.parametrize(
    ("below", "above"),
    [
        (WARD_ID, GROUP_ID),
        (GROUP_ID, DIVISION_ID),
        (uid(107), DIVISION_ID),
        (DIVISION_ID, EXECUTIVE.id),
        (EXECUTIVE.id, None),
    ],
)
def test_an_ask_climbs_to_the_next_tier_and_never_to_the_board(below: Any, above: object):
    found = ORG.above(below, MONDAY)
    assert (found.id if found else None) == above


def test_an_ask_does_not_climb_into_a_unit_that_has_ended():
    ended = replace(ORG.units[GROUP_ID], until_on=MONDAY)
    org = replace(ORG, units={**ORG.units, GROUP_ID: ended})
    found = org.above(WARD_ID, MONDAY)
    assert found is not None
    assert found.id == DIVISION_ID


def test_a_unit_without_a_calendar_keeps_its_parents():
    assert ORG.calendar_of(GROUP_ID) == OFFICE
    assert ORG.calendar_of(WARD_ID) != OFFICE


def test_a_team_asked_from_the_side_has_a_desks_clock():
    assert ORG.standard_of(WARD_ID) == ORG.standard_of(uid(107)) == DEFAULT_LATERAL
    assert ORG.standard_of(GROUP_ID) == DEFAULT_TIERS["2"]
