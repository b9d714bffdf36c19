"""A person with a keyboard and nothing else: focus is always somewhere, and can be seen there."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.patience import soon

STEPS_MAX = 60
WHERE = """
(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const face = at.matches('input') ? at.nextElementSibling ?? at.parentElement : at;
  const around = [at, face].filter(Boolean).flatMap((one) =>
    [null, '::before', '::after'].map((part) => getComputedStyle(one, part)));
  const ring = around.some((one) => one.outlineStyle !== 'none' && one.outlineWidth !== '0px');
  const box = at.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const label = at.labels?.[0]?.textContent ?? '';
  return {
    name: (at.getAttribute('aria-label') ?? (label || at.textContent || '')).trim(),
    seen: ring || around.some(({ boxShadow }) => boxShadow !== 'none'),
    uncovered: top !== null && (at.contains(top) || top.contains(at) || face?.contains(top)),
    html: at.outerHTML.slice(0, 120),
  };
})()
"""


@dataclass
class Keyboard:
    page: Page

    def go_to(self, name: str, *, by: str = "Tab") -> None:
        """Presses `by` until what has focus is called so; it can be seen there."""
        passed: list[str] = []
        for _ in range(STEPS_MAX):
            self.page.keyboard.press(by)
            at = self.page.evaluate(WHERE)
            if at is None:  # round the end of the page, where the browser's own bar is
                continue
            passed.append(at["name"][:40])
            if at["name"].startswith(name):
                soon(self._is_plain_to_see)
                return
        raise AssertionError(f"{name!r} was never reached: {passed}")

    def press(self, name: str) -> None:
        self.go_to(name)
        self.page.keyboard.press("Enter")
        self.has_not_lost_focus()

    def write(self, name: str, words: str) -> None:
        self.go_to(name)
        self.page.keyboard.type(words)

    def choose(self, first: str, name: str) -> None:
        """Into a group of choices at its first, or at the one that is chosen, and on by arrows."""
        self.go_to(first)
        if first != name:
            self.go_to(name, by="ArrowDown")
        else:
            self.page.keyboard.press("Space")

    def lands_on(self, name: str) -> None:
        """Without a key: what was done has put focus there, where it can be seen."""

        def stands() -> bool:
            at = self.page.evaluate(WHERE)
            assert at is not None, "focus is lost"
            assert at["name"].startswith(name), f"{at['name'][:60]!r} has focus, not {name!r}"
            return self._is_plain_to_see()

        soon(stands)

    def has_not_lost_focus(self) -> None:
        """Though what was pressed may be gone, with its page."""
        soon(lambda: self.page.evaluate(WHERE) is not None)

    def _is_plain_to_see(self) -> bool:
        at = self.page.evaluate(WHERE)
        assert at["seen"], f"focus cannot be seen: {at['html']}"
        assert at["uncovered"], f"focus is covered: {at['html']}"
        return True
