"""Whoever says whatever of an alert, in whatever order and by whatever clock, it stays sound."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.domain.alerts.answering import AcknowledgeAlert, NoteOnAlert, StandDownAlert
from heard.domain.alerts.entity import LOG_MAX, RUNG_MINUTES, Alert
from heard.domain.book import AnyCommand, alarm_says, alarms
from heard.domain.org.entities import Person
from tests.support.alerts import ALERT_ID, RAISED
from tests.support.moments import NOW, Refused, moment, run
from tests.support.org import CHIEF, COACH, COLLEAGUE, DIRECTOR, MATRON, NURSE, ORG, WARD_ID, uid

SAID = st.sampled_from(
    (
        AcknowledgeAlert(unit=WARD_ID, alert=ALERT_ID),
        NoteOnAlert(unit=WARD_ID, alert=ALERT_ID, words="Cylinders are on their way"),
        StandDownAlert(unit=WARD_ID, alert=ALERT_ID, words="Oxygen is back"),
    )
)
STEPS = st.lists(
    st.tuples(
        SAID,
        st.sampled_from((NURSE, COLLEAGUE, MATRON, DIRECTOR, CHIEF, COACH)),
        st.integers(0, 12),  # minutes that pass before it
        st.integers(-30, 0),  # how far the device's clock is behind
    ),
    max_size=12,
)
Step = tuple[AnyCommand, Person, int, int]
Times = tuple[datetime, datetime]  # when it was said, when it was heard


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_an_alert_is_sound_after_everything_that_is_said(steps: list[Step]):
    alert, now = RAISED, NOW
    for n, (said, by, minutes, behind) in enumerate(steps):
        now += timedelta(minutes=minutes)
        while (due := alarms(alert).get("climb")) is not None and due <= now:
            clocks = alarm_says(alert, "climb", ORG)
            assert clocks is not None
            alert = _hear(alert, clocks, None, (now, now), 100 * n + alert.rung)
        times = (now + timedelta(minutes=behind), now)
        alert = _hear(alert, said, by, times, 100 * n + 99)


def _hear(alert: Alert, said: AnyCommand, by: Person | None, times: Times, n: int) -> Alert:
    said_at, now = times
    here = moment([alert], by, said_at=said_at, heard_at=now, command_id=uid(8000 + n))
    answer = run(said, here)
    if isinstance(answer, Refused):
        return alert
    after = next((one for one in answer if isinstance(one, Alert)), alert)
    _follows(alert, after)
    _is_sound(after)
    if by is None:
        again = moment([after], None, said_at=now, heard_at=now)
        assert run(said, again) == (), "the clock says a rung once"
    return after


def _follows(was: Alert, after: Alert) -> None:
    assert after.rev == was.rev + 1
    assert (after.unit, after.words, after.raised) == (was.unit, was.words, was.raised)
    assert after.told[: len(was.told)] == was.told
    assert (after.acknowledged is None) <= (was.acknowledged is None)
    assert was.stood_down in {None, after.stood_down}
    assert set(was.log) <= set(after.log)


def _is_sound(alert: Alert) -> None:
    assert len(set(alert.told)) == len(alert.told) == alert.rung + 1
    assert alert.rung <= len(RUNG_MINUTES)
    heard = alert.acknowledged is not None or alert.stood_down is not None
    at_the_top = alert.rung == len(RUNG_MINUTES)
    assert (alert.climbs_at is None) == (heard or at_the_top)
    assert len(alert.log) <= LOG_MAX
    assert list(alert.log) == sorted(alert.log, key=lambda line: (line.at, line.id))
    assert msgspec.json.decode(msgspec.json.encode(alert), type=Alert) == alert
