"""Whoever lost a phone signs it out from another, and can do so to nobody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.support.org import MATRON, NURSE
from tests.support.site import Browser, Site, answered, problem

MINE, END = "/api/me/sessions", "/api/me/sessions/end"


async def listed(browser: Browser) -> list[dict[str, Any]]:
    return (await browser.get(MINE)).json()["sessions"]


async def test_i_see_where_i_am_signed_in_and_which_of_them_this_is(site: Site):
    phone = await site.signed_in(NURSE)
    since = site.clock.now
    site.clock.move(hours=1)
    desk = await site.signed_in(NURSE)
    await site.signed_in(MATRON)
    here, there = await listed(desk)
    assert (here["current"], there["current"]) == (True, False)
    assert datetime.fromisoformat(there["since"]) == since
    assert datetime.fromisoformat(there["seen_at"]) == since
    assert there["agent"] == phone.client.headers["user-agent"]


async def test_a_lost_phone_is_signed_out_at_once_and_no_other(site: Site):
    phone, desk = await site.signed_in(NURSE), await site.signed_in(NURSE)
    (lost,) = [one["id"] for one in await listed(desk) if not one["current"]]
    response = await desk.post(END, {"session": lost})
    assert (response.status_code, response.content) == (204, b"")
    assert answered(await phone.get("/api/me")) == problem(401, "session.ended")
    assert [one["current"] for one in await listed(desk)] == [True]
    again = await desk.post(END, {"session": lost})
    assert answered(again) == problem(409, "session.unknown")


async def test_a_session_of_another_is_as_unknown_as_one_that_never_was(site: Site):
    nurse, matron = await site.signed_in(NURSE), await site.signed_in(MATRON)
    (hers,) = [one["id"] for one in await listed(matron)]
    for session in (hers, uuid4()):
        response = await nurse.post(END, {"session": session})
        assert answered(response) == problem(409, "session.unknown")
    assert (await matron.get("/api/me")).status_code == 200
