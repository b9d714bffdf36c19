"""A balancer is told when commands cannot be stored; nobody is told that they were."""

from __future__ import annotations

import resource
from collections.abc import Generator
from contextlib import contextmanager
from uuid import uuid4

from heard.domain.base import ProblemId
from heard.domain.problems.raising import RaiseProblem
from tests.support.org import NURSE, WARD_ID
from tests.support.site import Site, answered
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
        status, body = answered(await browser.get("/api/health/ready"))
        assert (status, body["code"]) == (503, "server.not_ready")
    again = await browser.post("/api/sync", refused)
    assert [one["outcome"] for one in again.json()["answers"]] == ["done"]
    assert (await browser.get("/api/health/ready")).status_code == 200
