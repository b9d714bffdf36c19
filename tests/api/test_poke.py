"""A stream says that there is news, when there is some, and ends when it should."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from heard.domain.base import ProblemId, UnitId
from heard.domain.org.people import SetPerson
from heard.domain.problems.adding import SayMeToo
from heard.domain.problems.raising import RaiseProblem
from heard.identity.passwords import Hasher
from heard.settings import Settings
from tests.support.org import COLLEAGUE, NEIGHBOUR, NURSE, OTHER_WARD_ID, WARD_ID, uid
from tests.support.site import Site, in_one_task, site_of, stream_of

HEARTBEAT = b"event: heartbeat\ndata: {}\n\n"
ONE = ProblemId(uid(401))
AT_WARD = f"at={WARD_ID}"
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


def here(count: int, unit: UnitId = WARD_ID) -> bytes:
    """The event that tells how many there are, and the whole of it."""
    return b'event: here\ndata: {"unit":"%s","count":%d}\n\n' % (str(unit).encode(), count)


async def test_those_at_a_huddle_are_told_how_many_they_are(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    mine = stream_of(site, nurse, AT_WARD)
    await mine.until(b": listening\n\n")
    assert await mine.until(b"\n\n") == here(1)
    theirs = stream_of(site, colleague, AT_WARD)
    await theirs.until(b": listening\n\n")
    for stream in (mine, theirs):
        assert await stream.until(b"\n\n", within_seconds=3) == here(2)
    await theirs.leave()
    assert await mine.until(b"\n\n", within_seconds=3) == here(1)
    await mine.leave()


async def test_one_who_only_reads_is_neither_counted_nor_told(lively: Site):
    nurse, colleague = await lively.signed_in(NURSE), await lively.signed_in(COLLEAGUE)
    reader, there = stream_of(lively, colleague), stream_of(lively, nurse, AT_WARD)
    assert here(1) in await there.until(HEARTBEAT)
    assert b"event: here" not in await reader.until(HEARTBEAT)
    await reader.leave()
    await there.leave()


@pytest.mark.parametrize(
    "query", [f"at={OTHER_WARD_ID}", f"at={NURSE.id}", "at=ward", "at=", "at=%ff", "who=me"]
)
async def test_a_place_that_they_do_not_follow_is_ignored(lively: Site, query: str):
    nurse, neighbour = await lively.signed_in(NURSE), await lively.signed_in(NEIGHBOUR)
    elsewhere = stream_of(lively, nurse, query)
    theirs = stream_of(lively, neighbour, f"at={OTHER_WARD_ID}")
    assert await elsewhere.until(HEARTBEAT) == b": listening\n\n" + HEARTBEAT
    assert here(1, OTHER_WARD_ID) in await theirs.until(HEARTBEAT)
    await elsewhere.leave()
    await theirs.leave()


async def test_whoever_comes_to_a_huddle_is_written_nowhere(
    site: Site, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG, "heard")
    nurse = await site.signed_in(NURSE)
    before = await site.running.engine.heads({WARD_ID, NURSE.id})
    stream = stream_of(site, nurse, AT_WARD)
    await stream.until(here(1))
    await stream.leave()
    assert await site.running.engine.heads({WARD_ID, NURSE.id}) == before
    assert str(WARD_ID) not in caplog.text


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
