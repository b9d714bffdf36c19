"""A file is known by its columns, not by its name: units, people, calendars or contacts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from heard.domain.org.sheets.reading import Reading, Row, RowError, Wrong
from heard.domain.org.sheets.text import rows_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HEADING_LENGTH_MAX = 60


class Kind(Struct, frozen=True, kw_only=True):
    """What a file may hold. `needs` and `may` are its columns; by those of `tells` it is known."""

    noun: str
    needs: tuple[str, ...]
    may: tuple[str, ...]
    tells: frozenset[str]
    rows_max: int = 200_000

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.needs, *self.may)


UNITS = Kind(
    noun="units",
    needs=("code", "name", "tier", "parent"),
    may=("lateral", "calendar", "seat", "phone", "ods", "from", "until"),
    tells=frozenset({"tier", "parent", "lateral", "calendar", "seat", "ods"}),
    rows_max=5_000,  # the tree is held by every device
)
PEOPLE = Kind(
    noun="people",
    needs=("email", "name", "unit", "role"),
    may=("title", "cover", "from", "until"),
    tells=frozenset({"email", "unit", "role", "title", "cover"}),
)
CALENDARS = Kind(
    noun="calendars",
    needs=("code", "name"),
    may=("always", *DAYS, "holidays", "quiet"),
    tells=frozenset({"always", *DAYS, "holidays", "quiet"}),
    rows_max=500,
)
CONTACTS = Kind(
    noun="contacts",
    needs=("route", "name", "phone"),
    may=("hours", "link"),
    tells=frozenset({"route", "hours", "link"}),
    rows_max=1_000,
)
KINDS = (UNITS, PEOPLE, CALENDARS, CONTACTS)


class Sheets(Struct, frozen=True):
    """The rows of all files by the noun of their kind, and what is wrong with the files."""

    rows: Mapping[str, Sequence[Row]]
    errors: tuple[RowError, ...]
    hints: tuple[RowError, ...]

    def of(self, kind: Kind) -> Sequence[Row]:
        return self.rows[kind.noun]

    @property
    def whole(self) -> bool:
        """Every row and column is here. Where one is not, others would miss it in vain."""
        return all(error.code == "row.too_many_cells" for error in self.errors)

    @property
    def emails(self) -> frozenset[str]:
        """As they stand there, in one case: some may be no address."""
        return frozenset(row.cell("email").casefold() for row in self.of(PEOPLE))


def read_sheets(files: Mapping[str, bytes]) -> Sheets:
    """Every file, as far as it can be read."""
    reading = Reading()
    rows: dict[str, list[Row]] = {kind.noun: [] for kind in KINDS}
    for file, raw in files.items():
        try:
            kind, found = _read(file, raw, reading)
        except Wrong as wrong:
            facts = dict(wrong.facts)
            number = facts.pop("row", 0)
            assert isinstance(number, int), "a row has a number"
            reading.errors.append(RowError(file, number, None, wrong.code, facts))
        else:
            rows[kind.noun] += found
    return Sheets(rows, tuple(reading.errors), tuple(reading.hints))


def _read(file: str, raw: bytes, reading: Reading) -> tuple[Kind, list[Row]]:
    numbered = rows_of(raw)
    head, headings = next(numbered, (0, list[str]()))
    if not headings:
        raise Wrong("file.empty")
    said = [_column(heading) for heading in headings]
    kind = _kind_of(said, headings)
    columns = {column: place for place, column in enumerate(said) if column in kind.columns}
    heading_row = Row(file, head, columns, headings)
    _check_headings(kind, heading_row, said, reading)
    rows: list[Row] = []
    for number, cells in numbered:
        rows.append(Row(file, number, columns, cells))
        if any(cell.strip() for cell in cells[len(headings) :]):
            reading.wrong(rows[-1], None, "row.too_many_cells", columns=len(headings))
        if len(rows) > kind.rows_max:
            raise Wrong("file.too_many_rows", row=number, rows_max=kind.rows_max)
    return kind, rows


def _kind_of(said: Sequence[str], headings: Sequence[str]) -> Kind:
    kind = max(KINDS, key=lambda one: (len(one.tells & set(said)), len({*one.needs} & set(said))))
    if not kind.tells & set(said):
        raise Wrong("file.unrecognised", found=_shown(headings))
    return kind


def _check_headings(kind: Kind, row: Row, said: Sequence[str], reading: Reading) -> None:
    for column in kind.needs:
        if column not in said:
            reading.wrong(row, column, "column.missing", found=_shown(row.cells))
    for column in kind.columns:
        if said.count(column) > 1:
            reading.wrong(row, column, "column.twice")
    for heading, column in zip(row.cells, said, strict=True):
        if column and column not in kind.columns:
            facts = {"known": list(kind.columns)}
            shown = heading.strip()[:HEADING_LENGTH_MAX]
            reading.hints.append(RowError(row.file, row.number, shown, "column.unknown", facts))


def _column(heading: str) -> str:
    """However a heading is written, "E-mail " is the column email."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def _shown(headings: Sequence[str]) -> list[str]:
    return [heading.strip()[:HEADING_LENGTH_MAX] for heading in headings if heading.strip()][:40]
