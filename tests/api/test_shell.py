"""The app is served from memory: small, known by its hash, one page for every address."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import httpx
import msgspec
import pytest

from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.api.conftest import SCRIPT
from tests.support.site import Site, answered, blank_site, problem

PAGE = b"<!doctype html><title>Heard</title>"
FILE = "/assets/app-1a2b3c4d.js"


async def raw(site: Site, path: str, **headers: str) -> httpx.Response:
    """With no encoding asked for that is not named."""
    return await site.browser().get(path, **({"accept_encoding": "identity"} | headers))


@pytest.mark.parametrize("path", ["/", "/index.html", "/problems/1", "/join", "/a/b/c", "/%00"])
async def test_every_address_of_the_app_is_the_one_page(small_site: Site, path: str):
    response = await raw(small_site, path)
    assert (response.status_code, response.content) == (200, PAGE)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/assets/gone-1.js", "/favicon.ico", "/api", "/api/", "/api/x", "/../secrets.txt"]
)
async def test_a_file_or_route_that_is_not_there_is_never_the_page(small_site: Site, path: str):
    assert answered(await raw(small_site, path)) == problem(404, "page.unknown")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br;q=0.5", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
async def test_a_file_comes_in_the_best_encoding_that_is_taken(
    small_site: Site, accepted: str, encoding: str | None
):
    async with small_site.browser().client.stream(
        "GET", FILE, headers={"accept-encoding": accepted}
    ) as response:
        body = b"".join([part async for part in response.aiter_raw()])
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding](body)
    assert (response.headers.get("content-encoding"), opened) == (encoding, SCRIPT)
    assert response.headers["content-length"] == str(len(body))
    assert response.headers["vary"] == "accept-encoding"


async def test_only_what_is_named_by_its_hash_is_kept_for_ever(small_site: Site):
    kept = {
        path: (await raw(small_site, path)).headers["cache-control"] for path in (FILE, "/sw.js")
    }
    assert kept == {FILE: "public, max-age=31536000, immutable", "/sw.js": "no-cache"}


async def test_what_one_has_already_is_not_sent_again_even_when_compared_weakly(small_site: Site):
    etag = (await raw(small_site, "/")).headers["etag"]
    for said in (etag, f"W/{etag}", f'"other", W/{etag}'):
        response = await raw(small_site, "/", if_none_match=said)
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == etag
    assert (await raw(small_site, "/", if_none_match='"other"')).status_code == 200


async def test_a_head_is_told_everything_but_the_body(small_site: Site):
    response = await small_site.browser().client.head(FILE, headers={"accept-encoding": "gzip"})
    whole = gzip.compress(SCRIPT)
    assert (response.status_code, response.content) == (200, b"")
    assert abs(int(response.headers["content-length"]) - len(whole)) < 20
    assert response.headers["content-encoding"] == "gzip"


async def test_nothing_is_sent_to_a_page(small_site: Site):
    response = await small_site.browser().post("/", {})
    assert answered(response) == problem(405, "method.unknown")
    assert response.headers["allow"] == "GET, HEAD"


async def test_without_a_built_app_the_page_says_how_to_build_it(
    small_settings: Settings, hasher: Hasher, tmp_path: Path
):
    for folder in (tmp_path, tmp_path / "missing"):
        settings = msgspec.structs.replace(small_settings, web=str(folder))
        async with blank_site(settings, hasher) as site:
            response = await raw(site, "/")
            assert response.status_code == 200
            assert b"The app is not built yet" in response.content
