"""Every mistake of a file in plain words, once: for the command line, and for the app's screens.

`make schemas` writes the same table for the app. `{found}` and its like are facts of the mistake.
"""

from __future__ import annotations

from msgspec import Struct

from heard.domain.org.sheets.reading import RowError


class Worded(Struct, frozen=True):
    """What is so, and what to do next."""

    says: str
    next: str


def worded(error: RowError) -> Worded:
    words = WORDS.get(error.code, _UNKNOWN)
    facts = {name: _shown(value) for name, value in error.facts.items()}
    return Worded(_filled(words.says, facts), _filled(words.next, facts))


def where(error: RowError) -> str:
    """As a person says it, as far as it is known: people.csv row 7, column unit."""
    row = f" row {error.row}" if error.row else ""
    return f"{error.file}{row}" + (f", column {error.column}" if error.column else "")


def _filled(words: str, facts: dict[str, str]) -> str:
    for name, value in facts.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        many: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]  any facts
        return ", ".join(map(str, many))
    return str(value)


_UNKNOWN = Worded("We could not take this row.", "Look at it again, then load the file again.")
_SAVE_AS = "In your spreadsheet choose Save as, then CSV UTF-8, and load that file."
_FIRST = "It stands in {first_file}, row {first_row}, already."

WORDS = {
    # The file as a whole.
    "file.is_a_workbook": Worded("This is a workbook, not a CSV file.", _SAVE_AS),
    "encoding.wrong": Worded("Some letters in this file cannot be read.", _SAVE_AS),
    "file.empty": Worded("There is nothing in this file.", "Choose another file."),
    "file.unrecognised": Worded(
        "We cannot tell what this file holds. Its columns are: {found}.",
        "Name the columns as in our example files, then load it again.",
    ),
    "file.too_many_rows": Worded(
        "This file has more than {rows_max} rows.", "Load it in smaller parts."
    ),
    "column.missing": Worded(
        "This column is missing. The file has: {found}.", "Add the column, even if it is empty."
    ),
    "column.twice": Worded("There are two columns of this name.", "Remove one of them."),
    "column.unknown": Worded(
        "We do not know this column and pass it over.", "Leave it or remove it."
    ),
    "row.too_long": Worded("This row is too long to read.", "Shorten what is in its cells."),
    "row.quotes": Worded(
        "A quotation mark is opened and not closed. We could not read below this row.",
        "Remove the quotation mark, or close it at the end of its cell.",
    ),
    "row.too_many_cells": Worded(
        "This row has more cells than the {columns} headings.",
        "Put quotation marks around a cell that has a comma in it.",
    ),
    # One cell.
    "cell.empty": Worded("This cell is empty.", "Fill it in."),
    "cell.too_long": Worded("This is longer than {length_max} characters.", "Make it shorter."),
    "cell.not_yes_or_no": Worded(
        "“{found}” is neither yes nor no.", "Write yes, or leave it empty."
    ),
    "email.malformed": Worded(
        "“{found}” is not an e-mail address.", "Write it as name@organisation.example."
    ),
    "tier.unknown": Worded(
        "“{found}” is not a tier.",
        "Write 1 for a ward or team, 2 for a group of wards, 3 for a division, 4 for the "
        "executive, 5 for the whole organisation.",
    ),
    "date.malformed": Worded("“{found}” is not a date.", "Write it as 2018-08-06 or 06/08/2018."),
    "time.malformed": Worded(
        "“{found}” does not say when it opens and closes.",
        "Write 09:00-17:00, with a space between two shifts. Leave a closed day empty.",
    ),
    "phone.malformed": Worded(
        "“{found}” is not a telephone number.", "Write a number of at most 40 characters."
    ),
    "link.malformed": Worded(
        "“{found}” is not a web address that is safe to open.",
        "Write it as https://name.example, at most 300 characters.",
    ),
    "ods.malformed": Worded(
        "“{found}” is not an ODS code.", "Write 3 to 12 letters and digits, as RXX01."
    ),
    "holidays.unknown": Worded(
        "We do not know the holidays “{found}”.", "Write england, or leave it empty."
    ),
    "role.unknown": Worded("“{found}” is not a role.", "Write one of: {known}."),
    "role.only_at_the_top": Worded(
        "An administrator looks after the whole organisation.",
        "Leave the unit empty in this row, or choose another role.",
    ),
    "route.unknown": Worded("“{found}” is not a route.", "Write one of: {known}."),
    # Rows that do not fit each other.
    "code.twice": Worded("Two rows have this code. " + _FIRST, "Give each its own code."),
    "contact.twice": Worded("Two rows have this route and name. " + _FIRST, "Remove one of them."),
    "unit.unknown": Worded(
        "We do not know the unit “{found}”.",
        "Write its code, and load units.csv together with this file; or write its name as Heard "
        "shows it.",
    ),
    "unit.parent_unknown": Worded(
        "We do not know the unit “{found}”.", "Write the code of the unit above this one."
    ),
    "calendar.unknown": Worded(
        "We do not know the calendar “{found}”.",
        "Write its code, and load calendars.csv together with this file.",
    ),
    "unit.no_top": Worded(
        "No unit stands at the top.",
        "Add a row for the whole organisation to units.csv: tier 5, and no parent.",
    ),
    "unit.second_root": Worded(
        "Two units have no parent. Only the whole organisation has none.",
        "Write the code of the unit above this one.",
    ),
    "unit.in_a_ring": Worded(
        "These rows stand above each other in a ring: {rows}.", "Correct the parent of one of them."
    ),
    "unit.too_deep": Worded(
        "More than {depth_max} units stand above this one.", "Choose a parent nearer to the top."
    ),
    "unit.root_below_board": Worded(
        "The whole organisation is tier {tier_min}.", "Write {tier_min}, or give the unit a parent."
    ),
    "unit.tier_not_below_parent": Worded(
        "This tier is not below that of the parent, which is {parent_tier}.",
        "Choose a lower tier or another parent.",
    ),
    "unit.tier_not_above_children": Worded(
        "A unit below this one has the same tier or a higher one.",
        "Choose a higher tier, or change the unit below it in the same file.",
    ),
    "unit.ends_before_it_begins": Worded(
        "This unit ends before it begins.", "Choose a later day for its end."
    ),
    "unit.takes_no_asks": Worded(
        "Nobody asks the whole organisation, so no seat answers for it.", "Leave this cell empty."
    ),
    "calendar.never_opens": Worded(
        "This calendar never opens.", "Write yes under always, or the hours of at least one day."
    ),
    "calendar.too_many_shifts": Worded(
        "This calendar has more than {shifts_max} shifts a week.", "Join some of them."
    ),
    "person.two_names": Worded(
        "This person has another name in {first_file}, row {first_row}.",
        "Write the same name in each row of an e-mail address.",
    ),
    "person.two_titles": Worded(
        "This person has another title in {first_file}, row {first_row}.",
        "Write the same title in each row, or only in the first.",
    ),
    "person.seat_twice": Worded(
        "This person has this role in this unit already.", "Remove one of the two rows."
    ),
    "person.too_many_seats": Worded(
        "This person has more than {seats_max} roles.", "Remove some of their rows."
    ),
    "membership.ends_before_it_begins": Worded(
        "This ends before it begins.", "Choose a later day for its end."
    ),
}
