"""Every feature by name: what can be said, what can be known, and what is derived from it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import assert_never, get_args
from uuid import UUID

from heard.domain.alerts import raising as alert_raising
from heard.domain.alerts import rules as alert_rules
from heard.domain.alerts.entity import Alert
from heard.domain.alerts.entity import scopes as alert_scopes
from heard.domain.alerts.rules import AlertCommand
from heard.domain.base import Command, Entity
from heard.domain.huddles import ending as huddle_ending
from heard.domain.huddles import rules as huddle_rules
from heard.domain.huddles.core import CommonCore
from heard.domain.huddles.huddle import Cascade, Huddle
from heard.domain.huddles.risk import Risk
from heard.domain.huddles.rules import HuddleCommand
from heard.domain.huddles.script import Script
from heard.domain.measures import rules as measure_rules
from heard.domain.measures.entity import Measure, Tally
from heard.domain.measures.rules import MeasureCommand
from heard.domain.moment import Change, Moment
from heard.domain.org import entities as org
from heard.domain.org import rules as org_rules
from heard.domain.org.people import scopes as person_scopes
from heard.domain.org.rules import OrgCommand
from heard.domain.org.tree import Org
from heard.domain.problems import figures
from heard.domain.problems import rules as problem_rules
from heard.domain.problems.entity import Problem
from heard.domain.problems.entity import scopes as problem_scopes
from heard.domain.problems.rules import ProblemCommand
from heard.domain.recognition import thanking
from heard.domain.recognition.entity import Thanks
from heard.domain.recognition.entity import scopes as thanks_scopes
from heard.domain.recognition.thanking import ThanksCommand

AnyCommand = (
    OrgCommand | ProblemCommand | HuddleCommand | MeasureCommand | ThanksCommand | AlertCommand
)
COMMANDS: tuple[type[Command], ...] = get_args(AnyCommand)

DIRECTORY = (org.Unit, org.Seat, org.Calendar, org.Contact, org.HuddlePlan, org.Standards)
Directory = org.Unit | org.Seat | org.Calendar | org.Contact | org.HuddlePlan | org.Standards
# Whose existence nobody hides, whatever they follow: the organisation, who works in it, and what
# a team adds its name to without being told who else did.
SEEN_BY_ALL = (*DIRECTORY, org.Person, Cascade)
OfATeam = Script | CommonCore | Huddle | Cascade | Risk | Measure | Tally
AnyEntity = Directory | org.Person | Problem | OfATeam | Thanks | Alert
ENTITIES: dict[str, type[Entity]] = {shape.noun: shape for shape in get_args(AnyEntity)}


def decide(command: AnyCommand, moment: Moment) -> Change:
    if isinstance(command, OrgCommand):
        return org_rules.decide(command, moment)
    if isinstance(command, HuddleCommand):
        return huddle_rules.decide(command, moment)
    if isinstance(command, ThanksCommand):
        return thanking.decide(command, moment)
    if isinstance(command, AlertCommand):
        return alert_rules.decide(command, moment)
    if isinstance(command, MeasureCommand):
        return measure_rules.decide(command, moment)
    return problem_rules.decide(command, moment)


def published_to(entity: AnyEntity, root: UUID | None) -> frozenset[UUID]:
    """The scopes that are told of an entity; `root` is the organisation's own unit."""
    match entity:
        case Problem():
            return problem_scopes(entity)
        case Script() | CommonCore() | Huddle() | Cascade() | Risk() | Measure() | Tally():
            return frozenset({entity.unit})
        case Thanks():
            return thanks_scopes(entity)
        case Alert():
            return alert_scopes(entity)
        case org.Person():
            return person_scopes(entity)
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
    match entity:
        case Problem():
            return figures.alarms(entity)
        case Huddle():
            return huddle_ending.alarms(entity)
        case Alert():
            return alert_raising.alarms(entity)
        case _:
            return {}


def alarm_says(entity: Entity, what: str, org: Org) -> AnyCommand | None:
    """The command that an alarm stands for, or None when its entity has moved on."""
    match entity:
        case Problem():
            return figures.alarm_says(entity, what)
        case Huddle():
            return huddle_ending.alarm_says(entity, org)
        case Alert():
            return alert_raising.alarm_says(entity)
        case _:
            return None
