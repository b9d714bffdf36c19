"""The rules stay pure, every command says its right, every refusal has its words."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter
from typing import TypeVar

import pytest
from msgspec import Struct

import heard.domain
from heard.domain.base import Command, Entity
from tests.house.tree import text_of, written_by_hand

PURE = {
    "__future__",
    "bisect",
    "collections",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "math",
    "msgspec",
    "operator",
    "re",
    "statistics",
    "string",
    "types",
    "typing",
    "unicodedata",
    "uuid",
    "zoneinfo",
}
IMPURE_CALLS = {"now", "today", "utcnow", "uuid1", "uuid4", "uuid7", "open", "print", "input"}
REFUSALS = "pwa/src/wording/refusals.ts"
WORDED = re.compile(r"^\s*['\"]([a-z_]+\.[a-z_]+)['\"]\s*:", re.MULTILINE)


def domain_sources() -> list[str]:
    return written_by_hand(".py", under=("backend/heard/domain/",))


def foreign_imports(source: str) -> set[str]:
    """Modules imported from outside the rules and the pure parts of the standard library."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    return {
        name
        for name in names
        if name.split(".")[0] not in PURE
        and name != "heard.domain"
        and not name.startswith("heard.domain.")
    }


def impure_calls(source: str) -> set[str]:
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = {
        func.attr if isinstance(func, ast.Attribute) else func.id
        for func in called
        if isinstance(func, ast.Attribute | ast.Name)
    }
    return names & IMPURE_CALLS


def test_rules_import_only_what_is_pure():
    wrong = {path: foreign_imports(text_of(path)) for path in domain_sources()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_rules_ask_neither_the_clock_nor_chance():
    wrong = {path: impure_calls(text_of(path)) for path in domain_sources()}
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import sqlite3", {"sqlite3"}),
        ("import holidays", {"holidays"}),
        ("from heard.store import feed", {"heard.store"}),
        ("from heard.domain.base import put", set[str]()),
        ("def rule():\n    import random", {"random"}),
    ],
)
def test_a_planted_import_is_found(source: str, found: set[str]):
    assert foreign_imports(source) == found


def test_a_planted_look_at_the_clock_is_found():
    assert impure_calls("said = datetime.now(UTC)") == {"now"}


def load_every_rule() -> None:
    for module in pkgutil.walk_packages(heard.domain.__path__, "heard.domain."):
        importlib.import_module(module.name)


ShapeT = TypeVar("ShapeT", bound=Struct)


def below(shape: type[ShapeT]) -> list[type[ShapeT]]:
    return [found for kid in shape.__subclasses__() for found in (kid, *below(kid))]


def test_every_command_says_which_right_it_needs():
    load_every_rule()
    commands = below(Command)
    assert "EscalateProblem" in {command.__name__ for command in commands}
    assert [c.__name__ for c in commands if "needs" not in vars(c)] == []


def test_every_command_is_named_noun_dot_verb_once():
    load_every_rule()
    tags = [str(command.__struct_config__.tag) for command in below(Command)]
    assert [tag for tag in tags if not re.fullmatch(r"[a-z_]+\.[a-z_]+", tag)] == []
    assert [tag for tag, n in Counter(tags).items() if n > 1] == []


def refusal_codes(source: str, nouns: dict[str, str]) -> set[str]:
    """The codes that a source refuses with; `moment.get(Shape, …)` refuses `<noun>.unknown`."""
    codes = set[str]()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        match node.func, node.args[0]:
            case (
                ast.Name("refuse" | "Refusal") | ast.Attribute(attr="refuse" | "Refusal"),
                ast.Constant(str(code)),
            ):
                codes.add(code)
            case ast.Attribute(ast.Name("moment"), "get"), ast.Name(shape) if shape in nouns:
                codes.add(f"{nouns[shape]}.unknown")
            case _:
                pass
    return codes


def raised() -> set[str]:
    load_every_rule()
    nouns = {shape.__name__: str(vars(shape)["noun"]) for shape in below(Entity)}
    return {
        code
        for path in written_by_hand(".py", under=("backend/heard/",))
        for code in refusal_codes(text_of(path), nouns)
    }


def test_every_refusal_is_worded_once():
    worded = Counter(WORDED.findall(text_of(REFUSALS)))
    assert "problem.unknown" in raised()
    assert sorted(raised() - set(worded)) == []
    assert [code for code, n in worded.items() if n > 1] == []


def test_every_refusal_code_is_noun_dot_reason():
    assert [code for code in raised() if not re.fullmatch(r"[a-z_]+\.[a-z_]+", code)] == []


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('refuse("problem.closed", outcome=x)', {"problem.closed"}),
        ('raise Refusal("device.copied", {})', {"device.copied"}),
        ("moment.get(Problem, command.problem)", {"problem.unknown"}),
        ("moment.get(Other, 1)", set[str]()),
    ],
)
def test_a_refusal_is_found_however_it_is_raised(source: str, codes: set[str]):
    assert refusal_codes(source, {"Problem": "problem"}) == codes
