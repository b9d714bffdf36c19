"""How a team runs its huddle: the parts, in its own order and words, and what it works on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from heard.domain.base import Entity, Instant, MeasureId, ScriptId, UnitId

ShortWords = Annotated[str, Meta(min_length=1, max_length=140, pattern=r"\S")]


class Part(StrEnum):
    """What a part of the agenda is made of; its words are the team's."""

    OPENER = "opener"  # days since, the focus of the week
    ROLL_CALL = "roll_call"
    ANSWERS = "answers"  # that came back: did that fix it?
    NUMBERS = "numbers"  # yesterday's
    RISKS = "risks"  # today
    OPEN_ITEMS = "open_items"
    IN_THE_WAY = "in_the_way"  # and for each new item: own it, ask, just do it, park
    TEST = "test"
    THANKS = "thanks"
    ASKS = "asks"  # a tier's: what is asked of us, oldest promise first
    SEND_DOWN = "send_down"  # a tier's: answers on their way to the teams
    GOOD_NEWS = "good_news"  # a tier's: what worked, on its way up


class Setting(StrEnum):
    """Which starter a script came from (feature H6)."""

    WARD = "ward"
    THEATRES = "theatres"
    MATERNITY = "maternity"
    COMMUNITY = "community"
    EMERGENCY = "emergency"
    FACILITIES = "facilities"
    OUTPATIENTS = "outpatients"
    LEADERS = "leaders"


class RoleGroup(StrEnum):
    """Who is here, and who says something, by role and never by name (feature H4)."""

    STUDENT = "student"
    DOMESTIC = "domestic"
    PORTER = "porter"
    CLERK = "clerk"
    HCA = "hca"
    NURSE = "nurse"
    MIDWIFE = "midwife"
    THERAPIST = "therapist"
    PHARMACY = "pharmacy"
    DOCTOR = "doctor"
    MANAGER = "manager"
    VOLUNTEER = "volunteer"  # patients and volunteers
    OTHER = "other"


# As a story names them; the quietest voices stand first, above as here.
ROLE_WORDS = {
    RoleGroup.STUDENT: "Student",
    RoleGroup.DOMESTIC: "Domestic",
    RoleGroup.PORTER: "Porter",
    RoleGroup.CLERK: "Ward clerk",
    RoleGroup.HCA: "Healthcare assistant",
    RoleGroup.NURSE: "Nurse",
    RoleGroup.MIDWIFE: "Midwife",
    RoleGroup.THERAPIST: "Therapist",
    RoleGroup.PHARMACY: "Pharmacy",
    RoleGroup.DOCTOR: "Doctor",
    RoleGroup.MANAGER: "Manager",
    RoleGroup.VOLUNTEER: "Patient or volunteer",
    RoleGroup.OTHER: "Somebody else",
}


class Section(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part of the agenda: how long it may take, in seconds, and the team's own words for it.

    `title` and `line` (what to do, in one line) are the app's where the team has none.
    """

    part: Part
    seconds: Annotated[int, Meta(ge=10, le=1200)]
    title: ShortWords | None = None
    line: ShortWords | None = None


Agenda = Annotated[tuple[Section, ...], Meta(max_length=12)]


class Focus(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the team works on, in its own words, and how it sees whether that works (H5)."""

    words: ShortWords
    measure: MeasureId | None = None


class WeeksTest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What we are trying this week, and what we think will happen.

    `since`: when it was first set with these words; what was noted before is about another.
    """

    words: ShortWords
    we_think: ShortWords | None = None
    since: Instant | None = None


class Script(Entity, frozen=True, kw_only=True):
    """A team's own way; its revision is its version. Empty parts: the starter's as it stands."""

    noun: ClassVar[str] = "script"
    alike: ClassVar[bool] = True
    id: ScriptId
    unit: UnitId
    setting: Setting = Setting.WARD
    agenda: tuple[Section, ...] = ()
    roles: tuple[RoleGroup, ...] = ()
    focuses: tuple[Focus, ...] = ()
    test: WeeksTest | None = None
