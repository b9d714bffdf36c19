"""Ids that devices make alike: what a team has one of needs no server to be named.

Two tablets that start one huddle with no network between them give it one id, so their words meet
in one thing and nothing has to be merged. `pwa/src/domain/alike.ts` says the same.
"""

from __future__ import annotations

from enum import IntEnum
from uuid import UUID

VERSION = 8  # RFC 9562: an id of the application's own making; no other id of ours is of it
_N_BITS = 40
_VERSION_AT = 76


class Of(IntEnum):
    """What a unit, or a measure, has one of: for good, of a slot, of a day, or of a year."""

    PLAN = 1
    SCRIPT = 2
    HUDDLE = 3
    CASCADE = 4
    TALLY = 5
    CORE = 6


def alike(whose: UUID, what: Of, n: int = 0) -> UUID:
    """The id of its n-th `what`: its own id, the last six bytes turned by both. 0 <= n < 2**40."""
    assert 0 <= n < 1 << _N_BITS, "more than an id has room for"
    turned = whose.int ^ (what << _N_BITS | n)
    return UUID(int=turned & ~(0xF << _VERSION_AT) | VERSION << _VERSION_AT)


def is_alike(entity_id: UUID) -> bool:
    return entity_id.int >> _VERSION_AT & 0xF == VERSION
