"""A ward's tablet as a browser: enrolled by its lead, and the tickets that people take on it."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import httpx
import msgspec
from msgspec import Struct

from heard.domain.base import UnitId
from heard.domain.book import AnyCommand
from heard.domain.org.entities import Person
from tests.support.org import LEAD, WARD_ID
from tests.support.site import PASSWORD, Browser, Site, email_of


async def code_for(
    browser: Browser, unit: UnitId, kind: str = "tablet", name: str = "Ward 7 tablet"
) -> httpx.Response:
    return await browser.post("/api/enrolments", {"unit": unit, "kind": kind, "name": name})


async def enrolled(
    site: Site, kind: str = "tablet", name: str = "Ward 7 tablet", into: Browser | None = None
) -> Browser:
    """A browser that Ward 7's lead has made a shared device of the ward."""
    tablet = into or site.browser()
    made = await code_for(await site.signed_in(LEAD), WARD_ID, kind, name)
    code = made.json()["code"]
    response = await tablet.post("/api/enrol", {"code": code, "device": tablet.device})
    assert response.status_code == 200, response.text
    return tablet


class Ticket(Struct, frozen=True):
    """What a tablet holds for somebody."""

    id: str
    secret: bytes
    device: UUID

    def proof(self, n: int, command_id: object, command: bytes, device: UUID | None = None) -> str:
        words = f"{device or self.device}.{n}.{command_id}.".encode() + command
        return b64encode(hmac.digest(self.secret, words, "sha256")).decode()

    def said(self, tablet: Browser, command: AnyCommand, **by: Any) -> dict[str, Any]:
        """The next command of the tablet, as this person's."""
        said = tablet.said(command)
        proof = self.proof(said["n"], said["id"], msgspec.json.encode(command))
        return {**said, "by": {"ticket": self.id, "proof": proof, **by}}


async def ask_for_ticket(
    tablet: Browser, person: Person, password: str = PASSWORD, **fields: Any
) -> httpx.Response:
    asked: Mapping[str, Any] = {"email": email_of(person), "password": password}
    return await tablet.post("/api/tickets", {**asked, "device": tablet.device, **fields})


async def ticket_of(site: Site, tablet: Browser, person: Person) -> Ticket:
    await site.account_for(person)
    response = await ask_for_ticket(tablet, person)
    assert response.status_code == 201, response.text
    told = response.json()
    return Ticket(told["ticket"], b64decode(told["secret"]), tablet.device)
