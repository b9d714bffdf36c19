"""The words that everything said and known is written in: command, entity, right, refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, NewType, NoReturn, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct, field

ProblemId = NewType("ProblemId", UUID)
UnitId = NewType("UnitId", UUID)
PersonId = NewType("PersonId", UUID)
SeatId = NewType("SeatId", UUID)
CalendarId = NewType("CalendarId", UUID)
ContactId = NewType("ContactId", UUID)
StandardsId = NewType("StandardsId", UUID)
PlanId = NewType("PlanId", UUID)
ScriptId = NewType("ScriptId", UUID)
HuddleId = NewType("HuddleId", UUID)
CascadeId = NewType("CascadeId", UUID)
RiskId = NewType("RiskId", UUID)
MeasureId = NewType("MeasureId", UUID)
TallyId = NewType("TallyId", UUID)
ThanksId = NewType("ThanksId", UUID)
AlertId = NewType("AlertId", UUID)
CoreId = NewType("CoreId", UUID)

# A field of a command that is typed by one of these names an entity, which is looked up for it.
TYPED_IDS = (
    ProblemId,
    UnitId,
    PersonId,
    SeatId,
    CalendarId,
    ContactId,
    StandardsId,
    PlanId,
    ScriptId,
    HuddleId,
    CascadeId,
    RiskId,
    MeasureId,
    TallyId,
    ThanksId,
    AlertId,
    CoreId,
)

# A person's own words always hold something other than white space. The lengths are those of
# lifecycles: a problem 3 to 500 characters, an outcome at most 280 (plain English, one sentence).
_WORDS = r"\S"
ProblemText = Annotated[str, Meta(min_length=3, max_length=500, pattern=_WORDS)]
Text = Annotated[str, Meta(min_length=1, max_length=500, pattern=_WORDS)]
OutcomeText = Annotated[str, Meta(min_length=1, max_length=280, pattern=_WORDS)]
Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=_WORDS)]
Instant = Annotated[datetime, Meta(tz=True)]


class Right(StrEnum):
    """What a role lets a person do; each command declares the one that it needs."""

    TAKE_PART = "take_part"  # raise, say me too, write a note: every signed-in person
    NAMED = "named"  # the same under one's own name: no tablet that nobody has put a name to
    HUDDLE = "huddle"  # run it, count, note a risk, thank: the team, and the tablet at its board
    TEAM_WORK = "team_work"  # own, ask, resolve, confirm: members of the team that raised it
    ANSWER = "answer"  # see, accept, answer, return, pass on: the seat that was asked
    LEAD = "lead"  # what a team's lead confirms
    ADMINISTER = "administer"  # units, people, seats, calendars, contacts, standards
    READ_ROLLUPS = "read_rollups"  # figures above one's own team
    SYSTEM = "system"  # said by the clock alone


class Place(StrEnum):
    """Where the speaker must hold the right that a command needs."""

    ANYWHERE = "anywhere"
    UNIT = "unit"  # the team that the command names
    LED = "led"  # the same; whoever administers the organisation may say it of any
    HOME = "home"  # the team that raised the problem
    ASKED = "asked"  # a unit that was asked: one that owes the answer now, or did before it lapsed
    ASKER = "asker"  # the unit whose request it is
    OWING = "owing"  # the unit that owes the answer now, whose clock runs
    HOLDER = "holder"  # whoever holds the problem now: its team, or those who were asked
    INVOLVED = "involved"  # the team and those who were asked


class Nature(StrEnum):
    """A record (a fact) is never refused for what others did meanwhile; a claim may be."""

    RECORD = "record"
    CLAIM = "claim"


class Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """A named intent, past the screen and before any effect."""

    needs: ClassVar[Right]
    at: ClassVar[Place] = Place.ANYWHERE
    nature: ClassVar[Nature] = Nature.CLAIM
    # False: only an endpoint of its own says it, which asks for more than a right.
    from_outbox: ClassVar[bool] = True

    def __init_subclass__(cls, **_options: object) -> None:
        super().__init_subclass__()
        assert hasattr(cls, "needs"), f"{cls.__name__} does not say which right it needs"


def _first() -> int:
    return 1


class Entity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The whole state of one thing: one shape from table to wire to screen.

    `rev` counts its revisions from 1. Fields at their default are left out of the JSON, `rev`
    never: what a factory made counts as said, and the contract promises every revision.
    """

    noun: ClassVar[str]
    alike: ClassVar[bool] = False  # its id is one that every device makes alike; see alike.py
    id: UUID
    rev: int = field(default_factory=_first)


EntityT = TypeVar("EntityT", bound=Entity)

Facts = Mapping[str, Any]


class Refusal(Exception):  # noqa: N818  the ward's word; it is an answer, not a fault
    """A rule says no. `code` is "noun.reason", stable for ever; `facts` are JSON values."""

    def __init__(self, code: str, facts: Facts) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def refuse(code: str, **facts: object) -> NoReturn:
    """Says no. What a fact is not known of is left out; times and ids look as on the wire."""
    told = {name: value for name, value in facts.items() if value is not None}
    raise Refusal(code, msgspec.to_builtins(told))


def put(entity: EntityT, **fields: object) -> EntityT:
    """The next revision of an entity."""
    return msgspec.structs.replace(entity, rev=entity.rev + 1, **fields)
