"""Whoever works here can be let in from the command line, and nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from heard.domain.base import PersonId
from heard.domain.org.people import SetPerson
from heard.engine.batch import Batch, ms, spoken
from heard.identity import accounts, invitations
from heard.jobs.by_hand import load_files
from heard.jobs.inviting import invite
from heard.store.database import Database
from tests.jobs.parts import Parts, parts_of
from tests.support.org import LEAD, NURSE, uid
from tests.support.sheets import PEOPLE, UNITS
from tests.support.world import hospital, node

ORIGIN = "https://heard.example"
JO = "a@ward.example,Jo,Nurse,W7,member,,,\n"


@pytest_asyncio.fixture
async def nobody(db: Database) -> AsyncIterator[Parts]:
    """An empty Heard, running."""
    async with node(db) as world:
        yield await parts_of(world)


@pytest_asyncio.fixture
async def parts(db: Database) -> AsyncIterator[Parts]:
    """A hospital in which nobody has an account but the nurse."""
    async with hospital(db) as world:
        parts = await parts_of(world)
        await accounts.create(parts.door, NURSE.id, "n@ward.example", "correct horse battery", 1)
        yield parts


async def test_whoever_was_loaded_is_invited_by_their_email(nobody: Parts):
    files = {"units.csv": UNITS.encode(), "people.csv": (PEOPLE + JO).encode()}
    await load_files(nobody, files, check=False)
    told = await invite(nobody, " A@Ward.example", None, ORIGIN)
    assert told.well
    assert told.lines[0].startswith(f"{ORIGIN}/join#")


async def test_where_nobody_is_nobody_is_invited(nobody: Parts):
    told = await invite(nobody, "a@ward.example", None, ORIGIN)
    assert told.lines == ["We do not know a@ward.example. Load a people.csv with it first."]
    assert not told.well


@pytest.mark.parametrize("written", ["Carys Evans", "  carys  EVANS", str(LEAD.id)])
async def test_whoever_began_without_an_account_gets_one_by_their_name(parts: Parts, written: str):
    told = await invite(parts, "Carys@ward.example", written, ORIGIN)
    assert told.well, told.lines
    token = told.lines[0].removeprefix(f"{ORIGIN}/join#")
    found = await invitations.look(parts.door, token, ms(parts.engine.now()))
    assert (found.person, found.email) == (LEAD.id, "carys@ward.example")


async def test_an_email_that_nobody_has_is_answered_with_who_there_is(parts: Parts):
    told = await invite(parts, "carys@ward.example", None, ORIGIN)
    assert not told.well
    assert told.lines[0] == (
        "We do not know carys@ward.example. Add --person with a name, if it is one of these:"
    )
    assert f"  Amina Yusuf, Staff nurse, n@ward.example, {NURSE.id}" in told.lines
    assert f"  Carys Evans, no account, {LEAD.id}" in told.lines


async def test_a_name_that_nobody_has_is_answered_with_who_there_is(parts: Parts):
    told = await invite(parts, "c@ward.example", "Karis", ORIGIN)
    assert not told.well
    assert told.lines[0] == "Nobody is called Karis. It may be one of these:"
    assert f"  Carys Evans, no account, {LEAD.id}" in told.lines


async def test_a_name_of_two_people_names_neither(parts: Parts):
    other = uid(999)
    namesake = SetPerson(person=PersonId(other), name="Carys Evans")
    await parts.engine.say(Batch(said=(spoken(uid(998), namesake, parts.engine.now()),)))
    told = await invite(parts, "c@ward.example", "Carys Evans", ORIGIN)
    assert told.lines == [
        "2 people are called Carys Evans. Give one of these ids instead:",
        f"  Carys Evans, no account, {LEAD.id}",
        f"  Carys Evans, no account, {other}",
    ]


async def test_whoever_has_an_account_is_invited_at_its_own_address(parts: Parts):
    told = await invite(parts, None, "Amina Yusuf", ORIGIN)
    assert told.well
    told = await invite(parts, "other@ward.example", "Amina Yusuf", ORIGIN)
    assert told.lines == ["other@ward.example cannot be invited: account.other_email."]


async def test_whoever_has_none_is_not_invited_without_an_address(parts: Parts):
    told = await invite(parts, None, "Carys Evans", ORIGIN)
    assert told.lines == ["Carys Evans has no e-mail address here yet. Write it before --person."]


async def test_whoever_is_disabled_is_not_invited(parts: Parts):
    await accounts.disable(parts.door, NURSE.id, 2)
    told = await invite(parts, "n@ward.example", None, ORIGIN)
    assert told.lines == ["n@ward.example cannot be invited: account.disabled."]
