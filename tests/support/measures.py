"""The counters of Ward 7 as values: falls, whether staffing was as planned, minutes waited."""

from __future__ import annotations

from datetime import date

from heard.domain.alike import Of, alike
from heard.domain.base import MeasureId, TallyId
from heard.domain.measures.entity import Better, How, Measure, Point, Tally, Tap
from tests.support.moments import COMMAND_ID, NOW
from tests.support.org import WARD_ID, uid

STARTED = date(2026, 7, 1)
FALLS = Measure(
    id=MeasureId(uid(701)),
    unit=WARD_ID,
    name="Falls",
    event="a fall",
    how=How.COUNT,
    better=Better.FEWER,
    days_since=True,
    started_on=STARTED,
)
STAFFED = Measure(
    id=MeasureId(uid(702)),
    unit=WARD_ID,
    name="Staffing as planned",
    how=How.YES_NO,
    better=Better.MORE,
    started_on=STARTED,
)
WAITED = Measure(
    id=MeasureId(uid(703)),
    unit=WARD_ID,
    name="Wait for medicines",
    how=How.NUMBER,
    better=Better.FEWER,
    unit_words="minutes",
    started_on=STARTED,
)
MEASURES = (FALLS, STAFFED, WAITED)
NOW_TAP = Tap(id=COMMAND_ID, at=NOW)


def tally_id(measure: Measure, year: int = 2026) -> TallyId:
    return TallyId(alike(measure.id, Of.TALLY, year))


def tally(measure: Measure, points: dict[date, Point], *, year: int = 2026) -> Tally:
    """As it stands after the first thing that was said of its year."""
    return Tally(
        id=tally_id(measure, year), unit=measure.unit, measure=measure.id, year=year, points=points
    )


def tallies(measure: Measure, values: dict[date, float]) -> tuple[Tally, ...]:
    """A tally for each year in which there is a value, all of them settled."""
    years = sorted({day.year for day in values})
    return tuple(
        tally(
            measure,
            {
                day: Point(value=value, settled=value or None)
                for day, value in values.items()
                if day.year == year
            },
            year=year,
        )
        for year in years
    )
