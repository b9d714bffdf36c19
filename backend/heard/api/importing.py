"""An administrator loads the organisation from files: looked at first, then taken, whole or not."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

from litestar import Request, post
from litestar.di import NamedDependency
from msgspec import Meta, Struct

from heard.api.actor import Actor, must_be_fresh
from heard.api.body import body_of
from heard.api.faults import Fault
from heard.api.gate import IMPORT_BYTES_MAX
from heard.api.state import Running
from heard.domain.base import PersonId, Right
from heard.domain.org.sheets import Plan, RowError, Tally, read_sheets
from heard.engine import loading
from heard.identity import accounts

FILES_MAX = 20
ERRORS_SHOWN_MAX = 200
INVITABLE_SHOWN_MAX = 1_000

AnyRequest = Request[Any, Any, Any]


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """`content` in base64, as the file lies."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    content: bytes


class Import(Struct, frozen=True, forbid_unknown_fields=True):
    """`take` false: only say what would come of it."""

    files: Annotated[list[File], Meta(min_length=1, max_length=FILES_MAX)]
    take: bool = False


class Invitable(Struct, frozen=True):
    """Somebody of the file who has no account yet: what POST /api/invitations asks for."""

    person: PersonId
    email: str


class Imported(Struct, frozen=True, kw_only=True):
    """`taken`: it is so now. Else what would be (`changes`), or what is to be put right first.

    Of `errors`, `hints` and `invitable` the first, with how many there are in all.
    """

    taken: bool
    changes: Mapping[str, Tally]
    errors: list[RowError]
    errors_count: int
    hints: list[RowError]
    invitable: list[Invitable]
    invitable_count: int


@post("/api/import", status_code=200, request_max_body_size=IMPORT_BYTES_MAX)
async def load_files(
    request: AnyRequest, actor: NamedDependency[Actor], running: NamedDependency[Running]
) -> Imported:
    """The files of an organisation, all or nothing. Accounts are made by invitations alone."""
    actor.must(Right.ADMINISTER)
    must_be_fresh(running, actor)
    said = await body_of(request, Import)
    files = {file.name: file.content for file in said.files}
    if len(files) < len(said.files):
        raise Fault(400, "request.malformed", facts={"why": "two files of one name"})
    sheets = await asyncio.to_thread(read_sheets, files)
    holders = await accounts.holders(running.door, sheets.emails)
    plan = await loading.plan(running.engine, sheets, holders)
    takes = said.take and not plan.errors
    if takes:
        await _take(running, plan, PersonId(actor.person.id))
    return _imported(plan, holders, taken=takes)


async def _take(running: Running, plan: Plan, person: PersonId) -> None:
    refused = await loading.take(running.engine, plan, person)
    if refused is not None:
        where = {"file": refused.step.file, "row": refused.step.row}
        refusal = {"code": refused.code, "facts": refused.facts}
        raise Fault(409, "import.refused", facts={**where, "refusal": refusal})


def _imported(plan: Plan, holders: Mapping[str, PersonId], *, taken: bool) -> Imported:
    invitable = [
        Invitable(person, email) for email, person in plan.people.items() if email not in holders
    ]
    return Imported(
        taken=taken,
        changes=plan.changes,
        errors=list(plan.errors[:ERRORS_SHOWN_MAX]),
        errors_count=len(plan.errors),
        hints=list(plan.hints[:ERRORS_SHOWN_MAX]),
        invitable=invitable[:INVITABLE_SHOWN_MAX],
        invitable_count=len(invitable),
    )
