"""An alert is raised by anybody, and climbs by itself until somebody has heard it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, assert_never

from msgspec.structs import replace

from heard.domain.alerts.entity import Alert, AlertRaised, rung_at
from heard.domain.alerts.log import logged
from heard.domain.base import AlertId, Command, Nature, Right, Text, UnitId, put, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Person
from heard.domain.org.tablets import shared
from heard.domain.org.tree import BOARD_TIER
from heard.domain.signature import sign


class RaiseAlert(Command, frozen=True, kw_only=True, tag="alert.raise"):
    """Stop the line. `phoned`: the raiser has telephoned already, as the screen asks first."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    unit: UnitId
    alert: AlertId
    words: Text
    phoned: bool


def raise_(said: RaiseAlert, moment: Moment) -> Change:
    """For any team, one that has closed included: nobody looks that up when it is not safe."""
    if moment.find(Alert, said.alert) is not None:
        refuse("alert.exists")
    if moment.org.unit(said.unit).tier >= BOARD_TIER:
        refuse("unit.is_everyone", unit=said.unit)
    by = sign(moment, said.unit)
    speaker = moment.get(Person, by.by)
    alert = Alert(
        id=said.alert,
        unit=said.unit,
        words=said.words,
        raised=AlertRaised(
            by=by.by,
            who=by.who,
            at=by.at,
            heard_at=moment.heard_at,
            unnamed=shared(speaker) is not None,
        ),
        told=(said.unit,),
        phoned=said.phoned,
    )
    log = logged(alert, moment, "raise")
    return Change((replace(alert, climbs_at=_climbs_at(alert, moment), log=log),))


class ClimbAlert(Command, frozen=True, kw_only=True, tag="alert.climb"):
    """Nobody has acknowledged it in time: the next unit above is told, at this rung."""

    needs: ClassVar[Right] = Right.SYSTEM
    alert: AlertId
    rung: int


def climb(said: ClimbAlert, moment: Moment) -> Change:
    alert = moment.get(Alert, said.alert)
    due_at = alert.climbs_at
    if due_at is None or due_at > moment.heard_at or said.rung != alert.rung + 1:
        return NOTHING
    above = _above(alert, moment)
    if above is None:  # whoever stood there has gone since
        return Change((put(alert, climbs_at=None),))
    log = logged(alert, moment, "climb", to=above)
    higher = put(alert, rung=said.rung, told=(*alert.told, above), log=log)
    return Change((replace(higher, climbs_at=_climbs_at(higher, moment)),))


def _climbs_at(alert: Alert, moment: Moment) -> datetime | None:
    return rung_at(alert) if _above(alert, moment) is not None else None


def _above(alert: Alert, moment: Moment) -> UnitId | None:
    above = moment.org.above(alert.told[-1], london_day(moment.heard_at))
    return above.id if above is not None else None


def alarms(alert: Alert) -> dict[str, datetime]:
    return {"climb": alert.climbs_at} if alert.climbs_at is not None else {}


def alarm_says(alert: Alert) -> ClimbAlert:
    return ClimbAlert(alert=alert.id, rung=alert.rung + 1)


RaisingCommand = RaiseAlert | ClimbAlert


def decide(said: RaisingCommand, moment: Moment) -> Change:
    match said:
        case RaiseAlert():
            return raise_(said, moment)
        case ClimbAlert():
            return climb(said, moment)
        case _:
            assert_never(said)
