"""A team says what it counts; nobody above chooses it, and a few counters are enough."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, assert_never

from heard.domain.base import Command, MeasureId, Place, Right, UnitId, refuse
from heard.domain.london import london_day
from heard.domain.measures.entity import Better, How, Label, Measure
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said


class SetMeasure(Command, frozen=True, kw_only=True, tag="measure.set"):
    """A counter of the team's own, whole; or that it is retired, which keeps what it counted.

    That a team has five at most is a hint of the app: no rule sees them all (feature M7).
    """

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.UNIT
    unit: UnitId
    measure: MeasureId
    name: Label
    event: Label | None = None
    how: How
    better: Better
    days_since: bool = False
    unit_words: Label | None = None
    started_on: date
    retired: bool = False


def set_measure(said: SetMeasure, moment: Moment) -> Change:
    moment.org.unit(said.unit)
    before = _before(said, moment)
    if before is not None and before.how is not said.how:
        refuse("measure.keeps_its_way", how=before.how)
    if said.days_since and (said.how is not How.COUNT or said.event is None):
        refuse("measure.days_since_needs_event")
    if said.started_on > london_day(moment.heard_at):
        refuse("date.future", on=said.started_on)
    return as_said(
        Measure,
        said.measure,
        before,
        said,
        without={"measure", "retired"},
        retired_on=_retired_on(said, before, moment),
        covered_until=before.covered_until if before is not None else None,
        cover_said=before.cover_said if before is not None else None,
    )


def _before(said: SetMeasure, moment: Moment) -> Measure | None:
    if moment.find(Measure, said.measure) is None:
        return None
    return moment.of_unit(Measure, said.measure, said.unit)


def _retired_on(said: SetMeasure, before: Measure | None, moment: Moment) -> date | None:
    """The day on which it was said first."""
    if not said.retired:
        return None
    already = before.retired_on if before is not None else None
    return already or london_day(moment.said_at)


SettingCommand = SetMeasure


def decide(said: SettingCommand, moment: Moment) -> Change:
    match said:
        case SetMeasure():
            return set_measure(said, moment)
        case _:
            assert_never(said)
