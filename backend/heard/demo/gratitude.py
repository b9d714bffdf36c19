"""Thank-yous of the demo: most stay with whoever they are for, and some are shared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from heard.demo import names
from heard.demo.organisation import MAPLE, MEDICAL_WARDS, PLACES, person_id, unit_id
from heard.demo.tale import Line
from heard.demo.team import Team
from heard.demo.words.thanks import FOR_THE_NURSE, NIGHT_PORTERS, THANKS, Thank
from heard.domain.base import PersonId, ThanksId, UnitId
from heard.domain.recognition.thanking import GiveThanks, ShareThanks

SHARE = {True: 1 / 3, False: 1 / 8}  # of huddle days, on the nurse's ward and elsewhere
SHARED_SHARE = 1 / 2
UNITS = {place.name: unit_id(place.name) for place in PLACES}


def thanks(team: Team) -> Iterator[Line]:
    """Said in the course of a day; those of today come last."""
    for day in team.days():
        if day < team.today and team.chance.random() < SHARE[team.place.name == MAPLE]:
            yield from _on(team, day)
    if team.place.name == MAPLE:
        yield from _given(team, NIGHT_PORTERS, _lately(team), shared=True)
    if team.place.name == MEDICAL_WARDS:
        at = _lately(team) - timedelta(days=1)
        yield from _given(team, FOR_THE_NURSE, at, to=person_id(names.NURSE))


def _on(team: Team, day: date) -> Iterator[Line]:
    at = team.hour(day, team.chance.uniform(10, 16))
    one, shared = team.chance.choice(THANKS), team.chance.random() < SHARED_SHARE
    return _given(team, one, at, shared=shared)


def _lately(team: Team) -> datetime:
    return team.now - timedelta(minutes=50)


def _given(
    team: Team, one: Thank, at: datetime, *, to: PersonId | None = None, shared: bool = False
) -> Iterator[Line]:
    giver = team.somebody()
    unit = UNITS.get(one.to) if one.to else None
    person = to or (_colleague(team, giver) if one.to is None else None)
    if one.to is None and person is None:
        return  # a team of one
    command = GiveThanks(
        unit=team.unit,
        thanks=ThanksId(team.new_id()),
        words=one.words,
        to_person=person,
        to_unit=unit,
        to_outside=one.to if unit is None else None,
        value=one.value,
        from_patient=one.from_patient,
    )
    yield team.line(at, command, giver)
    if shared:
        share = ShareThanks(unit=team.unit, thanks=command.thanks)
        yield team.line(at + timedelta(minutes=20), share, _receiver(team, command) or giver)


def _colleague(team: Team, giver: PersonId) -> PersonId | None:
    others = [one for one in team.staff.everyone if one != giver]
    return team.chance.choice(others) if others else None


def _receiver(team: Team, said: GiveThanks) -> PersonId | None:
    """Who may share it; of what went outside, whoever gave it."""
    return said.to_person or (_speaks_for(team, said.to_unit) if said.to_unit else None)


def _speaks_for(team: Team, unit: UnitId) -> PersonId:
    return team.cast.staff[unit].leads[0]
