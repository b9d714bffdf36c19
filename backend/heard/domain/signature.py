"""What somebody says of a team is signed: who, in their role's words, and when by their device."""

from __future__ import annotations

from msgspec import Struct

from heard.domain.base import Instant, PersonId, UnitId
from heard.domain.moment import Moment
from heard.domain.problems.telling import speaking


class Signature(Struct, frozen=True, kw_only=True):
    by: PersonId
    who: str
    at: Instant


def sign(moment: Moment, unit: UnitId) -> Signature:
    """The speaker's, as a member of this unit where they are one."""
    who = speaking(moment, unit)
    assert who.by is not None, "the clock signs nothing"
    return Signature(by=who.by, who=who.who, at=moment.said_at)
