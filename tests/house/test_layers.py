"""The layers hold, and their guards bite: each fault planted in a copy of the tree is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PLANTED, ROOT

SERVER_FAULTS = [
    ("domain-imports-sqlite", "heard.domain.planted -> sqlite3"),
    ("store-imports-engine", "heard.store is not allowed to import heard.engine"),
    ("api-imports-jobs", "heard.api is not allowed to import heard.jobs"),
    ("a-folder-without-a-layer", "services"),
]
APP_FAULTS = [
    ("features-import-each-other", "features-stand-alone"),
    ("ui-imports-data", "ui-points-down"),
    ("domain-imports-a-package", "domain-is-pure"),
]


def plant(fault: str, copy: Path) -> None:
    shutil.copytree(ROOT / PLANTED / fault, copy, dirs_exist_ok=True)


@pytest.fixture
def server(tmp_path: Path) -> Path:
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "backend", tmp_path / "backend", ignore=without_caches)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.fixture
def app(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "pwa/src", tmp_path / "pwa/src")
    for name in ("package.json", "tsconfig.json", ".dependency-cruiser.cjs"):
        shutil.copy(ROOT / "pwa" / name, tmp_path / "pwa" / name)
    (tmp_path / "pwa/node_modules").symlink_to(ROOT / "pwa/node_modules")
    return tmp_path


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "backend"), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )


def cruise(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node_modules/.bin/depcruise", "src", "--config", ".dependency-cruiser.cjs"],
        cwd=tree / "pwa",
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_servers_layers_hold(server: Path):
    run = lint_imports(server)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("fault", "said"), SERVER_FAULTS)
def test_a_fault_planted_in_the_server_is_refused(server: Path, fault: str, said: str):
    plant(fault, server)
    run = lint_imports(server)
    assert run.returncode != 0
    assert said in run.stdout + run.stderr


def test_the_apps_layers_hold(app: Path):
    run = cruise(app)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("fault", "said"), APP_FAULTS)
def test_a_fault_planted_in_the_app_is_refused(app: Path, fault: str, said: str):
    plant(fault, app)
    run = cruise(app)
    assert run.returncode != 0
    assert said in run.stdout + run.stderr


def test_every_planted_fault_is_tried():
    planted = {folder.name for folder in (ROOT / PLANTED).iterdir()}
    assert planted == {fault for fault, _ in SERVER_FAULTS + APP_FAULTS}
