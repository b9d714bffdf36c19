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
_RUN = "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"


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
    violations = page.evaluate(_RUN)
    axe = [f"{one['id']} {node['html'][:150]}" for one in violations for node in one["nodes"]]
    return axe + page.evaluate(f"{MEASURE}; measured()")


def _take(page: Page, look: Mapping[str, Any]) -> None:
    page.emulate_media(
        color_scheme=look.get("color_scheme", "light"),
        forced_colors=look.get("forced_colors", "none"),
        reduced_motion="reduce",
    )
    width = look.get("width", 390)
    page.set_viewport_size({"width": width, "height": 768 if width > 1000 else 844})
    page.evaluate(f"document.documentElement.style.fontSize = '{look.get('text', '')}'")
