"""Everything that can be wrong with a file is told with its file, row and column, all at once."""

from __future__ import annotations

import ast
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.domain.org.sheets import Known, RowError, make_plan, read_sheets
from heard.domain.org.sheets.sheet import CONTACTS as CONTACTS_KIND
from heard.domain.org.sheets.text import LINE_LENGTH_MAX
from heard.domain.org.sheets.words import WORDS, where, worded
from heard.domain.org.tree import org_of
from tests.house.tree import text_of, written_by_hand
from tests.support.sheets import CALENDARS, CONTACTS, NOTHING, PEOPLE, UNITS, planned

AMINA = "a@ward.example,Amina,,W7,member,,,\n"
LINKED = "route,name,phone,link\n"

CELLS = [
    ("units", UNITS + ",Ward 8,1,DIV,,,,,,,\n", 5, "code", "cell.empty"),
    ("units", UNITS + "W8,,1,DIV,,,,,,,\n", 5, "name", "cell.empty"),
    ("units", UNITS + f"W8,{'a' * 101},1,DIV,,,,,,,\n", 5, "name", "cell.too_long"),
    ("units", UNITS + "W8,Ward 8,ward,DIV,,,,,,,\n", 5, "tier", "tier.unknown"),
    ("units", UNITS + "W8,Ward 8,8,DIV,,,,,,,\n", 5, "tier", "tier.unknown"),
    ("units", UNITS + "W8,Ward 8,²,DIV,,,,,,,\n", 5, "tier", "tier.unknown"),
    ("units", UNITS + "W8,Ward 8,,DIV,,,,,,,\n", 5, "tier", "tier.unknown"),
    ("units", UNITS + "W8,Ward 8,3,DIV,,,,,,,\n", 5, "tier", "unit.tier_not_below_parent"),
    ("units", UNITS + "W8,Ward 8,1,DIV,maybe,,,,,,\n", 5, "lateral", "cell.not_yes_or_no"),
    ("units", UNITS + "W8,Ward 8,1,NOWHERE,,,,,,,\n", 5, "parent", "unit.parent_unknown"),
    ("units", UNITS + "W8,Ward 8,1,DIV,,NEVER,,,,,\n", 5, "calendar", "calendar.unknown"),
    ("units", UNITS + "W8,Ward 8,1,DIV,,,,none,,,\n", 5, "phone", "phone.malformed"),
    ("units", UNITS + "W8,Ward 8,1,DIV,,,,,R-1,,\n", 5, "ods", "ods.malformed"),
    ("units", UNITS + "W8,Ward 8,1,DIV,,,,,,2018-02-30,\n", 5, "from", "date.malformed"),
    ("units", UNITS + "W8,Ward 8,1,DIV,,,,,,,31/2/2018\n", 5, "until", "date.malformed"),
    (
        "units",
        UNITS + "W8,Ward 8,1,DIV,,,,,,2018-08-06,2018-08-06\n",
        5,
        "until",
        "unit.ends_before_it_begins",
    ),
    ("units", UNITS + "W7,Ward 8,1,DIV,,,,,,,\n", 5, "code", "code.twice"),
    ("units", UNITS + "X,Other trust,5,,,,,,,,\n", 5, "parent", "unit.second_root"),
    ("units", UNITS.replace("trust,5,,,,", "trust,5,,,,Chair"), 2, "seat", "unit.takes_no_asks"),
    ("units", UNITS.replace("trust,5", "trust,4"), 2, "tier", "unit.root_below_board"),
    ("calendars", CALENDARS + "O,Office,,9-5,,\n", 3, "monday", "time.malformed"),
    ("calendars", CALENDARS + "O,Office,,09:00-25:00,,\n", 3, "monday", "time.malformed"),
    ("calendars", CALENDARS + "O,Office,yes,,,22:00\n", 3, "quiet", "time.malformed"),
    ("calendars", CALENDARS + "O,Office,yes,,wales,\n", 3, "holidays", "holidays.unknown"),
    ("calendars", CALENDARS + "O,Office,no,,,\n", 3, None, "calendar.never_opens"),
    (
        "calendars",
        CALENDARS + f"O,Office,,{'09:00-10:00 ' * 43},,\n",
        3,
        None,
        "calendar.too_many_shifts",
    ),
    ("people", PEOPLE + AMINA.replace("@", " at "), 2, "email", "email.malformed"),
    ("people", PEOPLE + AMINA.replace("Amina", ""), 2, "name", "cell.empty"),
    ("people", PEOPLE + AMINA.replace("W7", "W9"), 2, "unit", "unit.unknown"),
    ("people", PEOPLE + AMINA.replace("W7", ""), 2, "unit", "cell.empty"),
    ("people", PEOPLE + AMINA.replace("member", ""), 2, "role", "cell.empty"),
    ("people", PEOPLE + AMINA.replace("member", "boss"), 2, "role", "role.unknown"),
    (
        "people",
        PEOPLE + AMINA.replace("member", "administrator"),
        2,
        "role",
        "role.only_at_the_top",
    ),
    ("people", PEOPLE + AMINA.replace(",,,", ",perhaps,,"), 2, "cover", "cell.not_yes_or_no"),
    ("people", PEOPLE + AMINA.replace(",,,", ",,soon,"), 2, "from", "date.malformed"),
    (
        "people",
        PEOPLE + AMINA.replace(",,,", ",,2018-08-06,2018-08-01"),
        2,
        "until",
        "membership.ends_before_it_begins",
    ),
    ("people", PEOPLE + AMINA + AMINA.upper(), 3, "name", "person.two_names"),
    ("people", PEOPLE + AMINA + AMINA, 3, "role", "person.seat_twice"),
    (
        "people",
        PEOPLE + AMINA.replace(",,W7", ",Nurse,W7") + AMINA.replace(",,W7", ",HCA,DIV"),
        3,
        "title",
        "person.two_titles",
    ),
    ("contacts", CONTACTS + "fax,Site manager,1234,\n", 2, "route", "route.unknown"),
    ("contacts", CONTACTS + "urgent,Site manager,,\n", 2, "phone", "phone.malformed"),
    ("contacts", LINKED + "hr,People,12,http://people\n", 2, "link", "link.malformed"),
    ("contacts", LINKED + "hr,People,12,ask in person\n", 2, "link", "link.malformed"),
    ("contacts", CONTACTS + "urgent,Site,12,\nUrgent,site,34,\n", 3, "name", "contact.twice"),
]


