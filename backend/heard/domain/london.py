"""Europe/London, where calendar days and working hours are meant; everything else is UTC."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
