"""Every file of the app is on the way from its page or its worker, or of use to a test that is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.house.tree import text_of, written_by_hand

STARTS = ("pwa/src/shell/main.ts", "pwa/src/shell/service-worker.ts")
# Found by being there: see item/sheets.ts and huddle/OnePart.svelte.
GLOBBED = ("pwa/src/features/item/moves/", "pwa/src/features/huddle/parts/")
QUOTED = re.compile(r"['\"](\.{1,2}/[^'\"]+)['\"]")
AS_WRITTEN, WITH_ITS_ENDING = "{}", "{}.ts"


def ways_on(path: str, source: str, files: set[str]) -> set[str]:
    """The files that a file names, as an import, a type or a sheet."""
    named = [os.path.normpath(Path(path).parent / one) for one in QUOTED.findall(source)]
    return {way.format(one) for one in named for way in (AS_WRITTEN, WITH_ITS_ENDING)} & files


def reached(starts: set[str], files: set[str], read: Callable[[str], str]) -> set[str]:
    found, todo = set[str](), starts & files
    while todo:
        found |= todo
        todo = {one for path in todo for one in ways_on(path, read(path), files)} - found
    return found


def test_nothing_in_the_app_is_idle():
    files = set(written_by_hand(".ts", ".svelte", ".css", under=("pwa/src/",)))
    tests = {path for path in files if path.endswith(".test.ts") or "/simulation/" in path}
    starts = {*STARTS, *(path for path in files if path.startswith(GLOBBED))}
    assert sorted(files - tests - reached(starts, files, text_of)) == []


def test_an_idle_file_is_found():
    sources = {
        "a/main.ts": "import { b } from './b';\nconst c = () => import('../c/c.svelte');",
        "a/b.ts": "import type { Row } from '../c/rows.svelte';",
        "c/c.svelte": "import './c.css';",
        "c/c.css": "",
        "c/rows.svelte.ts": "",
        "c/idle.ts": "import { b } from '../a/b';",
    }
    found = reached({"a/main.ts"}, set(sources), sources.__getitem__)
    assert set(sources) - found == {"c/idle.ts"}
