"""Whoever loads a file reads what would change, by name, before and after."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from heard.domain.org.sheets import Plan
from tests.support.sheets import CALENDARS, CONTACTS, PEOPLE, UNITS, planned, taken

AMINA = "a@ward.example,Amina,Nurse,W7,member,,,\n"
FILES = {"calendars": CALENDARS, "units": UNITS, "people": PEOPLE + AMINA, "contacts": CONTACTS}


Told = tuple[str, str, str, str]


def differences(plan: Plan, noun: str) -> list[Told]:
    assert plan.errors == ()
    found = plan.changes[noun].differences
    return [(one.name, one.field, one.before, one.after) for one in found]


def changed(noun: str, **files: str) -> list[Told]:
    """Once all was loaded: what these files would change."""
    return differences(planned(taken(planned(**FILES)), **files), noun)


def test_what_is_new_or_as_before_is_no_difference():
    assert differences(planned(**FILES), "unit") == []
    assert changed("unit", **FILES) == []


def test_a_whole_trust_is_not_renamed_silently():
    renamed = UNITS.replace("The trust", "Northfield Hospitals")
    assert changed("unit", units=renamed) == [
        ("The trust", "name", "The trust", "Northfield Hospitals"),
    ]


def test_a_reference_is_told_by_the_name_of_what_it_names():
    moved = UNITS.replace("Ward 7,1,DIV,,,", "Ward 7,1,TRUST,,DAY,")
    assert changed("unit", calendars=CALENDARS, units=moved) == [
        ("Ward 7", "parent", "Surgery", "The trust"),
        ("Ward 7", "calendar", "", "Day and night"),
    ]


def test_what_somebody_holds_is_told_with_its_terms():
    deputy = "a@ward.example,Amina,Nurse,W7,lead,yes,,2026-12-24\n"
    assert changed("person", units=UNITS, people=PEOPLE + deputy) == [
        (
            "Amina",
            "memberships",
            "Team member, Ward 7",
            "Nurse in charge, Ward 7 (deputy, until 2026-12-24)",
        ),
    ]


def test_hours_are_told_by_their_days():
    hours = "code,name,always,monday,holidays,quiet\nDAY,Day and night,no,09:00-17:00,,\n"
    assert changed("calendar", calendars=hours, units=UNITS) == [
        ("Day and night", "always", "yes", "no"),
        ("Day and night", "shifts", "", "Monday 09:00-17:00"),
    ]


def test_holidays_are_told_by_their_number():
    christmas = (date(2026, 12, 25), date(2026, 12, 28))
    known = structs.replace(taken(planned(**FILES)), holidays=christmas)
    closed = CALENDARS.replace("yes,,,", "yes,,england,")
    (told,) = differences(planned(known, calendars=closed), "calendar")
    assert told == ("Day and night", "holidays", "", "2 days, the last 2026-12-28")
