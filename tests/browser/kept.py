"""What is kept: the server's rows in its database, and a device's own, both read from outside."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import msgspec

from tests.browser.devices import Device
from tests.browser.patience import soon
from tests.support.org import WARD_ID, uid

Row = dict[str, Any]


def raising(n: int) -> Row:
    """The command that raises `Problem n` on Ward 7."""
    return {
        "do": "problem.raise",
        "problem": str(uid(700_000 + n)),
        "unit": str(WARD_ID),
        "text": f"Problem {n}",
    }


def rows_of(database: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as line:
        return line.execute(question).fetchall()


def entities_in(database: Path, noun: str) -> dict[str, Row]:
    docs = rows_of(database, f"SELECT doc FROM entity WHERE noun = '{noun}'")
    found = [msgspec.json.decode(doc) for (doc,) in docs]
    return {one["id"]: one for one in found}


def problems_in(database: Path) -> dict[str, Row]:
    return entities_in(database, "problem")


def texts_in(database: Path) -> Counter[str]:
    return Counter(one["text"] for one in problems_in(database).values())


def entities_on(device: Device, noun: str) -> dict[str, Row]:
    """One thing may be told of in two scopes: the newest of its rows is the one that counts."""
    kept: dict[str, Row] = {}
    for row in device.stored("base"):
        if row["kind"] == noun and row["rev"] > kept.get(row["id"], {"rev": 0})["rev"]:
            kept[row["id"]] = row["entity"]
    return kept


def in_step(database: Path, *devices: Device, nouns: Iterable[str] = ("problem",)) -> None:
    """Nothing waits on any of them, and each holds exactly what the server does."""
    for device in devices:
        device.waits(0)
    for device, noun in product(devices, nouns):
        soon(lambda d=device, n=noun: _same(entities_on(d, n), entities_in(database, n)))


def once_each(texts: Iterable[str]) -> Counter[str]:
    return Counter(dict.fromkeys(texts, 1))


def _same(held: dict[str, Row], true: dict[str, Row]) -> bool:
    unlike = [(held.get(one), true.get(one)) for one in held.keys() | true.keys()]
    unlike = [(mine, theirs) for mine, theirs in unlike if mine != theirs]
    assert unlike == [], f"{len(unlike)} differ, as here and there: {unlike[:1]}"
    return True
