"""A huddle is started by anyone, on any number of devices, and is one huddle all the same."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.base import HuddleId, ProblemId, put
from heard.domain.huddles.huddle import (
    Huddle,
    HuddleState,
    Mark,
    Marked,
    Parked,
    Stamp,
    Tried,
    Turn,
    Went,
)
from heard.domain.huddles.running import (
    Attend,
    NoteTest,
    Park,
    PauseHuddle,
    ResumeHuddle,
    TurnTo,
)
from heard.domain.huddles.script import Part, RoleGroup
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.huddles import (
    AGENDA,
    HUDDLE_ID,
    RUNNING,
    SLOT,
    START,
    START_ID,
    STARTED_AT,
    line,
)
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import CLOSED_WARD_ID, COACH, LEAD, NEIGHBOUR, NURSE, WARD_ID, uid

SAID = Stamp(NOW, COMMAND_ID)
PAUSED = put(
    RUNNING, state=HuddleState.PAUSED, marks=(*RUNNING.marks, line(Mark.PAUSED, NOW, id=uid(701)))
)
TURN = TurnTo(unit=WARD_ID, huddle=HUDDLE_ID, part=Part.ANSWERS)
PAUSE = PauseHuddle(unit=WARD_ID, huddle=HUDDLE_ID)
RESUME = ResumeHuddle(unit=WARD_ID, huddle=HUDDLE_ID)
COUNT = Attend(unit=WARD_ID, huddle=HUDDLE_ID, present={RoleGroup.NURSE: 4, RoleGroup.DOCTOR: 0})
PARK = Park(unit=WARD_ID, huddle=HUDDLE_ID, problem=ProblemId(uid(401)))
NOTE = NoteTest(unit=WARD_ID, huddle=HUDDLE_ID, went=Went.BETTER, words="Ready by ten")
ANOTHERS = Refused("right.missing", {"right": "huddle"})
LATER = NOW + timedelta(minutes=5)


def logged(huddle: Huddle, *marks: object, **fields: object) -> Huddle:
    return put(huddle, marks=(*huddle.marks, *marks), **fields)


STARTING = [
    Case(
        name="anyone of the team starts it",
        by=NURSE,
        said=START,
        expected=(replace(RUNNING, started=SAID, marks=(line(Mark.STARTED),)),),
    ),
    Case(
        name="two that are started for one slot are one, with the agenda of the first",
        known=(RUNNING,),
        by=LEAD,
        said=replace(START, agenda=AGENDA[:1]),
        expected=(logged(RUNNING, replace(line(Mark.STARTED, by=LEAD), who="Ward manager")),),
    ),
    Case(
        name="the first may be heard last",
        known=(RUNNING,),
        by=NURSE,
        said=replace(START, agenda=AGENDA[:1], minutes=5),
        said_at=STARTED_AT - timedelta(minutes=1),
        expected=(
            put(
                RUNNING,
                agenda=AGENDA[:1],
                minutes=5,
                started=Stamp(STARTED_AT - timedelta(minutes=1), COMMAND_ID),
                marks=(line(Mark.STARTED, STARTED_AT - timedelta(minutes=1)), *RUNNING.marks),
            ),
        ),
    ),
    Case(
        name="a huddle has the id of its slot",
        by=NURSE,
        said=replace(START, slot=SLOT + 1),
        expected=Refused("huddle.unknown"),
    ),
    Case(
        name="a ward that has closed has none",
        by=NURSE,
        said=replace(START, unit=CLOSED_WARD_ID),
        expected=ANOTHERS,
    ),
    Case(name="a neighbour does not start ours", by=NEIGHBOUR, said=START, expected=ANOTHERS),
    Case(name="a coach does not start ours", by=COACH, said=START, expected=ANOTHERS),
]

STOPPED_BY_THE_CLOCK = put(
    PAUSED,
    state=HuddleState.STOPPED_FOR_CARE,
    marks=(*PAUSED.marks, Marked(id=uid(708), at=NOW + timedelta(hours=1), mark=Mark.STOPPED)),
    length_s=6300,
)
CLOSED_BY_THE_CLOCK = put(
    RUNNING,
    state=HuddleState.CLOSED,
    marks=(
        *RUNNING.marks,
        Marked(id=uid(709), at=STARTED_AT + timedelta(seconds=1), mark=Mark.CLOSED),
    ),
    length_s=1,
)

TURNING = [
    Case(
        name="every device turns to the part",
        known=(RUNNING,),
        by=LEAD,
        said=TURN,
        expected=(put(RUNNING, turns=(Turn(id=COMMAND_ID, at=NOW, part=Part.ANSWERS),)),),
    ),
    Case(
        name="turns stand in the order of saying, whenever they are heard",
        known=(put(RUNNING, turns=(Turn(id=uid(702), at=LATER, part=Part.THANKS),)),),
        by=NURSE,
        said=TURN,
        heard_at=LATER,
        expected=(
            put(
                put(RUNNING),
                turns=(
                    Turn(id=COMMAND_ID, at=NOW, part=Part.ANSWERS),
                    Turn(id=uid(702), at=LATER, part=Part.THANKS),
                ),
            ),
        ),
    ),
    Case(
        name="a turn that comes late tells that they were still there",
        known=(CLOSED_BY_THE_CLOCK,),
        by=NURSE,
        said=TURN,
        expected=(
            put(
                CLOSED_BY_THE_CLOCK,
                state=HuddleState.RUNNING,
                marks=RUNNING.marks,
                turns=(Turn(id=COMMAND_ID, at=NOW, part=Part.ANSWERS),),
                length_s=None,
            ),
        ),
    ),
    Case(
        name="a huddle that nobody started has no parts",
        by=NURSE,
        said=TURN,
        expected=Refused("huddle.unknown"),
    ),
    Case(name="not by a neighbour", known=(RUNNING,), by=NEIGHBOUR, said=TURN, expected=ANOTHERS),
]

PAUSING = [
    Case(
        name="care calls, and the place is kept",
        known=(RUNNING,),
        by=NURSE,
        said=PAUSE,
        expected=(logged(RUNNING, line(Mark.PAUSED), state=HuddleState.PAUSED),),
    ),
    Case(
        name="they had gone on before the clock stopped it",
        known=(STOPPED_BY_THE_CLOCK,),
        by=NURSE,
        said=RESUME,
        said_at=LATER,
        heard_at=NOW + timedelta(hours=2),
        expected=(
            put(
                STOPPED_BY_THE_CLOCK,
                state=HuddleState.RUNNING,
                marks=(*PAUSED.marks, line(Mark.RESUMED, LATER)),
                length_s=None,
            ),
        ),
    ),
    Case(
        name="a huddle that nobody started is not paused",
        by=NURSE,
        said=PAUSE,
        expected=Refused("huddle.unknown"),
    ),
    Case(
        name="on they go",
        known=(PAUSED,),
        by=NURSE,
        said=RESUME,
        said_at=LATER,
        expected=(logged(PAUSED, line(Mark.RESUMED, LATER), state=HuddleState.RUNNING),),
    ),
    Case(
        name="a pause that was said before they went on changes nothing that holds",
        known=(logged(RUNNING, line(Mark.RESUMED, LATER, id=uid(703))),),
        by=NURSE,
        said=PAUSE,
        heard_at=LATER,
        expected=(
            put(
                put(RUNNING),
                marks=(*RUNNING.marks, line(Mark.PAUSED), line(Mark.RESUMED, LATER, id=uid(703))),
            ),
        ),
    ),
    Case(
        name="nothing to go on with",
        by=NURSE,
        said=RESUME,
        expected=Refused("huddle.unknown"),
    ),
]

HCA_COUNTED = Stamp(LATER, uid(704))
COUNTED = put(RUNNING, present={RoleGroup.HCA: 2}, counted={RoleGroup.HCA: HCA_COUNTED})
ATTENDING = [
    Case(
        name="those here are counted by role, and nobody is counted as none",
        known=(RUNNING,),
        by=NURSE,
        said=COUNT,
        expected=(
            put(
                RUNNING,
                present={RoleGroup.NURSE: 4},
                counted={RoleGroup.DOCTOR: SAID, RoleGroup.NURSE: SAID},
            ),
        ),
    ),
    Case(
        name="two who count apart count together",
        known=(COUNTED,),
        by=NURSE,
        said=replace(COUNT, present={RoleGroup.DOCTOR: 1}),
        said_at=LATER,
        expected=(
            put(
                COUNTED,
                present={RoleGroup.DOCTOR: 1, RoleGroup.HCA: 2},
                counted={RoleGroup.DOCTOR: Stamp(LATER, COMMAND_ID), RoleGroup.HCA: HCA_COUNTED},
            ),
        ),
    ),
    Case(
        name="of one role the later count stands",
        known=(COUNTED,),
        by=NURSE,
        said=replace(COUNT, present={RoleGroup.HCA: 5, RoleGroup.NURSE: 3}),
        heard_at=LATER,
        expected=(
            put(
                COUNTED,
                present={RoleGroup.HCA: 2, RoleGroup.NURSE: 3},
                counted={RoleGroup.HCA: HCA_COUNTED, RoleGroup.NURSE: SAID},
            ),
        ),
    ),
    Case(
        name="nothing is news where all of it was counted since",
        known=(COUNTED,),
        by=NURSE,
        said=replace(COUNT, present={RoleGroup.HCA: 5}),
        heard_at=LATER,
        expected=(),
    ),
    Case(
        name="nobody is counted where none is",
        by=NURSE,
        said=COUNT,
        expected=Refused("huddle.unknown"),
    ),
]

PARKED = Parked(problem=PARK.problem, stamp=SAID)
PARKING = [
    Case(
        name="not today",
        known=(RUNNING,),
        by=NURSE,
        said=PARK,
        expected=(put(RUNNING, parked=(PARKED,)),),
    ),
    Case(
        name="today after all",
        known=(put(RUNNING, parked=(replace(PARKED, stamp=Stamp(STARTED_AT, START_ID)),)),),
        by=NURSE,
        said=replace(PARK, taken_back=True),
        expected=(put(put(RUNNING), parked=(replace(PARKED, taken_back=True),)),),
    ),
    Case(
        name="what was said later stands",
        known=(put(RUNNING, parked=(replace(PARKED, stamp=Stamp(LATER, uid(705))),)),),
        by=NURSE,
        said=replace(PARK, taken_back=True),
        heard_at=LATER,
        expected=(),
    ),
    Case(name="nowhere to park", by=NURSE, said=PARK, expected=Refused("huddle.unknown")),
]

NOTING = [
    Case(
        name="how the test went",
        known=(RUNNING,),
        by=NURSE,
        said=NOTE,
        expected=(
            put(
                RUNNING,
                notes=(
                    Tried(
                        id=COMMAND_ID,
                        at=NOW,
                        went=Went.BETTER,
                        by=NURSE.id,
                        who="Staff nurse",
                        words="Ready by ten",
                    ),
                ),
            ),
        ),
    ),
    Case(
        name="of another's huddle nothing is noted",
        known=(RUNNING,),
        by=NURSE,
        said=replace(NOTE, huddle=HuddleId(uid(706))),
        expected=Refused("huddle.unknown"),
    ),
]

CASES = [*STARTING, *TURNING, *PAUSING, *ATTENDING, *PARKING, *NOTING]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
