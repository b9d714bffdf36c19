"""120 days of a trust, as lines in the order in which the server heard them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from heard.demo import present
from heard.demo.board import at_the_board
from heard.demo.meetings import MEETS_AT
from heard.demo.organisation import OF_GUESTS, WARDS, Place, unit_id
from heard.demo.plots import OFTEN
from heard.demo.tale import Cast, Line, Tale
from heard.demo.words import TROUBLES, Setting, Trouble
from heard.demo.words.huddles import AT_THE_BOARD
from heard.domain.london import LONDON, london_day

# What a ward raises on a weekday and at the weekend. More as it learns that something comes back.
RAISED_PER_DAY = (0.44, 0.22)
MORE_BY_THE_END = 1.4
DRAWS = 3  # so that no ward raises more than three in a day
NEVER_AGAIN_WITHIN_DAYS = 25  # the same trouble on the same ward, as a new one

# When in the day, in hours, with how often: after the huddle began; the day, evening and night.
_HOURS = ((0.05, 0.15, 34), (9.5, 17.5, 40), (17.5, 22.0, 15), (22.0, 31.5, 11))
# Of what is raised at the huddle, how much another writes down for somebody.
WRITTEN_DOWN_SHARE = 1 / 3

# Those who sign in have just as much to do as `present` gives them: here nothing is left over.
_TIDY = frozenset(unit_id(name) for name in OF_GUESTS)


def history(cast: Cast, chance: Random, now: datetime, days: int) -> list[Line]:
    """Everything said up to `now`, by when it was heard."""
    since = datetime.combine(london_day(now) - timedelta(days=days), time(), LONDON)
    left_open = present.left_open(cast, chance, now)
    recent = (tale for tale in left_open if tale.lines[0].said_at >= since)
    told = (*_past(cast, chance, now, days), *recent)
    lines = _in_order(line for tale in told for line in tale.lines if line.heard_at <= now)
    return _in_order((*lines, *at_the_board(cast, chance, now, days, lines)))


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.heard_at)


def _past(cast: Cast, chance: Random, now: datetime, days: int) -> Iterator[Tale]:
    for ward in WARDS:
        said: dict[str, date] = {}
        for day in _days(now, days):
            for _ in range(_how_many(chance, day, now, days)):
                trouble = _trouble(chance, ward, said, day)
                said[trouble.text] = day
                tale = _lived(cast, chance, ward, trouble, _moment(chance, ward, day))
                if not _leaves_work_for_a_guest(tale, now):
                    yield tale


def _days(now: datetime, days: int) -> Iterator[date]:
    first = london_day(now) - timedelta(days=days)
    return (first + timedelta(days=n) for n in range(days + 1))


def _how_many(chance: Random, day: date, now: datetime, days: int) -> int:
    weekend = day.weekday() > 4  # noqa: PLR2004  Saturday and Sunday
    age = (london_day(now) - day).days / days
    rate = RAISED_PER_DAY[weekend] * (MORE_BY_THE_END + (1 - MORE_BY_THE_END) * age)
    return sum(chance.random() < rate / DRAWS for _ in range(DRAWS))


def _moment(chance: Random, ward: Place, day: date) -> datetime:
    (hours,) = chance.choices(_HOURS, weights=[often for *_, often in _HOURS])
    opens, closes, _ = hours
    begins = MEETS_AT[unit_id(ward.name)] if hours is _HOURS[0] else time()
    since = datetime.combine(day, begins, LONDON).astimezone(UTC)
    return since + timedelta(hours=chance.uniform(opens, closes))


def _at_the_board(ward: Place, at: datetime) -> bool:
    opens, closes, _ = _HOURS[0]
    local = at.astimezone(LONDON)
    begins = datetime.combine(local.date(), MEETS_AT[unit_id(ward.name)], LONDON)
    return timedelta(hours=opens) <= local - begins <= timedelta(hours=closes)


def _trouble(chance: Random, ward: Place, said: dict[str, date], day: date) -> Trouble:
    """One that belongs there, that nobody there has told of for a while."""
    own = {ward.setting, Setting.ANYWHERE}
    fresh = [
        trouble
        for trouble in TROUBLES
        if trouble.setting in own
        and (day - said.get(trouble.text, date.min)).days > NEVER_AGAIN_WITHIN_DAYS
    ]
    special = [trouble for trouble in fresh if trouble.setting is ward.setting]
    return chance.choice(special if special and chance.random() < 2 / 3 else fresh)


def _lived(cast: Cast, chance: Random, ward: Place, trouble: Trouble, at: datetime) -> Tale:
    tale = Tale(cast, chance, unit_id(ward.name), trouble)
    tale.at = at
    if _at_the_board(ward, at) and chance.random() < WRITTEN_DOWN_SHARE:
        tale.told_by = chance.choice(AT_THE_BOARD)
    (plot,) = chance.choices(list(OFTEN), weights=list(OFTEN.values()))
    plot(tale)
    return tale


def _leaves_work_for_a_guest(tale: Tale, now: datetime) -> bool:
    unfinished = tale.done_at is None or tale.done_at > now
    return unfinished and not _TIDY.isdisjoint(tale.units)
