"""An administrator loads an organisation from files: looked at first, then whole or not at all."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from msgspec import Struct

from heard.api.state import STATE, Running
from heard.app import World, build_app
from heard.identity.passwords import Strength, argon2id
from heard.settings import Settings
from tests.support.sheets import CONTACTS, EXAMPLES, PEOPLE, UNITS
from tests.support.world import Clock, everything, journal_of

MONDAY = datetime(2026, 8, 3, 9, tzinfo=UTC)
ORIGIN = "http://127.0.0.1:8000"
AMINA = "a@ward.example,Amina,Nurse,W7,member,,,\n"
WEAKEST = Strength(memory_kib=8, passes=1, lanes=1)


class App(Struct, frozen=True):
    """A running app, and a browser of whoever started its ward."""

    browser: httpx.AsyncClient
    clock: Clock
    parts: Running

    async def load(self, files: Mapping[str, str | bytes], *, take: bool) -> httpx.Response:
        return await self.browser.post("/api/import", json={"files": sent(files), "take": take})


def sent(files: Mapping[str, str | bytes]) -> list[dict[str, str]]:
    raw = {name: one.encode() if isinstance(one, str) else one for name, one in files.items()}
    return [
        {"name": name, "content": base64.b64encode(content).decode()}
        for name, content in raw.items()
    ]


@asynccontextmanager
async def started(database: str) -> AsyncGenerator[App]:
    clock = Clock(MONDAY)
    world = World(clock, os.urandom, lambda: argon2id(WEAKEST))
    gated, inner = build_app(Settings(database=database, clock_seconds=3600), world)
    transport = httpx.ASGITransport(app=gated)  # pyright: ignore[reportArgumentType]  Litestar's own type of the same protocol
    headers = {"Sec-Fetch-Site": "same-origin"}
    async with (
        inner.lifespan(),
        httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=headers) as browser,
    ):
        said = await browser.post("/api/setup", json={"ward": "Ward 7", "name": "Sam Carr"})
        assert said.status_code == 200
        yield App(browser, clock, inner.state[STATE])


@pytest_asyncio.fixture
async def app(sqlite_url: str) -> AsyncIterator[App]:
    """Begun and ended by one task, as Litestar asks; the halves of a fixture may be two."""
    ready: asyncio.Queue[App] = asyncio.Queue()
    over = asyncio.Event()

    async def live() -> None:
        async with started(sqlite_url) as one:
            await ready.put(one)
            await over.wait()

    living = asyncio.create_task(live())
    first = asyncio.create_task(ready.get())
    await asyncio.wait({living, first}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        living.result()
    yield first.result()
    over.set()
    await living


async def test_a_look_says_what_would_change_and_changes_nothing(app: App):
    before = await everything(app.parts.engine.db)
    answer = await app.load(EXAMPLES, take=False)
    assert answer.status_code == 200
    found = answer.json()
    assert (found["taken"], found["errors"], found["errors_count"]) == (False, [], 0)
    units = found["changes"]["unit"]
    assert (units["new"], units["changed"], units["same"]) == (6, 2, 0)
    renamed = units["differences"][0]
    assert (renamed["before"], renamed["after"]) == ("Our organisation", "Northfield Hospitals")
    assert {one["name"] for one in units["differences"]} == {"Our organisation", "Ward 7"}
    assert await everything(app.parts.engine.db) == before


async def test_what_is_taken_is_there_and_taking_it_again_changes_nothing(app: App):
    assert (await app.load(EXAMPLES, take=True)).json()["taken"]
    org = app.parts.engine.org
    assert "Pharmacy" in {unit.name for unit in org.units.values()}
    office = next(one for one in org.calendars.values() if one.name == "Office hours")
    assert (MONDAY + timedelta(days=28)).date() in office.holidays  # 31 August 2026
    before, said = await everything(app.parts.engine.db), await journal_of(app.parts.engine.db)
    again = (await app.load(EXAMPLES, take=True)).json()
    assert again["taken"]
    assert {(one["new"], one["changed"]) for one in again["changes"].values()} == {(0, 0)}
    assert await everything(app.parts.engine.db) == before
    assert await journal_of(app.parts.engine.db) == said


async def test_it_is_said_by_whoever_loads_it(app: App):
    me = (await app.browser.get("/api/me")).json()["person"]["id"]
    await app.load({"units.csv": UNITS}, take=True)
    said = [one for one in await journal_of(app.parts.engine.db) if one.person is not None]
    assert len(said) > 3
    assert {one.person for one in said} == {UUID(me)}


async def test_one_mistake_and_nothing_is_taken(app: App):
    db = app.parts.engine.db
    before, said = await everything(db), await journal_of(db)
    people = PEOPLE + AMINA + AMINA.replace("W7", "W9").replace("a@", "b@")
    answer = await app.load({"units.csv": UNITS, "people.csv": people}, take=True)
    found = answer.json()
    assert (found["taken"], found["changes"], found["invitable"]) == (False, {}, [])
    assert found["errors"] == [
        {
            "file": "people.csv",
            "row": 3,
            "column": "unit",
            "code": "unit.unknown",
            "facts": {"found": "W9"},
        }
    ]
    assert (await everything(db), await journal_of(db)) == (before, said)


async def test_a_wrong_encoding_says_what_to_do(app: App):
    raw = UNITS.replace("Ward 7", "Zoë").encode("latin-1")
    found = (await app.load({"units.csv": raw}, take=True)).json()
    assert [(one["row"], one["code"]) for one in found["errors"]] == [(4, "encoding.wrong")]


async def test_of_very_many_mistakes_the_first_are_shown_and_all_are_counted(app: App):
    found = (await app.load({"c.csv": CONTACTS + "fax,A,12,\n" * 300}, take=False)).json()
    assert (len(found["errors"]), found["errors_count"]) == (200, 300)


async def test_everyone_without_an_account_can_be_invited(app: App):
    words = {"password": "correct horse battery", "email": "sam@ward.example"}
    assert (await app.browser.post("/api/me/password", json=words)).status_code == 204
    sam = AMINA.replace("a@ward.example,Amina,Nurse", "sam@ward.example,Sam Carr,")
    files = {"units.csv": UNITS, "people.csv": PEOPLE + AMINA + sam}
    found = (await app.load(files, take=True)).json()
    assert [one["email"] for one in found["invitable"]] == ["a@ward.example"]
    assert found["invitable_count"] == 1
    invited = await app.browser.post("/api/invitations", json=found["invitable"][0])
    assert invited.status_code == 201
    me = (await app.browser.get("/api/me")).json()
    assert "administer" in me["rights"]
    assert me["person"]["name"] == "Sam Carr"


async def test_a_sign_in_grows_stale(app: App):
    app.clock.move(minutes=16)
    answer = await app.load(EXAMPLES, take=False)
    assert (answer.status_code, answer.json()["code"]) == (403, "session.not_fresh")


async def test_only_an_administrator_loads_files(app: App):
    await app.load({"units.csv": UNITS, "people.csv": PEOPLE + AMINA}, take=True)
    files = {"units.csv": UNITS, "people.csv": PEOPLE + AMINA}
    found = (await app.load(files, take=False)).json()
    path = (await app.browser.post("/api/invitations", json=found["invitable"][0])).json()["path"]
    words = {"token": path.partition("#")[2], "password": "correct horse battery"}
    assert (await app.browser.post("/api/invitations/accept", json=words)).status_code == 200
    answer = await app.load(EXAMPLES, take=False)
    assert (answer.status_code, answer.json()["code"]) == (403, "right.missing")


@pytest.mark.parametrize(
    "body",
    [
        {"files": []},
        {"files": [{"name": "a", "content": "not base64!"}]},
        {"files": sent({"a": ""}) * 2},
        {"files": sent({"a": ""}), "force": True},
    ],
)
async def test_what_is_no_import_is_refused(app: App, body: dict[str, Any]):
    answer = await app.browser.post("/api/import", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "request.malformed")


@pytest.mark.slow
async def test_a_hundred_thousand_people_are_loaded_in_one_go(app: App):
    wards = "".join(f"V{n},Ward V{n},1,DIV,,,,,,,\n" for n in range(1_000))
    people = "".join(f"p{n}@x.example,Person {n},,V{n % 1_000},member,,,\n" for n in range(100_000))
    files = {"units.csv": UNITS + wards, "people.csv": PEOPLE + people}
    found = (await app.load(files, take=True)).json()
    assert found["taken"]
    assert found["changes"]["person"]["new"] == 100_000
    assert (len(found["invitable"]), found["invitable_count"]) == (1_000, 100_000)
