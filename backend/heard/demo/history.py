"""120 days of a trust, as lines in the order in which the server heard them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from heard.demo import present
from heard.demo.organisation import EXECUTIVES, MAPLE, MEDICAL_WARDS, WARDS, Place, unit_id
from heard.demo.plots import OFTEN
from heard.demo.tale import Cast, Line, Tale
from heard.demo.words import TROUBLES, Setting, Trouble
from heard.domain.london import LONDON, london_day

# What a ward raises on a weekday and at the weekend. More as it learns that something comes back.
RAISED_PER_DAY = (0.44, 0.22)
MORE_BY_THE_END = 1.4
DRAWS = 3  # so that no ward raises more than three in a day
NEVER_AGAIN_WITHIN_DAYS = 25  # the same trouble on the same ward, as a new one

# When in the day, in hours, with how often: the huddle, the day, the evening, the night.
_HOURS = ((9.0, 9.5, 34), (9.5, 17.5, 40), (17.5, 22.0, 15), (22.0, 31.5, 11))

# Those who sign in have just as much to do as `present` gives them: here nothing is left over.
_TIDY = frozenset({unit_id(MAPLE), unit_id(MEDICAL_WARDS), unit_id(EXECUTIVES), unit_id("Estates")})


def history(cast: Cast, chance: Random, now: datetime, days: int) -> list[Line]:
    """Everything said up to `now`, by when it was heard."""
    since = datetime.combine(london_day(now) - timedelta(days=days), time(), LONDON)
    left_open = present.left_open(cast, chance, now)
    recent = (tale for tale in left_open if tale.lines[0].said_at >= since)
    told = (*_past(cast, chance, now, days), *recent)
    lines = [line for tale in told for line in tale.lines if line.heard_at <= now]
    return sorted(lines, key=lambda line: line.heard_at)


def _past(cast: Cast, chance: Random, now: datetime, days: int) -> Iterator[Tale]:
    for ward in WARDS:
        said: dict[str, date] = {}
        for day in _days(now, days):
            for _ in range(_how_many(chance, day, now, days)):
                trouble = _trouble(chance, ward, said, day)
                said[trouble.text] = day
                tale = _lived(cast, chance, ward, trouble, _moment(chance, day))
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


def _moment(chance: Random, day: date) -> datetime:
    ((opens, closes, _),) = chance.choices(_HOURS, weights=[often for *_, often in _HOURS])
    midnight = datetime.combine(day, time(), LONDON).astimezone(UTC)
    return midnight + timedelta(hours=chance.uniform(opens, closes))


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
    (plot,) = chance.choices(list(OFTEN), weights=list(OFTEN.values()))
    plot(tale)
    return tale


def _leaves_work_for_a_guest(tale: Tale, now: datetime) -> bool:
    unfinished = tale.done_at is None or tale.done_at > now
    return unfinished and not _TIDY.isdisjoint(tale.units)
