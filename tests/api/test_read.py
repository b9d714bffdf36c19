"""Whoever reads sees what their own seats may see, and nothing says that there is more."""

from __future__ import annotations

import pytest

from heard.domain.base import ProblemId
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.entity import Need
from heard.domain.problems.raising import RaiseProblem
from tests.support.org import (
    ADMINISTRATOR,
    COACH,
    DESK_ID,
    FRIDAY,
    GROUP_ID,
    MATRON,
    NEWCOMER,
    NURSE,
    WARD_ID,
    uid,
)
from tests.support.site import Site, answered, email_of, problem
from tests.support.world import DONE

ONE = ProblemId(uid(401))


async def asked(site: Site) -> None:
    nurse = await site.signed_in(NURSE)
    ask = EscalateProblem(
        problem=ONE, to=GROUP_ID, tried="Rang twice", need=Need.SUPPLIES, needed_by=FRIDAY
    )
    assert await nurse.say(RaiseProblem(problem=ONE, unit=WARD_ID, text="No hoist"), ask) == [
        DONE,
        DONE,
    ]


async def test_a_seat_sees_the_answers_it_owes(site: Site):
    await asked(site)
    matron = await site.signed_in(MATRON)
    for path in ("/api/queue", f"/api/queue?unit={GROUP_ID}"):
        (owed,) = (await matron.get(path)).json()["owed"]
        assert (owed["id"], owed["state"]) == (str(ONE), "escalated")


async def test_a35_a_unit_of_others_is_as_unknown_as_one_that_is_not_there(site: Site):
    await asked(site)
    matron = await site.signed_in(MATRON)
    for unit in (DESK_ID, WARD_ID, uid(999)):
        response = await matron.get(f"/api/queue?unit={unit}")
        assert answered(response) == problem(404, "unit.unknown")


async def test_a33_who_answers_for_nothing_is_refused_without_a_word(site: Site):
    await asked(site)
    for person in (NURSE, COACH):
        response = await (await site.signed_in(person)).get("/api/queue")
        assert answered(response) == problem(403, "right.missing")


async def test_a33_everyone_is_listed_for_administrators_alone(site: Site):
    for person in (NURSE, MATRON, COACH):
        response = await (await site.signed_in(person)).get("/api/people")
        assert answered(response) == problem(403, "right.missing")
    listed = (await (await site.signed_in(ADMINISTRATOR)).get("/api/people")).json()["people"]
    emails = {one["person"]["id"]: one["email"] for one in listed}
    assert emails[str(NURSE.id)] == email_of(NURSE)
    assert emails[str(NEWCOMER.id)] is None


@pytest.mark.parametrize("unit", ["CANARY", "-1", "0", "99999", "%00"])
async def test_a13_a_question_that_is_off_is_refused_without_its_words(small_site: Site, unit: str):
    matron = await small_site.signed_in(MATRON)
    response = await matron.get(f"/api/queue?unit={unit}")
    assert answered(response) == problem(400, "request.malformed", fields=["unit"])
