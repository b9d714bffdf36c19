"""A room in which a team meets: five screens, a network for each, and one clock for them all."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import clocks, tablets
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import rows_of
from tests.support.org import COLLEAGUE, DEPUTY, LEAD, MATRON, NURSE

NAMES = {part for one in (COLLEAGUE, DEPUTY, LEAD, MATRON, NURSE) for part in one.name.split()}
# Counts the bells that really ring.
BELLS = """
globalThis.rung = 0;
globalThis.AudioContext = class extends AudioContext {
  constructor() {
    super();
    globalThis.rung += 1;
  }
};
"""


class Room:
    """A wall, the tablet on its stand and three phones, each on a network of its own."""

    def __init__(self, ward: Ward, device: NewDevice) -> None:
        self.ward = ward
        self.wall = tablets.hung_up(ward, device)
        self.tablet = tablets.enrolled(ward, device)
        self.amina, self.ben, self.carys = (
            _phone(ward, device, name) for name in ("nurse", "colleague", "lead")
        )
        self.held = (self.tablet, self.amina, self.ben, self.carys)
        self.everyone = (self.wall, *self.held)
        self._began_s = time.monotonic()
        self._ahead_s = 0.0
        for one in self.everyone:
            one.context.add_init_script(BELLS)
            one.context.clock.install()
            one.go("/")

    def begins(self) -> None:
        self._began_s = time.monotonic()

    def wait_until(self, minutes: int, seconds: int = 0) -> None:
        """So long after it began: the server's clock and every device's go on together."""
        passed_s = time.monotonic() - self._began_s + self._ahead_s
        more_s = max(0.0, minutes * 60 + seconds - passed_s)
        self._ahead_s += more_s
        clocks.it_is(clocks.now() + timedelta(seconds=self._ahead_s), self.ward, *self.everyone)

    def stand_at(self, title: str, *devices: Device) -> None:
        """They show the part, and the wall says whose huddle it is, never who is in it."""
        for one in devices or self.held:
            expect(one.page.get_by_role("heading", level=1)).to_have_text(title)
        if not devices:
            expect(self.wall.page.get_by_role("heading", name=title)).to_be_visible()
        self.nobody_is_named()

    def nobody_is_named(self) -> None:
        read = self.wall.page.locator("body").inner_text()
        assert [name for name in NAMES if name in read] == []

    def bells(self) -> list[int]:
        return [one.page.evaluate("rung") for one in self.everyone]


def said_in(database: Path) -> Counter[str]:
    return Counter(do for (do,) in rows_of(database, "SELECT do FROM journal"))


def _phone(ward: Ward, device: NewDevice, name: str) -> Device:
    phone = device(ward, name)
    phone.sign_in(name)
    return phone
