"""Figures are derived from a problem: what it counts, who owes an answer, what the clock says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from heard.domain.base import UnitId
from heard.domain.problems.confirming import AssumeClosed
from heard.domain.problems.entity import Ask, Ended, Fixed, Problem, State, Voice
from heard.domain.problems.figures import Owed, alarm_says, alarms, counts, owed
from heard.domain.problems.passing_on import InformAbove, LapseAsk
from heard.domain.problems.settle import due_at
from heard.domain.problems.waiting import ResumeOnDate
from tests.support.org import (
    COLLEAGUE,
    DIVISION_ID,
    GROUP_ID,
    MONDAY,
    OTHER_WARD_ID,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ACCEPTED_ASK,
    ANSWERED,
    ASK,
    ASK_ID,
    CLOSED,
    DELIVERED,
    ESCALATED,
    FRIDAY_ENDS_AT,
    GONE_UP,
    LAPSED_ASK,
    MATRON_WAITING,
    MERGED,
    OF_EVERY_STATE,
    ONWARD,
    OUTCOME,
    OWNED,
    PROBLEM_ID,
    RAISED,
    REDIRECTED,
    RESOLVED,
    RETURNED,
    SEEN,
    SEEN_ASK,
    WAITING,
    WITHDRAWN,
)

VOICE = Voice(id=uid(530), by=COLLEAGUE.id, unit=OTHER_WARD_ID, at=at(9, day=4))
RESPONDED = ["raised", "responded", "responded_in_time"]
SEEN_IN_TIME = ["acknowledged", "acknowledged_in_time", "asked"]
DID = ["answered", "answered_in_time"]
LATE = at(17, day=4)


def replied(**fields: object) -> Problem:
    return replace(ANSWERED, asks=(replace(ANSWERED.asks[0], **fields),))


@pytest.mark.parametrize(
    ("problem", "ward", "matron"),
    [
        (RAISED, ["raised"], []),
        (OWNED, RESPONDED, []),
        (replace(OWNED, responded_at=at(9, day=4)), ["raised", "responded@4"], []),
        (
            replace(OWNED, responded_at=at(8, day=4)),
            ["raised", "responded@4", "responded_in_time@4"],
            [],
        ),
        (ESCALATED, RESPONDED, ["asked"]),
        (SEEN, RESPONDED, SEEN_IN_TIME),
        (
            replace(SEEN, asks=(replace(SEEN_ASK, seen_at=at(13, 1)),)),
            RESPONDED,
            ["acknowledged", "asked"],
        ),
        (RETURNED, RESPONDED, [*SEEN_IN_TIME, *DID]),
        (ANSWERED, [*RESPONDED, "resolved"], [*SEEN_IN_TIME, *DID]),
        (replied(ended_at=LATE), [*RESPONDED, "resolved"], [*SEEN_IN_TIME, "answered@4"]),
        (
            replace(ANSWERED, asks=(replace(ACCEPTED_ASK, ended=Ended.ANSWERED, ended_at=LATE),)),
            [*RESPONDED, "resolved"],
            [*SEEN_IN_TIME, "answered@4"],
        ),
        (
            replied(ended=Ended.LAPSED, lapsed_at=LATE, ended_at=LATE),
            [*RESPONDED, "resolved"],
            [*SEEN_IN_TIME, "lapsed@4"],
        ),
        (replied(ended=Ended.TAKEN_BACK), [*RESPONDED, "resolved"], SEEN_IN_TIME),
        (DELIVERED, ["delivered", *RESPONDED, "resolved"], []),
        (
            CLOSED,
            [
                "closed",
                "closed_confirmed",
                "closed_where_raised",
                "delivered",
                "fixed_yes",
                *RESPONDED,
                "resolved",
            ],
            [],
        ),
        (
            replace(CLOSED, asks=ANSWERED.asks, outcome=replace(OUTCOME, assumed=True)),
            ["closed", "closed_assumed", *RESPONDED, "resolved"],
            [*SEEN_IN_TIME, *DID],
        ),
        (
            replace(RESOLVED, state=State.OWNED, outcome=replace(OUTCOME, fixed=Fixed.NO)),
            ["fixed_no", *RESPONDED, "resolved"],
            [],
        ),
        (WITHDRAWN, ["raised", "withdrawn"], []),
        (REDIRECTED, ["raised", "redirected"], []),
        (replace(RAISED, again_of=uid(1), voices=(VOICE,)), ["me_too@4", "raised", "recurred"], []),
        (replace(MERGED, voices=(VOICE,)), ["me_too@4", "merged", "raised"], []),
    ],
)
def test_a_problem_counts_for_the_ward_that_raised_it_and_the_seats_it_asked(
    problem: Problem, ward: list[str], matron: list[str]
):
    told = [*((WARD_ID, one) for one in ward), *((GROUP_ID, one) for one in matron)]
    expected = {
        (unit, TUESDAY if measure.endswith("@4") else MONDAY, measure.removesuffix("@4")): 1
        for unit, measure in told
    }
    assert counts(problem) == expected


def test_a_late_answer_is_of_the_seat_that_gave_it_not_of_the_one_asked_since():
    late = replace(ONWARD, ended=Ended.ANSWERED, ended_at=LATE, ended_by=GROUP_ID)
    counted = counts(replace(ANSWERED, asks=(LAPSED_ASK, late)))
    assert [key for key in counted if key[0] == DIVISION_ID] == [(DIVISION_ID, MONDAY, "asked")]
    assert (GROUP_ID, TUESDAY, "answered") in counted
    assert (GROUP_ID, TUESDAY, "answered_in_time") not in counted


def test_an_ask_that_went_on_with_another_problem_counts_there_alone():
    carried = replace(SEEN_ASK, ended=Ended.CARRIED_ON, ended_at=LATE)
    assert not [key for key in counts(replace(MERGED, asks=(carried,))) if key[0] == GROUP_ID]


def test_a_day_is_a_day_in_london():
    late = datetime(2026, 8, 3, 23, 30, tzinfo=UTC)
    problem = replace(RAISED, raised=replace(RAISED.raised, at=late))
    assert counts(problem) == {(WARD_ID, date(2026, 8, 4), "raised"): 1}


def test_every_voice_counts():
    voices = (VOICE, replace(VOICE, id=uid(531)))
    assert counts(replace(RAISED, voices=voices))[WARD_ID, TUESDAY, "me_too"] == 2


@pytest.mark.parametrize("problem", OF_EVERY_STATE, ids=lambda one: one.state.value)
def test_an_answer_is_owed_only_while_an_ask_is(problem: Problem):
    asked = problem.state in {State.ESCALATED, State.ACCEPTED}
    assert (owed(problem) != ()) == asked


def test_what_is_owed_says_by_whom_since_when_and_by_when():
    first = Owed(unit=GROUP_ID, since_at=at(9), due_at=at(13), state=State.ESCALATED)
    assert owed(ESCALATED) == (first,)
    assert owed(ACCEPTED) == (replace(first, due_at=at(15, day=4), state=State.ACCEPTED),)
    waits = replace(first, due_at=FRIDAY_ENDS_AT, state=State.WAITING)
    assert owed(MATRON_WAITING) == (waits,)


PASSED_ON = replace(SEEN_ASK, ended=Ended.FORWARDED, ended_at=at(9, 30))
READ = replace(ONWARD, seen_at=at(9, 45), seen_by="Divisional director")


@pytest.mark.parametrize(
    ("asks", "owing"),
    [
        ((LAPSED_ASK, ONWARD), [DIVISION_ID, GROUP_ID]),
        ((LAPSED_ASK, READ), [DIVISION_ID, GROUP_ID]),
        ((PASSED_ON, ONWARD), [DIVISION_ID, GROUP_ID]),
        ((PASSED_ON, READ), [DIVISION_ID]),
        ((LAPSED_ASK, replace(ONWARD, to=GROUP_ID)), [GROUP_ID]),
        ((replace(PASSED_ON, ended=Ended.RETURNED), ONWARD), [DIVISION_ID]),
        ((LAPSED_ASK, replace(ONWARD, ended=Ended.ANSWERED, ended_at=LATE)), []),
    ],
)
def test_what_lapsed_or_is_unread_above_is_owed_by_both(asks: tuple[Ask, ...], owing: list[UnitId]):
    assert [one.unit for one in owed(replace(SEEN, asks=asks))] == owing


def test_a_seat_whose_ask_lapsed_owes_it_by_its_own_clock():
    theirs = Owed(unit=GROUP_ID, since_at=at(9), due_at=at(16, day=4), state=State.ESCALATED)
    assert owed(GONE_UP)[1] == theirs


@pytest.mark.parametrize(
    ("ask", "due"),
    [
        (ASK, at(13)),
        (replace(ASK, acknowledge_due_at=at(17, day=4)), at(16, day=4)),
        (SEEN_ASK, at(16, day=4)),
        (ACCEPTED_ASK, at(15, day=4)),
    ],
)
def test_an_ask_owes_a_reading_then_an_answer_or_what_was_promised(ask: object, due: datetime):
    assert due_at(ask) == due  # pyright: ignore[reportArgumentType]  asks of the table


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (RAISED, {"inform": at(8, day=6)}),
        (replace(RAISED, informed_at=at(8, day=6)), {}),
        (replace(RAISED, inform_due_at=None), {}),
        (OWNED, {}),
        (ESCALATED, {"lapse": at(13)}),
        (SEEN, {"lapse": at(16, day=4)}),
        (ACCEPTED, {"lapse": at(15, day=4)}),
        (replace(SEEN, asks=(replace(SEEN_ASK, lapsed_at=LATE),)), {}),
        (RETURNED, {"inform": at(9, 30, day=6)}),
        (WAITING, {"resume": FRIDAY_ENDS_AT}),
        (MATRON_WAITING, {"resume": FRIDAY_ENDS_AT}),
        (RESOLVED, {}),
        (DELIVERED, {"assume": at(9, 40, day=10)}),
        (
            replace(RESOLVED, outcome=replace(OUTCOME, delivered_at=at(9, day=12))),
            {"assume": at(9, day=19)},
        ),
        (CLOSED, {}),
        (MERGED, {}),
    ],
)
def test_the_clock_is_set_for_what_it_will_say(problem: Problem, expected: dict[str, datetime]):
    assert alarms(problem) == expected


def test_an_alarm_says_a_command_or_nothing_when_it_has_no_meaning_any_more():
    assert alarm_says(RAISED, "inform") == InformAbove(problem=PROBLEM_ID)
    assert alarm_says(SEEN, "lapse") == LapseAsk(problem=PROBLEM_ID, ask=ASK_ID)
    assert alarm_says(ANSWERED, "lapse") is None
    assert alarm_says(WAITING, "resume") == ResumeOnDate(problem=PROBLEM_ID)
    assert alarm_says(DELIVERED, "assume") == AssumeClosed(problem=PROBLEM_ID)
    assert alarm_says(RAISED, "sing") is None
