"""What a phone feels: capture with no network, a cold start and a board of 2,000 problems.

Times are of a CPU slowed four times, as a phone of a few years is beside this machine.
"""

from __future__ import annotations

import asyncio
import os
import statistics
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, sync_playwright

from tests.browser.devices import PHONE, Device
from tests.browser.network import Network
from tests.load.figures import Figure
from tests.load.house import House, Process
from tests.load.ward import caller, raise_problems

HELD = 2_000
PHONE_CLASS = 4
CAPTURES = 7
STARTS = 5
KEYSTROKES = 12
CHANGES = 7
CYCLES = 100
_WARM = 2
STOPWATCH = Path(__file__).with_name("stopwatch.js").read_text(encoding="utf-8")
_TYPED = "The bladder scanner of bay 7 is away"


def device(house: House) -> list[Figure]:
    """Capture offline; with 2,000 problems a cold start, a keystroke, a route, DOM and heap."""
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with house.server(house.copy()) as empty, house.server(house.copy()) as full:
        asyncio.run(_fill(full))
        with sync_playwright() as playwright:
            with phone_of(playwright, house, empty, "capturing") as phone:
                captured = _capture(phone)
            with phone_of(playwright, house, full, "reading") as phone:
                return [
                    *captured,
                    *_cold_start(phone),
                    *_keystrokes(phone),
                    *_routes(phone),
                    *_what_stays(phone),
                ]


async def _fill(server: Process) -> None:
    await raise_problems(await caller(server), HELD)


@contextmanager
def phone_of(playwright: Playwright, house: House, server: Process, name: str) -> Generator[Device]:
    """Signed in, everything read and kept, and then out of reach."""
    network = Network(server.port)
    one = Device(playwright, house.home / name, network, PHONE)
    one.open()
    one.context.add_init_script(STOPWATCH)
    one.sign_in("nurse")
    one.page.reload(wait_until="domcontentloaded")
    one.sees("Everyone can see it")
    try:
        yield one
    finally:
        one.close()
        network.close()


def _capture(phone: Device) -> list[Figure]:
    phone.cut()
    page = phone.page
    painted: list[float] = []
    kept: list[float] = []
    with slowed(phone.cdp()):
        for n in range(CAPTURES + _WARM):
            words = f"Trolley {n} of the side room sticks"
            page.evaluate("stopwatch.press('Raise')")
            page.get_by_role("textbox", name="What is in the way?").fill(words)
            both: list[float] = page.evaluate(_SAVE, words)
            painted.append(both[0])
            kept.append(both[1])
    return [
        Figure(
            "capture offline: tap to the row painted",
            statistics.median(painted[_WARM:]),
            "ms",
            aim=40,
            gate=80,
        ),
        Figure(
            "capture offline: tap to saved on this device",
            statistics.median(kept[_WARM:]),
            "ms",
            aim=20,
            gate=50,
            note="until the sheet has closed: the strict write, the draft gone, and a frame",
        ),
    ]


def _cold_start(phone: Device) -> list[Figure]:
    phone.cut()
    page, cdp = phone.page, phone.cdp()
    with slowed(cdp):
        slow_ms = statistics.median(_started(phone, page) for _ in range(STARTS))
    cpu_ms = statistics.median(_start_cpu(phone) for _ in range(STARTS))
    return [
        Figure("offline cold start, 2,000 problems: usable", slow_ms, "ms", aim=600, gate=900),
        Figure(
            "offline cold start, 2,000 problems: main-thread CPU at 1x",
            cpu_ms,
            "ms",
            aim=70,
            gate=110,
            cpu=True,
        ),
    ]


def _started(phone: Device, page: Page) -> float:
    page.goto("about:blank")
    page.goto(phone.network.origin, wait_until="commit")
    return page.evaluate("usable")


def _start_cpu(phone: Device) -> float:
    """Of a new tab from its beginning: it goes on in another process, whose count starts anew."""
    page = phone.context.new_page()
    cdp = page.context.new_cdp_session(page)
    _metrics(cdp)
    _started(phone, page)
    cpu_ms = _metrics(cdp)["TaskDuration"] * 1e3
    page.close()
    return cpu_ms


