"""What a rule is given and what it decides: the two ends of `decide(command, moment) -> Change`.

A rule is pure: no SQL, no HTTP, no clock, no randomness.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from heard.domain.base import Entity, EntityT, PersonId, UnitId, refuse
from heard.domain.org.tree import Org


class Moment(Struct, frozen=True):
    """All that a rule may look at.

    `said_at` is the device's clock, corrected and clamped by the engine; `heard_at` the server's.
    `known` holds the entities that the command names, the problems that were merged into those, and
    the speaker; `speaker` is None when the clock speaks.
    """

    command_id: UUID
    said_at: datetime
    heard_at: datetime
    speaker: PersonId | None
    known: Mapping[UUID, Entity]
    org: Org

    def find(self, shape: type[EntityT], entity_id: UUID) -> EntityT | None:
        entity = self.known.get(entity_id)
        return entity if isinstance(entity, shape) else None

    def get(self, shape: type[EntityT], entity_id: UUID) -> EntityT:
        """The entity, or a refusal `<noun>.unknown`: the same words for hidden and missing."""
        entity = self.find(shape, entity_id)
        return entity if entity is not None else refuse(f"{shape.noun}.unknown")

    def of_unit(self, shape: type[EntityT], entity_id: UUID, unit: UnitId) -> EntityT:
        """The entity, where it is this unit's: the right to speak of it was checked there."""
        entity = self.get(shape, entity_id)
        return entity if getattr(entity, "unit", None) == unit else refuse(f"{shape.noun}.unknown")


class Change(Struct, frozen=True):
    """What a rule decided: the entities to put, whole, each at its next revision."""

    entities: tuple[Entity, ...] = ()


NOTHING = Change()
