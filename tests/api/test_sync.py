"""One request up and one answer down: whole or a 400, and nobody else's to see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from heard.domain.base import ProblemId
from heard.domain.org.people import DisablePerson, SetPerson
from heard.domain.problems.adding import SayMeToo, WriteNote
from heard.domain.problems.raising import RaiseProblem
from heard.engine.wire import COMMANDS_MAX, N_MAX, SCOPES_MAX
from tests.support.org import COLLEAGUE, NEIGHBOUR, NURSE, OTHER_WARD_ID, WARD_ID
from tests.support.site import JSON, Site, answered, problem
from tests.support.world import DONE, everything, held, journal_of

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1) <svg onload=alert(1)>",
    "'; DROP TABLE entity; --",
    "Robert\\'); \" % _ * :name $1 ? {0} {{x}} %s \\u0000 `ls`",
    "=HYPERLINK(1) +1 -1 @sum \t\r\n",
    "ﷺ \u202e right to left \u0301\u0301 🏥👩🏽\u200d⚕️",
    "a" * 500,
]


def raising(text: str = "No bladder scanner") -> RaiseProblem:
    return RaiseProblem(problem=ProblemId(uuid4()), unit=WARD_ID, text=text)


def texts_in(answer: dict[str, Any]) -> dict[str, str]:
    problems = (one for one in answer["changes"] if one["kind"] == "problem")
    return {one["id"]: one["entity"]["text"] for one in problems}


async def state_of(site: Site) -> tuple[object, object]:
    db = site.running.engine.db
    return await everything(db), await journal_of(db)


async def test_a_problem_goes_up_and_comes_down_to_its_ward_and_to_nobody_else(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    neighbour = await site.signed_in(NEIGHBOUR)
    for browser in (nurse, colleague, neighbour):
        await browser.sync()
    command = raising()
    answer = await nurse.sync(nurse.said(command))
    (mine,) = answer["changes"]
    expected = {"scope": str(WARD_ID), "kind": "problem", "id": str(command.problem), "rev": 1}
    assert {name: mine[name] for name in expected} == expected
    assert (mine["entity"]["text"], answer["last_n"]) == ("No bladder scanner", 1)
    assert (await colleague.sync())["changes"] == [mine]
    assert (await neighbour.sync())["changes"] == []


async def test_every_answer_says_whose_it_is_and_what_time_it_is(site: Site):
    browser = await site.signed_in(NURSE)
    response = await browser.post("/api/sync", browser.request())
    assert response.headers["x-heard"] == "1"
    answer = response.json()
    assert set(answer) == {
        "epoch",
        "last_n",
        "answers",
        "changes",
        "after",
        "forget",
        "more",
        "server_time",
    }
    assert answer["server_time"] == "2026-08-03T10:00:00Z"


ENVELOPES = [
    ("nothing", b"", {}),
    ("invalid UTF-8", b'{"device":"\xff"}', {}),
    ("not JSON", b"{", {}),
    ("NaN", b'{"device":NaN}', {}),
    ("null", b"null", {"why": "Expected `object`, got `null`"}),
    ("a list", b"[]", {"why": "Expected `object`, got `array`"}),
    ("nested too deeply", b'{"device":' + b"[" * 100_000 + b"]" * 100_000 + b"}", None),
]


@pytest.mark.parametrize(
    ("body", "facts"), [one[1:] for one in ENVELOPES], ids=[one[0] for one in ENVELOPES]
)
async def test_a1_a9_a_body_that_is_no_json_in_utf_8_is_refused_whole(
    small_site: Site, body: bytes, facts: dict[str, object] | None
):
    browser = await small_site.signed_in(NURSE)
    found = answered(await browser.post("/api/sync", body))
    if facts is None:
        assert (found[0], found[1]["code"]) == (400, "request.malformed")
    else:
        assert found == problem(400, "request.malformed", **facts)


def _one(**fields: object) -> list[object]:
    return [{"id": uuid4(), "n": 1, "said_at": "2026-08-03T09:00:00Z", "command": {}, **fields}]


FIELDS = [
    ({"CANARY": 1}, "Object contains unknown field"),
    ({"device": "CANARY"}, "Invalid UUID - at `$.device`"),
    ({"device": None}, "Expected `uuid`, got `null` - at `$.device`"),
    ({"epoch": 7}, "Expected `str | null`, got `int` - at `$.epoch`"),
    ({"epoch": "x" * 65}, "Expected `str` of length <= 64 - at `$.epoch`"),
    ({"after": []}, "Expected `object`, got `array` - at `$.after`"),
    ({"after": {"CANARY": 1}}, "Invalid UUID - at `key` in `$.after`"),
    ({"after": {str(WARD_ID): -1}}, "Expected `int` >= 0 - at `$.after[...]`"),
    ({"after": {str(WARD_ID): N_MAX + 1}}, f"Expected `int` <= {N_MAX} - at `$.after[...]`"),
    (
        {"after": {str(uuid4()): 0 for _ in range(SCOPES_MAX + 1)}},
        f"Expected `object` of length <= {SCOPES_MAX} - at `$.after`",
    ),
    (
        {"commands": [None] * (COMMANDS_MAX + 1)},
        f"Expected `array` of length <= {COMMANDS_MAX} - at `$.commands`",
    ),
    ({"commands": [None]}, "Expected `object`, got `null`"),
    ({"commands": _one(id="CANARY")}, "Invalid UUID - at `$.id`"),
    ({"sent_at": "2026-08-03T09:00:00"}, None),
]


async def test_an_envelope_that_is_off_is_refused_whole_and_without_its_words(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    before = await state_of(small_site)
    for fields, why in FIELDS:
        status, body = answered(await browser.post("/api/sync", browser.request(**fields)))
        assert (status, body["code"]) == (400, "request.malformed"), fields
        assert b"CANARY" not in msgspec.json.encode(body)
        if why is not None:
            assert body["facts"] == {"why": why}
    assert await state_of(small_site) == before


async def test_positions_far_beyond_the_head_are_no_harm(site: Site):
    browser = await site.signed_in(NURSE)
    answer = await browser.sync(after={str(WARD_ID): N_MAX})
    assert (answer["after"][str(WARD_ID)], answer["more"]) == (N_MAX, False)


async def test_a_key_said_twice_counts_as_it_was_said_last(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    await browser.say(raising())
    body = b'{"after":{},"device":"%s","device":"%s"}' % (
        str(uuid4()).encode(),
        str(browser.device).encode(),
    )
    assert (await browser.post("/api/sync", body)).json()["last_n"] == 1


async def test_half_an_emoji_is_replaced_and_blocks_nothing(site: Site):
    """As JavaScript sends a text that was cut at its length."""
    browser = await site.signed_in(NURSE)
    first, second = raising("cut CUT"), raising("whole CUT")
    said = [browser.said(first), browser.said(second), browser.said(raising("no cut"))]
    raw = msgspec.json.encode(browser.request(*said))
    raw = raw.replace(b"cut CUT", rb"cut \ud83c").replace(b"whole CUT", rb"\\ud83c \ud83c\udfe5")
    answer = (await browser.post("/api/sync", raw)).json()
    assert [one["outcome"] for one in answer["answers"]] == ["done"] * 3
    again = (await browser.post("/api/sync", raw)).json()
    assert again["answers"] == answer["answers"]
    texts = {
        one["id"]: one["entity"]["text"] for one in answer["changes"] if "text" in one["entity"]
    }
    assert texts[str(first.problem)] == "cut \ufffd"
    assert texts[str(second.problem)] == r"\ud83c 🏥"


async def test_a55_a67_what_people_type_is_stored_and_sent_verbatim(site: Site):
    browser = await site.signed_in(NURSE)
    commands = [raising(text) for text in HOSTILE]
    answer = await browser.sync(*map(browser.said, commands))
    assert [one["outcome"] for one in answer["answers"]] == ["done"] * len(HOSTILE)
    texts = {
        one["id"]: one["entity"]["text"] for one in answer["changes"] if one["kind"] == "problem"
    }
    assert [texts[str(one.problem)] for one in commands] == HOSTILE


async def test_a65_long_repetitive_words_are_read_at_once(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    long = [" " * 65_536, "a" * 65_536, "1 " * 32_768]
    for text in long:
        (reply,) = await browser.say({"do": "problem.note", "problem": uuid4(), "words": text})
        assert reply.code == "command.malformed"


async def test_a29_the_problem_of_another_ward_is_as_unknown_as_one_that_is_not(site: Site):
    neighbour, nurse = await site.signed_in(NEIGHBOUR), await site.signed_in(NURSE)
    theirs = RaiseProblem(problem=ProblemId(uuid4()), unit=OTHER_WARD_ID, text="No hoist")
    assert await neighbour.say(theirs) == [DONE]
    hidden, missing = await nurse.say(
        WriteNote(problem=theirs.problem, words="?"),
        WriteNote(problem=ProblemId(uuid4()), words="?"),
    )
    assert (hidden.code, hidden.facts) == (missing.code, missing.facts) == ("problem.unknown", {})


async def test_a45_the_device_of_another_is_refused_and_changes_nothing(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    await nurse.say(raising())
    before = await state_of(site)
    stolen = colleague.request(colleague.said(raising()), device=nurse.device)
    for body in (stolen, {**stolen, "commands": []}):
        response = await colleague.post("/api/sync", body)
        assert answered(response) == problem(403, "device.of_another")
    assert await state_of(site) == before


async def test_words_of_one_person_are_not_heard_under_the_session_of_another(site: Site):
    """A page that was left open does not know that somebody else signed in beside it."""
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    before = await state_of(site)
    waiting = nurse.request(nurse.said(raising()), person=str(NURSE.id))
    for body in (waiting, {**waiting, "commands": []}, {**waiting, "device": uuid4()}):
        response = await colleague.post("/api/sync", body)
        assert answered(response) == problem(403, "session.of_another")
    assert await state_of(site) == before
    assert (await nurse.post("/api/sync", waiting)).json()["last_n"] == 1


async def test_a19_who_is_disabled_is_shut_out_at_the_next_request(site: Site):
    nurse = await site.signed_in(NURSE)
    await nurse.say(raising())
    await site.operate(DisablePerson(person=NURSE.id))
    response = await nurse.post("/api/sync", nurse.request(nurse.said(raising())))
    assert answered(response) == problem(401, "session.ended")


async def test_a19_what_was_under_way_when_its_speaker_was_disabled_is_held(small_site: Site):
    nurse = await small_site.signed_in(NURSE)
    said = nurse.request(nurse.said(raising()))

    async def under_way() -> AsyncIterator[bytes]:
        """Asked for once it is known who sends it."""
        await small_site.operate(DisablePerson(person=NURSE.id))
        yield msgspec.json.encode(said)

    answer = await nurse.client.post("/api/sync", content=under_way(), headers=JSON)
    assert answer.json()["answers"][0]["refusal"]["code"] == "person.disabled"


async def test_a39_who_loses_a_seat_is_told_to_forget_and_never_told_again(site: Site):
    nurse, colleague = await site.signed_in(NURSE), await site.signed_in(COLLEAGUE)
    await nurse.sync()
    await site.operate(SetPerson(person=NURSE.id, name=NURSE.name, title=NURSE.title))
    answer = await nurse.sync()
    assert answer["forget"] == [str(WARD_ID)]
    assert str(WARD_ID) not in answer["after"]
    await colleague.say(raising("CANARY"))
    again = await nurse.sync(after={**nurse.after, str(WARD_ID): 0})
    assert again["forget"] == [str(WARD_ID)]
    assert b"CANARY" not in msgspec.json.encode(again)


async def test_a51_an_outbox_of_many_is_drained_in_requests_of_fifty(small_site: Site):
    browser = await small_site.signed_in(NURSE)
    outbox = [browser.said(raising()) for _ in range(1_000)]
    for start in range(0, len(outbox), COMMANDS_MAX):
        answer = await browser.sync(*outbox[start : start + COMMANDS_MAX])
        assert {one["outcome"] for one in answer["answers"]} == {"done"}
    assert (await browser.sync())["last_n"] == 1_000


async def test_a53_a_page_that_is_not_ours_does_not_carry_our_mark(small_site: Site):
    """A device takes an answer for ours by this header alone, and ours always has it."""
    responses = [
        await small_site.browser().get(path) for path in ("/", "/api/me", "/api/setup", "/assets/x")
    ]
    assert [one.headers["x-heard"] for one in responses] == ["1"] * 4


async def test_what_is_kept_for_a_person_is_answered_as_held(site: Site):
    browser = await site.signed_in(NURSE)
    found = await browser.say({"do": "problem.dream"}, SayMeToo(problem=ProblemId(uuid4())))
    assert found[0] == held("command.unknown", do="problem.dream")
    assert found[1].code == "problem.unknown"


async def test_nobody_signed_in_may_not_even_ask(small_site: Site):
    browser = small_site.browser()
    before = await state_of(small_site)
    response = await browser.post("/api/sync", browser.request(browser.said(raising())))
    assert answered(response) == problem(401, "session.missing")
    assert await state_of(small_site) == before


async def test_a_device_of_another_timeline_is_told_everything_anew(site: Site):
    browser = await site.signed_in(NURSE)
    first = await browser.sync(browser.said(raising()))
    quiet = await browser.sync()
    assert quiet["changes"] == []
    browser.epoch = "before-the-restore"
    again = await browser.sync(browser.said(raising()))
    assert again["epoch"] == first["epoch"]
    assert (again["forget"], again["last_n"]) == ([], 2)
    assert {one["id"] for one in again["changes"]} > {one["id"] for one in first["changes"]}


async def test_a_device_that_knows_no_timeline_may_always_ask(site: Site):
    browser = await site.signed_in(NURSE)
    answer = await browser.sync(epoch=None, after={})
    assert answer["epoch"] == site.running.engine.epoch
    assert len(answer["changes"]) > 10


async def test_a41_the_same_request_a_hundred_times_at_once_has_one_effect(site: Site):
    nurse = await site.signed_in(NURSE)
    asked = nurse.request(nurse.said(raising()))
    responses = await asyncio.gather(*(nurse.post("/api/sync", asked) for _ in range(100)))
    assert {one.status_code for one in responses} == {200}
    (answer,) = {str(one.json()["answers"]) for one in responses}
    assert "'outcome': 'done'" in answer
    assert len(texts_in(await nurse.sync())) == 1
    assert [one.do for one in await journal_of(site.running.engine.db)].count("problem.raise") == 1
