"""The tree stays small and readable: known folders, short files, short functions, one opening."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.tree import paths, text_of, written_by_hand

TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "backend",
    "docs",
    "migrations",
    "pwa",
    "pyproject.toml",
    "schemas",
    "tests",
}
ALSO_ALLOWED = re.compile(r"\.[a-z]|requirements(-[a-z]+)?\.txt$")
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
DECISION_LINES_MAX = 60
README_WORDS = 400
CODE = (".py", ".ts", ".svelte", ".css", ".js", ".cjs")


def test_the_top_level_holds_only_what_the_design_names():
    strangers = {path.split("/")[0] for path in paths()} - TOP_LEVEL
    assert [name for name in sorted(strangers) if not ALSO_ALLOWED.match(name)] == []


def test_no_file_is_longer_than_400_lines():
    lengths = {path: text_of(path).count("\n") for path in written_by_hand(*CODE)}
    assert {path: n for path, n in lengths.items() if n > FILE_LINES_MAX} == {}


def test_no_decision_is_longer_than_60_lines():
    records = written_by_hand(".md", under=("docs/decisions/",))
    assert [p for p in records if text_of(p).count("\n") > DECISION_LINES_MAX] == []


def test_every_decision_is_numbered_and_says_at_once_what_was_decided():
    wrong: list[str] = []
    for n, path in enumerate(written_by_hand(".md", under=("docs/decisions/",)), 1):
        head = rf"# {n}\. .+\n\n\*\*Decided:\*\* "
        if f"/{n:04}-" not in path or not re.match(head, text_of(path)):
            wrong.append(path)
    assert wrong == []


def test_the_readme_is_read_in_two_minutes():
    assert len(text_of("README.md").split()) < README_WORDS


def long_functions(source: str) -> list[str]:
    """Names of the functions that take more than 60 lines, docstring included."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES_MAX
    ]


def test_no_function_is_longer_than_60_lines():
    # A migration is exempt: it lists the tables of its day, and is never edited.
    sources = written_by_hand(".py", under=("backend/", "tests/", ".ci/"))
    long = {path: long_functions(text_of(path)) for path in sources}
    assert {path: names for path, names in long.items() if names} == {}


@pytest.mark.parametrize(("n_lines", "found"), [(60, []), (61, ["grow"])])
def test_a_long_function_is_found(n_lines: int, found: list[str]):
    assert long_functions("def grow():\n" + "    pass\n" * (n_lines - 1)) == found


OPENINGS = {
    ".py": re.compile(r'"""(?P<words>.+?)"""', re.DOTALL),
    ".ts": re.compile(
        r"(/// [^\n]+\n)*(/\*\*(?P<words>.+?)\*/|(?P<lines>(// [^\n]+\n)+))", re.DOTALL
    ),
    ".js": re.compile(r"(/\*\*(?P<words>.+?)\*/|(?P<lines>(// [^\n]+\n)+))", re.DOTALL),
    ".svelte": re.compile(r"<!--(?P<words>.+?)-->", re.DOTALL),
}
SENTENCE = re.compile(r"[\"'`A-Z0-9/].{8,}[.?!:]", re.DOTALL)


def opens_with_a_sentence(ending: str, text: str) -> bool:
    """Whether the first paragraph of the first comment is a whole sentence."""
    opening = OPENINGS[ending].match(text)
    if opening is None:
        return False
    comment = next(filter(None, opening.groupdict().values()))
    lines = [line.strip().removeprefix("//").removeprefix("*") for line in comment.splitlines()]
    paragraph = "\n".join(line.strip() for line in lines).strip().split("\n\n")[0]
    return SENTENCE.fullmatch(paragraph) is not None


@pytest.mark.parametrize("ending", OPENINGS)
def test_every_source_opens_with_a_sentence(ending: str):
    sources = written_by_hand(ending)
    assert [path for path in sources if not opens_with_a_sentence(ending, text_of(path))] == []


@pytest.mark.parametrize(
    ("ending", "text", "opens"),
    [
        (".py", '"""Rules are pure."""\n', True),
        (".py", "import re\n", False),
        (".py", "", False),
        (".py", '"""rules"""\n', False),
        (".ts", "/** Rules are pure. */\n", True),
        (".ts", "/// <reference />\n/** Rules are pure. */\n", True),
        (".ts", "// Rules are pure.\n\nconst a = 1;\n", True),
        (".ts", "/**\n * Rules are pure.\n *\n * more\n */\n", True),
        (".ts", "// Rules are pure.\n/* eslint-disable x */\n", True),
        (".ts", "// rules\n", False),
        (".ts", "import { a } from './a';\n", False),
        (".svelte", "<!-- A button says what it does. -->\n", True),
        (".svelte", "<script>\n", False),
    ],
)
def test_a_missing_opening_is_found(ending: str, text: str, opens: bool):
    assert opens_with_a_sentence(ending, text) is opens
