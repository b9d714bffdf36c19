"""Every feature by name: what can be said, what can be known, and what is derived from it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import assert_never, get_args
from uuid import UUID

from heard.domain.base import Command, Entity
from heard.domain.moment import Change, Moment
from heard.domain.org import entities as org
from heard.domain.org import rules as org_rules
from heard.domain.org.rules import OrgCommand
from heard.domain.problems import figures
from heard.domain.problems import rules as problem_rules
from heard.domain.problems.entity import Problem
from heard.domain.problems.entity import scopes as problem_scopes
from heard.domain.problems.rules import ProblemCommand

AnyCommand = OrgCommand | ProblemCommand
COMMANDS: tuple[type[Command], ...] = get_args(AnyCommand)

DIRECTORY = (org.Unit, org.Seat, org.Calendar, org.Contact, org.HuddlePlan, org.Standards)
Directory = org.Unit | org.Seat | org.Calendar | org.Contact | org.HuddlePlan | org.Standards
# Whose existence nobody hides, whatever they follow: the organisation, and who works in it.
SEEN_BY_ALL = (*DIRECTORY, org.Person)
AnyEntity = Directory | org.Person | Problem
ENTITIES: dict[str, type[Entity]] = {shape.noun: shape for shape in get_args(AnyEntity)}


def decide(command: AnyCommand, moment: Moment) -> Change:
    if isinstance(command, OrgCommand):
        return org_rules.decide(command, moment)
    return problem_rules.decide(command, moment)


def published_to(entity: AnyEntity, root: UUID | None) -> frozenset[UUID]:
    """The scopes that are told of an entity; `root` is the organisation's own unit."""
    match entity:
        case Problem():
            return problem_scopes(entity)
        case org.Person():
            return frozenset({entity.id, *(held.unit for held in entity.memberships)})
        case (
            org.Unit()
            | org.Seat()
            | org.Calendar()
            | org.Contact()
            | org.HuddlePlan()
            | org.Standards()
        ):
            return frozenset({root}) if root is not None else frozenset()
        case _:
            assert_never(entity)


def home_of(entity: Entity) -> UUID | None:
    """The unit whose row it is, so that an organisation can be moved whole."""
    return getattr(entity, "unit", None)


def counts(entity: Entity | None) -> Counter[figures.Counted]:
    return figures.counts(entity) if isinstance(entity, Problem) else Counter()


def owed(entity: Entity | None) -> tuple[figures.Owed, ...]:
    return figures.owed(entity) if isinstance(entity, Problem) else ()


def alarms(entity: Entity | None) -> dict[str, datetime]:
    return figures.alarms(entity) if isinstance(entity, Problem) else {}


def alarm_says(entity: Entity, what: str) -> AnyCommand | None:
    """The command that an alarm stands for, or None when its entity has moved on."""
    return figures.alarm_says(entity, what) if isinstance(entity, Problem) else None
