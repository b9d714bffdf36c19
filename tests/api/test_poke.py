"""A stream says that there is news, when there is some, and ends when it should."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from heard.domain.base import ProblemId
from heard.domain.org.people import SetPerson
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.raising import RaiseProblem
from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.support.org import COLLEAGUE, NEIGHBOUR, NURSE, WARD_ID, uid
from tests.support.site import Site, in_one_task, site_of, stream_of

HEARTBEAT = b"event: heartbeat\ndata: {}\n\n"
ONE = ProblemId(uid(401))
RAISE = RaiseProblem(problem=ONE, unit=WARD_ID, text="No bladder scanner")


@pytest_asyncio.fixture
async def lively(small_settings: Settings, hasher: Hasher) -> AsyncIterator[Site]:
    """A server whose quiet streams speak often."""
    async with in_one_task(site_of(small_settings, hasher, heartbeat_seconds=0.05)) as one:
        yield one


async def test_a_stream_opens_and_tells_of_a_change_after_its_commit(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    stream = stream_of(site, colleague)
    assert await stream.until(b"\n\n") == b": listening\n\n"
    assert stream.status == 200
    assert stream.headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert (stream.headers[b"cache-control"], stream.headers[b"x-heard"]) == (b"no-store", b"1")
    await nurse.say(RAISE)
    position = (await site.running.engine.heads({WARD_ID}))[WARD_ID]
    expected = b'data: {"scope":"%s","position":%d}\n\n' % (str(WARD_ID).encode(), position)
    assert await stream.until(b"\n\n") == expected
    await stream.leave()


async def test_many_changes_at_once_are_one_poke_and_the_newest(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    stream = stream_of(site, colleague)
    await stream.until(b": listening\n\n")
    await nurse.say(RAISE)
    await stream.until(b"\n\n")
    for _ in range(5):
        await nurse.say(SayMeToo(problem=ONE))
    position = (await site.running.engine.heads({WARD_ID}))[WARD_ID]
    assert await stream.until(b"\n\n") == b'data: {"scope":"%s","position":%d}\n\n' % (
        str(WARD_ID).encode(),
        position,
    )
    await stream.leave()


async def test_nobody_is_told_of_a_scope_that_they_do_not_follow(lively: Site):
    nurse, neighbour = await lively.signed_in(NURSE), await lively.signed_in(NEIGHBOUR)
    stream = stream_of(lively, neighbour)
    await stream.until(b": listening\n\n")
    await nurse.say(RAISE)
    assert await stream.until(HEARTBEAT) == HEARTBEAT
    assert await stream.until(HEARTBEAT) == HEARTBEAT
    await stream.leave()


async def test_a_quiet_stream_says_that_it_lives(lively: Site):
    stream = stream_of(lively, await lively.signed_in(NURSE))
    await stream.until(b": listening\n\n")
    assert await stream.until(HEARTBEAT) == HEARTBEAT
    await stream.leave()


async def test_a_stream_ends_when_the_seats_of_its_person_change(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    mine, theirs = stream_of(site, nurse), stream_of(site, colleague)
    for stream in (mine, theirs):
        await stream.until(b": listening\n\n")
    await site.operate(SetPerson(person=NURSE.id, name=NURSE.name))
    ended = await mine.ended()
    assert b"\nretry: " in b"\n" + ended
    assert b"data: " in await theirs.until(b"\n\n")
    await theirs.leave()


async def test_every_stream_ends_when_the_server_does_also_one_begun_meanwhile(site: Site):
    browser = await site.signed_in(NURSE)
    stream = stream_of(site, browser)
    await stream.until(b": listening\n\n")
    site.running.engine.pokes.end_all()
    assert (await stream.ended()).startswith(b"retry: ")
    late = stream_of(site, browser)
    assert (await late.ended()).startswith(b": listening\n\nretry: ")


async def test_a_reader_that_leaves_is_forgotten(site: Site):
    stream = stream_of(site, await site.signed_in(NURSE))
    await stream.until(b": listening\n\n")
    await stream.leave()
    await asyncio.sleep(0)
    assert site.running.engine.pokes._by_scope == {}
