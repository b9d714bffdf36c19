"""A new version comes by consent and whole, or not at all, and never costs a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.builds import KILL_SWITCH, next_version
from tests.browser.conftest import NewDevice, Ward
from tests.browser.devices import Device
from tests.browser.kept import in_step, once_each, texts_in
from tests.browser.patience import soon

WORDS = "Half typed when the new version came"
READY = "A new version is ready."


@pytest.fixture
def second(web: Path, tmp_path: Path) -> Path:
    return next_version(web, tmp_path / "second", "two")


def build_of(page: Page) -> str | None:
    return page.evaluate("document.documentElement.dataset.build ?? null")


def looks_for_an_update(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")


def test_a_new_version_waits_and_the_draft_stays_though_old_files_are_gone(
    ward: Ward, device: NewDevice, second: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.begin_to_raise(WORDS)
    ward.deploy(second)
    looks_for_an_update(phone.page)
    phone.sees(READY)
    expect(phone.page.get_by_role("textbox", name="What is in the way?")).to_have_value(WORDS)
    phone.page.get_by_role("button", name="Close").click()
    phone.page.get_by_role("link", name="Me").click()  # a part of the first version, by now gone
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    assert build_of(phone.page) is None


def test_reloading_alone_changes_no_version_while_something_is_half_typed(
    ward: Ward, device: NewDevice, second: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.begin_to_raise(WORDS)
    draft_is_kept(phone)
    ward.deploy(second)
    looks_for_an_update(phone.page)
    phone.sees(READY)
    phone.page.reload()
    phone.sees(READY)
    assert build_of(phone.page) is None
    phone.page.locator("button:visible", has_text="Raise").first.click()
    expect(phone.page.get_by_role("textbox", name="What is in the way?")).to_have_value(WORDS)


def test_consent_changes_every_tab_and_the_draft_comes_along(
    ward: Ward, device: NewDevice, second: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    other = phone.tab()
    expect(other.get_by_text("Nothing is open.")).to_be_visible()
    phone.begin_to_raise(WORDS)
    draft_is_kept(phone)
    phone.page.get_by_role("button", name="Close").click()
    ward.deploy(second)
    looks_for_an_update(phone.page)
    phone.page.get_by_role("button", name="Change to it now").click()
    for page in (phone.page, other):
        soon(lambda page=page: build_of(page) == "two")
    phone.page.locator("button:visible", has_text="Raise").first.click()
    expect(phone.page.get_by_role("textbox", name="What is in the way?")).to_have_value(WORDS)


def test_a_tab_in_which_somebody_types_is_changed_once_they_are_through(
    ward: Ward, device: NewDevice, second: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    other = phone.tab()
    expect(other.get_by_text("Nothing is open.")).to_be_visible()
    phone.begin_to_raise(WORDS)
    ward.deploy(second)
    looks_for_an_update(other)
    other.get_by_role("button", name="Change to it now").click()
    soon(lambda: build_of(other) == "two")
    words = phone.page.get_by_role("textbox", name="What is in the way?")
    words.press_sequentially(", and goes on", delay=100)
    expect(words).to_have_value(f"{WORDS}, and goes on")
    phone.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    soon(lambda: build_of(phone.page) == "two")
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each([f"{WORDS}, and goes on"])


def test_a_version_with_a_file_missing_is_never_taken_and_the_old_one_still_starts(
    ward: Ward, device: NewDevice, second: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    (second / "icon-192.png").unlink()
    ward.deploy(second)
    state = phone.page.evaluate(
        "navigator.serviceWorker.ready.then(async (ready) => {"
        " await ready.update(); const one = ready.installing;"
        " if (one === null) return 'never began';"
        " return new Promise((end) => { one.onstatechange = () => end(one.state); }); })"
    )
    assert state == "redundant"
    phone.cut()
    phone.page.reload()
    phone.raise_problem("The old version still hears me")
    assert build_of(phone.page) is None
    phone.heal()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(["The old version still hears me"])


def test_a_worker_that_takes_itself_away_leaves_the_words(
    ward: Ward, device: NewDevice, web: Path, tmp_path: Path
):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.cut()
    phone.raise_problem("Said before the worker went")
    bare = next_version(web, tmp_path / "bare", "bare")
    (bare / "sw.js").write_text(KILL_SWITCH)
    ward.deploy(bare)
    phone.network.turn("up")
    looks_for_an_update(phone.page)
    soon(lambda: phone.page.evaluate("caches.keys()") == [])
    phone.page.reload()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(["Said before the worker went"])
    assert build_of(phone.page) == "bare"


def draft_is_kept(phone: Device) -> None:
    soon(lambda: any(one["value"]["text"] == WORDS for one in phone.stored("drafts")))
