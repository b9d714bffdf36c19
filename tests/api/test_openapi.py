"""Every route keeps to what the served document says of it, whatever is asked of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from heard.engine.batch import ms
from heard.identity import sessions
from heard.identity.cookies import SESSION
from heard.identity.passwords import Hasher
from heard.paths import schemas_folder
from heard.settings import Settings
from tests.support.org import ADMINISTRATOR, NURSE
from tests.support.site import HERE, Site, answered, in_one_task, problem, site_of

DOCUMENT: dict[str, Any] = json.loads((schemas_folder() / "openapi.json").read_bytes())
STREAM = "/api/poke"  # it never ends
OPERATIONS = [
    (path, method)
    for path, methods in DOCUMENT["paths"].items()
    for method in methods
    if path != STREAM
]
EXAMPLES = 25
KEPT = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
SYNC = "/api/sync"  # a command that is off is answered, and never refuses those beside it
ELSEWHERE = "https://heard.example"


class Asked:
    """A site that a test without a loop of its own can ask."""

    def __init__(self, runner: asyncio.Runner, site: Site) -> None:
        self._runner = runner
        self._site = site

    def answer(self, case: Case[Any]) -> httpx.Response:
        """As an administrator who signed in just now, or little would be answered but 401."""
        return self._runner.run(self._answer(case))

    async def _answer(self, case: Case[Any]) -> httpx.Response:
        browser = self._site.browser()
        door, now = self._site.running.door, ms(self._site.clock.now)
        opened = await sessions.open_for(door, ADMINISTRATOR.id, sessions.Browser(), now)
        browser.client.cookies.set(SESSION.name, opened.token)
        sent = case.as_transport_kwargs(base_url=self._site.base_url)
        return await browser.client.request(
            sent["method"],
            sent["url"],
            params=sent.get("params"),
            json=sent.get("json"),
            content=sent.get("data"),
            headers={**(sent.get("headers") or {}), **HERE},
        )


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, hasher: Hasher) -> Iterator[Asked]:
    settings = Settings(database=str(tmp_path_factory.mktemp("openapi") / "heard.sqlite"))
    with asyncio.Runner() as runner:
        opening = in_one_task(site_of(settings, hasher))
        yield Asked(runner, runner.run(opening.__aenter__()))
        runner.run(opening.__aexit__(None, None, None))


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_a_route_keeps_to_what_is_said_of_it(asked: Asked, path: str, method: str):
    said = {k: v for k, v in DOCUMENT["paths"][path][method].items() if k != "security"}
    one_route = {**DOCUMENT, "paths": {path: {method: said}}}
    operation = schemathesis.openapi.from_dict(one_route)[path][method]
    modes = [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if "requestBody" in said else [])]

    @given(case=st.one_of(*(operation.as_strategy(mode) for mode in modes)))
    @hypothesis_settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    def holds(case: Case[Any]) -> None:
        case.validate_response(asked.answer(case), checks=KEPT[:-1] if path == SYNC else KEPT)

    holds()


async def test_the_document_is_served_on_loopback_as_it_was_generated(small_site: Site):
    response = await small_site.browser().get("/api/schema/openapi.json")
    assert response.status_code == 200
    is_the_same = response.json() == DOCUMENT  # pytest would show every difference of 5,000 lines
    assert is_the_same


async def test_a33_elsewhere_it_is_served_to_administrators_alone(sqlite_url: str, hasher: Hasher):
    async with in_one_task(site_of(Settings(database=sqlite_url, origin=ELSEWHERE), hasher)) as one:
        stranger, nurse, admin = (
            one.browser(),
            await one.signed_in(NURSE),
            await one.signed_in(ADMINISTRATOR),
        )
        path = "/api/schema/openapi.json"
        assert answered(await stranger.get(path)) == problem(401, "session.missing")
        assert answered(await nurse.get(path)) == problem(403, "right.missing")
        assert (await admin.get(path)).status_code == 200
