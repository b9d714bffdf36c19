"""A safety alert: who raised it, who has been told, who has heard, and how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from heard.domain.base import AlertId, Entity, Instant, UnitId
from heard.domain.problems.entity import Entry, Erasable
from heard.domain.signature import Signature

RUNG_MINUTES = (5, 15, 30)  # after it was heard; source: lifecycles, "Safety alert"
LOG_MAX = 200  # lines kept, the newest; the journal has them all


class AlertRaised(Signature, frozen=True, kw_only=True, omit_defaults=True):
    """Said at `at` by the device; `heard_at` is when the server heard, and the rungs began.

    `unnamed`: by whoever stood at the team's own tablet.
    """

    heard_at: Instant
    unnamed: bool = False


class Acknowledged(Signature, frozen=True, kw_only=True):
    """The first who said that they have heard it, and for which of the units told."""

    id: UUID
    unit: UnitId


class StoodDown(Signature, frozen=True, kw_only=True):
    """Why it is safe to go on."""

    unit: UnitId
    words: Erasable


class Alert(Entity, frozen=True, kw_only=True):
    """Work has stopped for safety. Telephone first: this is never the only way that it is told.

    `told` are the units that know of it: its own team, then one more above for each `rung` that it
    has climbed, never one less. `climbs_at` is when the next is told; without one it has been
    acknowledged or stood down, or nobody stands above. `log` is what was said of it since, in the
    words of a story. `phoned`: the raiser had telephoned before.
    """

    noun: ClassVar[str] = "alert"
    id: AlertId
    unit: UnitId
    words: Erasable
    raised: AlertRaised
    told: tuple[UnitId, ...]
    rung: int = 0
    climbs_at: Instant | None = None
    phoned: bool = False
    acknowledged: Acknowledged | None = None
    stood_down: StoodDown | None = None
    log: tuple[Entry, ...] = ()


def rung_at(alert: Alert) -> datetime | None:
    """When its next rung is due, whoever stands there."""
    if alert.rung >= len(RUNG_MINUTES):
        return None
    return alert.raised.heard_at + timedelta(minutes=RUNG_MINUTES[alert.rung])


def scopes(alert: Alert) -> frozenset[UUID]:
    """The units that are told, and whoever raised it: perhaps on a ward that is not theirs."""
    return frozenset({*alert.told, alert.raised.by})
