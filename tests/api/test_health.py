"""A balancer is told when commands cannot be stored; nobody is told that they were."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from heard.domain.base import ProblemId
from heard.domain.problems.raising import RaiseProblem
from heard.identity.passwords import Hasher
from heard.settings import Settings
from heard.store.sqlite import path_of
from tests.support.org import NURSE, WARD_ID
from tests.support.site import Browser, Site, answered, site_of
from tests.support.world import DONE


def raising() -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=WARD_ID, text="No bladder scanner" * 20)


async def test_a_server_that_can_store_is_ready(site: Site):
    response = await site.browser().get("/api/health/ready")
    assert response.status_code == 200
    told = response.json()
    assert (told["status"], told["store"]["writable"]) == ("ok", True)
    assert told["store"]["epoch"] == site.running.engine.epoch
    assert (await site.browser().get("/api/health/live")).json() == {"status": "ok"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB, which root may mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("may not mount a file system here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4_096))
        except OSError:
            return


async def _say_until_full(browser: Browser) -> None:
    """The log has room for a few more."""
    for _ in range(200):
        response = await browser.post("/api/sync", browser.request(browser.said(raising())))
        if response.status_code != 200:
            status, body = answered(response)
            assert (status, body["code"]) == (503, "server.cannot_store")
            assert 5 <= int(response.headers["retry-after"]) <= 30
            browser.n -= 1
            return
    raise AssertionError("the disk never filled")


async def test_a75_on_a_full_disk_nothing_is_acknowledged_reading_goes_on_and_it_recovers(
    small_settings: Settings, hasher: Hasher, small_disk: Path
):
    database = small_disk / "heard.db"
    database.write_bytes(path_of(small_settings.database).read_bytes())
    settings = msgspec.structs.replace(small_settings, database=str(database))
    async with site_of(settings, hasher) as site:
        browser = await site.signed_in(NURSE)
        ballast = small_disk / "ballast"
        _fill(ballast)
        await _say_until_full(browser)
        stored = browser.n
        assert (await browser.sync())["last_n"] == stored
        assert (await browser.get("/api/me")).status_code == 200
        status, body = answered(await browser.get("/api/health/ready"))
        assert (status, body["code"]) == (503, "server.not_ready")
        ballast.unlink()
        assert await browser.say(raising()) == [DONE]
        assert (await browser.sync())["last_n"] == stored + 1
        assert (await browser.get("/api/health/ready")).status_code == 200
