"""The walk through a real command shows what stands in the files that it names."""

from __future__ import annotations

import json
import re

import pytest

from tests.house.tree import ROOT, text_of

GUIDE = "docs/add-a-command.md"
LINES_MAX = 120
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
DIFF = re.compile(r"^```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TAG = re.compile(r"A walk through a real one: `(\w+\.\w+)`")
NAMED = re.compile(r"`((?:backend|pwa|schemas|tests)/[\w./-]+)`")


def shown(guide: str) -> list[str]:
    """Every block of lines that the guide says were added."""
    blocks = [block.splitlines() for block in DIFF.findall(guide)]
    return ["\n".join(line.removeprefix("+") for line in lines) for lines in blocks]


def strangers(guide: str, sources: list[str]) -> list[str]:
    """The lines that are shown and stand in none of these sources."""
    there = {line for source in sources for line in source.splitlines()}
    return [line for block in shown(guide) for line in block.splitlines() if line not in there]


def test_a_command_is_four_files():
    files = ROW.findall(text_of(GUIDE))
    assert len(files) == 4
    assert [path for path in files if not (ROOT / path).is_file()] == []


def test_every_path_that_the_guide_names_is_there():
    named = NAMED.findall(text_of(GUIDE))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_is_shown_stands_in_those_files():
    guide = text_of(GUIDE)
    assert len(shown(guide)) > 3
    assert strangers(guide, [text_of(path) for path in ROW.findall(guide)]) == []


def test_the_command_is_on_the_wire():
    found = TAG.search(text_of(GUIDE))
    assert found is not None
    defs = json.loads(text_of("schemas/wire.schema.json"))["$defs"]
    assert found[1] in defs["Command"]["discriminator"]["mapping"]


def test_the_guide_is_read_in_one_go():
    assert text_of(GUIDE).count("\n") <= LINES_MAX


@pytest.mark.parametrize(
    ("line", "found"), [("+    one", []), ("+    two", ["    two"]), ("+one", ["one"])]
)
def test_a_line_that_is_not_there_is_found(line: str, found: list[str]):
    assert strangers(f"```diff\n{line}\n```\n", ["    one\n"]) == found
