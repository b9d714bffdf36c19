"""One wheel holds everything, and is not built without the app."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, paths

BUILT = {"index.html": "<!doctype html>", "assets/main-1a2b.js": "void 0;"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the wheel is made of, with no app built and no npm in reach."""
    needed = ("backend/", "migrations/", "schemas/", ".ci/", "pyproject", "README", "LICENSE")
    for path in paths():
        if path.startswith(needed):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, tmp_path / path)
    return tmp_path


def build(checkout: Path, target: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", "out"],
        cwd=checkout,
        env=os.environ | {"PATH": os.fspath(checkout)},
        check=False,
        capture_output=True,
        text=True,
    )


def names_in(checkout: Path) -> set[str]:
    [wheel] = (checkout / "out").glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_the_app_the_migrations_and_the_schemas(checkout: Path):
    for name, text in BUILT.items():
        (checkout / "pwa/dist" / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / "pwa/dist" / name).write_text(text)
    assert build(checkout, "wheel").returncode == 0
    promised = {f"heard/_web/{name}" for name in BUILT} | {
        f"heard/_{path}" for path in paths() if path.startswith(("migrations/", "schemas/"))
    }
    assert promised - names_in(checkout) == set()


def test_without_an_app_there_is_no_wheel(checkout: Path):
    run = build(checkout, "wheel")
    assert run.returncode != 0
    assert "pwa/dist is missing" in run.stderr


def test_an_editable_install_needs_no_app(checkout: Path):
    assert build(checkout, "wheel:editable").returncode == 0
    assert [name for name in names_in(checkout) if name.startswith("heard/_")] == []
