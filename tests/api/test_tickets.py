"""On a tablet each act is stored under whose ticket proves it, and a ticket opens nothing."""

from __future__ import annotations

import random
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from heard.domain.base import ProblemId
from heard.domain.org.people import DisablePerson, SetPerson
from heard.domain.problems.owning import OwnProblem
from heard.domain.problems.raising import RaiseProblem
from heard.identity.throttle import FREE_TRIES
from heard.store.journal import Said
from tests.support.org import ADMINISTRATOR, COLLEAGUE, FRIDAY, LEAD, NEIGHBOUR, NURSE, WARD_ID
from tests.support.site import Browser, Site, answered, problem
from tests.support.tablets import Ticket, ask_for_ticket, enrolled, ticket_of
from tests.support.world import journal_of

HELD = {"code": "ticket.not_valid", "facts": {}}


def raising(text: str = "No bladder scanner") -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=WARD_ID, text=text)


async def refusals(tablet: Browser, *said: Mapping[str, Any]) -> list[dict[str, Any] | None]:
    return [one.get("refusal") for one in (await tablet.sync(*said))["answers"]]


async def rows_of(site: Site, *ids: object) -> list[Said]:
    by_id = {one.command: one for one in await journal_of(site.running.engine.db)}
    return [by_id[UUID(str(one))] for one in ids]


async def test_a27_two_people_in_turn_are_each_stored_under_their_own_name(site: Site):
    tablet = await enrolled(site)
    amina = await ticket_of(site, tablet, NURSE)
    ben = await ticket_of(site, tablet, COLLEAGUE)
    said = [amina.said(tablet, raising()), ben.said(tablet, raising()), tablet.said(raising())]
    answer = await tablet.sync(*said)
    assert [one["outcome"] for one in answer["answers"]] == ["done"] * 3
    me = (await tablet.get("/api/me")).json()["person"]["id"]
    rows = await rows_of(site, *(one["id"] for one in said))
    assert [str(one.person) for one in rows] == [str(NURSE.id), str(COLLEAGUE.id), me]
    assert {one.device for one in rows} == {tablet.device}
    problems = (one["entity"] for one in answer["changes"] if one["kind"] == "problem")
    told = {one["raised"]["by"]: one["story"][0]["who"] for one in problems}
    assert told[str(NURSE.id)] == "Staff nurse"
    assert told[str(COLLEAGUE.id)] == "Healthcare assistant"


async def test_a_person_has_their_own_rights_on_the_tablet_and_the_tablet_has_not(site: Site):
    tablet = await enrolled(site)
    nurse = await ticket_of(site, tablet, NURSE)
    command = raising()
    owning = OwnProblem(problem=command.problem, step="Find a spare", by_on=FRIDAY)
    found = await refusals(
        tablet, tablet.said(command), tablet.said(owning), nurse.said(tablet, owning)
    )
    assert [one and one["code"] for one in found] == [None, "right.missing", None]


async def test_a_ticket_is_the_persons_whole_and_its_secret_32_bytes(site: Site):
    tablet = await enrolled(site)
    await site.account_for(NURSE)
    told = (await ask_for_ticket(tablet, NURSE)).json()
    assert set(told) == {"ticket", "secret", "person"}
    assert len(b64decode(told["secret"], validate=True)) == 32
    assert told["person"]["id"] == str(NURSE.id)
    assert told["person"]["memberships"][0]["role"] == "member"


async def test_a_wrong_password_is_a_403_and_gets_slow(site: Site):
    tablet = await enrolled(site)
    await site.account_for(NURSE)
    for _ in range(FREE_TRIES):
        wrong = await ask_for_ticket(tablet, NURSE, "wrong horse battery")
        assert answered(wrong) == problem(403, "sign_in.refused")
    slowed = await ask_for_ticket(tablet, NURSE)
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "30")
    site.clock.move(seconds=30)
    assert (await ask_for_ticket(tablet, NURSE)).status_code == 201


async def test_a_ticket_is_for_the_team_alone_and_only_on_its_tablet(site: Site):
    tablet, wall = await enrolled(site), await enrolled(site, kind="wall")
    for person in (NEIGHBOUR, ADMINISTRATOR):
        await site.account_for(person)
        answer = await ask_for_ticket(tablet, person)
        assert answered(answer) == problem(403, "sign_in.not_of_this_team")
    for browser in (wall, await site.signed_in(NURSE)):
        answer = await ask_for_ticket(browser, NURSE)
        assert answered(answer) == problem(403, "session.not_shared")
    phone = await site.signed_in(NURSE)
    await phone.say(raising())
    foreign = await ask_for_ticket(tablet, NURSE, device=phone.device)
    assert answered(foreign) == problem(403, "device.of_another")


