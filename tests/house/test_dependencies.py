"""Every dependency is named in docs/decisions: what it replaces, and how we would leave it."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from tests.house.tree import text_of, written_by_hand

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def python_dependencies() -> set[str]:
    project: dict[str, Any] = tomllib.loads(text_of("pyproject.toml"))
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for group in project["dependency-groups"].values() for line in group),
    ]
    return {match[0] for line in wanted if (match := NAME.match(line))}


def app_dependencies() -> set[str]:
    package = json.loads(text_of("pwa/package.json"))
    return set(package["dependencies"]) | set(package["devDependencies"])


def test_every_dependency_has_its_decision():
    decided = {
        name
        for record in written_by_hand(".md", under=("docs/decisions/",))
        for name in re.findall(r"`([^`\s]+)`", text_of(record))
    }
    assert sorted((python_dependencies() | app_dependencies()) - decided) == []


def test_the_phone_runs_svelte_and_idb_and_nothing_else():
    assert set(json.loads(text_of("pwa/package.json"))["dependencies"]) == {"idb", "svelte"}


def test_every_locked_python_package_is_held_by_its_hash():
    locks = written_by_hand(".txt", under=("requirements",))
    unhashed = [
        f"{lock}: {entry.splitlines()[0]}"
        for lock in locks
        for entry in re.split(r"\n(?=\S)", text_of(lock).strip())
        if "--hash=sha256:" not in entry
    ]
    assert locks == [
        "requirements-build.txt",
        "requirements-dev.txt",
        "requirements-node.txt",
        "requirements.txt",
    ]
    assert unhashed == []


def test_the_locks_hold_every_dependency():
    locked = {
        name.lower().replace("_", "-")
        for lock in written_by_hand(".txt", under=("requirements",))
        for name in re.findall(r"^([\w.-]+)==", text_of(lock), re.MULTILINE)
    }
    assert {name.lower() for name in python_dependencies()} - locked == set()