@pytest.mark.parametrize(("kind", "text", "row", "column", "code"), CELLS)
def test_a_mistake_is_told_where_it_stands(
    kind: str, text: str, row: int, column: str | None, code: str
):
    found = planned(**{"units": UNITS, kind: text}).errors
    here = {(one.file, one.row, one.column, one.code) for one in found}
    assert (f"{kind}.csv", row, column, code) in here
    assert {one.row for one in found} == {row}


FILES = [
    ("a workbook", b"PK\x03\x04rest", RowError("x.csv", 0, None, "file.is_a_workbook")),
    ("an old workbook", b"\xd0\xcf\x11\xe0", RowError("x.csv", 0, None, "file.is_a_workbook")),
    (
        "Windows letters",
        b"code,name,tier,parent\nA,Zo\xeb,5,\n",
        RowError("x.csv", 2, None, "encoding.wrong"),
    ),
    (
        "UTF-16 that does not say so",
        UNITS.encode("utf-16-le"),
        RowError("x.csv", 1, None, "encoding.wrong"),
    ),
    ("half of a UTF-16 file", b"\xff\xfea", RowError("x.csv", 1, None, "encoding.wrong")),
    ("nothing", b"", RowError("x.csv", 0, None, "file.empty")),
    ("blank rows", b"\n , \n", RowError("x.csv", 0, None, "file.empty")),
    (
        "another thing",
        b"Name, Bed\nA,1\n",
        RowError("x.csv", 0, None, "file.unrecognised", {"found": ["Name", "Bed"]}),
    ),
    (
        "no tier",
        b"code,name,parent\nA,B,\n",
        RowError("x.csv", 1, "tier", "column.missing", {"found": ["code", "name", "parent"]}),
    ),
    (
        "a column twice",
        b"code,name,tier,parent,Parent\n",
        RowError("x.csv", 1, "parent", "column.twice"),
    ),
    (
        "an open quote",
        b'code,name,tier,parent\nA,B,5,\n"C,D,1,A\n',
        RowError("x.csv", 3, None, "row.quotes"),
    ),
    (
        "letters behind a quote",
        b'code,name,tier,parent\n"A"A,B,5,\n',
        RowError("x.csv", 2, None, "row.quotes"),
    ),
    (
        "a long row",
        b"code,name,tier,parent\nA,B,5,\n" + b"a" * (LINE_LENGTH_MAX + 1),
        RowError("x.csv", 3, None, "row.too_long", {"length_max": LINE_LENGTH_MAX}),
    ),
    (
        "a wide row",
        b"code,name,tier,parent\nA,Beds, north,5,,X\n",
        RowError("x.csv", 2, None, "row.too_many_cells", {"columns": 4}),
    ),
    (
        "more rows than a phone book",
        CONTACTS.encode() + b"hr,A,12,\n" * (CONTACTS_KIND.rows_max + 1),
        RowError("x.csv", 1002, None, "file.too_many_rows", {"rows_max": 1000}),
    ),
]


@pytest.mark.parametrize(("name", "raw", "error"), FILES, ids=[one[0] for one in FILES])
def test_a_file_that_cannot_be_read_says_why(name: str, raw: bytes, error: RowError):
    assert error in planned(x=raw).errors


