"""Every way in which a page is looked at, and what can be wrong with it in each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

AXE = (Path(__file__).parents[2] / "pwa/node_modules/axe-core/axe.min.js").read_text()
MEASURE = Path(__file__).with_name("measure.js").read_text()

Look = Mapping[str, Any]
Looks = Mapping[str, Look]
PHONE_WIDTH = 390

# What follows from the layout alone, and not from the markup: axe finds it in each layout anew.
OF_THE_LAYOUT = ["scrollable-region-focusable"]
COLOURS = ["color-contrast"]
# A phone in each theme, a narrow one, one with the largest text that a reader can ask for, one
# with text spaced out, and a tablet. Axe reads a page once per markup, its colours and its layout
# wherever they change; everything that can be measured is measured in each. Looks of one width
# stand together, since each change of width is laid out anew.
LOOKS: Looks = {
    "light": {},
    "dark": {"color_scheme": "dark", "rules": COLOURS},
    "forced colours": {"forced_colors": "active", "rules": COLOURS},
    "text at 200%": {"text": "200%", "rules": OF_THE_LAYOUT},
    "text spaced out": {"spacing": True, "rules": OF_THE_LAYOUT},
    "320 wide": {"width": 320, "rules": OF_THE_LAYOUT},
    "tablet": {"width": 1024},
}
# Of many states: where the system chooses the colours, their contrast is its own matter.
OF_MANY: Looks = {**LOOKS, "forced colours": {"forced_colors": "active", "rules": []}}
# A wall has one size and nothing to press, and is laid out by its height.
FULL_HD: Looks = {
    "light": {"width": 1920},
    "dark": {"width": 1920, "color_scheme": "dark", "rules": COLOURS},
    "forced colours": {"width": 1920, "forced_colors": "active", "rules": COLOURS},
}
ULTRA_HD: Looks = {"4K": {"width": 3840, "rules": OF_THE_LAYOUT}}
HEIGHTS = {320: 844, 390: 844, 1024: 768, 1920: 1080, 3840: 2160}
# The size of text, and WCAG 1.4.12: a reader may space theirs so, and loses nothing of it. What
# follows a size is told of it once a frame is laid out.
TAKE = """
([text, spacing]) => {
  document.documentElement.style.fontSize = text;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = spacing ? [sheet] : [];
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}
"""
# The app has no frame and nothing that plays; of what is found, its markup is told.
RUN = """
rules => rules?.length === 0 ? [] : axe.run({
  resultTypes: ['violations'], iframes: false, preload: false, selectors: false,
  ...(rules && { runOnly: { type: 'rule', values: rules } }),
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html }) => `${id} ${html.slice(0, 150)}`)))
"""
READ = f"""
async ([text, spacing, rules]) => {{
  {MEASURE}
  await ({TAKE})([text, spacing]);
  const read = await ({RUN})(rules);
  return [...read, ...measured()];
}}
"""


def faults(page: Page, state: str, looks: Looks = LOOKS) -> list[str]:
    """What axe finds, what scrolls sideways and what is too small to press, in each look.

    A look names the rules that axe reads it by; where it names none, all of them.
    """
    size = page.viewport_size
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE}; null")
    found: list[str] = []
    before: Look | None = None
    for name, look in looks.items():
        _show(page, look, _size_of(look), before)
        taken = [look.get("text", ""), look.get("spacing", False), look.get("rules")]
        found += [f"{state}, {name}: {what}" for what in page.evaluate(READ, taken)]
        before = look
    _show(page, {}, size, before)
    page.evaluate(TAKE, ["", False])
    return found


def _show(page: Page, look: Look, size: ViewportSize | None, before: Look | None) -> None:
    """What is so already is left alone: each setting is a way to the browser and back."""
    if before is None or _media_of(look) != _media_of(before):
        page.emulate_media(**_media_of(look), reduced_motion="reduce")
    if size is not None and page.viewport_size != size:
        page.set_viewport_size(size)


def _media_of(look: Look) -> dict[str, Any]:
    return {
        "color_scheme": look.get("color_scheme", "light"),
        "forced_colors": look.get("forced_colors", "none"),
    }


def _size_of(look: Look) -> ViewportSize:
    width = look.get("width", PHONE_WIDTH)
    return {"width": width, "height": HEIGHTS[width]}
