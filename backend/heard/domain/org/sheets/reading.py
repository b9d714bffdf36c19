"""Whatever is wrong with a file is noted where it stands, and the reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from heard.domain.base import Facts

FOUND_LENGTH_MAX = 60  # of what stood in a cell, said back to whoever loads the file
ValueT = TypeVar("ValueT")


class RowError(Struct, frozen=True, omit_defaults=True):
    """What is wrong, and where: `row` as a spreadsheet shows it, 0 for the file as a whole.

    `code` is "noun.reason", stable for ever, and worded once in `words`.
    """

    file: str
    row: int
    column: str | None
    code: str
    facts: Facts = {}


class Wrong(Exception):  # noqa: N818  an answer to whoever wrote the file
    """What stands here cannot be taken."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Row(Struct, frozen=True):
    """One row of a file; `columns` says which of its cells is which."""

    file: str
    number: int
    columns: Mapping[str, int]
    cells: Sequence[str]

    def has(self, column: str) -> bool:
        return column in self.columns

    def cell(self, column: str) -> str:
        """What stands there, its white space made single; "" when there is no such cell."""
        place = self.columns.get(column, len(self.cells))
        return " ".join(self.cells[place].split()) if place < len(self.cells) else ""


class Reading:
    """All that was found wrong so far, and what is only worth a look."""

    def __init__(self) -> None:
        self.errors: list[RowError] = []
        self.hints: list[RowError] = []

    def take(
        self, row: Row, column: str, read: Callable[[str], ValueT], otherwise: ValueT
    ) -> ValueT:
        """The cell's meaning; `otherwise` when its column was left out, or it has none."""
        if not row.has(column):
            return otherwise
        cell = row.cell(column)
        try:
            return read(cell)
        except Wrong as wrong:
            found = {"found": cell[:FOUND_LENGTH_MAX]} if cell else {}
            self.wrong(row, column, wrong.code, **found, **wrong.facts)
            return otherwise

    def wrong(self, row: Row, column: str | None, code: str, **facts: object) -> None:
        self.errors.append(RowError(row.file, row.number, column, code, facts))
