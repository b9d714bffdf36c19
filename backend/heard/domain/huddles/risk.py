"""A risk today: what could go wrong on this day, in a few words, until London's midnight."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from heard.domain.base import Entity, Instant, RiskId, UnitId
from heard.domain.problems.entity import Erasable, Origin
from heard.domain.signature import Signature


class Risk(Entity, frozen=True, kw_only=True):
    """Something to look out for, of one team and one day.

    `day` is London's day when it was said. At its midnight the risk is over, which nobody says and
    nothing stores: whoever reads compares the days. `cleared_at` and `cleared_who` are of the last
    who said that it had passed before then, and nobody since, at `reopened_at`, that it had not.
    """

    noun: ClassVar[str] = "risk"
    id: RiskId
    unit: UnitId
    words: Erasable
    day: date
    noted: Signature
    origin: Origin = Origin.STAFF
    cleared_at: Instant | None = None
    cleared_who: str | None = None
    reopened_at: Instant | None = None
