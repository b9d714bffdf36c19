"""The same words give the same huddle, whoever is heard first: devices may run it apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import ProblemId
from heard.domain.book import AnyCommand
from heard.domain.huddles.ending import CloseHuddle, SkipHuddle, StopForCare, TimeOut
from heard.domain.huddles.huddle import (
    MARKS_MAX,
    OF_NONE_BEGUN,
    STATE_AFTER,
    Huddle,
    HuddleState,
    Mark,
    Went,
)
from heard.domain.huddles.running import (
    Attend,
    NoteTest,
    Park,
    PauseHuddle,
    ResumeHuddle,
    StartHuddle,
    TurnTo,
)
from heard.domain.huddles.script import Part, RoleGroup, Section
from heard.domain.org.entities import Person
from tests.support.huddles import HUDDLE_ID, SLOT, START
from tests.support.moments import Refused, moment, run
from tests.support.org import COLLEAGUE, LEAD, MONDAY, NURSE, TABLET, WARD_ID, at, uid

Fact = tuple[AnyCommand, Person | None, datetime]  # nobody: the clock
WHOSE: dict[str, Any] = {"unit": WARD_ID, "huddle": HUDDLE_ID}
MINUTES = st.integers(-5, 90).map(lambda n: at(8, 15) + timedelta(minutes=n))
TIME_OUT: Fact = (TimeOut(huddle=HUDDLE_ID), None, at(12))
SAID = st.sampled_from(
    (
        PauseHuddle(**WHOSE),
        ResumeHuddle(**WHOSE),
        CloseHuddle(**WHOSE),
        StopForCare(**WHOSE),
        *(SkipHuddle(**WHOSE, day=MONDAY, slot=SLOT, taken_back=back) for back in (False, True)),
        *(TurnTo(**WHOSE, part=part) for part in (Part.OPENER, Part.ANSWERS, Part.THANKS)),
        *(Attend(**WHOSE, present={RoleGroup.NURSE: n, RoleGroup.DOCTOR: 1}) for n in (0, 4)),
        *(Attend(**WHOSE, present={RoleGroup.DOCTOR: n}) for n in (0, 2)),
        *(
            Park(**WHOSE, problem=ProblemId(uid(401 + n)), taken_back=back)
            for n in range(2)
            for back in (False, True)
        ),
        NoteTest(**WHOSE, went=Went.WORSE),
        *(
            StartHuddle(
                **WHOSE,
                day=MONDAY,
                slot=SLOT,
                minutes=n,
                agenda=(Section(part=Part.OPENER, seconds=n * 10),),
            )
            for n in (5, 12)
        ),
    )
)
SPOKEN = st.tuples(SAID, st.sampled_from((NURSE, COLLEAGUE, LEAD, TABLET)), MINUTES)
FACTS = st.lists(SPOKEN | st.just(TIME_OUT), max_size=12)


def heard(said: Iterable[tuple[int, Fact]]) -> Huddle:
    """The huddle after these were heard, in this order; each has the id that it was said with."""
    huddle: Huddle | None = None
    for n, (command, by, when) in said:
        known = (huddle,) if huddle is not None else ()
        now = moment(known, by, said_at=when, heard_at=at(12), command_id=uid(800 + n))
        answer = run(command, now)
        assert not isinstance(answer, Refused), answer
        huddle = next((one for one in answer if isinstance(one, Huddle)), huddle)
    assert huddle is not None
    return huddle


FIRST: tuple[int, Fact] = (0, (START, NURSE, at(8, 14)))
LAST: tuple[int, Fact] = (99, TIME_OUT)  # the alarm of one that still runs goes off in the end


@given(FACTS, st.randoms())
def test_a_huddle_is_the_same_in_any_order_of_arrival(facts: list[Fact], chance: Random):
    said = list(enumerate(facts, 1))
    shuffled = list(said)
    chance.shuffle(shuffled)
    one, other = (heard((FIRST, *facts, LAST)) for facts in (said, shuffled))
    assert _but_for_its_revision(one) == _but_for_its_revision(other)


def _but_for_its_revision(huddle: Huddle) -> Huddle:
    """Nor for the id of what the clock said, which follows from the revision."""
    marks = (replace(mark, id=uid(0)) if mark.by is None else mark for mark in huddle.marks)
    return replace(huddle, rev=1, marks=tuple(marks))


@given(FACTS)
def test_its_state_is_that_of_the_last_mark(facts: list[Fact]):
    huddle = heard((FIRST, *enumerate(facts, 1)))
    assert huddle.started is not None
    begun = huddle.started.at
    counting = (one for one in huddle.marks if one.mark not in OF_NONE_BEGUN or one.at < begun)
    last = max(counting, key=lambda mark: (mark.at, mark.id))
    assert huddle.state is STATE_AFTER[last.mark]
    assert (huddle.length_s is None) == (not huddle.over)
    assert len(huddle.marks) <= MARKS_MAX


@given(FACTS)
def test_it_never_ran_longer_than_from_its_first_mark_to_its_last(facts: list[Fact]):
    huddle = heard((FIRST, *enumerate(facts, 1)))
    whole = (huddle.marks[-1].at - huddle.marks[0].at).total_seconds()
    assert 0 <= (huddle.length_s or 0) <= whole


def test_started_twice_apart_it_is_one():
    both = heard((FIRST, (1, (START, TABLET, at(8, 14) + timedelta(seconds=20)))))
    assert [mark.mark for mark in both.marks] == [Mark.STARTED, Mark.STARTED]
    assert both.state is HuddleState.RUNNING
