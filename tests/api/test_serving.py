"""The process itself: told to stop under load it loses nothing, and its logs hold no words."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from heard.serving import trace_of
from heard.store.opening import open_database
from tests.support.site import HERE
from tests.support.world import everything

CANARY = "CANARY the bladder scanner"
ENDS_WITHIN_SECONDS = 20


def said_in(log: Path) -> str:
    return log.read_text()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@asynccontextmanager
async def served(url: str, log: Path, **settings: str) -> AsyncGenerator[tuple[Any, str]]:
    """`heard serve` as a process of its own, and its address."""
    port = _free_port()
    given = {"HEARD_DATABASE": url, "HEARD_PORT": str(port), **settings}
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            Path(sys.executable).with_name("heard"),
            "serve",
            env={**os.environ, **given},
            stdout=out,
            stderr=out,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        await _until_it_answers(address, process, log)
        yield process, address
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _until_it_answers(address: str, process: Any, log: Path) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(300):
            assert process.returncode is None, said_in(log)
            try:
                await client.get(f"{address}/api/health/live")
            except httpx.TransportError:
                await asyncio.sleep(0.05)
            else:
                return
    raise AssertionError(said_in(log))


class Device:
    """Raises one problem after the other until the server is gone."""

    def __init__(self, client: httpx.AsyncClient, ward: str) -> None:
        self.acknowledged: list[str] = []
        self.cut_off: list[str] = []
        self._client = client
        self._ward = ward

    async def work(self) -> None:
        device, n = str(uuid4()), 0
        while True:
            n += 1
            problem = str(uuid4())
            body = request(device, n, self._ward, problem)
            try:
                response = await self._client.post("/api/sync", json=body)
            except httpx.ConnectError:
                return
            except httpx.TransportError as error:
                self.cut_off.append(repr(error))
                return
            if response.status_code == 503:
                return
            (answer,) = response.json()["answers"]
            assert answer["outcome"] == "done"
            self.acknowledged.append(problem)


def request(device: str, n: int, ward: str, problem: str) -> dict[str, Any]:
    command = {"do": "problem.raise", "problem": problem, "unit": ward, "text": CANARY}
    said = {"id": str(uuid4()), "n": n, "said_at": "2026-08-03T09:00:00Z", "command": command}
    return {"device": device, "epoch": None, "after": {}, "commands": [said]}


@asynccontextmanager
async def started(address: str) -> AsyncGenerator[tuple[httpx.AsyncClient, str]]:
    """Somebody who started with their ward, and the ward."""
    async with httpx.AsyncClient(base_url=address, headers=HERE) as client:
        me = await client.post("/api/setup", json={"ward": "Ward 7", "name": "Amina Yusuf"})
        (ward,) = [
            held["unit"] for held in me.json()["person"]["memberships"] if held["role"] == "lead"
        ]
        yield client, ward


@pytest.mark.slow
async def test_a77_told_to_stop_under_load_it_loses_nothing_it_acknowledged(
    sqlite_url: str, tmp_path: Path
):
    log = tmp_path / "log"
    async with served(sqlite_url, log) as (process, address), started(address) as (client, ward):
        devices = [Device(client, ward) for _ in range(20)]
        working = [asyncio.create_task(device.work()) for device in devices]
        listening = asyncio.create_task(client.get("/api/poke", timeout=30))
        await asyncio.sleep(1)
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), ENDS_WITHIN_SECONDS)
        await asyncio.gather(*working)
        stream = await listening
    assert code == 0, said_in(log)
    assert stream.text.startswith(": listening\n\n")
    assert "retry: " in stream.text
    db = await open_database(sqlite_url)
    stored = {str(one) for one in await everything(db)}
    await db.close()
    acknowledged = [problem for device in devices for problem in device.acknowledged]
    assert len(acknowledged) > 20
    assert [problem for problem in acknowledged if problem not in stored] == []
    cut_off = [error for device in devices for error in device.cut_off]
    assert [error for error in cut_off if "incomplete" in error] == []


@pytest.mark.slow
async def test_a79_no_word_that_anybody_typed_is_in_a_log(sqlite_url: str, tmp_path: Path):
    """Done, refused, malformed, unheard of: all at the most talkative level."""
    log = tmp_path / "log"
    given = {"HEARD_LOG_LEVEL": "debug"}
    async with (
        served(sqlite_url, log, **given) as (process, address),
        started(address) as (
            client,
            ward,
        ),
    ):
        device, problem = str(uuid4()), str(uuid4())
        for n, change in enumerate(
            [{}, {"problem": ward}, {"CANARY": 1}, {"do": "CANARY"}, {"kind": "CANARY"}], 1
        ):
            body = request(device, n, ward, problem)
            body["commands"][0]["command"] |= change
            assert (await client.post("/api/sync", json=body)).status_code == 200
        await client.post(
            "/api/sync", content=b"CANARY", headers={"content-type": "application/json"}
        )
        await client.get("/api/queue?unit=CANARY")
        credentials = {"email": "CANARY@ward.example", "password": "CANARY CANARY"}
        await client.post("/api/session", json=credentials)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    written = said_in(log)
    lines = [json.loads(line) for line in written.splitlines()]
    assert "starting" in {line["says"] for line in lines}
    assert "canary" not in written.lower()
    assert "Amina" not in written


async def test_a_fault_of_ours_is_logged_under_the_number_that_its_answer_carries(
    sqlite_url: str, tmp_path: Path
):
    log = tmp_path / "log"
    async with served(sqlite_url, log) as (_, address), started(address) as (client, _ward):
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
            connection.execute("DROP TABLE owed")
        response = await client.get("/api/queue")
    assert (response.status_code, response.json()["code"]) == (500, "server.fault")
    lines = [json.loads(line) for line in said_in(log).splitlines()]
    (failed,) = [line for line in lines if line["says"] == "request failed"]
    assert failed["request"] == response.headers["x-request-id"]
    assert failed["path"] == "/api/queue"


def fail() -> None:
    raise ValueError(CANARY)


def fail_because_of_that() -> None:
    try:
        fail()
    except ValueError as cause:
        raise RuntimeError(CANARY) from cause


def test_what_went_wrong_is_told_without_its_message():
    with pytest.raises(RuntimeError) as caught:
        fail_because_of_that()
    told = list(trace_of(caught.value))
    assert [line for line in told if not line.startswith(" ")] == ["RuntimeError", "ValueError"]
    assert [line for line in told if CANARY in line] == []
    assert told[-1].endswith(" fail")
