"""England's bank holidays of the years around a day, for the calendars that keep them."""

from __future__ import annotations

from datetime import date

YEARS_BEHIND = 1
YEARS_AHEAD = 2  # further than the dates are proclaimed


def bank_holidays(today: date) -> tuple[date, ...]:
    """In order. A calendar holds dates, so that every device counts the same days."""
    import holidays  # noqa: PLC0415  a fifth of a second that only a loaded file is worth

    years = range(today.year - YEARS_BEHIND, today.year + YEARS_AHEAD + 1)
    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=years)))
