"""When the teams of the demo meet, and since when: they began one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from msgspec import Struct

from heard.demo.organisation import (
    ELM,
    EXECUTIVES,
    MAPLE,
    MEDICAL_WARDS,
    MEDICINE,
    OAK,
    ROWAN,
    SUPPORT,
    SURGERY,
    WEEK,
    unit_id,
)
from heard.domain.huddles.script import Setting

EVERY_DAY = range(7)
LEADERS_WEEKS = 3  # a cascade is the last to begin


class Meeting(Struct, frozen=True, kw_only=True):
    """A team's huddle: when in Europe/London, on which weekdays, and for how many weeks by now."""

    at: time
    weeks: int
    days: Iterable[int] = WEEK
    minutes: int = 10
    setting: Setting = Setting.WARD

    @property
    def slot(self) -> int:
        """Minutes after midnight."""
        return self.at.hour * 60 + self.at.minute


def _leaders(hour: int, minute: int) -> Meeting:
    return Meeting(at=time(hour, minute), weeks=LEADERS_WEEKS, setting=Setting.LEADERS)


def _desk(hour: int, minute: int, minutes: int = 5) -> Meeting:
    return Meeting(
        at=time(hour, minute), weeks=LEADERS_WEEKS, minutes=minutes, setting=Setting.FACILITIES
    )


# Each tier after those that ask it; whoever stands beside, after the wards and before the division.
MEETINGS: dict[str, Meeting] = {
    MAPLE: Meeting(at=time(9, 15), weeks=18),
    OAK: Meeting(at=time(9, 15), weeks=8, days=EVERY_DAY),
    ROWAN: Meeting(at=time(9, 0), weeks=6),
    ELM: Meeting(at=time(9, 15), weeks=5),
    "Emergency department": Meeting(
        at=time(8, 0), weeks=5, days=EVERY_DAY, minutes=5, setting=Setting.EMERGENCY
    ),
    "Ash Assessment Unit": Meeting(at=time(8, 45), weeks=4, days=EVERY_DAY),
    "Birch Ward": Meeting(at=time(8, 30), weeks=7),
    "Willow Ward": Meeting(at=time(9, 15), weeks=4),
    "Alder Theatres": Meeting(at=time(8, 0), weeks=6, minutes=8, setting=Setting.THEATRES),
    "Hazel Day Surgery": Meeting(at=time(7, 45), weeks=4, minutes=8, setting=Setting.THEATRES),
    "Juniper Maternity": Meeting(at=time(9, 0), weeks=6, days=EVERY_DAY, setting=Setting.MATERNITY),
    "Riverside Community Team": Meeting(at=time(8, 45), weeks=5, setting=Setting.COMMUNITY),
    MEDICAL_WARDS: _leaders(9, 45),
    "Urgent care": _leaders(9, 15),
    "Surgical wards": _leaders(9, 45),
    "Theatres and day surgery": _leaders(8, 30),
    "Maternity": _leaders(9, 30),
    "Community nursing": _leaders(9, 15),
    "Estates": _desk(9, 45),
    "IT": _desk(9, 50),
    "Pharmacy": _desk(9, 40),
    "Medical engineering": _desk(9, 55),
    MEDICINE: _leaders(10, 15),
    SURGERY: _leaders(10, 15),
    SUPPORT: _leaders(10, 20),
    EXECUTIVES: _leaders(10, 45),
}

MEETS_AT = {unit_id(name): meeting.at for name, meeting in MEETINGS.items()}
