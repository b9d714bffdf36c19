"""CSS speaks in purposes: colours live in the palette alone, and every class is somebody's."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import text_of, written_by_hand

TOKENS = "pwa/src/ui/tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch)a?\(")
PALETTE_NAME = re.compile(r"^\s*(--[a-z0-9-]+):\s*#", re.MULTILINE)
PIXELS = re.compile(r"(?<![\w.])(?!1px)[\d.]+px\b")
CLASS = re.compile(r"\.([cfu]-[a-z0-9_-]+)")
# In a template: the whole name of a class, or its beginning where an expression ends it.
USED_CLASS = re.compile(r"(?<![\w.-])([cfu]-[a-z][a-z0-9_-]*)(\$?\{)?")
ATTRIBUTE = re.compile(r"\bclass=(\"[^\"]*\"|\{(?:[^{}]|\{[^{}]*\})*\})|class:([cfu]-[a-z0-9_-]+)")


def bare(css: str) -> str:
    return COMMENT.sub("", css)


def sheets() -> list[str]:
    return written_by_hand(".css", under=("pwa/src/",))


def offences(css: str) -> list[str]:
    """What a component's sheet may not hold: a colour of its own, pixels, `!important`."""
    return [
        line.strip()
        for line in bare(css).splitlines()
        if COLOUR.search(line) or PIXELS.search(line) or "!important" in line
    ]


def palette(css: str) -> set[str]:
    return set(PALETTE_NAME.findall(bare(css)))


def classes_used(template: str) -> tuple[set[str], set[str]]:
    """(whole names, beginnings) of the classes that a template's class attributes name."""
    attributes = " ".join("".join(found) for found in ATTRIBUTE.findall(template))
    found = USED_CLASS.findall(attributes)
    return {name for name, cut in found if not cut}, {name for name, cut in found if cut}


def test_sheets_hold_tokens_only():
    wrong = {path: offences(text_of(path)) for path in sheets() if path != TOKENS}
    assert {path: lines for path, lines in wrong.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("color: var(--text);", False),
        ("border: 1px solid var(--border);", False),
        ("/* was 12px, #fff */", False),
        ("color: #fff;", True),
        ("background: rgb(0 0 0);", True),
        ("padding: 12px;", True),
        ("margin: 0 !important;", True),
    ],
)
def test_a_planted_offence_is_found(line: str, found: bool):
    assert bool(offences(line)) is found


def test_colours_have_a_value_in_the_palette_alone():
    lines = bare(text_of(TOKENS)).splitlines()
    assert [line for line in lines if COLOUR.search(line) and not PALETTE_NAME.match(line)] == []


def test_only_the_tokens_know_the_palette():
    names = palette(text_of(TOKENS))
    told = {
        f"{path}: {name}"
        for path in [*sheets(), *written_by_hand(".svelte", ".ts", under=("pwa/src/",))]
        if path != TOKENS
        for name in names
        if re.search(rf"var\({name}\b", text_of(path))
    }
    assert "--nhs-blue" in names
    assert told == set()


def test_every_token_that_is_asked_for_exists():
    sources = [*sheets(), *written_by_hand(".svelte", under=("pwa/src/",))]
    everything = "\n".join(bare(text_of(path)) for path in sources)
    given = set(re.findall(r"(--[a-z0-9-]+)['\"]?\s*[:=]", everything))
    asked = set(re.findall(r"var\((--[a-z0-9-]+)\)", everything))
    assert sorted(asked - given) == []


def test_every_class_in_a_template_is_styled():
    styled = {name for path in sheets() for name in CLASS.findall(bare(text_of(path)))}
    unstyled = set[str]()
    for path in written_by_hand(".svelte", under=("pwa/src/",)):
        whole, beginnings = classes_used(text_of(path))
        unstyled |= {f"{path}: {name}" for name in whole - styled}
        unstyled |= {
            f"{path}: {beginning}…"
            for beginning in beginnings
            if not any(name.startswith(beginning) for name in styled)
        }
    assert sorted(unstyled) == []


def test_every_styled_class_is_in_a_template():
    whole = set[str]()
    beginnings = set[str]()
    for path in written_by_hand(".svelte", ".ts", ".html", under=("pwa/",)):
        found = USED_CLASS.findall(text_of(path))
        whole |= {name for name, cut in found if not cut}
        beginnings |= {name for name, cut in found if cut}
    idle = {
        f"{path}: .{name}"
        for path in sheets()
        for name in CLASS.findall(bare(text_of(path)))
        if name not in whole and not name.startswith(tuple(beginnings))
    }
    assert sorted(idle) == []


@pytest.mark.parametrize(
    ("template", "whole", "beginnings"),
    [
        ('<p class="c-card c-card--new">', {"c-card", "c-card--new"}, set[str]()),
        ('<p class="c-card c-card--{kind}">', {"c-card"}, {"c-card--"}),
        ("<p class={['c-card', wide && 'c-card--wide']}>", {"c-card", "c-card--wide"}, set[str]()),
        ("<p class={`c-card--${kind}`}>", set[str](), {"c-card--"}),
        ("<p class:c-card--new={fresh}>", {"c-card--new"}, set[str]()),
    ],
)
def test_classes_are_found_however_they_are_written(
    template: str, whole: set[str], beginnings: set[str]
):
    assert classes_used(template) == (whole, beginnings)
