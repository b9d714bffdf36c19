"""Firefox and WebKit keep the same word: said with no network, ended, started again, delivered."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.browser.bidi import Firefox
from tests.browser.conftest import Ward
from tests.browser.kept import once_each, texts_in
from tests.browser.network import Network
from tests.browser.patience import soon
from tests.browser.server import PASSWORD, email_of
from tests.browser.webkit import Screen, WebKit

HANDS = Path(__file__).with_name("hands.js").read_text()
WORDS = "The syringe pump alarms with a full battery"


class Browser(Protocol):
    def open(self, url: str) -> None: ...
    def kill(self) -> None: ...
    def evaluate(self, expression: str) -> Any: ...


def test_firefox_delivers_what_was_said_before_its_battery_was_flat(ward: Ward, tmp_path: Path):
    firefox = Firefox(tmp_path / "firefox")
    with network_of(ward) as network:
        try:
            firefox.open(network.origin)
            sign_in(firefox)
            firefox.close()  # what it signed in with is on the disk
            firefox.open(network.origin)
            story(firefox, network, ward)
        finally:
            firefox.kill()


# Selenium warns of what it does itself.
@pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
def test_webkit_delivers_what_was_said_before_its_window_was_gone(ward: Ward):
    screen = Screen()
    with network_of(ward) as network:
        webkit = WebKit(screen)
        try:
            webkit.open(network.origin)
            sign_in(webkit)
            story(webkit, network, ward)
        finally:
            webkit.close()
            screen.close()


def story(browser: Browser, network: Network, ward: Ward) -> None:
    sees(browser, "Everyone can see it")
    soon(lambda: hand(browser, "navigator.serviceWorker.controller !== null"))  # it keeps all files
    network.turn("cut")
    # What was still on its way when the network was cut cannot come: one presses again.
    soon(
        lambda: hand(browser, f"fill('What is in the way?', {WORDS!r}) || (press('Raise'), false)")
    )
    hand(browser, "press('Save')")
    sees(browser, "not sent since")
    browser.kill()
    browser.open(network.origin)
    sees(browser, WORDS)
    sees(browser, "1 not sent since")
    network.turn("up")
    hand(browser, "dispatchEvent(new Event('online'))")
    sees(browser, "Everyone can see it")
    assert texts_in(ward.database) == once_each([WORDS])


def sign_in(browser: Browser) -> None:
    soon(lambda: hand(browser, f"fill('Email address', {email_of('nurse')!r})"))
    hand(browser, f"fill('Password', {PASSWORD!r})")
    hand(browser, "press('Sign in')")
    sees(browser, "Everyone can see it")
    hand(browser, "navigator.serviceWorker.ready.then(() => true)")


def sees(browser: Browser, words: str) -> None:
    def look() -> bool:
        shown = hand(browser, "document.body.innerText")
        assert words in shown, f"{words!r} is not in {shown!r}"
        return True

    soon(look)


def hand(browser: Browser, act: str) -> Any:
    return browser.evaluate(f"(() => {{ {HANDS}; return {act}; }})()")


@contextmanager
def network_of(ward: Ward) -> Generator[Network]:
    network = Network(ward.port)
    try:
        yield network
    finally:
        network.close()
