"""Whoever tries Heard meets a ward that has huddled for months, and today's is theirs to begin."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from heard.demo.counts import FALLS
from heard.demo.meetings import MEETINGS
from heard.demo.organisation import MAPLE, MEDICAL_WARDS, OF_GUESTS, PLACES, WARDS, unit_id
from heard.demo.words.huddles import AGENDAS
from heard.domain.alerts.entity import Alert
from heard.domain.base import UnitId
from heard.domain.huddles.huddle import Cascade, Huddle, HuddleState
from heard.domain.huddles.risk import Risk
from heard.domain.huddles.script import Script
from heard.domain.london import london_day
from heard.domain.measures.derived import days_since
from heard.domain.measures.entity import Measure, Tally
from heard.domain.org.entities import HuddlePlan
from heard.domain.recognition.entity import Thanks
from tests.demo.conftest import TODAY
from tests.demo.told import Told

# On one worker: two would each make the demo that the tests read.
pytestmark = pytest.mark.xdist_group("demo")

DAY = london_day(TODAY)
NURSES = unit_id(MAPLE)


def held_by(told: Told, unit: UnitId) -> list[Huddle]:
    ours = [one for one in told.all(Huddle) if one.unit == unit]
    return sorted(ours, key=lambda one: one.day)


# --- When they meet ---


def test_every_team_says_when_it_meets(told: Told):
    plans = told.all(HuddlePlan)
    assert {plan.unit for plan in plans} == {unit_id(name) for name in MEETINGS}
    assert {len(plan.slots) for plan in plans} == {5, 7}
    assert len({plan.slots[0].at for plan in plans}) > 5


def test_a_tier_meets_after_those_who_ask_it():
    below = [(one, MEETINGS[one.above]) for one in PLACES if one.above in MEETINGS]
    too_soon = [
        place.name
        for place, above in below
        if MEETINGS[place.name].slot + MEETINGS[place.name].minutes > above.slot
    ]
    assert len(below) == 25
    assert too_soon == []


def test_no_agenda_is_longer_than_its_huddle():
    for meeting in MEETINGS.values():
        agenda = AGENDAS[meeting.setting]
        assert sum(section.seconds for section in agenda) <= meeting.minutes * 60


# --- What they did ---


def test_everything_that_a_huddle_can_hear_is_said(told: Told):
    assert told.verbs >= {
        *("huddle.start", "huddle.turn", "huddle.attend", "huddle.pause", "huddle.resume"),
        *("huddle.park", "huddle.note_test", "huddle.close", "huddle.stop", "huddle.skip"),
        *("risk.note", "risk.clear", "thanks.give", "thanks.share", "problem.read_out"),
        *("measure.set", "measure.add", "measure.point", "measure.cover"),
        *("plan.set", "script.set", "script.focus"),
        *("alert.raise", "alert.acknowledge", "alert.note", "alert.stand_down"),
    }


def test_the_nurses_ward_meets_on_weekdays_in_some_ten_minutes(told: Told):
    huddles = held_by(told, NURSES)
    lately = [one for one in huddles if DAY - one.day <= timedelta(days=21)]
    lengths = [one.length_s or 0 for one in huddles if one.state is HuddleState.CLOSED]
    assert len(lately) == 15
    assert all(5 * 60 <= seconds <= 11 * 60 for seconds in lengths)  # a pause does not count
    assert {one.state for one in told.all(Huddle)} == {
        HuddleState.CLOSED,
        HuddleState.STOPPED_FOR_CARE,
        HuddleState.SKIPPED,
    }


def test_todays_huddle_is_left_to_whoever_signs_in(told: Told):
    met = {one.unit for one in told.all(Huddle) if one.day == DAY}
    assert met & {unit_id(name) for name in OF_GUESTS} == set()
    assert met >= {unit_id("Oak Ward"), unit_id("Alder Theatres")}


def test_the_matron_is_told_how_many_are_in(told: Told):
    (today,) = [
        one for one in told.all(Cascade) if one.unit == unit_id(MEDICAL_WARDS) and one.day == DAY
    ]
    assert {unit_id("Oak Ward")} <= set(today.teams)
    assert NURSES not in today.teams


def test_some_of_what_is_said_at_the_board_another_writes_down(told: Told):
    at_the_board = [p for p in told.problems if p.raised.role is not None]
    assert len({p.raised.role for p in at_the_board}) > 3
    assert any(p.unit == NURSES and p.open for p in at_the_board)
    assert {p.raised.unnamed for p in at_the_board} == {True}


# --- What the nurse sees ---


def test_it_is_23_days_since_a_fall_and_the_best_is_41(told: Told):
    (falls,) = [m for m in told.all(Measure) if m.unit == NURSES and m.name == FALLS.name]
    since = days_since(falls, told.all(Tally), DAY)
    assert (since.days, since.best_ever) == (23, 41)


def test_falls_are_counted_the_longest_so_they_stand_first(told: Told):
    ours = [m for m in told.all(Measure) if m.unit == NURSES]
    assert min(ours, key=lambda one: one.started_on).name == FALLS.name
    assert len({one.started_on for one in ours}) == len(ours)


def test_every_ward_counts_something(told: Told):
    counted = {tally.unit for tally in told.all(Tally) if tally.points}
    assert counted == {unit_id(ward.name) for ward in WARDS}


def test_the_nurses_ward_works_on_falls_and_tries_something_this_week(told: Told):
    (script,) = [one for one in told.all(Script) if one.unit == NURSES]
    assert [focus.words for focus in script.focuses] == ["No falls at night"]
    assert script.test is not None
    assert script.test.we_think
    assert any(huddle.notes for huddle in held_by(told, NURSES)[-5:])


def test_two_risks_are_noted_for_today(told: Told):
    ours = [risk for risk in told.all(Risk) if risk.unit == NURSES]
    assert len([risk for risk in ours if risk.day == DAY and risk.cleared_at is None]) == 2
    assert len({risk.day for risk in ours}) > 10


def test_the_newest_thank_you_that_is_shared_is_to_the_night_porters(told: Told):
    given = sorted(told.all(Thanks), key=lambda one: one.given.at)
    ours = [one for one in given if one.unit == NURSES]
    shared = [one for one in ours if one.shared_at is not None]
    assert shared[-1].words.startswith("Thank you, night porters")
    assert shared[-1].to_unit is not None
    assert len(shared) < len(ours)


def test_no_alert_is_open(told: Told):
    (alert,) = told.all(Alert)
    assert alert.stood_down is not None
    assert alert.climbs_at is None
    assert [earlier.at <= later.at for earlier, later in pairwise(alert.log)] == [True] * 4
