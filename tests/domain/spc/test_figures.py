"""The figures of the packages that analysts trust are ours too, but for what was decided otherwise.

Each file names its package, its version and how its figures were had. `decided` holds our own
figures where they differ on purpose; docs/decisions says why.
"""

from __future__ import annotations

import json
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any

import msgspec
import pytest

from heard.domain.spc.door import reply
from tests.domain.spc.charts import days

FILES = {
    path.stem: json.loads(path.read_text()) for path in Path(__file__).parent.glob("figures/*")
}
SERIES = {
    f"{name}-{place}": one
    for name, recorded in FILES.items()
    for place, one in enumerate(recorded["series"])
}
DECIDED = {name: one for name, one in SERIES.items() if "decided" in one}
# NHSRplotthedots and its port have a profile of their own; the others draw no XmR chart here.
PROFILE = "ptd"


def test_there_are_hundreds_of_series_from_four_packages():
    assert {name: len(recorded["series"]) for name, recorded in FILES.items()} == {
        "nhspy_plotthedots": 40,
        "nhsrplotthedots": 260,
        "powerbi_spc": 60,
        "qicharts2": 160,
    }


@pytest.mark.parametrize("one", SERIES.values(), ids=SERIES)
def test_our_figures_are_theirs(one: dict[str, Any]):
    said = answer(one)
    expected = {**one["figures"], **one.get("decided", {})}
    if expected == {"error": True}:
        assert set(said) == {"error"}
    else:
        assert differences(expected, figures(said)) == []


@pytest.mark.parametrize("one", DECIDED.values(), ids=DECIDED)
def test_what_was_decided_otherwise_does_differ(one: dict[str, Any]):
    theirs = {name: one["figures"][name] for name in one["decided"]}
    assert differences(theirs, one["decided"]) != []


def answer(one: dict[str, Any]) -> dict[str, Any]:
    first = date.fromisoformat(one["first"])
    request = {
        "chart": one["chart"],
        "profile": PROFILE,
        "dates": days(len(one["values"]), first, one["every_days"]),
        "values": one["values"],
        "options": one["options"],
    }
    return json.loads(reply(msgspec.json.encode(request)))


def figures(said: dict[str, Any]) -> dict[str, Any]:
    """A reply as the files have it: of points only what is special."""
    points = list(enumerate(said.get("points", [])))
    if "variation_icon" in said:
        special = [(place, point) for place, point in points if point["cause"] != "none"]
        said["causes"] = {str(place): point["cause"] for place, point in special}
        said["types"] = {str(place): point["type"] for place, point in special}
        said["special"] = [place for place, _ in special]
    if "outside" in said:
        said["outside"] = [place for place, beyond in enumerate(said["outside"]) if beyond]
    return said


def differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where two answers are not the same, numbers to nine figures; what is not expected may be."""
    match expected, found:
        case dict(), dict():
            exact = where in {".causes", ".types"} and set(expected) != set(found)
            inside = [
                difference
                for name, value in expected.items()
                for difference in differences(value, found.get(name, "missing"), f"{where}.{name}")
            ]
            return [*inside, *([f"{where}: {found}"] if exact else [])]
        case list(), list() if len(expected) == len(found):
            return [
                difference
                for place, (one, other) in enumerate(zip(expected, found, strict=True))
                for difference in differences(one, other, f"{where}[{place}]")
            ]
        case ((int() | float()), (int() | float())) if isclose(
            expected, found, rel_tol=1e-9, abs_tol=1e-9
        ):
            return []
        case _:
            return [] if expected == found else [f"{where}: {expected!r}, not {found!r}"]
