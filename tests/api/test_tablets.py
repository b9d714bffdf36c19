"""A tablet is enrolled by a code that works once; revoked, it still sends and reads nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from heard.domain.base import PersonId, ProblemId, UnitId
from heard.domain.org.entities import Person, Shared
from heard.domain.org.people import DisablePerson
from heard.domain.org.tablets import EnrolTablet, RevokeTablet
from heard.domain.problems.raising import RaiseProblem
from heard.engine.batch import ms
from heard.identity import enrolments
from heard.identity.enrolments import ALPHABET, Wanted
from heard.identity.throttle import FREE_TRIES
from tests.support.org import (
    ADMINISTRATOR,
    BOARD_ID,
    COLLEAGUE,
    LEAD,
    MATRON,
    NURSE,
    OTHER_WARD_ID,
    WARD_ID,
)
from tests.support.site import Browser, Site, answered, problem, stream_of
from tests.support.tablets import code_for, enrolled
from tests.support.world import DONE, journal_of, refused

DAYS_14, DAYS_30 = 14, 30


def raising(unit: UnitId = WARD_ID) -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=unit, text="No bladder scanner")


async def me(browser: Browser) -> dict[str, Any]:
    response = await browser.get("/api/me")
    assert response.status_code == 200, response.text
    return response.json()


async def revoke(browser: Browser, tablet: object) -> httpx.Response:
    return await browser.post("/api/tablets/revoke", {"person": tablet})


async def test_a_lead_makes_a_code_and_the_tablet_that_takes_it_up_is_the_wards(site: Site):
    lead, tablet = await site.signed_in(LEAD), site.browser()
    made = (await code_for(lead, WARD_ID)).json()
    assert made["path"] == f"/enrol#{made['code'].replace('-', '')}"
    assert made["expires_at"] == "2026-08-03T10:15:00Z"
    typed = made["code"].lower().replace("-", "  ")
    response = await tablet.post("/api/enrol", {"code": typed, "device": tablet.device})
    assert response.status_code == 200, response.text
    told = response.json()
    assert told["shared"] == {"kind": "tablet", "unit": str(WARD_ID), "revoked": False}
    assert told["rights"] == ["huddle", "take_part"]
    assert set(told["scopes"]) == {told["person"]["id"], str(WARD_ID), str(BOARD_ID)}
    assert await me(tablet) == told
    command = raising()
    assert await tablet.say(command) == [DONE]
    (row,) = [one for one in await journal_of(site.running.engine.db) if one.do == "problem.raise"]
    assert (str(row.person), row.device) == (told["person"]["id"], tablet.device)
    (enrolling,) = [
        one for one in await journal_of(site.running.engine.db) if one.do == "tablet.enrol"
    ]
    assert enrolling.person == LEAD.id


async def test_what_a_tablet_raised_was_raised_by_someone_on_the_team(site: Site):
    tablet = await enrolled(site)
    await tablet.say(raising())
    answer = await (await site.signed_in(NURSE)).sync()
    (told,) = [one["entity"] for one in answer["changes"] if one["kind"] == "problem"]
    assert told["story"][0]["who"] == "Someone on the team"


async def test_somebody_is_not_a_shared_device(site: Site):
    assert (await me(await site.signed_in(NURSE)))["shared"] is None


@pytest.mark.parametrize("person", [NURSE, MATRON])
async def test_a_code_is_made_by_the_units_lead_or_an_administrator(site: Site, person: Person):
    browser = await site.signed_in(person)
    assert answered(await code_for(browser, WARD_ID)) == problem(403, "right.missing")
    assert answered(await browser.get(f"/api/tablets?unit={WARD_ID}"))[0] == 403


async def test_a_lead_makes_none_for_the_neighbours_and_an_administrator_for_all(site: Site):
    lead, administrator = await site.signed_in(LEAD), await site.signed_in(ADMINISTRATOR)
    assert answered(await code_for(lead, OTHER_WARD_ID))[1]["code"] == "right.missing"
    assert (await code_for(administrator, OTHER_WARD_ID)).status_code == 201
    nowhere = await code_for(administrator, UnitId(uuid4()))
    assert answered(nowhere) == problem(404, "unit.unknown")


async def test_a_code_asks_for_a_fresh_sign_in(site: Site):
    lead = await site.signed_in(LEAD)
    site.clock.move(minutes=16)
    assert answered(await code_for(lead, WARD_ID)) == problem(403, "session.not_fresh")


async def test_a_code_works_once(site: Site):
    lead = await site.signed_in(LEAD)
    code = (await code_for(lead, WARD_ID)).json()["code"]
    first, second = site.browser(), site.browser()
    assert (await first.post("/api/enrol", {"code": code, "device": uuid4()})).status_code == 200
    again = await second.post("/api/enrol", {"code": code, "device": uuid4()})
    assert answered(again) == problem(409, "enrolment.used")
    assert "set-cookie" not in again.headers


async def test_a_code_ends_after_15_minutes(site: Site):
    code = (await code_for(await site.signed_in(LEAD), WARD_ID)).json()["code"]
    site.clock.move(minutes=15)
    late = await site.browser().post("/api/enrol", {"code": code, "device": uuid4()})
    assert answered(late) == problem(409, "enrolment.expired")


@pytest.mark.parametrize("typed", ["", "K7QM-2XW", "K7QM-2XW0", "ÄÄÄÄ-ÄÄÄÄ", "K7QM-2XWD"])
async def test_what_is_no_code_is_unknown(small_site: Site, typed: str):
    answer = await small_site.browser().post("/api/enrol", {"code": typed, "device": uuid4()})
    assert answered(answer) == problem(409, "enrolment.unknown")


async def test_guessing_the_second_half_gets_slow_and_slows_no_other_code(site: Site):
    lead = await site.signed_in(LEAD)
    code, other = [(await code_for(lead, WARD_ID)).json()["code"] for _ in range(2)]
    guesser = site.browser()
    for letter in ALPHABET[:FREE_TRIES]:
        guess = {"code": f"{code[:5]}{letter * 4}", "device": uuid4()}
        assert answered(await guesser.post("/api/enrol", guess))[0] == 409
    right = {"code": code, "device": uuid4()}
    slowed = await guesser.post("/api/enrol", right)
    assert answered(slowed)[1]["code"] == "sign_in.too_many_tries"
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "30")
    elsewhere = await site.browser().post("/api/enrol", {"code": other, "device": uuid4()})
    assert elsewhere.status_code == 200
    site.clock.move(seconds=30)
    assert (await guesser.post("/api/enrol", right)).status_code == 200


async def test_a_code_of_somebody_who_may_no_longer_make_one_enrols_nothing(site: Site):
    code = (await code_for(await site.signed_in(LEAD), WARD_ID)).json()["code"]
    await site.operate(DisablePerson(person=LEAD.id))
    tablet = site.browser()
    answer = await tablet.post("/api/enrol", {"code": code, "device": tablet.device})
    assert answered(answer) == problem(409, "person.disabled")
    assert (await tablet.get("/api/me")).status_code == 401


async def test_the_same_device_enrolled_again_is_the_same_tablet_with_one_session(site: Site):
    tablet = await enrolled(site)
    before, cookies = await me(tablet), dict(tablet.client.cookies)
    copied = site.browser()
    copied.client.cookies.update(cookies)
    again = await enrolled(site, into=tablet, name="Tablet at the desk")
    assert (await me(again))["person"]["id"] == before["person"]["id"]
    assert (await me(again))["person"]["name"] == "Tablet at the desk"
    assert (await copied.get("/api/me")).status_code == 401


async def test_a_tablet_is_nobody_to_administer_invite_or_give_a_password(site: Site):
    tablet, administrator = await enrolled(site), await site.signed_in(ADMINISTRATOR)
    tablet_id = (await me(tablet))["person"]["id"]
    listed = (await administrator.get("/api/people")).json()["people"]
    assert tablet_id not in {one["person"]["id"] for one in listed}
    invited = {"person": tablet_id, "email": "tablet@hospital.example"}
    assert answered(await administrator.post("/api/invitations", invited))[0] == 404
    password = {"password": "correct horse battery", "email": "tablet@hospital.example"}
    chosen = await tablet.post("/api/me/password", password)
    assert answered(chosen) == problem(403, "session.shared")
    assert answered(await code_for(tablet, WARD_ID)) == problem(403, "session.shared")
    changes = (await (await site.signed_in(NURSE)).sync())["changes"]
    assert tablet_id not in {one["id"] for one in changes}


async def test_the_list_says_since_when_by_whom_and_when_it_was_last_seen(site: Site):
    tablet = await enrolled(site)
    site.clock.move(minutes=5)
    await tablet.sync()
    lead = await site.signed_in(LEAD)
    (told,) = (await lead.get(f"/api/tablets?unit={WARD_ID}")).json()["tablets"]
    assert told == {
        "person": (await me(tablet))["person"]["id"],
        "kind": "tablet",
        "name": "Ward 7 tablet",
        "enrolled_at": "2026-08-03T10:00:00Z",
        "enrolled_by": {"id": str(LEAD.id), "name": LEAD.name},
        "seen_at": "2026-08-03T10:05:00Z",
        "revoked_at": None,
    }


async def test_a_code_of_an_operator_is_said_by_nobody(site: Site):
    wanted = Wanted(WARD_ID, Shared.WALL, "Ward 7 wall", by=None)
    code = await enrolments.make(site.running.door, wanted, ms(site.clock.now))
    wall, lead = site.browser(), await site.signed_in(LEAD)
    answer = await wall.post("/api/enrol", {"code": code.told, "device": wall.device})
    assert answer.status_code == 200, answer.text
    (told,) = (await lead.get(f"/api/tablets?unit={WARD_ID}")).json()["tablets"]
    assert (told["kind"], told["enrolled_by"]) == ("wall", None)


async def test_a_revoked_tablet_forgets_what_it_read_and_sends_what_it_has(site: Site):
    tablet, lead = await enrolled(site), await site.signed_in(LEAD)
    await lead.say(raising())
    read = await tablet.sync()
    assert read["changes"]
    tablet_id = (await me(tablet))["person"]["id"]
    revoked = await revoke(lead, tablet_id)
    assert revoked.status_code == 204, revoked.text
    await lead.say(raising())
    unsent = tablet.said(raising())
    answer = await tablet.sync(unsent)
    assert answer["answers"][0]["refusal"]["code"] == "person.disabled"
    assert answer["answers"][0]["outcome"] == "held"
    assert (answer["changes"], answer["after"], answer["more"]) == ([], {}, False)
    assert set(answer["forget"]) == set(read["after"])
    told = await me(tablet)
    assert told["shared"] == {"kind": "tablet", "unit": str(WARD_ID), "revoked": True}
    assert (told["rights"], told["scopes"]) == ([], [])
    stream = stream_of(site, tablet)
    await stream.ended()
    assert stream.status == 401
    (listed,) = (await lead.get(f"/api/tablets?unit={WARD_ID}")).json()["tablets"]
    assert listed["revoked_at"] is not None


async def test_after_30_days_a_revoked_tablet_is_a_stranger(site: Site):
    tablet, lead = await enrolled(site), await site.signed_in(LEAD)
    tablet_id = (await me(tablet))["person"]["id"]
    assert (await revoke(lead, tablet_id)).status_code == 204
    site.clock.move(days=DAYS_30 - 1)
    assert (await me(tablet))["shared"]["revoked"]
    site.clock.move(days=1)
    gone = await tablet.post("/api/sync", tablet.request())
    assert answered(gone) == problem(401, "session.ended")


async def test_a_tablet_reads_for_14_days_after_its_last_use_and_sends_for_30(site: Site):
    tablet = await enrolled(site)
    for _ in range(10):  # for longer than any session of a person
        site.clock.move(days=DAYS_14, seconds=-1)
        assert not (await me(tablet))["shared"]["revoked"]
    site.clock.move(days=DAYS_14)
    assert (await me(tablet))["shared"]["revoked"]
    answer = await tablet.sync(tablet.said(raising()))
    assert (answer["answers"][0]["outcome"], answer["changes"]) == ("done", [])
    site.clock.move(days=DAYS_30 - DAYS_14)
    assert (await tablet.get("/api/me")).status_code == 401


async def test_only_who_may_revokes(site: Site):
    tablet, nurse = await enrolled(site), await site.signed_in(NURSE)
    tablet_id = (await me(tablet))["person"]["id"]
    denied = await revoke(nurse, tablet_id)
    assert answered(denied) == problem(403, "right.missing")
    for somebody in (NURSE.id, uuid4()):
        administrator = await site.signed_in(ADMINISTRATOR)
        unknown = await revoke(administrator, somebody)
        assert answered(unknown) == problem(404, "tablet.unknown")


async def test_neither_beginning_nor_end_of_a_tablet_is_taken_from_an_outbox(site: Site):
    """A code and a fresh sign-in are asked for, and a sync asks for neither."""
    tablet, lead = await enrolled(site), await site.signed_in(LEAD)
    person = PersonId(UUID((await me(tablet))["person"]["id"]))
    assert (await revoke(lead, person)).status_code == 204
    back = EnrolTablet(unit=WARD_ID, person=person, kind=Shared.TABLET, name="Ours again")
    again = RevokeTablet(unit=WARD_ID, person=person)
    assert await lead.say(back, again) == [refused("command.not_from_outbox")] * 2
    assert (await me(tablet))["shared"]["revoked"]


async def test_a_wall_reads_and_says_nothing(site: Site):
    wall, nurse = await enrolled(site, kind="wall"), await site.signed_in(NURSE)
    await nurse.say(raising())
    assert (await me(wall))["rights"] == []
    assert any(one["kind"] == "problem" for one in (await wall.sync())["changes"])
    assert await wall.say(raising()) == [refused("right.missing", right="take_part")]


async def test_a45_a_tablets_device_is_the_units_and_nobody_elses(site: Site):
    tablet, nurse = await enrolled(site), await site.signed_in(NURSE)
    await tablet.say(raising())
    nurse.device = tablet.device
    other = await nurse.post("/api/sync", nurse.request(nurse.said(raising())))
    assert answered(other) == problem(403, "device.of_another")


async def test_a45_somebodys_device_is_not_enrolled_and_the_code_still_counts(site: Site):
    phone = await site.signed_in(NURSE)
    await phone.say(raising())
    code = (await code_for(await site.signed_in(LEAD), WARD_ID)).json()["code"]
    taken = await phone.post("/api/enrol", {"code": code, "device": phone.device})
    assert answered(taken) == problem(403, "device.of_another")
    anew = await phone.post("/api/enrol", {"code": code, "device": uuid4()})
    assert anew.status_code == 200


async def test_who_answers_for_the_ward_is_not_a_tablet(site: Site):
    before = (await me(await site.signed_in(COLLEAGUE)))["vacant"]
    await enrolled(site)
    site.clock.move(minutes=2)
    assert (await me(await site.signed_in(COLLEAGUE)))["vacant"] == before
