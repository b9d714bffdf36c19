"""Saying thank you takes a moment; whom else it reaches is for the receiver to say."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.base import (
    Command,
    Name,
    Nature,
    PersonId,
    Right,
    Text,
    ThanksId,
    UnitId,
    put,
    refuse,
)
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Person
from heard.domain.org.tablets import shared
from heard.domain.org.tree import BOARD_TIER
from heard.domain.recognition.entity import NhsValue, Thanks
from heard.domain.rights import has_right
from heard.domain.signature import sign


class GiveThanks(Command, frozen=True, kw_only=True, tag="thanks.give"):
    """To exactly one: a person, a team, or somebody outside. `unit` is the giver's own team."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    thanks: ThanksId
    words: Text
    to_person: PersonId | None = None
    to_unit: UnitId | None = None
    to_outside: Name | None = None
    value: NhsValue | None = None
    from_patient: bool = False


def give(said: GiveThanks, moment: Moment) -> Change:
    if moment.find(Thanks, said.thanks) is not None:
        refuse("thanks.exists")
    moment.org.unit(said.unit)
    _one_receiver(said, moment)
    thanks = Thanks(
        id=said.thanks,
        unit=said.unit,
        words=said.words,
        given=sign(moment, said.unit),
        to_person=said.to_person,
        to_unit=said.to_unit,
        to_outside=said.to_outside,
        value=said.value,
        from_patient=said.from_patient,
    )
    return Change((thanks,))


def _one_receiver(said: GiveThanks, moment: Moment) -> None:
    """Somebody who is there; of who has left, nobody need know before they say thank you."""
    named = (said.to_person, said.to_unit, said.to_outside)
    if sum(one is not None for one in named) != 1:
        refuse("thanks.to_one")
    if said.to_person is not None:
        receiver = moment.find(Person, said.to_person)
        if receiver is None or shared(receiver) is not None:
            refuse("thanks.receiver_unknown")
    if said.to_unit is not None and moment.org.unit(said.to_unit).tier >= BOARD_TIER:
        refuse("unit.is_everyone", unit=said.to_unit)


class ShareThanks(Command, frozen=True, kw_only=True, tag="thanks.share"):
    """The receiver lets the giver's team see it. `unit` is that team."""

    needs: ClassVar[Right] = Right.NAMED
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    thanks: ThanksId


def share(said: ShareThanks, moment: Moment) -> Change:
    thanks = moment.of_unit(Thanks, said.thanks, said.unit)
    if not _is_theirs(thanks, moment):
        refuse("thanks.receiver_only")
    at = max(moment.said_at, thanks.given.at)  # whatever a wrong clock tells
    if thanks.shared_at is not None and thanks.shared_at <= at:
        return NOTHING
    return Change((put(thanks, shared_at=at),))


def _is_theirs(thanks: Thanks, moment: Moment) -> bool:
    """Whose it is to share: that person's, that team's, or the giver's where it went outside."""
    if thanks.to_unit is None:
        return moment.speaker == (thanks.to_person or thanks.given.by)
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    day = london_day(moment.heard_at)
    return person is not None and has_right(person, Right.HUDDLE, day, thanks.to_unit)


ThanksCommand = GiveThanks | ShareThanks


def decide(said: ThanksCommand, moment: Moment) -> Change:
    match said:
        case GiveThanks():
            return give(said, moment)
        case ShareThanks():
            return share(said, moment)
        case _:
            assert_never(said)
