"""An answer holds nobody's words: what it tells are ids, codes, times, numbers and titles.

Answers are kept when words are erased. So this is looked for in every golden case, and in the
golden cases of commands that are still to come.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.cases import CASES

PLAIN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # an id
    r"|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?"  # a day, a time
    r"|\d+|[a-z]+(_[a-z]+)*"  # a number, a code
)


def refusals() -> Iterator[tuple[str, dict[str, Any], set[str]]]:
    """Each refusal of the golden cases, and how those may be called who are spoken of."""
    for path in sorted(CASES.glob("*.json")):
        golden = json.loads(path.read_text(encoding="utf-8"))
        if "org" not in golden:
            continue
        org = golden["org"]
        titles = {one["title"] for one in (*org["seat"], *org["person"]) if one.get("title")}
        for case in golden["cases"]:
            if "refusal" in case["expected"]:
                yield f"{path.stem}: {case['name']}", case["expected"]["refusal"]["facts"], titles


def told(fact: object) -> Iterator[str]:
    """Every text in a fact, however deep."""
    match fact:
        case str():
            yield fact
        case dict():
            for one in fact.values():
                yield from told(one)
        case list():
            for one in fact:
                yield from told(one)
        case _:
            return


def words_in(facts: dict[str, Any], titles: set[str]) -> list[str]:
    return [one for one in told(facts) if not PLAIN.fullmatch(one) and one not in titles]


def test_no_refusal_tells_what_somebody_wrote():
    found = {name: words_in(facts, titles) for name, facts, titles in refusals()}
    assert len(found) > 100
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("facts", [{"step": "Ring the maker"}, {"all": [{"why": "Why not?"}]}])
def test_words_would_be_found(facts: dict[str, Any]):
    assert words_in(facts, {"Ward manager"}) != []
