"""No file holds what must not be in any: package hosts, unfinished work, mocks, authorship."""

from __future__ import annotations

import re

import pytest

from heard.cli import _VERBS
from tests.house.tree import ROOT, paths, text_of, written_by_hand

CODE = (".py", ".ts", ".svelte", ".js", ".cjs", ".css")
TEXT = (*CODE, ".cfg", ".html", ".ini", ".json", ".md", ".toml", ".txt", ".yml", ".yaml", ".npmrc")

# Each pattern brackets one letter, so that no pattern finds itself.
PACKAGE_HOSTS = re.compile(
    r"py[p]i\.org|python[h]osted|npm[j]s\.|yarn[p]kg|un[p]kg\.com|js[d]elivr|e[s]m\.sh"
    r"|cra[t]es\.io|gh[c]r\.io|dock[e]r\.io|\"reso[l]ved\":|--(extra-)?in[d]ex-url|/opt/py[p]i",
    re.IGNORECASE,
)
UNFINISHED = re.compile(
    r"\bT[O]DO\b|\bF[I]XME\b|NotImpl[e]mented|mark\.[s]kip|\.[s]kip\(|\b[x]fail|\.[o]nly\(|\.to[d]o\("
)
# A recorder of calls, handed to a component as its callback, is a value and no mock.
MOCKS = re.compile(r"unit[t]est\.mock|Magic[M]ock|monkey[p]atch|vi\.(mo[c]k|sp[y]On)|\bje[s]t\.")
AUTHORSHIP = re.compile(
    r"co-auth[o]red-by|chat[g]pt|\bcl[a]ude\b|anthr[o]pic|open[a]i\b|co[p]ilot|language m[o]del"
    r"|\bL[L]M\b|AI[- ]gener[a]ted|gener[a]ted (with|by) (an? )?AI\b",
    re.IGNORECASE,
)


def found(pattern: re.Pattern[str], files: list[str]) -> list[str]:
    """`path:line: the line` for each line that matches."""
    return [
        f"{path}:{n}: {line.strip()}"
        for path in files
        for n, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def tracked_text() -> list[str]:
    named = ("Makefile", ".gitignore", ".gitattributes", ".editorconfig")
    return [path for path in paths() if path.endswith((*TEXT, *named)) or path.startswith(".ci/")]


def test_no_file_names_a_package_host():
    assert found(PACKAGE_HOSTS, tracked_text()) == []


def test_no_file_speaks_of_who_wrote_it():
    assert found(AUTHORSHIP, tracked_text()) == []


def test_nothing_is_left_unfinished():
    assert found(UNFINISHED, written_by_hand(*CODE)) == []


def test_nothing_is_mocked():
    assert found(MOCKS, written_by_hand(*CODE)) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (PACKAGE_HOSTS, "https://py" + "pi.org/simple"),
        (PACKAGE_HOSTS, '"reso' + 'lved": "x"'),
        (UNFINISHED, "# TO" + "DO later"),
        (UNFINISHED, "@pytest.mark.s" + "kip"),
        (UNFINISHED, "test.o" + "nly('one')"),
        (MOCKS, "from unit" + "test.mock import Mock"),
        (MOCKS, "vi.m" + "ock('./sync')"),
        (AUTHORSHIP, "Co-Auth" + "ored-By: somebody"),
    ],
)
def test_a_planted_word_is_found(pattern: re.Pattern[str], line: str):
    assert pattern.search(line)


LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_every_link_in_the_documents_leads_somewhere():
    dead = [
        f"{path}: {target}"
        for path in written_by_hand(".md")
        for target in LINK.findall(text_of(path))
        if not ((ROOT / path).parent / target).exists()
    ]
    assert dead == []


NAMED_PATH = re.compile(r"`((?:backend|docs|migrations|pwa|schemas|tests|store|\.ci)/[\w./-]+)`")
NAMED_TEST = re.compile(r"`(test_\w+)`")
NAMED_VERB = re.compile(r"`(?:make|heard) ([a-z]+)")


def test_what_the_documents_name_is_there():
    """A path, a test, a verb: a document that names what is gone has stopped being true."""
    tests = "\n".join(text_of(path) for path in written_by_hand(".py", under=("tests/",)))
    verbs = {*re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE), *_VERBS, "serve"}
    gone: list[str] = []
    for path in written_by_hand(".md"):
        text = text_of(path)
        gone += [one for one in NAMED_PATH.findall(text) if not is_there(one)]
        gone += [one for one in NAMED_TEST.findall(text) if f"def {one}(" not in tests]
        gone += [one for one in NAMED_VERB.findall(text) if one not in verbs]
    assert gone == []


def is_there(path: str) -> bool:
    if path == "pwa/dist":  # the built app: not in every checkout
        return True
    return (ROOT / path).exists() or (ROOT / "backend/heard" / path).exists()
