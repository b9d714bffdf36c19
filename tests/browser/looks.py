"""Every way in which a page is looked at, and what can be wrong with it in each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parents[2] / "pwa/node_modules/axe-core/axe.min.js").read_text()
MEASURE = Path(__file__).with_name("measure.js").read_text()

Looks = Mapping[str, Mapping[str, Any]]

# A phone in each theme, a narrow one, one with the largest text that a reader can ask for.
LOOKS: Looks = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 wide": {"width": 320},
    "text at 200%": {"text": "200%"},
    "tablet": {"width": 1024},
}
# Axe reads the same page in each of them; where states are many it reads each page once per
# layout, its colours once more, and the rest is measured.
EACH_ONCE: Looks = {
    "light": {},
    "dark": {"color_scheme": "dark", "rules": ["color-contrast"]},
    "320 wide": {"width": 320, "rules": []},
    "text at 200%": {"text": "200%", "rules": []},
    "text spaced out": {"spacing": True, "rules": []},
    "tablet": {"width": 1024},
}
# WCAG 1.4.12: a reader may set their text so, and loses nothing of it.
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
document.adoptedStyleSheets = on ? [sheet] : [];
"""
# What follows a size is told of it once a frame is laid out.
LAID_OUT = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
_RUN = """
rules => axe.run({
  resultTypes: ['violations'],
  ...(rules && { runOnly: { type: 'rule', values: rules } }),
}).then(({ violations }) => violations)
"""


def faults(page: Page, state: str, looks: Looks = LOOKS) -> list[str]:
    """What axe finds, what scrolls sideways and what is too small to press, in each look."""
    page.evaluate(f"{AXE}; null")
    found = [
        f"{state}, {name}: {what}"
        for name, look in looks.items()
        for what in _faults_in(page, look)
    ]
    _take(page, {})
    return found


def _faults_in(page: Page, look: Mapping[str, Any]) -> list[str]:
    _take(page, look)
    return _read_by_axe(page, look.get("rules")) + page.evaluate(f"{MEASURE}; measured()")


def _read_by_axe(page: Page, rules: list[str] | None) -> list[str]:
    """Every rule, where none are named."""
    if rules == []:
        return []
    violations = page.evaluate(_RUN, rules)
    return [f"{one['id']} {node['html'][:150]}" for one in violations for node in one["nodes"]]


def _take(page: Page, look: Mapping[str, Any]) -> None:
    page.emulate_media(
        color_scheme=look.get("color_scheme", "light"),
        forced_colors=look.get("forced_colors", "none"),
        reduced_motion="reduce",
    )
    width = look.get("width", 390)
    page.set_viewport_size({"width": width, "height": 768 if width > 1000 else 844})
    page.evaluate(f"document.documentElement.style.fontSize = '{look.get('text', '')}'")
    page.evaluate(f"on => {{ {SPACING} }}", look.get("spacing", False))
    page.evaluate(LAID_OUT)
