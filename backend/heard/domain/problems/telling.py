"""The story: who did what, in the role's own words, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, TypeVar, Unpack

from msgspec import Struct

from heard.domain.base import PersonId, Right, UnitId
from heard.domain.london import london_day
from heard.domain.moment import Moment
from heard.domain.org.entities import Membership, Person, Role
from heard.domain.org.roles import RIGHTS
from heard.domain.problems.entity import STORY_MAX, Ask, Entry, Problem, Voice
from heard.domain.problems.requests import asked_units


class Speaking(Struct, frozen=True):
    """Who speaks in this moment, and for which unit: the seat's title, else the person's."""

    by: PersonId | None
    unit: UnitId
    who: str
    cover: bool = False
    answers: bool = False  # in a seat that answers for that unit


def speaking(moment: Moment, *units: UnitId) -> Speaking:
    """The speaker as a member of the first of these units that they belong to.

    Somebody who belongs to none of them speaks for their own first unit.
    """
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    if person is None:
        return Speaking(by=None, unit=units[0], who="")
    today = london_day(moment.heard_at)
    held = [m for m in person.memberships if m.holds_on(today)]
    seat = next((m for unit in units for m in _in_order(held) if m.unit == unit), None)
    seat = seat or next(iter(held), None)
    if seat is None:
        return Speaking(by=person.id, unit=units[0], who=person.title or person.name)
    return Speaking(
        by=person.id,
        unit=seat.unit,
        who=_who(moment, person, seat),
        cover=seat.cover,
        answers=_answers(seat),
    )


def _in_order(held: Iterable[Membership]) -> list[Membership]:
    """The seat that answers for a unit before a plain membership of its team."""
    return sorted(held, key=lambda m: not _answers(m))


def _answers(membership: Membership) -> bool:
    return Right.ANSWER in RIGHTS[membership.role]


def _who(moment: Moment, person: Person, membership: Membership) -> str:
    seat = moment.org.seats.get(membership.seat)
    plain = membership.role is Role.MEMBER
    if plain or seat is None:
        return person.title or (seat.title if seat else person.name)
    return seat.title


class Told(TypedDict, total=False):
    """What an entry may tell beside who and when; see Entry."""

    words: str | None
    why: str | None
    to: UnitId | None
    on: date | None
    detail: str | None


def tell(
    problem: Problem, moment: Moment, move: str, *units: UnitId, **facts: Unpack[Told]
) -> tuple[Entry, ...]:
    """The story with one more entry, said for the first of `units` that the speaker is in."""
    who = speaking(moment, *(units or (problem.unit,)))
    return _newest((*problem.story, entry(moment, move, who, **facts)))


def entry(moment: Moment, move: str, who: Speaking, **facts: Unpack[Told]) -> Entry:
    """One line: what this speaker says in this moment."""
    return Entry(
        id=moment.command_id,
        at=moment.said_at,
        move=move,
        unit=who.unit,
        by=who.by,
        who=who.who,
        cover=who.cover,
        **facts,
    )


def _newest(story: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """As many as are kept. Each "me too" has its voice too, so it goes before any words do."""
    kept = sorted(story, key=lambda one: (one.move != "me_too", one.at, one.id))[-STORY_MAX:]
    return in_order(kept)


def involved(problem: Problem) -> tuple[UnitId, ...]:
    """Home first, then those asked: for whom a speaker is taken to speak."""
    return (problem.unit, *sorted(asked_units(problem)))


def answering(problem: Problem) -> tuple[UnitId, ...]:
    """The asked units first, the one that owes it now before those it came through."""
    now = (problem.ask.to,) if problem.ask is not None else ()
    return (*now, *sorted(asked_units(problem)), problem.unit)


SaidT = TypeVar("SaidT", Entry, Voice)


def in_order(said: Iterable[SaidT]) -> tuple[SaidT, ...]:
    """By when it was said, then by id: records give one story in any order of arrival."""
    return tuple(sorted(said, key=lambda one: (one.at, one.id)))


def replace_ask(problem: Problem, changed: Ask) -> tuple[Ask, ...]:
    return tuple(changed if ask.id == changed.id else ask for ask in problem.asks)