async def test_a25_a_ticket_alone_reads_and_pushes_nothing(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    thief = site.browser()
    thief.device = tablet.device
    said = ticket.said(thief, raising())
    for request in (thief.request(said), thief.request()):
        answer = await thief.post("/api/sync", request)
        assert answered(answer) == problem(401, "session.missing")
    for token in (ticket.id, b64encode(ticket.secret).decode()):
        thief.client.cookies.set("heard", token)
        assert answered(await thief.get("/api/me")) == problem(401, "session.ended")
    heard = {str(one.command) for one in await journal_of(site.running.engine.db)}
    assert str(said["id"]) not in heard


async def test_a_ticket_is_not_valid_from_a_personal_device(site: Site):
    tablet, phone = await enrolled(site), await site.signed_in(COLLEAGUE)
    ticket = await ticket_of(site, tablet, NURSE)
    device = {"device": ticket.device, "n": 1}
    plain, named = phone.said(raising()), phone.said(raising())
    command = msgspec.json.encode(plain["command"])
    proof = ticket.proof(plain["n"], plain["id"], command, phone.device)
    forged = {**plain, "by": {"ticket": ticket.id, "proof": proof}}
    command = msgspec.json.encode(named["command"])
    proof = ticket.proof(1, named["id"], command)
    replayed = {**named, "by": {"ticket": ticket.id, "proof": proof, **device}}
    assert await refusals(phone, forged, replayed) == [HELD, HELD]
    rows = await rows_of(site, forged["id"], replayed["id"])
    assert [(one.outcome, one.person) for one in rows] == [("held", COLLEAGUE.id)] * 2


async def test_a_ticket_of_one_tablet_is_none_on_another(site: Site):
    tablet, other = await enrolled(site), await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    assert await refusals(other, ticket.said(other, raising())) == [HELD]


async def test_a_stored_proof_is_of_no_use_for_other_words(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    stored = ticket.said(tablet, raising())
    assert await refusals(tablet, stored) == [None]
    by = stored["by"]
    for changed in (
        {"command": raising("Something else")},
        {"id": uuid4()},
        {"by": {**by, "n": 7}},
        {"by": {**by, "device": uuid4()}},
        {"by": {**by, "ticket": uuid4()}},
        {"by": {**by, "proof": ""}},
        {"by": {**by, "proof": "not base64 ¿"}},
        {"by": {**by, "proof": by["proof"][:-2]}},
    ):
        tablet.n += 1
        another = {**stored, "id": uuid4(), "n": tablet.n, **changed}
        assert await refusals(tablet, another) == [HELD], changed
    (row,) = await rows_of(site, another["id"])
    assert (row.outcome, row.do, row.payload) == (
        "held",
        "problem.raise",
        msgspec.json.encode(another["command"]),
    )


async def test_two_with_one_id_are_each_looked_at_by_themselves(site: Site):
    """A bad proof does not hide behind a good one."""
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    good = ticket.said(tablet, raising())
    tablet.n += 1
    forged = {**good, "n": good["n"], "command": raising("Forged"), "by": good["by"]}
    answer = await tablet.sync(forged, {**good, "n": tablet.n})
    assert answer["answers"][0]["refusal"] == HELD
    assert answer["answers"][1]["refusal"]["code"] == "command.id_reused"


async def test_a_replay_of_the_whole_is_answered_as_before(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    said = ticket.said(tablet, raising())
    assert await refusals(tablet, said) == await refusals(tablet, said) == [None]


async def test_what_was_numbered_anew_keeps_its_proof(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    said = ticket.said(tablet, raising())
    before = {"device": tablet.device, "n": said["n"]}
    tablet.device, tablet.n = uuid4(), 1
    renumbered = {**said, "n": 1, "by": {**said["by"], **before}}
    later = tablet.said(raising())
    command = msgspec.json.encode(later["command"])
    signed = {
        "ticket": ticket.id,
        "proof": ticket.proof(later["n"], later["id"], command),
        "device": ticket.device,
    }
    assert await refusals(tablet, renumbered, {**later, "by": signed}) == [None, None]
    rows = await rows_of(site, said["id"], later["id"])
    assert [(one.person, one.device) for one in rows] == [(NURSE.id, tablet.device)] * 2


async def test_words_of_somebody_who_was_disabled_are_held_as_theirs(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    await site.operate(DisablePerson(person=NURSE.id))
    said = ticket.said(tablet, raising())
    (refusal,) = await refusals(tablet, said)
    assert refusal == {"code": "person.disabled", "facts": {}}
    (row,) = await rows_of(site, said["id"])
    assert (row.outcome, row.person) == ("held", NURSE.id)


async def test_a_revoked_tablet_still_delivers_what_people_said_on_it(site: Site):
    tablet, lead = await enrolled(site), await site.signed_in(LEAD)
    ticket = await ticket_of(site, tablet, NURSE)
    tablet_id = (await tablet.get("/api/me")).json()["person"]["id"]
    await lead.post("/api/tablets/revoke", {"person": tablet_id})
    assert await refusals(tablet, ticket.said(tablet, raising())) == [None]
    again = await ask_for_ticket(tablet, COLLEAGUE)
    assert answered(again) == problem(401, "session.ended")


async def test_an_ended_ticket_says_nothing_more_and_another_tablets_is_left(site: Site):
    tablet, other = await enrolled(site), await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    ended = {"ticket": ticket.id}
    assert (await other.post("/api/tickets/end", ended)).status_code == 204
    assert await refusals(tablet, ticket.said(tablet, raising())) == [None]
    for _ in range(2):
        assert (await tablet.post("/api/tickets/end", ended)).status_code == 204
    assert await refusals(tablet, ticket.said(tablet, raising())) == [HELD]


async def test_a_new_password_ends_a_ticket(site: Site):
    tablet, phone = await enrolled(site), await site.signed_in(NURSE)
    ticket = await ticket_of(site, tablet, NURSE)
    changed = await phone.post("/api/me/password", {"password": "another correct horse"})
    assert changed.status_code == 204
    assert await refusals(tablet, ticket.said(tablet, raising())) == [HELD]


async def test_a_ticket_counts_for_30_days_from_its_last_use(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    for _ in range(3):
        site.clock.move(days=13)
        assert await refusals(tablet, ticket.said(tablet, raising())) == [None]
    for _ in range(3):
        site.clock.move(days=10)
        await tablet.get("/api/me")
    assert await refusals(tablet, ticket.said(tablet, raising())) == [HELD]


async def test_nobody_administers_on_a_shared_tablet(site: Site):
    tablet = await enrolled(site)
    leads = SetPerson(
        person=LEAD.id,
        name=LEAD.name,
        memberships=(*LEAD.memberships, *ADMINISTRATOR.memberships),
    )
    await site.operate(leads)
    ticket = await ticket_of(site, tablet, LEAD)
    disabling = DisablePerson(person=NURSE.id)
    (refusal,) = await refusals(tablet, ticket.said(tablet, disabling))
    assert refusal == {"code": "ticket.cannot_administer", "facts": {}}


async def test_what_cannot_be_read_is_answered_so_whoever_said_it(site: Site):
    tablet = await enrolled(site)
    ticket = await ticket_of(site, tablet, NURSE)
    said = ticket.said(tablet, raising())
    (refusal,) = await refusals(tablet, {**said, "command": {"do": "problem.raise"}})
    assert refusal is not None
    assert refusal["code"] == "command.malformed"


async def test_requests_without_a_proof_look_for_no_ticket(small_site: Site):
    tablet = await enrolled(small_site)
    async with small_site.running.engine.db.write() as tx:
        await tx.run("DROP TABLE ticket")
    assert await refusals(tablet, tablet.said(raising())) == [None]


@pytest.mark.parametrize("seed", range(4))
async def test_who_speaks_in_turn_never_borrows_anothers_name(small_site: Site, seed: int):
    """Any order of two people, the team and forgeries: each is stored as its own, or held."""
    chance = random.Random(seed)
    tablet = await enrolled(small_site)
    me = UUID((await tablet.get("/api/me")).json()["person"]["id"])
    amina = await ticket_of(small_site, tablet, NURSE)
    ben = await ticket_of(small_site, tablet, COLLEAGUE)
    said, expected = [], []
    for _ in range(40):
        who = chance.choice(("amina", "ben", "team", "forged"))
        expected.append(who)
        said.append(_turn(tablet, who, amina, ben))
    await tablet.sync(*said)
    rows = await rows_of(small_site, *(one["id"] for one in said))
    stored = {
        "amina": ("done", NURSE.id),
        "ben": ("done", COLLEAGUE.id),
        "team": ("done", me),
        "forged": ("held", me),
    }
    assert [(one.outcome, one.person) for one in rows] == [stored[who] for who in expected]


def _turn(tablet: Browser, who: str, amina: Ticket, ben: Ticket) -> dict[str, Any]:
    match who:
        case "amina":
            return amina.said(tablet, raising())
        case "ben":
            return ben.said(tablet, raising())
        case "team":
            return tablet.said(raising())
        case _:
            return ben.said(tablet, raising(), ticket=amina.id)
