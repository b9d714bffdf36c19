"""What every request passes and every answer carries, whatever route it is and how it ends."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from heard.api.gate import BODY_BYTES_MAX
from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.support.org import NURSE
from tests.support.site import JSON, Browser, Site, answered, blank_site, problem

SECURE = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types svelte-trusted-html heard-sw"
    ),
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "x-heard": "1",
}
SCRIPT = "/assets/app-1a2b3c4d.js"
NO_STORE, NO_CACHE = "no-store", "no-cache"
IMMUTABLE = "public, max-age=31536000, immutable"
# (signed in, method, path, status, how long it may be kept)
EVERY_ANSWER = [
    (False, "GET", "/", 200, NO_CACHE),
    (False, "HEAD", "/", 200, NO_CACHE),
    (False, "GET", "/problems/1", 200, NO_CACHE),
    (False, "GET", "/sw.js", 200, NO_CACHE),
    (False, "GET", SCRIPT, 200, IMMUTABLE),
    (False, "GET", "/assets/missing.js", 404, NO_STORE),
    (False, "POST", "/", 405, NO_STORE),
    (False, "GET", "/api", 404, NO_STORE),
    (False, "GET", "/api/nothing", 404, NO_STORE),
    (False, "POST", "/api/nothing", 404, NO_STORE),
    (False, "GET", "/api/health/live", 200, NO_STORE),
    (False, "GET", "/api/health/ready", 200, NO_STORE),
    (False, "GET", "/api/schema/openapi.json", 200, NO_STORE),
    (False, "GET", "/api/setup", 200, NO_STORE),
    (False, "POST", "/api/setup", 400, NO_STORE),
    (False, "GET", "/api/me", 401, NO_STORE),
    (False, "GET", "/api/poke", 401, NO_STORE),
    (False, "POST", "/api/poke", 405, NO_STORE),
    (False, "GET", "/api/queue", 401, NO_STORE),
    (False, "POST", "/api/sync", 401, NO_STORE),
    (False, "GET", "/api/sync", 405, NO_STORE),
    (False, "POST", "/api/session", 400, NO_STORE),
    (False, "DELETE", "/api/session", 204, NO_STORE),
    (False, "POST", "/api/me/password", 401, NO_STORE),
    (False, "GET", "/api/me/sessions", 401, NO_STORE),
    (False, "POST", "/api/me/sessions/end", 401, NO_STORE),
    (False, "POST", "/api/import", 401, NO_STORE),
    (False, "GET", "/api/people", 401, NO_STORE),
    (False, "POST", "/api/invitations", 401, NO_STORE),
    (False, "POST", "/api/invitations/look", 400, NO_STORE),
    (False, "POST", "/api/invitations/accept", 400, NO_STORE),
    (False, "POST", "/api/enrolments", 401, NO_STORE),
    (False, "POST", "/api/enrol", 400, NO_STORE),
    (False, "GET", "/api/tablets", 400, NO_STORE),
    (False, "POST", "/api/tablets/revoke", 401, NO_STORE),
    (False, "POST", "/api/tickets", 401, NO_STORE),
    (False, "POST", "/api/tickets/end", 401, NO_STORE),
    (True, "GET", "/api/me", 200, NO_STORE),
    (True, "POST", "/api/sync", 400, NO_STORE),
    (True, "GET", "/api/queue", 403, NO_STORE),
    (True, "POST", "/api/invitations", 403, NO_STORE),
    (True, "DELETE", "/api/session", 204, NO_STORE),
]


def _shows(response: httpx.Response) -> dict[str, str | None]:
    return {name: response.headers.get(name) for name in SECURE}


async def test_every_answer_of_every_route_carries_the_headers(small_site: Site):
    asked = {False: small_site.browser(), True: await small_site.signed_in(NURSE)}
    for signed_in, method, path, status, cache in EVERY_ANSWER:
        browser = asked[signed_in]
        body = b"{}" if method == "POST" else b""
        response = await browser.client.request(method, path, content=body, headers=JSON)
        found = (response.status_code, response.headers["cache-control"], _shows(response))
        assert found == (status, cache, SECURE), (method, path, response.text)
        assert len(response.headers["x-request-id"]) == 36
        if status >= 400 and method != "HEAD":
            assert answered(response)[1]["status"] == status


async def test_the_table_above_names_every_route(small_site: Site):
    named = {path for _, _, path, _, _ in EVERY_ANSWER}
    assert {route.path for route in small_site.routes} - named == set()


async def test_an_answer_that_nothing_changed_carries_the_headers(small_site: Site):
    browser = small_site.browser()
    first = await browser.get(SCRIPT)
    again = await browser.get(SCRIPT, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content, _shows(again)) == (304, b"", SECURE)
    assert again.headers["cache-control"] == IMMUTABLE


async def test_a5_a_body_beyond_its_bound_is_refused_before_it_is_read(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100 * BODY_BYTES_MAX:
            read += 65_536
            yield b" " * 65_536

    response = await browser.client.post("/api/sync", content=endless(), headers=JSON)
    assert answered(response) == problem(413, "request.too_large")
    assert read <= BODY_BYTES_MAX + 2 * 65_536
    for length in (str(BODY_BYTES_MAX + 1), "9" * 5_000):
        refused = await browser.post("/api/sync", b"", content_length=length)
        assert answered(refused) == problem(413, "request.too_large")


async def test_a_body_of_just_its_bound_is_read(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    request = msgspec.json.encode(browser.request())
    response = await browser.post("/api/sync", request.ljust(BODY_BYTES_MAX))
    assert response.status_code == 200


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", ""])
async def test_a_length_that_is_no_number_is_refused(small_site: Site, length: str):
    response = await small_site.browser().post("/api/session", b"", content_length=length)
    assert answered(response) == problem(400, "request.malformed")


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""],
)
async def test_a7_what_is_not_said_to_be_json_is_refused(small_site: Site, kind: str):
    browser = await small_site.signed_in(NURSE)
    body = msgspec.json.encode(browser.request())
    response = await browser.post("/api/sync", body, content_type=kind)
    assert answered(response) == problem(415, "request.not_json")


async def test_a11_a_compressed_request_is_refused(small_site: Site):
    bomb = gzip.compress(b" " * 10 * BODY_BYTES_MAX)
    response = await small_site.browser().post("/api/session", bomb, content_encoding="gzip")
    assert answered(response) == problem(415, "request.encoded")


async def test_signing_out_with_a_body_of_another_kind_is_refused(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    refused = await browser.client.request(
        "DELETE", "/api/session", content=b"x=1", headers={"content-type": "text/plain"}
    )
    assert answered(refused) == problem(415, "request.not_json")
    assert (await browser.get("/api/me")).status_code == 200


# (origin of the server, what the browser says, whether it may)
ORIGINS = [
    ("", {"sec-fetch-site": "same-origin"}, True),
    ("", {"sec-fetch-site": "same-site"}, False),
    ("", {"sec-fetch-site": "cross-site"}, False),
    ("", {"sec-fetch-site": "none"}, False),
    ("", {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000"}, False),
    ("", {}, False),
    ("", {"origin": "http://127.0.0.1:8000"}, True),
    ("", {"origin": "https://127.0.0.1:8000"}, False),
    ("", {"origin": "http://127.0.0.1:9000"}, False),
    ("", {"origin": "null"}, False),
    ("", {"origin": "null", "host": ""}, False),
    ("", {"origin": "http://["}, False),
    ("https://heard.example", {"origin": "https://heard.example"}, True),
    ("https://heard.example", {"origin": "HTTPS://Heard.Example"}, True),
    ("https://heard.example/", {"origin": "https://heard.example"}, True),
    ("https://heard.example", {"origin": "http://heard.example"}, False),
    ("https://heard.example", {"origin": "https://heard.example.evil.example"}, False),
    ("https://heard.example", {"origin": "https://evil.example", "host": "evil.example"}, False),
]


async def test_a23_only_our_own_pages_may_change_anything(small_settings: Settings, hasher: Hasher):
    for origin, headers, may in ORIGINS:
        settings = msgspec.structs.replace(small_settings, origin=origin)
        async with blank_site(settings, hasher) as site:
            client = Browser(site.gated, "http://127.0.0.1:8000", site.clock).client
            client.headers.pop("sec-fetch-site")
            response = await client.post("/api/setup", content=b"{}", headers={**JSON, **headers})
            expected = 400 if may else 403
            assert response.status_code == expected, (origin, headers)
            if not may:
                assert answered(response) == problem(403, "request.cross_origin")
            assert (await client.get("/api/setup")).json()["needed"] is True


async def test_a23_a_form_of_another_site_changes_nothing(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    form = {"sec-fetch-site": "cross-site", "content-type": "text/plain"}
    body = msgspec.json.encode(browser.request())
    response = await browser.client.post("/api/sync", content=body, headers=form)
    assert answered(response) == problem(403, "request.cross_origin")


async def test_a_websocket_is_closed_at_the_gate(small_site: Site):
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "headers": []}
    await small_site.gated(scope, receive, send)  # pyright: ignore[reportArgumentType]  as little as it looks at
    assert [one["type"] for one in sent] == ["websocket.close"]
