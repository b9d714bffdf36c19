"""Signing in and out, what the cookies promise, and who is still let in."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from heard.domain.org.people import DisablePerson, EnablePerson
from heard.identity import sessions
from heard.identity.passwords import Hasher
from heard.identity.throttle import FREE_TRIES
from heard.settings import Settings
from tests.support.org import (
    ADMINISTRATOR,
    BOARD_ID,
    LEAD,
    NEWCOMER,
    NURSE,
    WARD_ID,
)
from tests.support.site import PASSWORD, Site, answered, email_of, problem, site_of

NEW_PASSWORD = "another horse battery"


def attributes(cookie: str) -> dict[str, str]:
    """Of a Set-Cookie header, less its value."""
    first, *rest = (part.strip().partition("=") for part in cookie.split(";"))
    return {"name": first[0]} | {name.lower(): value for name, _, value in rest}


def kept(name: str, path: str, days: int) -> dict[str, str]:
    lasts = str(days * 86_400)
    return {"name": name, "path": path, "max-age": lasts, "httponly": "", "samesite": "lax"}


async def test_the_cookies_of_plain_http_are_out_of_every_scripts_reach(small_site: Site):
    await small_site.account_for(NURSE)
    response = await small_site.browser().sign_in(NURSE)
    session, known = response.headers.get_list("set-cookie")
    assert attributes(session) == kept("heard", "/", 90)
    assert attributes(known) == kept("heard-known", "/api/session", 400)


async def test_the_cookies_of_https_are_sent_to_us_alone(small_settings: Settings, hasher: Hasher):
    settings = msgspec.structs.replace(small_settings, origin="https://heard.example")
    async with site_of(settings, hasher) as site:
        await site.account_for(NURSE)
        browser = site.browser()
        response = await browser.sign_in(NURSE)
        session, known = response.headers.get_list("set-cookie")
        assert attributes(session) == kept("__Host-heard", "/", 90) | {"secure": ""}
        expected = kept("__Secure-heard-known", "/api/session", 400) | {"secure": ""}
        assert attributes(known) == expected
        assert (await browser.get("/api/me")).status_code == 200
        plain = await site.browser().get(
            "/api/me", cookie=f"heard={browser.client.cookies['__Host-heard']}"
        )
        assert answered(plain) == problem(401, "session.missing")


async def test_who_signs_in_is_told_who_they_are(site: Site):
    await site.account_for(LEAD)
    response = await site.browser().sign_in(LEAD)
    told = response.json()
    assert told["person"]["id"] == str(LEAD.id)
    assert told["rights"] == ["answer", "huddle", "lead", "named", "take_part", "team_work"]
    assert told["scopes"] == sorted(map(str, (LEAD.id, WARD_ID, BOARD_ID)))
    assert (told["email"], told["root"], told["demo"]) == (email_of(LEAD), str(BOARD_ID), False)


async def test_every_way_to_fail_reads_the_same(site: Site):
    await site.account_for(NURSE)
    wrong = await site.browser().sign_in(NURSE, "incorrect horse battery")
    nobody = await site.browser().sign_in(NEWCOMER)
    assert answered(wrong) == answered(nobody) == problem(401, "sign_in.refused")


async def test_guessing_gets_slow_and_says_for_how_long(site: Site):
    await site.account_for(NURSE)
    browser = site.browser()
    for _ in range(FREE_TRIES):
        await browser.sign_in(NURSE, "incorrect horse battery")
    response = await browser.sign_in(NURSE)
    assert answered(response) == problem(429, "sign_in.too_many_tries", retry_after=30)
    assert response.headers["retry-after"] == "30"


async def test_a17_the_cookie_of_a_session_that_ended_opens_nothing(site: Site):
    browser = await site.signed_in(NURSE)
    cookie = f"heard={browser.client.cookies['heard']}"
    response = await browser.client.delete("/api/session")
    assert (response.status_code, response.headers["clear-site-data"]) == (204, '"cache"')
    assert attributes(response.headers["set-cookie"])["max-age"] == "0"
    assert "heard" not in browser.client.cookies
    again = await site.browser().get("/api/me", cookie=cookie)
    assert answered(again) == problem(401, "session.ended")


@pytest.mark.parametrize(
    "cookie",
    [
        'odd={"a":"b, c"}; heard=%s',
        "pending=3,1793000000000; heard=%s",
        "a b c; =; heard=%s; heard=planted",
        "heard=%s",
    ],
)
async def test_an_odd_cookie_of_another_page_signs_nobody_out(small_site: Site, cookie: str):
    token = (await small_site.signed_in(NURSE)).client.cookies["heard"]
    response = await small_site.browser().get("/api/me", cookie=cookie % token)
    assert response.status_code == 200


@pytest.mark.parametrize(
    "cookie", ["heard=", "heard", "heard=x; heard2=y", "heard=é", "heard=" + "x" * 5_000]
)
async def test_a_cookie_that_is_no_token_is_no_session(small_site: Site, cookie: str):
    client = small_site.browser().client
    response = await client.get("/api/me", headers=[(b"cookie", cookie.encode())])
    assert answered(response)[0] == 401


async def test_a19_whoever_is_disabled_is_out_and_cannot_come_back_by_any_door(site: Site):
    nurse, admin = await site.signed_in(NURSE), await site.signed_in(ADMINISTRATOR)
    invited = await admin.post("/api/invitations", {"person": NURSE.id, "email": email_of(NURSE)})
    token = invited.json()["path"].removeprefix("/join#")
    assert [one.outcome for one in await admin.say(DisablePerson(person=NURSE.id))] == ["done"]
    assert answered(await nurse.get("/api/me")) == problem(401, "session.ended")
    await _doors_are_closed(site)
    assert answered(await site.browser().sign_in(NURSE)) == problem(401, "sign_in.refused")
    look = await site.browser().post("/api/invitations/look", {"token": token})
    assert answered(look) == problem(409, "invitation.unknown")
    await admin.say(EnablePerson(person=NURSE.id))
    await asyncio.sleep(0.1)
    assert (await site.browser().sign_in(NURSE)).status_code == 200
    assert answered(await nurse.get("/api/me")) == problem(401, "session.ended")


async def _doors_are_closed(site: Site) -> None:
    """Soon after the commit, not in it."""
    for _ in range(200):
        if not await sessions.sessions_of(site.running.door, NURSE.id, 0):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the sessions of a disabled person stayed open")


async def test_a_new_password_ends_every_session_and_opens_the_next(site: Site):
    browser, other = await site.signed_in(NURSE), await site.signed_in(NURSE)
    chosen = await browser.post("/api/me/password", {"password": NEW_PASSWORD})
    assert (chosen.status_code, chosen.content) == (204, b"")
    for one in (browser, other):
        assert answered(await one.get("/api/me")) == problem(401, "session.ended")
    assert answered(await browser.sign_in(NURSE, PASSWORD))[0] == 401
    assert (await browser.sign_in(NURSE, NEW_PASSWORD)).status_code == 200


async def test_changing_a_password_asks_for_a_fresh_sign_in(site: Site):
    browser = await site.signed_in(NURSE)
    site.clock.move(minutes=16)
    response = await browser.post("/api/me/password", {"password": NEW_PASSWORD})
    assert answered(response) == problem(403, "session.not_fresh")
    await browser.sign_in(NURSE)
    assert (await browser.post("/api/me/password", {"password": NEW_PASSWORD})).status_code == 204


async def test_a_password_that_is_too_short_is_refused_without_it(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    response = await browser.post("/api/me/password", {"password": "CANARY"})
    assert answered(response) == problem(409, "password.too_short", length_min=12)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"email": "CANARY"}, "Object missing required field `password`"),
        ({"email": 7, "password": "CANARY"}, "Expected `str`, got `int` - at `$.email`"),
        ({"email": "x", "password": "x", "CANARY": 1}, "Object contains unknown field"),
        ({"email": "x" * 321, "password": "x"}, "Expected `str` of length <= 320 - at `$.email`"),
    ],
)
async def test_a_body_that_is_off_is_refused_without_its_words(
    small_site: Site, body: dict[str, object], why: str
):
    response = await small_site.browser().post("/api/session", body)
    assert answered(response) == problem(400, "request.malformed", why=why)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"email":NaN}', b"\x00"])
async def test_a1_a_body_that_is_no_json_is_refused(small_site: Site, body: bytes):
    response = await small_site.browser().post("/api/session", body)
    assert answered(response) == problem(400, "request.malformed")