def test_what_cannot_be_read_hides_what_others_would_miss():
    found = planned(units=b"PK\x03\x04", people=PEOPLE + AMINA).errors
    assert found == (RowError("units.csv", 0, None, "file.is_a_workbook"),)


def test_an_unknown_column_is_only_a_hint():
    plan = planned(units=UNITS.replace("\n", ",\n").replace("until,", "until,Cost Centre ", 1))
    assert plan.errors == ()
    assert [(one.row, one.column, one.code) for one in plan.hints] == [
        (1, "Cost Centre", "column.unknown")
    ]


def test_a_ring_names_its_rows():
    ring = "A,A,3,C,,,,,,,\nB,B,2,A,,,,,,,\nC,C,4,B,,,,,,,\nD,D,1,A,,,,,,,\n"
    assert planned(units=UNITS + ring).errors == (
        RowError("units.csv", 5, "parent", "unit.in_a_ring", {"rows": [5, 6, 7]}),
    )


def test_a_tree_too_deep_to_climb_is_refused():
    rows = "".join(f"L{n},L{n},2,{f'L{n - 1}' if n else 'DIV'},yes,,,,,,\n" for n in range(12))
    assert [(one.row, one.code) for one in planned(units=UNITS + rows).errors] == [
        (16, "unit.too_deep")
    ]


def test_without_an_organisation_there_is_a_top_to_name():
    found = planned(people=PEOPLE + AMINA).errors
    assert RowError("people.csv", 0, None, "unit.no_top") in found


def test_nobody_sits_in_more_seats_than_a_person_can():
    wards = "".join(f"V{n},Ward V{n},1,DIV,,,,,,,\n" for n in range(41))
    seats = "".join(AMINA.replace("W7", f"V{n}") for n in range(41))
    found = planned(units=UNITS + wards, people=PEOPLE + seats).errors
    assert [(one.row, one.code) for one in found] == [(42, "person.too_many_seats")]


def test_all_mistakes_are_told_at_once_in_their_order():
    units = UNITS + "W8,,1,DIV,,,,,,,\nW9,Ward 9,9,NOWHERE,,,,x,,,\n"
    people = PEOPLE + AMINA.replace("W7", "W0") + AMINA.replace("member", "boss")
    found = planned(units=units, people=people).errors
    assert [(one.file, one.row, one.column) for one in found] == [
        ("people.csv", 2, "unit"),
        ("people.csv", 3, "role"),
        ("units.csv", 5, "name"),
        ("units.csv", 6, "tier"),
        ("units.csv", 6, "parent"),
        ("units.csv", 6, "phone"),
    ]


def test_nothing_is_planned_while_anything_is_wrong():
    plan = planned(units=UNITS, contacts=CONTACTS + "fax,A,12,\n")
    assert (plan.steps, plan.people, plan.changes) == ((), {}, {})


CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def codes_of_mistakes() -> set[str]:
    """Every constant of the sheets that looks like a code."""
    sources = written_by_hand(".py", under=("backend/heard/domain/org/sheets/",))
    trees = [ast.parse(text_of(path)) for path in sources if not path.endswith("words.py")]
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    words = {node.value for node in nodes if isinstance(node.value, str)}
    return {word for word in words if CODE.fullmatch(word)}


def test_every_mistake_has_its_words():
    codes = codes_of_mistakes()
    assert "unit.in_a_ring" in codes
    assert codes - WORDS.keys() == set()


def test_no_words_are_for_a_mistake_that_cannot_be_made():
    made = {code for *_, code in CELLS} | {error.code for *_, error in FILES} | codes_of_mistakes()
    assert WORDS.keys() - made == set()


def test_a_mistake_is_worded_with_what_stood_there():
    (error,) = planned(units=UNITS, people=PEOPLE + AMINA.replace("member", "boss")).errors
    assert where(error) == "people.csv row 2, column role"
    words = worded(error)
    assert words.says == "“boss” is not a role."
    assert words.next.startswith("Write one of: member, lead, matron,")


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=400), max_size=3))
def test_any_bytes_are_read_or_refused(files: dict[str, bytes]):
    plan = make_plan(read_sheets(files), NOTHING)
    assert plan.errors
    assert plan.steps == ()


HEADS = st.sampled_from([CALENDARS, UNITS, PEOPLE, CONTACTS])
SOUP = st.lists(
    st.text(
        st.one_of(st.sampled_from('",;\n\t 127W@:-/TRUSTDIVmemberyes'), st.characters()),
        max_size=60,
    ),
    max_size=6,
)


@given(st.lists(st.tuples(HEADS, SOUP), min_size=1, max_size=4))
def test_whatever_stands_below_the_headings_is_read_or_refused(files: list[tuple[str, list[str]]]):
    raw = {
        f"{n}.csv": (head + "\n".join(lines)).encode("utf-8", "replace")
        for n, (head, lines) in enumerate(files)
    }
    plan = make_plan(read_sheets(raw), Known(org_of([]), {}))
    assert not (plan.errors and plan.steps)
