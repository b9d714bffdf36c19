"""One SQL text serves both databases: named values and lists become what each driver takes.

A statement is a constant: `SELECT ... WHERE id IN :ids AND rev > :rev`. SQLite was given
PostgreSQL's upsert and RETURNING, so nothing but the placeholders differs. Kept as text, and not as
SQLAlchemy expressions, because importing those costs every start 0.45 s and 18 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct

Value = bool | int | str | bytes | list[bytes] | list[str] | list[int] | None
Row = tuple[Any, ...]
ItemT = TypeVar("ItemT")

LIST_MAX = 16_384  # SQLite takes 32,766 values a statement, PostgreSQL 32,767

_NAMED = re.compile(r"(?<![:\w]):([a-z_]\w*)")
_LISTED = re.compile(r"\b(NOT )?IN :([a-z_]\w*)")


class Prepared(Struct, frozen=True):
    """SQL as a driver takes it, and the names of its values in the order it takes them."""

    sql: str
    names: tuple[str, ...]


@cache
def for_postgres(sql: str) -> Prepared:
    """`:name` becomes `$1`; `IN :ids` becomes `= ANY($2)`, whatever the length of the list."""
    listed = _LISTED.sub(lambda m: f"<> ALL(:{m[2]})" if m[1] else f"= ANY(:{m[2]})", sql)
    names = _names(sql)
    return Prepared(_numbered(listed, "$", names), names)


@cache
def for_sqlite(sql: str) -> Prepared:
    """`:name` becomes `?1`."""
    names = _names(sql)
    return Prepared(_numbered(sql, "?", names), names)


@cache
def with_lists_for_sqlite(sql: str, sizes: tuple[int, ...]) -> Prepared:
    """`:name` becomes `?`, and `IN :ids` becomes `IN (?,?,?,?)`, with `sizes` places.

    Without numbers, because SQLite looks each numbered place up among all before it: a list of
    16,384 took 0.7 s to parse. So a name used twice is two values.
    """
    rooms = dict(zip(lists_of(sql), sizes, strict=True))

    def places(match: re.Match[str]) -> str:
        name = match[1]
        return f"({','.join('?' * rooms[name])})" if name in rooms else "?"

    return Prepared(_NAMED.sub(places, sql), tuple(_NAMED.findall(sql)))


@cache
def lists_of(sql: str) -> tuple[str, ...]:
    return tuple(match[2] for match in _LISTED.finditer(sql))


def in_lists(items: Iterable[ItemT]) -> Iterator[list[ItemT]]:
    """All of them, in lists that one statement takes each: loading a file names 100,000."""
    every = list(items)
    for start in range(0, len(every), LIST_MAX):
        yield every[start : start + LIST_MAX]


def room_for(count: int) -> int:
    """How many places a list of `count` gets: 0 or a power of 4, so that few texts are compiled."""
    assert count <= LIST_MAX, f"{count} values in one list"
    room = 1 if count else 0
    while room < count:
        room *= 4
    return room


def _names(sql: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAMED.findall(sql)))


def _numbered(sql: str, mark: str, names: tuple[str, ...]) -> str:
    place = {name: f"{mark}{number}" for number, name in enumerate(names, 1)}
    return _NAMED.sub(lambda match: place[match[1]], sql)
