"""A device knows which units nobody answers for today, though it is told of few people."""

from __future__ import annotations

from heard.api.vacancies import KEPT
from heard.domain.org.people import DisablePerson, SetPerson
from tests.support.org import (
    DEPUTY,
    DESK_ID,
    DESK_LEAD,
    DESK_SEAT,
    GROUP_ID,
    MATRON,
    NURSE,
    TUESDAY,
    sits_in,
)
from tests.support.site import Browser, Site


async def vacant(browser: Browser) -> set[str]:
    return set((await browser.get("/api/me")).json()["vacant"])


async def test_a_unit_whose_people_left_is_vacant_within_a_minute(site: Site):
    nurse = await site.signed_in(NURSE)
    assert str(DESK_ID) not in await vacant(nurse)
    await site.operate(DisablePerson(person=DESK_LEAD.id))
    assert str(DESK_ID) not in await vacant(nurse), "looked at again with every request"
    site.clock.move(seconds=KEPT.total_seconds())
    assert str(DESK_ID) in await vacant(nurse)


async def test_whoever_has_not_begun_yet_does_not_answer_yet(site: Site):
    begins = sits_in(DESK_SEAT, from_on=TUESDAY)
    await site.operate(SetPerson(person=DESK_LEAD.id, name=DESK_LEAD.name, memberships=(begins,)))
    nurse = await site.signed_in(NURSE)
    assert str(DESK_ID) in await vacant(nurse)
    site.clock.move(days=1)
    assert str(DESK_ID) not in await vacant(nurse)


async def test_a_deputy_answers_too(site: Site):
    nurse = await site.signed_in(NURSE)
    await site.operate(DisablePerson(person=MATRON.id))
    assert str(GROUP_ID) not in await vacant(nurse)
    await site.operate(DisablePerson(person=DEPUTY.id))
    site.clock.move(seconds=KEPT.total_seconds())
    assert str(GROUP_ID) in await vacant(nurse)
