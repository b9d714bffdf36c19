"""Every ending is a good one, the unit above hears of it, and the clock tells nobody off."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.base import CascadeId, put
from heard.domain.huddles.ending import CloseHuddle, SkipHuddle, StopForCare, TimeOut
from heard.domain.huddles.huddle import Huddle, HuddleState, Mark, Marked, Reason
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.huddles import (
    CASCADE,
    CASCADE_ID,
    HUDDLE_ID,
    RUNNING,
    SLOT,
    STARTED_AT,
    line,
)
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import MONDAY, NEIGHBOUR, NURSE, OTHER_WARD_ID, WARD_ID, uid

CLOSE = CloseHuddle(unit=WARD_ID, huddle=HUDDLE_ID, cascade=CASCADE_ID)
STOP = StopForCare(unit=WARD_ID, huddle=HUDDLE_ID)
SKIP = SkipHuddle(unit=WARD_ID, huddle=HUDDLE_ID, day=MONDAY, slot=SLOT, reason=Reason.TOO_BUSY)
TIME_OUT = TimeOut(huddle=HUDDLE_ID, cascade=CASCADE_ID)
TEN_MINUTES_ON = STARTED_AT + timedelta(minutes=10)
PAUSED_AT = STARTED_AT + timedelta(minutes=2)


def ended(mark: Mark, state: HuddleState, length_s: int, **fields: object) -> Huddle:
    marks = (*RUNNING.marks, line(mark, **fields))  # pyright: ignore[reportArgumentType]  a time
    return put(RUNNING, state=state, marks=marks, length_s=length_s)


CLOSED = ended(Mark.CLOSED, HuddleState.CLOSED, 600, when=TEN_MINUTES_ON)
PAUSED = put(
    RUNNING,
    state=HuddleState.PAUSED,
    marks=(*RUNNING.marks, line(Mark.PAUSED, PAUSED_AT, id=uid(701))),
)
LET_GO = put(  # by the clock, as it does with what nobody closed
    RUNNING,
    state=HuddleState.CLOSED,
    marks=(
        *RUNNING.marks,
        Marked(id=uid(702), at=STARTED_AT + timedelta(seconds=1), mark=Mark.CLOSED),
    ),
    length_s=1,
)
LEFT_OUT = replace(
    RUNNING,
    state=HuddleState.SKIPPED,
    agenda=(),
    started=None,
    marks=(line(Mark.SKIPPED, STARTED_AT, id=uid(704)),),
    length_s=0,
)
TAKEN_UP = put(  # hours after it was let go
    RUNNING,
    marks=(
        *RUNNING.marks,
        line(Mark.RESUMED, STARTED_AT + timedelta(hours=3), id=uid(703)),
    ),
)

CASES = [
    Case(
        name="closed after ten minutes, and the unit above hears that we are in",
        known=(RUNNING,),
        by=NURSE,
        said=CLOSE,
        said_at=TEN_MINUTES_ON,
        expected=(CLOSED, CASCADE),
    ),
    Case(
        name="one more team is in",
        known=(RUNNING, replace(CASCADE, teams=(OTHER_WARD_ID,))),
        by=NURSE,
        said=CLOSE,
        said_at=TEN_MINUTES_ON,
        expected=(CLOSED, put(CASCADE, teams=(WARD_ID, OTHER_WARD_ID))),
    ),
    Case(
        name="a team is in once a day",
        known=(RUNNING, CASCADE),
        by=NURSE,
        said=CLOSE,
        said_at=TEN_MINUTES_ON,
        expected=(CLOSED,),
    ),
    Case(
        name="another's cascade is not theirs to join",
        known=(RUNNING,),
        by=NURSE,
        said=replace(CLOSE, cascade=CascadeId(uid(707))),
        said_at=TEN_MINUTES_ON,
        expected=(CLOSED,),
    ),
    Case(
        name="pauses do not count as its length",
        known=(PAUSED,),
        by=NURSE,
        said=replace(CLOSE, cascade=None),
        said_at=TEN_MINUTES_ON,
        expected=(
            put(
                PAUSED,
                state=HuddleState.CLOSED,
                marks=(*PAUSED.marks, line(Mark.CLOSED, TEN_MINUTES_ON)),
                length_s=120,
            ),
        ),
    ),
    Case(
        name="not closed by a neighbour",
        known=(RUNNING,),
        by=NEIGHBOUR,
        said=CLOSE,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
    Case(
        name="stopped for care",
        known=(RUNNING,),
        by=NURSE,
        said=STOP,
        said_at=PAUSED_AT,
        expected=(ended(Mark.STOPPED, HuddleState.STOPPED_FOR_CARE, 120, when=PAUSED_AT),),
    ),
    Case(
        name="what nobody started is not stopped",
        by=NURSE,
        said=STOP,
        expected=Refused("huddle.unknown"),
    ),
    Case(
        name="not today, in one tap",
        by=NURSE,
        said=SKIP,
        expected=(
            Huddle(
                id=HUDDLE_ID,
                rev=1,
                unit=WARD_ID,
                day=MONDAY,
                slot=SLOT,
                state=HuddleState.SKIPPED,
                marks=(replace(line(Mark.SKIPPED), reason=Reason.TOO_BUSY),),
                length_s=0,
            ),
        ),
    ),
    Case(
        name="a huddle that was left out has the id of its slot",
        by=NURSE,
        said=replace(SKIP, slot=SLOT + 1),
        expected=Refused("huddle.unknown"),
    ),
    Case(
        name="left out at nine and held at a quarter past: it was held",
        known=(RUNNING,),
        by=NURSE,
        said=SKIP,
        said_at=STARTED_AT - timedelta(minutes=15),
        expected=(
            put(
                RUNNING,
                marks=(
                    replace(
                        line(Mark.SKIPPED, STARTED_AT - timedelta(minutes=15)),
                        reason=Reason.TOO_BUSY,
                    ),
                    *RUNNING.marks,
                ),
            ),
        ),
    ),
    Case(
        name="left out by a phone that had not heard that it was held: it was held",
        known=(CLOSED,),
        by=NURSE,
        said=SKIP,
        said_at=TEN_MINUTES_ON + timedelta(minutes=5),
        expected=(
            put(
                CLOSED,
                marks=(
                    *CLOSED.marks,
                    replace(
                        line(Mark.SKIPPED, TEN_MINUTES_ON + timedelta(minutes=5)),
                        reason=Reason.TOO_BUSY,
                    ),
                ),
            ),
        ),
    ),
    Case(
        name="what they then took back does not open it again",
        known=(CLOSED,),
        by=NURSE,
        said=replace(SKIP, taken_back=True),
        said_at=TEN_MINUTES_ON + timedelta(minutes=6),
        expected=(
            put(
                CLOSED,
                marks=(
                    *CLOSED.marks,
                    line(Mark.UNSKIPPED, TEN_MINUTES_ON + timedelta(minutes=6)),
                ),
            ),
        ),
    ),
    Case(
        name="we meet after all: it is still to come",
        known=(LEFT_OUT,),
        by=NURSE,
        said=replace(SKIP, taken_back=True, cascade=CASCADE_ID),
        said_at=TEN_MINUTES_ON,
        expected=(
            put(
                LEFT_OUT,
                state=HuddleState.RUNNING,
                marks=(*LEFT_OUT.marks, line(Mark.UNSKIPPED, TEN_MINUTES_ON)),
                length_s=None,
            ),
        ),
    ),
    Case(
        name="the reason comes later",
        known=(LEFT_OUT,),
        by=NURSE,
        said=SKIP,
        said_at=TEN_MINUTES_ON,
        expected=(
            put(
                LEFT_OUT,
                marks=(
                    *LEFT_OUT.marks,
                    replace(line(Mark.SKIPPED, TEN_MINUTES_ON), reason=Reason.TOO_BUSY),
                ),
                length_s=0,
            ),
        ),
    ),
    Case(
        name="nor does leaving it out end one that runs",
        known=(RUNNING,),
        by=NURSE,
        said=SKIP,
        said_at=PAUSED_AT,
        expected=(
            put(
                RUNNING,
                marks=(
                    *RUNNING.marks,
                    replace(line(Mark.SKIPPED, PAUSED_AT), reason=Reason.TOO_BUSY),
                ),
            ),
        ),
    ),
    Case(
        name="the clock ends what nobody closed, without counting the silence",
        known=(RUNNING,),
        said=TIME_OUT,
        heard_at=STARTED_AT + timedelta(minutes=90),
        expected=(
            put(
                RUNNING,
                state=HuddleState.CLOSED,
                marks=(
                    *RUNNING.marks,
                    Marked(id=COMMAND_ID, at=STARTED_AT + timedelta(seconds=1), mark=Mark.CLOSED),
                ),
                length_s=1,
            ),
            CASCADE,
        ),
    ),
    Case(
        name="a pause that lasts was for care",
        known=(PAUSED,),
        said=replace(TIME_OUT, cascade=None),
        heard_at=PAUSED_AT + timedelta(minutes=60),
        expected=(
            put(
                PAUSED,
                state=HuddleState.STOPPED_FOR_CARE,
                marks=(
                    *PAUSED.marks,
                    Marked(id=COMMAND_ID, at=PAUSED_AT + timedelta(minutes=60), mark=Mark.STOPPED),
                ),
                length_s=120,
            ),
        ),
    ),
    Case(
        name="the clock leaves alone what still runs",
        known=(RUNNING,),
        said=TIME_OUT,
        heard_at=STARTED_AT + timedelta(minutes=89),
        expected=(),
    ),
    Case(
        name="the clock leaves alone what was left out, taken back and never started",
        known=(put(RUNNING, started=None),),
        said=TIME_OUT,
        heard_at=NOW + timedelta(days=1),
        expected=(),
    ),
    Case(
        name="the clock leaves alone what is over",
        known=(CLOSED,),
        said=TIME_OUT,
        heard_at=NOW + timedelta(days=1),
        expected=(),
    ),
    Case(
        name="what they said stands against the clock, however late it comes",
        known=(LET_GO,),
        by=NURSE,
        said=replace(CLOSE, cascade=None),
        said_at=TEN_MINUTES_ON,
        heard_at=STARTED_AT + timedelta(hours=4),
        expected=(put(CLOSED),),
    ),
    Case(
        name="the hours after which it was taken up again are no part of its length",
        known=(TAKEN_UP,),
        by=NURSE,
        said=replace(CLOSE, cascade=None),
        said_at=STARTED_AT + timedelta(hours=3, minutes=5),
        expected=(
            put(
                TAKEN_UP,
                state=HuddleState.CLOSED,
                marks=(
                    *TAKEN_UP.marks,
                    line(Mark.CLOSED, STARTED_AT + timedelta(hours=3, minutes=5)),
                ),
                length_s=300,
            ),
        ),
    ),
    Case(
        name="nobody speaks for the clock",
        known=(RUNNING,),
        by=NURSE,
        said=TIME_OUT,
        expected=Refused("right.missing", {"right": "system"}),
    ),
]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
