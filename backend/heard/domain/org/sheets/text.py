"""The bytes of a file become rows of cells, whatever program on whatever machine wrote them."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from heard.domain.org.sheets.reading import Wrong

LINE_LENGTH_MAX = 10_000  # characters; no row of ours comes near it
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # its two byte order marks
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
_DELIMITERS = ",;\t"


def rows_of(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its number as a spreadsheet shows it.

    Raises Wrong `file.is_a_workbook`, `encoding.wrong`, `row.too_long`, `row.quotes`.
    """
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LENGTH_MAX:
            raise Wrong("row.too_long", row=number, length_max=LINE_LENGTH_MAX)
    return _rows(lines)


def _decoded(raw: bytes) -> str:
    if raw.startswith(_WORKBOOKS):
        raise Wrong("file.is_a_workbook")
    try:
        text = raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong("encoding.wrong", row=raw.count(b"\n", 0, error.start) + 1) from None
    if "\0" in text:
        raise Wrong("encoding.wrong", row=text.count("\n", 0, text.index("\0")) + 1)
    return text


def _rows(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """A line break inside quotes belongs to its cell, so that rows are counted, not lines."""
    ended = (f"{line}\n" for line in lines)
    reader = csv.reader(ended, delimiter=_delimiter(lines), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells
    except csv.Error:
        raise Wrong("row.quotes", row=number + 1) from None


def _delimiter(lines: list[str]) -> str:
    """The one that the headings are parted by: a comma, a semicolon or a tab."""
    headings = next((line for line in lines if line.strip()), "")
    return max(_DELIMITERS, key=headings.count)
