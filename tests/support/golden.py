"""A table of cases proves the rules here, and is the same file that the device's tests replay.

`schemas/cases/<command>.json` holds, all in the wire encoding (fields at their default left out):

    org      {"unit": [...], "seat": [...], "calendar": [...], "contact": [...],
              "standards": [...], "person": [...]}   known in every case of the file
    cases    a list of
      name      a sentence
      command   {"do": ..., ...} as on the wire
      moment    {"command_id", "said_at", "heard_at", "speaker": person id or null}
      known     {noun: [entity, ...]}: what is known beside the organisation. One whose id the
                organisation has too stands in its place.
      without   [id, ...]: what this case's organisation lacks; left out when it lacks nothing
      expected  {"entities": [{"noun", "entity"}, ...]}, in the order of the rule, none when
                nothing changes, or {"refusal": {"code", "facts"}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec import Struct

from heard.domain.base import Entity
from heard.domain.book import DIRECTORY, AnyCommand
from heard.domain.org.entities import Person
from heard.domain.org.tree import Org, org_of
from tests.support.cases import write_cases
from tests.support.moments import NOW, Answered, Refused, moment, run
from tests.support.org import ALWAYS, INCIDENTS, OFFICE, PEOPLE, SEATS, STANDARDS, UNITS

ORGANISATION: tuple[Entity, ...] = (*UNITS, *SEATS, OFFICE, ALWAYS, INCIDENTS, STANDARDS)


class Case(Struct, frozen=True, kw_only=True):
    """Somebody (None: the clock) says something of what is known."""

    name: str
    known: tuple[Entity, ...] = ()
    by: Person | None = None
    said: AnyCommand
    expected: Answered
    said_at: datetime = NOW
    heard_at: datetime | None = None
    without: frozenset[UUID] = frozenset()


def answer_to(case: Case) -> Answered:
    now = moment(
        case.known, case.by, said_at=case.said_at, heard_at=case.heard_at, org=_org_of(case)
    )
    return run(case.said, now)


def _org_of(case: Case) -> Org:
    entities = {one.id: one for one in ORGANISATION if one.id not in case.without}
    entities |= {one.id: one for one in case.known if isinstance(one, DIRECTORY)}
    return org_of(entities.values())


def table(cases: Iterable[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases])


def write_golden(cases: Iterable[Case]) -> None:
    """One file for each command of the table."""
    by_command: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_command[str(case.said.__struct_config__.tag)].append(case)
    for do, of_command in by_command.items():
        told = [_told(case) for case in of_command]
        write_cases(do, {"org": _by_noun((*ORGANISATION, *PEOPLE)), "cases": told})


def _told(case: Case) -> dict[str, Any]:
    now = moment(case.known, case.by, said_at=case.said_at, heard_at=case.heard_at)
    told = {
        "name": case.name,
        "command": wire(case.said),
        "moment": {
            name: wire(getattr(now, name))
            for name in ("command_id", "said_at", "heard_at", "speaker")
        },
        "known": _by_noun(case.known),
        "expected": _expected(case.expected),
    }
    return told | {"without": wire(sorted(case.without))} if case.without else told


def _expected(expected: Answered) -> dict[str, Any]:
    if isinstance(expected, Refused):
        return {"refusal": {"code": expected.code, "facts": dict(expected.facts)}}
    return {"entities": [{"noun": one.noun, "entity": wire(one)} for one in expected]}


def _by_noun(entities: Iterable[Entity]) -> dict[str, list[Any]]:
    nouns: defaultdict[str, list[Any]] = defaultdict(list)
    for one in entities:
        nouns[one.noun].append(wire(one))
    return dict(nouns)


def wire(value: object) -> Any:
    """What the wire carries, read again as JSON values."""
    return msgspec.json.decode(msgspec.json.encode(value))
