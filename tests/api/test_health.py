"""A balancer is told when commands cannot be stored; nobody is told that they were."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Generator
from contextlib import contextmanager
from uuid import uuid4

from heard.domain.base import ProblemId
from heard.domain.problems.raising import RaiseProblem
from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.support.org import ADMINISTRATOR, NURSE, WARD_ID
from tests.support.site import Site, answered, in_one_task, problem, site_of
from tests.support.world import DONE

READY = "/api/health/ready"


def raising() -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=WARD_ID, text="No bladder scanner" * 20)


async def test_a_server_that_can_store_is_ready(site: Site):
    response = await site.browser().get(READY)
    assert response.status_code == 200
    told = response.json()
    assert (told["status"], told["store"]["writable"]) == ("ok", True)
    assert told["store"]["epoch"] == site.running.engine.epoch
    assert (await site.browser().get("/api/health/live")).json() == {"status": "ok"}


async def test_a_stranger_is_told_no_more_than_that(sqlite_url: str, hasher: Hasher):
    settings = Settings(database=sqlite_url, origin="https://heard.example")
    async with in_one_task(site_of(settings, hasher)) as one:
        for browser in (one.browser(), await one.signed_in(NURSE)):
            assert (await browser.get(READY)).json() == {"status": "ok"}
            with full_disk():
                one.clock.move(seconds=3)
                response = await browser.get(READY)
            assert answered(response) == problem(503, "server.not_ready")
            one.clock.move(seconds=3)
        admin = await one.signed_in(ADMINISTRATOR)
        assert (await admin.get(READY)).json()["store"]["writable"] is True


async def test_asking_all_the_time_makes_it_look_only_now_and_then(site: Site):
    async def probe() -> object:
        async with site.running.engine.db.read() as tx:
            return await tx.rows("SELECT value FROM meta WHERE key = 'probe'")

    browser = site.browser()
    await browser.get(READY)
    first = await probe()
    await asyncio.gather(*(browser.get(READY) for _ in range(20)))
    assert await probe() == first
    site.clock.move(seconds=3)
    await browser.get(READY)
    assert await probe() != first


@contextmanager
def full_disk() -> Generator[None]:
    """No file of this process may grow: what a full disk is to SQLite."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


async def test_a75_on_a_full_disk_nothing_is_acknowledged_reading_goes_on_and_it_recovers(
    small_site: Site,
):
    browser = await small_site.signed_in(NURSE)
    assert await browser.say(raising()) == [DONE]
    refused = browser.request(browser.said(raising()))
    with full_disk():
        response = await browser.post("/api/sync", refused)
        status, body = answered(response)
        assert (status, body["code"]) == (503, "server.cannot_store")
        assert 5 <= int(response.headers["retry-after"]) <= 30
        assert (await browser.sync())["last_n"] == 1
        assert (await browser.get("/api/me")).status_code == 200
        status, body = answered(await browser.get(READY))
        assert (status, body["code"]) == (503, "server.not_ready")
    small_site.clock.move(seconds=3)
    again = await browser.post("/api/sync", refused)
    assert [one["outcome"] for one in again.json()["answers"]] == ["done"]
    assert (await browser.get(READY)).status_code == 200
