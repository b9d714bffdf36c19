"""An act of administration asks for a sign-in of the last quarter of an hour; ward work never."""

from __future__ import annotations

from uuid import uuid4

import pytest

from heard.domain.base import ProblemId
from heard.domain.org.people import DisablePerson, SetPerson
from heard.domain.problems.raising import RaiseProblem
from tests.support.org import ADMINISTRATOR, LEAD, NURSE, WARD_ID
from tests.support.site import Browser, Site
from tests.support.world import DONE, Reply, refused

NOT_FRESH = refused("session.not_fresh")
RENAME = SetPerson(person=LEAD.id, name="Renamed", memberships=LEAD.memberships)


def raising() -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=WARD_ID, text="No bladder scanner")


async def name_of_lead(site: Site) -> str:
    lead = await site.running.engine.person(LEAD.id)
    assert lead is not None
    return lead.name


@pytest.mark.parametrize("minutes", [15, 16])
async def test_who_signed_in_too_long_ago_changes_nothing(site: Site, minutes: int):
    admin = await site.signed_in(ADMINISTRATOR)
    site.clock.move(minutes=minutes)
    in_time = minutes <= 15
    (reply,) = await admin.say(RENAME)
    assert reply == (DONE if in_time else NOT_FRESH)
    assert await name_of_lead(site) == ("Renamed" if in_time else LEAD.name)


async def test_a_command_of_an_hour_without_network_is_sent_again_after_a_new_sign_in(site: Site):
    admin = await site.signed_in(ADMINISTRATOR)
    site.clock.move(hours=1)
    late = admin.said(RENAME)
    first = await admin.sync(late)
    assert (first["last_n"], first["answers"][0]["outcome"]) == (1, "refused")
    await admin.sign_in(ADMINISTRATOR)
    assert (await admin.sync(late))["answers"] == first["answers"], "what was answered stays"
    assert await admin.say(RENAME) == [DONE]


async def test_what_was_done_in_time_is_answered_as_done_for_ever(site: Site):
    admin = await site.signed_in(ADMINISTRATOR)
    said = admin.said(RENAME)
    first = await admin.sync(said)
    site.clock.move(hours=1)
    assert (await admin.sync(said))["answers"] == first["answers"]


async def test_ward_work_beside_it_goes_on(site: Site):
    admin = await site.signed_in(ADMINISTRATOR)
    site.clock.move(hours=1)
    disable = DisablePerson(person=NURSE.id)
    assert await admin.say(raising(), disable, raising()) == [DONE, NOT_FRESH, DONE]
    unread = {"do": "person.disable", "whom": "x"}
    assert codes(await admin.say(unread)) == ["command.unknown_field"]


async def test_who_may_not_administer_is_told_that_and_not_to_sign_in(site: Site):
    nurse: Browser = await site.signed_in(NURSE)
    site.clock.move(days=20)
    assert codes(await nurse.say(RENAME)) == ["right.missing"]


def codes(replies: list[Reply]) -> list[str | None]:
    return [one.code for one in replies]
