"""What is long travels compressed to whoever takes brotli, and says the same."""

from __future__ import annotations

import brotli
import msgspec
import pytest

from heard.api.compress import WORTH_IT_BYTES
from tests.support.org import NURSE
from tests.support.site import JSON, Site


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("br;q=0, gzip", None), ("identity", None), ("", None)],
)
async def test_a_long_answer_is_compressed_for_whoever_takes_it(
    small_site: Site, accepted: str, encoding: str | None
):
    browser = await small_site.signed_in(NURSE)
    response = await browser.post("/api/sync", browser.request(), accept_encoding=accepted)
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["vary"] == "accept-encoding"
    assert len(response.content) >= WORTH_IT_BYTES, "httpx has read it as it was"
    assert {one["kind"] for one in response.json()["changes"]} >= {"unit", "person"}


async def test_a_long_answer_becomes_a_short_one(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    body = msgspec.json.encode(browser.request())
    asked = browser.client.stream("POST", "/api/sync", content=body, headers=JSON)
    async with asked as response:
        sent = b"".join([part async for part in response.aiter_raw()])
    assert int(response.headers["content-length"]) == len(sent)
    assert len(sent) < len(brotli.decompress(sent)) / 2


async def test_a_short_answer_goes_as_it_is(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    await browser.sync()
    response = await browser.post("/api/sync", browser.request(), accept_encoding="br")
    assert "content-encoding" not in response.headers
    assert len(response.content) < WORTH_IT_BYTES
