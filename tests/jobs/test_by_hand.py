"""An operator loads an organisation from files, without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest_asyncio

from heard.jobs.by_hand import load_files
from heard.store.opening import open_database
from tests.house.tree import ROOT
from tests.jobs.parts import Parts, parts_of
from tests.support.sheets import EXAMPLES, PEOPLE, UNITS
from tests.support.world import everything, node

AMINA = "a@ward.example,Amina,Nurse,W7,member,,,\n"


def files_of(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


@pytest_asyncio.fixture
async def parts(sqlite_url: str) -> AsyncIterator[Parts]:
    """An empty Heard, running."""
    db = await open_database(sqlite_url)
    async with node(db) as world:
        yield await parts_of(world)
    await db.close()


async def test_an_empty_heard_is_loaded_whole(parts: Parts):
    told = await load_files(parts, EXAMPLES, check=False)
    assert told.well
    assert told.lines == [
        "unit     8 new, 0 changed, 0 as before",
        "seat     16 new, 0 changed, 0 as before",
        "calendar 3 new, 0 changed, 0 as before",
        "contact  6 new, 0 changed, 0 as before",
        "person   12 new, 0 changed, 0 as before",
        "Loaded.",
    ]
    assert len(parts.engine.org.units) == 8


async def test_a_check_loads_nothing(parts: Parts):
    told = await load_files(parts, EXAMPLES, check=True)
    assert (told.well, told.lines[-1]) == (True, "Nothing was loaded: this was a check.")
    assert await everything(parts.engine.db) == {}


async def test_a_check_names_what_would_change(parts: Parts):
    await load_files(parts, files_of({"units.csv": UNITS}), check=False)
    renamed = UNITS.replace("The trust", "Northfield Hospitals")
    told = await load_files(parts, files_of({"units.csv": renamed}), check=True)
    assert told.lines[:2] == [
        "unit     0 new, 1 changed, 2 as before",
        "  The trust: name “The trust” -> “Northfield Hospitals”",
    ]


async def test_each_mistake_is_a_line_with_its_row_and_what_to_do(parts: Parts):
    people = PEOPLE + AMINA.replace("W7", "W9")
    files = files_of({"units.csv": UNITS, "people.csv": people})
    told = await load_files(parts, files, check=False)
    mistake, end = told.lines
    assert mistake.startswith("people.csv row 2, column unit: We do not know the unit “W9”. Write")
    assert end == "Nothing was loaded."
    assert not told.well
    assert await everything(parts.engine.db) == {}


async def test_of_very_many_mistakes_the_first_are_told(parts: Parts):
    rows = "".join(f"p{n}@ward.example,P,,W9,member,,,\n" for n in range(250))
    files = files_of({"units.csv": UNITS, "people.csv": PEOPLE + rows})
    told = await load_files(parts, files, check=False)
    assert told.lines[200:] == ["… and 50 more.", "Nothing was loaded."]


def heard(database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from heard.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "HEARD_DATABASE": database},
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_command_line_says_how_it_went(sqlite_url: str, tmp_path: Path):
    done = heard(sqlite_url, "import", *(f"docs/examples/{name}" for name in EXAMPLES))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Loaded.")
    wrong = tmp_path / "people.csv"
    wrong.write_text(PEOPLE + AMINA.replace("W7", "W9"), encoding="utf-8")
    refused = heard(sqlite_url, "import", "--check", str(wrong))
    assert (refused.returncode, refused.stdout.splitlines()[-1]) == (1, "Nothing was loaded.")
    missing = heard(sqlite_url, "import", "nowhere.csv")
    assert (missing.returncode, missing.stderr) == (2, "nowhere.csv: No such file or directory\n")
