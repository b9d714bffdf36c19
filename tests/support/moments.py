"""What a rule answers is read as a value: the entities that it puts, or its refusal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from heard.domain.base import Entity, Refusal
from heard.domain.book import AnyCommand, decide
from heard.domain.moment import Moment
from heard.domain.org.entities import Person
from heard.domain.org.tree import Org
from heard.domain.rights import authorise
from tests.support.org import ORG, PEOPLE, at, uid

NOW = at(10)
COMMAND_ID = uid(999)


class Refused(Struct, frozen=True):
    code: str
    facts: Mapping[str, Any] = {}


Answered = tuple[Entity, ...] | Refused


def moment(
    known: Iterable[Entity] = (),
    speaker: Person | None = None,
    *,
    said_at: datetime = NOW,
    heard_at: datetime | None = None,
    command_id: UUID = COMMAND_ID,
    org: Org = ORG,
) -> Moment:
    """A moment in which the people of the small hospital and `known` are known."""
    return Moment(
        command_id=command_id,
        said_at=said_at,
        heard_at=heard_at or max(said_at, NOW),
        speaker=speaker.id if speaker is not None else None,
        known={one.id: one for one in (*PEOPLE, *known)},
        org=org,
    )


def run(command: AnyCommand, now: Moment) -> Answered:
    """Authorised and decided, as the engine does it."""
    try:
        authorise(command, now)
        return decide(command, now).entities
    except Refusal as no:
        return Refused(no.code, dict(no.facts))
