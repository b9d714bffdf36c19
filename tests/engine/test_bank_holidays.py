"""A calendar that keeps England's bank holidays holds those that matter to its clocks."""

from __future__ import annotations

from datetime import date

from heard.engine.bank_holidays import bank_holidays


def test_they_are_those_of_england_around_the_day():
    found = bank_holidays(date(2026, 8, 3))
    known = {date(2025, 12, 26), date(2026, 8, 31), date(2026, 12, 28), date(2028, 1, 3)}
    assert known <= set(found)
    assert date(2026, 8, 3) not in found  # Scotland's
    assert {day.year for day in found} == {2025, 2026, 2027, 2028}
    assert list(found) == sorted(found)
