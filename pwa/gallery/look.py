"""The gallery can be looked at in every width, theme and text size, and axe finds nothing.

Run beside the gallery's server: `python gallery/look.py FOLDER [PAGE[#HASH] ...]`.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ADDRESS = "http://127.0.0.1:5199/?page="
AXE = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"
LOOKS = {
    "320": {"viewport": {"width": 320, "height": 640}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "phone-forced": {"viewport": {"width": 390, "height": 844}, "forced_colors": "active"},
    "tablet": {"viewport": {"width": 768, "height": 1024}},
    "landscape": {"viewport": {"width": 1024, "height": 768}},
    "laptop": {"viewport": {"width": 1440, "height": 900}},
    "laptop-dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}
LARGE = {"large-phone": LOOKS["phone"], "large-landscape": LOOKS["landscape"]}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LARGE_TEXT = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"


def found(page: Page) -> list[str]:
    """What is wrong with a page: axe's violations, errors and sideways scrolling."""
    page.evaluate(AXE.read_text())
    violations = page.evaluate("axe.run().then((r) => r.violations)")
    faults = [f"{v['id']}: {[n['html'][:140] for n in v['nodes'][:3]]}" for v in violations]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return faults + ([f"{wide} pixels too wide"] if wide > 0 else [])


def main(folder: Path, names: list[str]) -> int:
    """Look at each page in each look; the exit status counts what is wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    faults = 0
    with sync_playwright() as playwright:
        for looks, extra in ((LOOKS, []), (LARGE, [LARGE_TEXT])):
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=QUIET + extra
            )
            for look, options in looks.items():
                context = browser.new_context(reduced_motion="reduce", **options)
                page = context.new_page()
                page.on("pageerror", lambda error: sys.stdout.write(f"error: {error}\n"))
                for name in names:
                    page.goto("about:blank")
                    page.goto(ADDRESS + name, wait_until="networkidle")
                    full = name.startswith("Parts") and "#" not in name
                    page.screenshot(
                        path=folder / f"{name.replace('#', '-')}-{look}.png", full_page=full
                    )
                    for fault in found(page):
                        faults += 1
                        sys.stdout.write(f"{name} {look}: {fault}\n")
                context.close()
            browser.close()
    return faults


if __name__ == "__main__":
    sys.exit(min(main(Path(sys.argv[1]), sys.argv[2:] or ["Parts"]), 1))
