"""Files become one atomic batch: an organisation is loaded whole, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from uuid import uuid4

import msgspec
from msgspec import Struct

from heard.domain.base import Facts, PersonId
from heard.domain.london import london_day
from heard.domain.org.entities import Person
from heard.domain.org.sheets import Known, Plan, Planned, Sheets, make_plan
from heard.domain.org.sheets.ids import person_id
from heard.domain.org.sheets.sheet import CALENDARS
from heard.domain.org.tree import Org
from heard.engine import codec
from heard.engine.bank_holidays import bank_holidays
from heard.engine.batch import Batch, spoken
from heard.engine.engine import Engine
from heard.engine.wire import Answer
from heard.store import entities


class NotTaken(Struct, frozen=True):
    """The first row that a rule refused, because things moved on since the plan was made."""

    step: Planned
    code: str
    facts: Facts


async def plan(engine: Engine, sheets: Sheets, holders: Mapping[str, PersonId]) -> Plan:
    """What loading would do now. `holders`: whose each e-mail is that has an account."""
    people = await _known_people(engine, sheets, holders)
    org = _copied(engine.org)  # the writer goes on while another thread plans
    return await asyncio.to_thread(_plan, sheets, org, people, london_day(engine.now()))


async def take(engine: Engine, plan: Plan, person: PersonId | None) -> NotTaken | None:
    """Says it all as one batch. None: taken, and durable. `person` None: an operator."""
    assert not plan.errors, "a plan with errors has no steps"
    if not plan.steps:
        return None
    at = engine.now()
    said = tuple(spoken(uuid4(), step.command, at) for step in plan.steps)
    answered = await engine.say(Batch(said=said, person=person, atomic=True))
    for step, raw in zip(plan.steps, answered.answers, strict=True):
        answer = _answer.decode(raw)
        if answer.outcome != "done":
            refusal = answer.refusal
            assert refusal, "what is not done says why"
            return NotTaken(step, refusal.code, refusal.facts)
    return None


def _plan(sheets: Sheets, org: Org, people: Mapping[str, Person], today: date) -> Plan:
    holidays = bank_holidays(today) if sheets.of(CALENDARS) else ()
    return make_plan(sheets, Known(org, people, holidays))


async def _known_people(
    engine: Engine, sheets: Sheets, holders: Mapping[str, PersonId]
) -> dict[str, Person]:
    """Those of the file who are there: by their account, or by the id that their e-mail makes."""
    root = engine.org.root
    if root is None:
        return {}
    ids = {email: holders.get(email) or person_id(root, email) for email in sheets.emails}
    async with engine.db.read() as tx:
        stored = await entities.load(tx, ids.values())
    found = {entity_id: codec.read(one) for entity_id, one in stored.items()}
    people = ((email, found.get(wanted)) for email, wanted in ids.items())
    return {email: person for email, person in people if isinstance(person, Person)}


def _copied(org: Org) -> Org:
    return Org(
        dict(org.units),
        dict(org.seats),
        dict(org.calendars),
        dict(org.contacts),
        dict(org.plans),
        org.standards,
    )


_answer = msgspec.json.Decoder(Answer)
