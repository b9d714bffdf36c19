"""What a file calls a thing: its code, or the name that Heard shows for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from heard.domain.org.sheets import cells
from heard.domain.org.sheets.ids import by_hand, key, made_from, once
from heard.domain.org.sheets.reading import Reading, Row


class Codes:
    """The codes of one kind of thing; `known` are the names of those that there are already."""

    def __init__(self, noun: str, root: UUID, known: Mapping[UUID, str], reading: Reading) -> None:
        self._noun = noun
        self._root = root
        self._known = known
        self._reading = reading
        self._ids: dict[str, UUID] = {}
        self._names: dict[str, UUID] = {}

    def add(
        self, rows: Sequence[Row], fixed: Mapping[str, UUID] | None = None
    ) -> list[tuple[Row, UUID]]:
        """Each row with the id of its thing, less those whose code is missing or came before."""
        coded = list(self._coded(rows))
        hand_made = by_hand(self._known)
        clear = once(key(row.cell("name")) for row, _ in coded)
        for row, code in coded:
            made = made_from(self._root, self._noun, code)
            name = key(row.cell("name"))
            if made not in self._known and name in clear:
                made = hand_made.get(name, made)
            self._ids[code] = (fixed or {}).get(code, made)
        self._name(coded)
        return [(row, self._ids[code]) for row, code in coded]

    def find(self, reference: str) -> UUID | None:
        """By a code of the file, a code loaded before, or a name that only one thing has."""
        code = key(reference)
        if code in self._ids:
            return self._ids[code]
        made = made_from(self._root, self._noun, code)
        return made if made in self._known else self._names.get(code)

    def _coded(self, rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
        first: dict[str, Row] = {}
        for row in rows:
            code = key(self._reading.take(row, "code", cells.name, ""))
            if code in first:
                before = first[code]
                facts = {"first_file": before.file, "first_row": before.number}
                self._reading.wrong(row, "code", "code.twice", **facts)
            elif code:
                first[code] = row
                yield row, code

    def _name(self, coded: Sequence[tuple[Row, str]]) -> None:
        """The names after loading: a renamed thing is found by its new name alone."""
        names = {i: key(name) for i, name in self._known.items()}
        names |= {self._ids[code]: key(row.cell("name")) for row, code in coded}
        clear = once(names.values())
        self._names = {name: i for i, name in names.items() if name in clear}
