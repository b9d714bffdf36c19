"""The first five minutes: one ward, one person, nobody else's to take."""

from __future__ import annotations

import asyncio
import base64

from heard.domain.base import ProblemId
from heard.domain.org.tree import BOARD_TIER
from heard.domain.problems.raising import RaiseProblem
from tests.support.org import ADMINISTRATOR, LEAD, NEWCOMER, NURSE, WARD_ID, uid
from tests.support.sheets import EXAMPLES
from tests.support.site import PASSWORD, Site, answered, email_of, problem
from tests.support.world import DONE, journal_of

START = {"ward": "Ward 7", "name": "Amina Yusuf"}
EMAIL = "amina@hospital.example"


async def test_who_starts_with_their_ward_is_signed_in_and_can_raise_a_problem(blank: Site):
    browser = blank.browser()
    assert (await browser.get("/api/setup")).json() == {"needed": True, "demo": []}
    me = (await browser.post("/api/setup", START)).json()
    assert me["person"]["name"] == "Amina Yusuf"
    assert (await browser.get("/api/setup")).json() == {"needed": False, "demo": []}
    changes = (await browser.sync())["changes"]
    (ward,) = [one["entity"] for one in changes if one["entity"].get("name") == "Ward 7"]
    said = RaiseProblem(problem=ProblemId(uid(401)), unit=ward["id"], text="No bladder scanner")
    assert await browser.say(said) == [DONE]


async def test_who_comes_with_files_starts_with_no_ward_and_loads_them_at_once(blank: Site):
    browser = blank.browser()
    me = (await browser.post("/api/setup", {"name": "Sam Carr"})).json()
    assert me["person"]["title"] == "Administrator"
    assert [unit.tier for unit in blank.running.engine.org.units.values()] == [BOARD_TIER]
    files = [
        {"name": name, "content": base64.b64encode(content).decode()}
        for name, content in EXAMPLES.items()
    ]
    loaded = (await browser.post("/api/import", {"files": files, "take": True})).json()
    assert (loaded["taken"], loaded["errors"]) == (True, [])
    root = blank.running.engine.org.root
    assert root is not None
    assert blank.running.engine.org.units[root].name == "Northfield Hospitals"


async def test_two_browsers_that_start_at_once_start_one_ward(blank: Site):
    browsers = [blank.browser() for _ in range(8)]
    responses = await asyncio.gather(*(one.post("/api/setup", START) for one in browsers))
    assert sorted(one.status_code for one in responses) == [200] + [409] * 7
    for one in responses:
        if one.status_code == 409:
            assert answered(one) == problem(409, "setup.done")
    assert len(blank.running.engine.org.units) == 2


async def test_what_is_set_up_is_not_set_up_again(site: Site):
    assert answered(await site.browser().post("/api/setup", START)) == problem(409, "setup.done")


async def test_who_started_chooses_a_way_back_in_at_any_time(blank: Site):
    browser = blank.browser()
    await browser.post("/api/setup", START)
    blank.clock.move(hours=3)
    body = {"email": EMAIL, "password": PASSWORD}
    assert (await browser.post("/api/me/password", body)).status_code == 204
    again = await blank.browser().post("/api/session", body)
    assert again.json()["email"] == EMAIL
    second = await browser.post("/api/me/password", body)
    assert answered(second) == problem(409, "account.exists")


async def test_an_invitation_lets_one_person_choose_a_password_once(site: Site):
    admin, newcomer = await site.signed_in(ADMINISTRATOR), site.browser()
    invited = await admin.post("/api/invitations", {"person": NEWCOMER.id, "email": EMAIL})
    assert invited.status_code == 201
    token = invited.json()["path"].removeprefix("/join#")
    seen = await newcomer.post("/api/invitations/look", {"token": token})
    assert seen.json() == {"name": NEWCOMER.name, "email": EMAIL}
    taken = {"token": token, "password": PASSWORD}
    accepted = await newcomer.post("/api/invitations/accept", taken)
    assert accepted.json()["person"]["id"] == str(NEWCOMER.id)
    assert (await newcomer.get("/api/me")).json()["email"] == EMAIL
    again = await site.browser().post("/api/invitations/accept", taken)
    assert answered(again) == problem(409, "invitation.used")


async def test_a_token_that_was_never_made_says_nothing(site: Site):
    for token in ("", "x", "x" * 43, "\u0000" * 43):
        response = await site.browser().post("/api/invitations/look", {"token": token})
        assert answered(response) == problem(409, "invitation.unknown")


async def test_a33_only_who_administers_invites_and_only_when_freshly_signed_in(site: Site):
    said = {"person": NEWCOMER.id, "email": EMAIL}
    for person in (NURSE, LEAD):
        response = await (await site.signed_in(person)).post("/api/invitations", said)
        assert answered(response) == problem(403, "right.missing")
    admin = await site.signed_in(ADMINISTRATOR)
    site.clock.move(minutes=16)
    response = await admin.post("/api/invitations", said)
    assert answered(response) == problem(403, "session.not_fresh")


async def test_who_is_not_here_cannot_be_invited_nor_an_address_of_another(site: Site):
    admin = await site.signed_in(ADMINISTRATOR)
    await site.account_for(NURSE)
    unknown = await admin.post("/api/invitations", {"person": uid(399), "email": EMAIL})
    assert answered(unknown) == problem(404, "person.unknown")
    taken = {"person": NEWCOMER.id, "email": email_of(NURSE)}
    response = await admin.post("/api/invitations", taken)
    assert answered(response) == problem(409, "account.email_taken")


async def test_no_invitation_takes_over_an_account_and_each_leaves_its_trace(site: Site):
    admin = await site.signed_in(ADMINISTRATOR)
    await site.account_for(NURSE)
    elsewhere = {"person": NURSE.id, "email": "elsewhere@hospital.example"}
    response = await admin.post("/api/invitations", elsewhere)
    assert answered(response) == problem(409, "account.other_email")
    own = {"person": NURSE.id, "email": email_of(NURSE)}
    assert (await admin.post("/api/invitations", own)).status_code == 201
    (made,) = [
        one for one in await journal_of(site.running.engine.db) if one.do.startswith("invitation.")
    ]
    assert (made.do, made.person) == ("invitation.make", ADMINISTRATOR.id)
    assert await (await site.signed_in(NURSE)).say(raising()) == [DONE]


def raising() -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uid(402)), unit=WARD_ID, text="No bladder scanner")
