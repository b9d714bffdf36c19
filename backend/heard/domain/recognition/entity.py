"""A thank-you belongs to whoever it is for: it is theirs to keep, and theirs to share."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from heard.domain.base import Entity, Instant, PersonId, ThanksId, UnitId
from heard.domain.problems.entity import Erasable
from heard.domain.signature import Signature


class NhsValue(StrEnum):
    """What it shows (source: the NHS Constitution for England, its six values)."""

    WORKING_TOGETHER = "working_together"  # working together for patients
    RESPECT = "respect"  # respect and dignity
    QUALITY = "quality"  # commitment to quality of care
    COMPASSION = "compassion"
    IMPROVING_LIVES = "improving_lives"
    EVERYONE_COUNTS = "everyone_counts"


class Thanks(Entity, frozen=True, kw_only=True):
    """To one person, one team, or somebody outside who is named in words.

    `unit` is the giver's team. `from_patient`: the giver passes on what a patient or a family said.
    """

    noun: ClassVar[str] = "thanks"
    id: ThanksId
    unit: UnitId
    words: Erasable
    given: Signature
    to_person: PersonId | None = None
    to_unit: UnitId | None = None
    to_outside: Erasable | None = None
    value: NhsValue | None = None
    from_patient: bool = False
    shared_at: Instant | None = None


def scopes(thanks: Thanks) -> frozenset[UUID]:
    """Private: whoever it is for and whoever gave it. Shared: the giver's team as well.

    Not the teams of the person it is for: they may have changed since, and that person alone says
    where it goes.
    """
    told = {thanks.given.by, thanks.to_person, thanks.to_unit}
    shared = {thanks.unit} if thanks.shared_at is not None else set[UUID]()
    return frozenset({one for one in told if one is not None} | shared)
