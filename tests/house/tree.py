"""The house tests read one tree: every file that git tracks or would track."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANTED = "tests/house/negative/"
GENERATED = ("schemas/", "pwa/src/generated/", "pwa/package-lock.json")


@cache
def paths() -> tuple[str, ...]:
    """Every file as a path from the root, sorted; less the faults that are planted on purpose."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return tuple(
        path for path in sorted(listed) if not path.startswith(PLANTED) and (ROOT / path).is_file()
    )


def written_by_hand(*endings: str, under: tuple[str, ...] = ("",)) -> list[str]:
    """Paths that end so and lie in one of these folders, less what a program writes."""
    return [
        path
        for path in paths()
        if path.endswith(endings) and path.startswith(under) and not path.startswith(GENERATED)
    ]


@cache
def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