def _keystrokes(phone: Device) -> list[Figure]:
    page, cdp = phone.page, phone.cdp()
    page.evaluate("stopwatch.press('Raise')")
    page.get_by_role("textbox", name="What is in the way?").wait_for()
    typed = [_TYPED[: n + 12] for n in range(KEYSTROKES + _WARM)]

    def type_one(words: str) -> float:
        return page.evaluate(
            "words => stopwatch.until(() => stopwatch.type(words), () => true)", words
        )

    cpu_ms = statistics.median([_cpu_of(cdp, lambda w=w: type_one(w)) for w in typed][_WARM:])
    with slowed(cdp):
        slow_ms = statistics.median([type_one(words) for words in typed][_WARM:])
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    return [
        Figure("a keystroke in capture over 2,000 problems", slow_ms, "ms", aim=50, gate=100),
        Figure(
            "a keystroke in capture: main-thread CPU at 1x",
            cpu_ms,
            "ms",
            aim=12,
            gate=20,
            cpu=True,
        ),
    ]


def _routes(phone: Device) -> list[Figure]:
    page, cdp = phone.page, phone.cdp()

    def go() -> float:
        took = page.evaluate(_THERE)
        page.evaluate(_BACK)
        return took

    for _ in range(_WARM):
        go()
    cpu_ms = statistics.median(_cpu_of(cdp, lambda: page.evaluate(_THERE)) for _ in _back(page))
    with slowed(cdp):
        slow_ms = statistics.median(go() for _ in range(CHANGES))
    return [
        Figure("board to an item and its page painted", slow_ms, "ms", aim=50, gate=100),
        Figure("board to an item: main-thread CPU at 1x", cpu_ms, "ms", aim=12, gate=20, cpu=True),
    ]


def _back(page: Page) -> Iterator[None]:
    for _ in range(CHANGES):
        yield
        page.evaluate(_BACK)


def _what_stays(phone: Device) -> list[Figure]:
    page, cdp = phone.page, phone.cdp()
    _open_and_close(page, 10)
    before = _what_is_held(cdp)
    _open_and_close(page, CYCLES)
    after = _what_is_held(cdp)
    return [
        Figure(
            f"DOM nodes left by {CYCLES} openings of capture",
            after["Nodes"] - before["Nodes"],
            "nodes",
            aim=0,
            gate=0,
            steady=True,
        ),
        Figure("heap with 2,000 problems", after["JSHeapUsedSize"] / 1e6, "MB", aim=6, gate=12),
    ]


def _open_and_close(page: Page, times: int) -> None:
    page.evaluate(_CYCLES, times)


def _what_is_held(cdp: CDPSession) -> dict[str, float]:
    """Once everything that nobody holds is gone."""
    for _ in range(2):
        cdp.send("HeapProfiler.collectGarbage")
    return _metrics(cdp)


def _metrics(cdp: CDPSession) -> dict[str, float]:
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    found: list[dict[str, Any]] = cdp.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] for one in found}


def _cpu_of(cdp: CDPSession, act: Callable[[], object]) -> float:
    """Milliseconds that the page's main thread worked, whoever else used the machine."""
    before = _what_is_held(cdp)["TaskDuration"]
    act()
    return (_metrics(cdp)["TaskDuration"] - before) * 1e3


@contextmanager
def slowed(cdp: CDPSession) -> Generator[None]:
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_CLASS})
    try:
        yield
    finally:
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})


_SAVE = """
async words => {
  const cards = () => [...document.querySelectorAll('.c-item-card')];
  const row = () => cards().some((one) => one.textContent.includes(words));
  const painted = stopwatch.until(() => stopwatch.press('Save'), row);
  const kept = stopwatch.until(() => {}, () => document.querySelector('dialog') === null);
  return Promise.all([painted, kept]);
}
"""

_THERE = """
stopwatch.until(
  () => document.querySelector('.c-item-card a').click(),
  () => location.pathname !== '/' && document.querySelector('.c-item-head'),
)
"""

_BACK = """
stopwatch.until(() => history.back(), () => document.querySelector('.c-item-list'))
"""

_CYCLES = """
async times => {
  const settled = (shown) => stopwatch.until(() => {}, shown);
  for (let turn = 0; turn < times; turn += 1) {
    stopwatch.press('Raise');
    await settled(() => document.querySelector('dialog') !== null);
    const left = new Promise((next) => addEventListener('popstate', next, { once: true }));
    document.querySelector('.c-sheet__close').click();
    await left; // the sheet takes its step of the history away with it
    await settled(() => document.querySelector('dialog') === null);
  }
}
"""
