"""How soon a huddle runs on a phone with no network, and how soon the others show its next part."""

from __future__ import annotations

import os
import statistics

from playwright.sync_api import sync_playwright

from tests.browser.devices import Device
from tests.load.device import phone_of, slowed
from tests.load.figures import Figure
from tests.load.house import House

STARTS = 5
TURNS = 12
OTHERS = 3
SAID_AT_EACH_START = 3  # started, paused, stopped


def huddle(house: House) -> list[Figure]:
    """A cold start with no network to a running huddle; a turn of its pages on other devices."""
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with house.server(house.copy()) as server, sync_playwright() as playwright:
        with phone_of(playwright, house, server, "starting") as phone:
            started_ms = _cold_starts(phone)
        phones = [phone_of(playwright, house, server, f"standing {n}") for n in range(OTHERS + 1)]
        with phones[0] as first, phones[1] as second, phones[2] as third, phones[3] as fourth:
            turned_ms = _turns(first, [second, third, fourth])
    return [
        Figure(
            "cold start with no network to a running huddle, 4x",
            statistics.median(started_ms),
            "ms",
            gate=3_000,
            note="from the navigation to the first part, the two presses between them included",
        ),
        Figure(
            f"a part turned to, shown on the last of {OTHERS} other devices: median",
            statistics.median(turned_ms),
            "ms",
            aim=150,
            gate=1_000,
            note="all browsers on this machine",
        ),
        Figure("the same: the slowest", max(turned_ms), "ms", gate=1_000),
    ]


def _cold_starts(phone: Device) -> list[float]:
    """Each in a slot of its own: the one before is stopped again."""
    phone.cut()
    took_ms: list[float] = []
    with slowed(phone.cdp()):
        for n in range(STARTS):
            phone.page.goto("about:blank")
            phone.page.goto(phone.network.origin, wait_until="commit")
            took_ms.append(phone.page.evaluate(_START))
            phone.page.evaluate(_STOP)
            # Kept, not only shown: a page that is left while it writes loses what it writes.
            phone.waits((n + 1) * SAID_AT_EACH_START)
    return took_ms


def _turns(first: Device, others: list[Device]) -> list[float]:
    first.page.get_by_role("button", name="Start huddle").click()
    for one in others:
        one.page.get_by_role("link", name="Join the huddle").click()
    for one in (first, *others):
        one.sees("Welcome")
    return [_turn(first, others, n) for n in range(TURNS)]


def _turn(first: Device, others: list[Device], n: int) -> float:
    """On and back again, so that there is always somewhere to go. By one clock: the machine's."""
    words = "Next: who is here" if n % 2 == 0 else "Back"
    pressed_at: float = first.page.evaluate(_PRESS, words)
    title = "Who is here" if n % 2 == 0 else "Welcome"
    return max(one.page.evaluate(_SHOWN, title) for one in others) - pressed_at


_START = """
async () => {
  const shown = (look) => stopwatch.until(() => {}, look);
  const start = () => [...document.querySelectorAll('button')].some(
    (one) => one.checkVisibility() && one.textContent.includes('Start'));
  await shown(start);
  stopwatch.press('Start');
  await shown(() => document.querySelector('.c-stage__title'));
  return performance.now();
}
"""

_STOP = """
async () => {
  const shown = (look) => stopwatch.until(() => {}, look);
  stopwatch.press('Pause');
  await shown(() => stopwatch.says('Stop for care'));
  stopwatch.press('Stop for care');
  await shown(() => !document.querySelector('.c-stage'));
}
"""

_PRESS = """
words => {
  stopwatch.press(words);
  return Date.now();
}
"""

# Asked of one device after the other, so never too soon.
_SHOWN = """
title => stopwatch
  .until(() => {}, () => document.querySelector('.c-stage__title')?.textContent === title)
  .then(() => Date.now())
"""
