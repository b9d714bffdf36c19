"""One wheel holds everything, and is not built without the app."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.house.tree import ROOT, paths

STARTS_WITHIN_SECONDS = 30
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


def build_with_an_app(checkout: Path) -> Path:
    """The wheel, around an app of two files."""
    for name, text in BUILT.items():
        (checkout / "pwa/dist" / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / "pwa/dist" / name).write_text(text)
    run = build(checkout, "wheel")
    assert run.returncode == 0, run.stderr
    [wheel] = (checkout / "out").glob("*.whl")
    return wheel


def test_the_wheel_carries_the_app_the_migrations_and_the_schemas(checkout: Path):
    build_with_an_app(checkout)
    promised = {f"heard/_web/{name}" for name in BUILT} | {
        f"heard/_{path}" for path in paths() if path.startswith(("migrations/", "schemas/"))
    }
    assert promised - names_in(checkout) == set()


@pytest.mark.slow
def test_the_installed_wheel_serves_the_app_without_a_checkout_or_node(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
):
    home = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    wheel = build_with_an_app(checkout)
    subprocess.run([*pip, "--target", home / "site", wheel], check=True)
    shutil.rmtree(checkout)
    with installed(home) as address:
        assert asked(address, "/") == BUILT["index.html"]
        assert '"status":"ok"' in asked(address, "/api/health/ready")
    assert (home / "data/heard.sqlite").is_file()


@contextmanager
def installed(home: Path) -> Generator[str]:
    """`heard serve` with all its defaults but the port, from what was installed; its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    environment = {"PATH": "", "PYTHONPATH": os.fspath(home / "site"), "HEARD_PORT": str(port)}
    heard = [sys.executable, home / "site/bin/heard", "serve"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(heard, cwd=home, env=environment, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        assert process.wait(30) == 0, (home / "log").read_text()


def asked(address: str, path: str) -> str:
    """What the server answers, once it does."""
    for _ in range(STARTS_WITHIN_SECONDS * 10):
        try:
            with urlopen(address + path) as answer:
                return answer.read().decode()
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


def test_without_an_app_there_is_no_wheel(checkout: Path):
    run = build(checkout, "wheel")
    assert run.returncode != 0
    assert "pwa/dist is missing" in run.stderr


def test_an_editable_install_needs_no_app(checkout: Path):
    assert build(checkout, "wheel:editable").returncode == 0
    assert [name for name in names_in(checkout) if name.startswith("heard/_")] == []
