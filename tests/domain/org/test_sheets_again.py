"""Loading again changes nothing, a changed row changes one thing, and the app's own wards stay."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.base import CalendarId, Entity, PersonId, SeatId, UnitId
from heard.domain.org.entities import Calendar, Membership, Person, Role, Seat, Shift, Unit
from heard.domain.org.people import SetPerson
from heard.domain.org.sheets import Known
from heard.domain.org.sheets.climb import climb
from heard.domain.org.sheets.ids import person_id
from heard.domain.org.tree import org_of
from heard.domain.org.units import SetUnit
from heard.engine.wire import decode_command, encode_command
from tests.support.sheets import (
    CALENDARS,
    CONTACTS,
    EXAMPLES,
    PEOPLE,
    UNITS,
    counted,
    entities_of,
    planned,
    taken,
)

AMINA = "a@ward.example,Amina,Nurse,W7,member,,,\n"
HOLIDAYS = (date(2026, 12, 25), date(2026, 12, 28))
EXAMPLE_FILES = {name.removesuffix(".csv"): raw for name, raw in EXAMPLES.items()}
ALL = {
    "calendars": CALENDARS,
    "units": UNITS.replace("DIV,,,Nurse", "DIV,,DAY,Nurse"),
    "people": PEOPLE + AMINA + "b@ward.example,Ben,,DIV,director,yes,2026-08-01,2026-09-01\n",
    "contacts": CONTACTS + "urgent,Site manager,1234,\n",
}


def unit_named(known: Known, name: str) -> Unit:
    return next(one for one in known.org.units.values() if one.name == name)


def test_the_example_files_load_cleanly():
    plan = planned(Known(org_of([]), {}, HOLIDAYS), **EXAMPLE_FILES)
    assert (plan.errors, plan.hints) == ((), ())
    assert counted(plan) == {
        "unit": (8, 0, 0),
        "seat": (16, 0, 0),
        "calendar": (3, 0, 0),
        "contact": (6, 0, 0),
        "person": (12, 0, 0),
    }


def test_what_is_planned_is_what_could_have_been_said():
    plan = planned(**EXAMPLE_FILES)
    commands = [step.command for step in plan.steps]
    assert [decode_command(encode_command(one)) for one in commands] == commands


@pytest.mark.parametrize("files", [ALL, EXAMPLE_FILES], ids=["small", "examples"])
def test_loading_again_changes_nothing(files: dict[str, str | bytes]):
    once = taken(planned(**files))
    again = planned(once, **files)
    assert again.steps == ()
    assert {changed for _, changed, _ in counted(again).values()} == {0}
    assert {new for new, _, _ in counted(again).values()} == {0}


@pytest.mark.parametrize(
    ("kind", "before", "after", "counts"),
    [
        ("units", "Ward 7", "Ward Seven", {"unit": (0, 1, 2)}),
        ("units", "Nurse in charge", "Sister", {"seat": (0, 1, 4)}),
        ("people", "Amina,Nurse", "Amina,Sister", {"person": (0, 1, 1)}),
        ("people", "W7,member", "W7,lead", {"person": (0, 1, 1)}),
        ("calendars", "yes,,,", "yes,,,22:00-07:00", {"calendar": (0, 1, 0)}),
        ("contacts", "1234", "5678", {"contact": (0, 1, 0)}),
    ],
)
def test_a_changed_row_changes_one_thing(
    kind: str, before: str, after: str, counts: dict[str, tuple[int, int, int]]
):
    known = taken(planned(**ALL))
    plan = planned(known, **{**ALL, kind: ALL[kind].replace(before, after)})
    assert len(plan.steps) == 1
    assert {noun: three for noun, three in counted(plan).items() if three[1]} == counts


def test_a_column_left_out_leaves_what_is_there():
    known = taken(planned(**ALL))
    plan = planned(known, units="code,name,tier,parent\nW7,Ward 7,1,DIV\n")
    assert (plan.errors, plan.steps) == ((), ())


def test_a_link_is_kept_as_a_browser_shows_it_and_stays_where_its_column_is_left_out():
    numbers = "route,name,phone,link\nhr,People,12,people.example/new\n"
    known = taken(planned(units=UNITS, contacts=numbers))
    assert [one.link for one in known.org.contacts.values()] == ["https://people.example/new"]
    plan = planned(known, contacts="route,name,phone\nhr,People,12\n")
    assert (plan.errors, plan.steps) == ((), ())


def test_an_empty_cell_takes_away_what_was_there():
    known = taken(planned(**ALL))
    plan = planned(known, units="code,name,tier,parent,calendar\nW7,Ward 7,1,DIV,\n")
    assert unit_named(taken(plan, known), "Ward 7").calendar is None


def told(*extra: str, **files: str | bytes) -> set[bytes]:
    """Every command of a plan, whatever the order."""
    plan = planned(Known(org_of([]), {}, HOLIDAYS), **files)
    assert plan.errors == ()
    return {encode_command(step.command) for step in plan.steps}


@given(st.data())
def test_the_order_of_rows_makes_no_difference(data: st.DataObject):
    shuffled: dict[str, str | bytes] = {}
    for name, raw in EXAMPLE_FILES.items():
        head, *rows = raw.decode().splitlines()
        shuffled[name] = "\n".join([head, *data.draw(st.permutations(rows))])
    assert told(**shuffled) == told(**EXAMPLE_FILES)


ACCENTS = UNITS.replace("Ward 7", "Zoë Ord ward")
WRITTEN = [
    ACCENTS.encode("utf-8-sig"),
    ACCENTS.encode("utf-16"),
    b"\xfe\xff" + ACCENTS.encode("utf-16-be"),
    ACCENTS.replace("\n", "\r\n").encode(),
    ACCENTS.replace("\n", "\r").encode(),
    ACCENTS.replace(",", ";").encode(),
    ACCENTS.replace(",", "\t").encode(),
    ACCENTS.replace("code,name", ' Code ,"NAME"').encode(),
    ACCENTS.replace("Zoë Ord ward", '" Zoë Ord \n ward "').encode(),
    ACCENTS.replace("\n", "\n,,\n").encode(),
]


@pytest.mark.parametrize("raw", WRITTEN)
def test_however_a_file_was_written_it_says_the_same(raw: bytes):
    assert told(units=raw) == told(units=ACCENTS)


def test_rows_are_counted_as_a_spreadsheet_shows_them():
    text = UNITS.replace("Ward 7", '"Ward\n7"') + "\nW8,Ward 8,9,DIV,,,,,,,\n"
    assert [one.row for one in planned(units=text).errors] == [6]


def test_dates_and_times_are_read_as_a_spreadsheet_rewrites_them():
    units = UNITS + "W8,Ward 8,1,DIV,,,,,,06/08/2018,2018-09-01\n"
    calendars = CALENDARS + "O,Office,,9:00 \u2013 12.30 13:00-24:00,England,\n"
    known = taken(planned(Known(org_of([]), {}, HOLIDAYS), units=units, calendars=calendars))
    ward = unit_named(known, "Ward 8")
    assert (ward.from_on, ward.until_on) == (date(2018, 8, 6), date(2018, 9, 1))
    office = next(one for one in known.org.calendars.values() if one.name == "Office")
    assert office.holidays == HOLIDAYS
    assert office.shifts == (Shift(0, "09:00", "12:30"), Shift(0, "13:00", "00:00"))


# --- What was made in the app before --------------------------------------------------------------

ROOT, WARD = UnitId(uuid4()), UnitId(uuid4())
LEAD, TEAM, ADMIN = (SeatId(uuid4()) for _ in range(3))
ALWAYS = CalendarId(uuid4())
STARTER = Person(
    id=PersonId(uuid4()),
    name="Sam",
    memberships=(
        Membership(seat=LEAD, unit=WARD, role=Role.LEAD),
        Membership(seat=ADMIN, unit=ROOT, role=Role.ADMINISTRATOR),
    ),
)
MADE_IN_THE_APP: list[Entity] = [
    Calendar(id=ALWAYS, name="Day and night", always=True),
    Unit(id=ROOT, name="Our organisation", tier=5),
    Unit(id=WARD, name="Ward 7", tier=1, parent=ROOT, calendar=ALWAYS, seat=LEAD),
    Seat(id=LEAD, unit=WARD, role=Role.LEAD, title="Nurse in charge"),
    Seat(id=TEAM, unit=WARD, role=Role.MEMBER, title="Ward team"),
    Seat(id=ADMIN, unit=ROOT, role=Role.ADMINISTRATOR, title="Administrator"),
]
STARTED = Known(org_of(MADE_IN_THE_APP), {"sam@ward.example": STARTER})


def test_a_ward_begun_in_the_app_is_the_one_of_the_file():
    known = taken(planned(STARTED, **ALL), STARTED)
    assert known.org.root == ROOT
    assert known.org.units[ROOT].name == "The trust"
    ward = known.org.units[WARD]
    assert (ward.parent, ward.seat) == (unit_named(known, "Surgery").id, LEAD)
    assert [one.id for one in known.org.calendars.values()] == [ALWAYS]
    assert known.people["a@ward.example"].memberships == (
        Membership(seat=TEAM, unit=WARD, role=Role.MEMBER),
    )
    assert planned(known, **ALL).steps == ()


def test_two_wards_of_one_name_are_not_taken_for_each_other():
    two = UNITS + "X7,Ward 7,1,DIV,,,,,,,\n"
    known = taken(planned(STARTED, units=two), STARTED)
    assert sum(one.name == "Ward 7" for one in known.org.units.values()) == 3


def test_whoever_has_an_account_stays_who_they_are_and_administers_on():
    people = PEOPLE + "sam@ward.example,Sam Carr,,W7,member,,,\n"
    known = taken(planned(STARTED, units=UNITS, people=people), STARTED)
    sam = known.people["sam@ward.example"]
    assert (sam.id, sam.name) == (STARTER.id, "Sam Carr")
    assert {one.seat for one in sam.memberships} == {TEAM, ADMIN}


def test_people_are_known_by_their_address_alone():
    known = taken(planned(STARTED, **ALL), STARTED)
    assert known.people["a@ward.example"].id == person_id(ROOT, "A@Ward.example")
    stored = [encode for one in entities_of(known) if "@" in (encode := repr(one))]
    assert stored == []


def test_a_unit_may_be_called_by_its_name():
    people = PEOPLE + AMINA.replace("W7", "ward  7")
    known = taken(planned(STARTED, people=people), STARTED)
    assert known.people["a@ward.example"].memberships[0].unit == WARD


def test_an_administrator_need_not_name_the_top():
    people = PEOPLE + AMINA.replace("W7,member", ",administrator")
    known = taken(planned(STARTED, people=people), STARTED)
    assert known.people["a@ward.example"].memberships[0].seat == ADMIN


def test_a_seat_that_people_take_answers_where_no_other_does():
    bare = UNITS.replace("Nurse in charge", "")
    people = PEOPLE + AMINA.replace("member", "lead")
    known = taken(planned(units=bare, people=people))
    ward = unit_named(known, "Ward 7")
    assert ward.seat == known.people["a@ward.example"].memberships[0].seat


def test_a_branch_can_change_its_tiers_whole():
    tall = "code,name,tier,parent\nT,T,5,\nA,A,3,T\nB,B,2,A\nC,C,1,B\n"
    short = "code,name,tier,parent\nT,T,5,\nA,A,4,T\nB,B,3,A\nC,C,2,B\n"
    there = taken(planned(units=tall))
    back = taken(planned(there, units=short), there)
    assert unit_named(back, "C").tier == 2
    again = taken(planned(back, units=tall), back)
    assert [unit_named(again, name).tier for name in "ABC"] == [3, 2, 1]


def test_a_tier_that_meets_its_own_children_is_refused():
    there = taken(planned(units=UNITS))
    lowered = UNITS.replace("W7,Ward 7,1,DIV,,,Nurse in charge,,,,\n", "").replace("y,3,", "y,1,")
    (error,) = planned(there, units=lowered).errors
    assert (error.row, error.column, error.code) == (3, "tier", "unit.tier_not_above_children")


def test_parents_may_come_after_their_children():
    head, *rows = UNITS.splitlines()
    plan = planned(**{**ALL, "units": "\n".join([head, *reversed(rows)])})
    order = [type(step.command) for step in plan.steps]
    assert order.index(SetPerson) > order.index(SetUnit)
    assert taken(plan).org.root is not None


@given(st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 12)))
def test_every_climb_ends_at_a_top_or_in_a_ring(steps: dict[int, int | None]):
    parents = {UUID(int=k): None if v is None else UUID(int=v) for k, v in steps.items()}
    climbs = climb(parents)
    for one, above in parents.items():
        depth = climbs.depths.get(one)
        if above is None or above not in parents:
            assert depth == (0 if above is None else 1)
        else:
            assert depth == (None if (up := climbs.depths.get(above)) is None else up + 1)
    assert all(parents[ring[n - 1]] == one for ring in climbs.rings for n, one in enumerate(ring))
    assert {one for ring in climbs.rings for one in ring} <= parents.keys() - climbs.depths.keys()
