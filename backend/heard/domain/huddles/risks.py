"""A team keeps in sight what could go wrong today, and says when it has passed."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.base import Command, Nature, Place, Right, RiskId, Text, UnitId, put, refuse
from heard.domain.huddles.risk import Risk
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.problems.entity import Origin
from heard.domain.signature import sign


class NoteRisk(Command, frozen=True, kw_only=True, tag="risk.note"):
    """What to look out for until midnight: the system's part of it, never a patient."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    risk: RiskId
    words: Text
    origin: Origin = Origin.STAFF


def note(said: NoteRisk, moment: Moment) -> Change:
    if moment.find(Risk, said.risk) is not None:
        refuse("risk.exists")
    risk = Risk(
        id=said.risk,
        unit=said.unit,
        words=said.words,
        day=london_day(moment.said_at),
        noted=sign(moment, said.unit),
        origin=said.origin,
    )
    return Change((risk,))


class ClearRisk(Command, frozen=True, kw_only=True, tag="risk.clear"):
    """It has passed, or somebody has seen to it. Of several, the last who said so stands."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    risk: RiskId


def clear(said: ClearRisk, moment: Moment) -> Change:
    risk = moment.of_unit(Risk, said.risk, said.unit)
    at = max(moment.said_at, risk.noted.at)  # whatever a wrong clock tells
    who = sign(moment, said.unit).who
    if risk.reopened_at is not None and at <= risk.reopened_at:
        return NOTHING
    if risk.cleared_at is not None and (at, who) <= (risk.cleared_at, risk.cleared_who or ""):
        return NOTHING
    return Change((put(risk, cleared_at=at, cleared_who=who),))


class ReopenRisk(Command, frozen=True, kw_only=True, tag="risk.reopen"):
    """It has not passed after all: what was said of that before counts no more."""

    needs: ClassVar[Right] = Right.HUDDLE
    at: ClassVar[Place] = Place.UNIT
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    risk: RiskId


def reopen(said: ReopenRisk, moment: Moment) -> Change:
    risk = moment.of_unit(Risk, said.risk, said.unit)
    at = max(moment.said_at, risk.noted.at)
    if risk.reopened_at is not None and at <= risk.reopened_at:
        return NOTHING
    if risk.cleared_at is not None and risk.cleared_at > at:
        return Change((put(risk, reopened_at=at),))
    return Change((put(risk, reopened_at=at, cleared_at=None, cleared_who=None),))


RiskCommand = NoteRisk | ClearRisk | ReopenRisk


def decide(said: RiskCommand, moment: Moment) -> Change:
    match said:
        case NoteRisk():
            return note(said, moment)
        case ClearRisk():
            return clear(said, moment)
        case ReopenRisk():
            return reopen(said, moment)
        case _:
            assert_never(said)
