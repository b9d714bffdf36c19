"""Whoever is told of an alert says that they have heard, writes as it goes on, and ends it."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.alerts.entity import Acknowledged, Alert, StoodDown
from heard.domain.alerts.log import logged, speaker_of
from heard.domain.base import AlertId, Command, Nature, Right, Text, UnitId, put, refuse
from heard.domain.london import london_day
from heard.domain.moment import Change, Moment
from heard.domain.org.entities import Person
from heard.domain.rights import has_right


class AcknowledgeAlert(Command, frozen=True, kw_only=True, tag="alert.acknowledge"):
    """I have heard it and I am on it. The first who said so stands; others stand in the log."""

    needs: ClassVar[Right] = Right.NAMED
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    alert: AlertId


def acknowledge(said: AcknowledgeAlert, moment: Moment) -> Change:
    """It climbs no further. Its raiser has heard it already, so another one says this."""
    alert = moment.of_unit(Alert, said.alert, said.unit)
    if moment.speaker == alert.raised.by:
        refuse("alert.heard_by_another")
    if not _has_right(Right.TEAM_WORK, alert.told, moment):
        refuse("right.missing", right=Right.TEAM_WORK.value)
    first = _first(alert.acknowledged, _heard_by(alert, moment))
    log = logged(alert, moment, "acknowledge")
    return Change((put(alert, acknowledged=first, climbs_at=None, log=log),))


def _heard_by(alert: Alert, moment: Moment) -> Acknowledged:
    who = speaker_of(alert, moment)
    assert who.by is not None, "the clock hears nothing"
    at = max(moment.said_at, alert.raised.at)
    return Acknowledged(id=moment.command_id, by=who.by, who=who.who, unit=who.unit, at=at)


def _first(one: Acknowledged | None, other: Acknowledged) -> Acknowledged:
    return other if one is None or (other.at, other.id) < (one.at, one.id) else one


class NoteOnAlert(Command, frozen=True, kw_only=True, tag="alert.note"):
    """What happens now, from anybody who is told of it."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    alert: AlertId
    words: Text


def note(said: NoteOnAlert, moment: Moment) -> Change:
    alert = moment.of_unit(Alert, said.alert, said.unit)
    return Change((put(alert, log=logged(alert, moment, "note", words=said.words)),))


class StandDownAlert(Command, frozen=True, kw_only=True, tag="alert.stand_down"):
    """It is safe to go on, and why. For its raiser, or a seat that was told.

    Where nobody put a name to it, anybody of its team is as near to it as its raiser.
    """

    needs: ClassVar[Right] = Right.NAMED
    unit: UnitId
    alert: AlertId
    words: Text


def stand_down(said: StandDownAlert, moment: Moment) -> Change:
    alert = moment.of_unit(Alert, said.alert, said.unit)
    if not _is_theirs(alert, moment) and not _has_right(Right.ANSWER, alert.told, moment):
        refuse("alert.raiser_or_seat_only")
    if alert.stood_down is not None:
        refuse("alert.stood_down", who=alert.stood_down.who, at=alert.stood_down.at)
    who = speaker_of(alert, moment)
    assert who.by is not None, "the clock ends no alert"
    at = max(moment.said_at, alert.raised.at)
    ended = StoodDown(by=who.by, who=who.who, unit=who.unit, at=at, words=said.words)
    log = logged(alert, moment, "stand_down", words=said.words)
    return Change((put(alert, stood_down=ended, climbs_at=None, log=log),))


def _is_theirs(alert: Alert, moment: Moment) -> bool:
    if alert.raised.unnamed:
        return _has_right(Right.TEAM_WORK, (alert.unit,), moment)
    return moment.speaker == alert.raised.by


def _has_right(right: Right, units: tuple[UnitId, ...], moment: Moment) -> bool:
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    day = london_day(moment.heard_at)
    return person is not None and any(has_right(person, right, day, unit) for unit in units)


AnsweringCommand = AcknowledgeAlert | NoteOnAlert | StandDownAlert


def decide(said: AnsweringCommand, moment: Moment) -> Change:
    match said:
        case AcknowledgeAlert():
            return acknowledge(said, moment)
        case NoteOnAlert():
            return note(said, moment)
        case StandDownAlert():
            return stand_down(said, moment)
        case _:
            assert_never(said)
