"""A hard day is covered for 24 hours; whoever said it last is heeded, whenever they are heard."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.london import LONDON
from heard.domain.measures.covering import CoverMeasure
from heard.domain.measures.entity import Measure, Saying
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.measures import FALLS
from tests.support.moments import COMMAND_ID, NOW, Refused, moment, run
from tests.support.org import COLLEAGUE, NEIGHBOUR, NURSE, OTHER_WARD_ID, WARD_ID, at, uid

COVER = CoverMeasure(unit=WARD_ID, measure=FALLS.id, covered=True)
SHOW = CoverMeasure(unit=WARD_ID, measure=FALLS.id, covered=False)
SAID_NOW = Saying(id=COMMAND_ID, at=NOW)
LATER_ID = uid(1000)  # of two that were said at once, the one that stands
COVERED = replace(FALLS, covered_until=at(10, day=4), cover_said=SAID_NOW)

CASES = [
    Case(
        name="anyone of the team covers it for a day and a night",
        known=(FALLS,),
        by=NURSE,
        said=COVER,
        expected=(put(FALLS, covered_until=at(10, day=4), cover_said=SAID_NOW),),
    ),
    Case(
        name="it is shown again when somebody says so",
        known=(COVERED,),
        by=COLLEAGUE,
        said=SHOW,
        said_at=at(11),
        expected=(put(COVERED, covered_until=None, cover_said=Saying(id=COMMAND_ID, at=at(11))),),
    ),
    Case(
        name="what was said before and heard after changes nothing",
        known=(COVERED,),
        by=COLLEAGUE,
        said=SHOW,
        said_at=at(9),
        expected=(),
    ),
    Case(
        name="a moment is the same in whatever form a clock writes it",
        known=(replace(FALLS, cover_said=Saying(id=LATER_ID, at=NOW.astimezone(LONDON))),),
        by=COLLEAGUE,
        said=COVER,
        expected=(),
    ),
    Case(
        name="twenty-four hours are as long when the clocks change",
        known=(FALLS,),
        by=NURSE,
        said=COVER,
        said_at=at(10, day=3) + timedelta(days=82),
        expected=(
            put(
                FALLS,
                covered_until=at(10, day=3) + timedelta(days=83),
                cover_said=Saying(id=COMMAND_ID, at=at(10, day=3) + timedelta(days=82)),
            ),
        ),
    ),
    Case(
        name="a counter that is not known is not covered",
        by=NURSE,
        said=COVER,
        expected=Refused("measure.unknown"),
    ),
    Case(
        name="nor is one of another ward",
        known=(replace(FALLS, unit=OTHER_WARD_ID),),
        by=NURSE,
        said=COVER,
        expected=Refused("measure.unknown"),
    ),
    Case(
        name="a neighbour does not cover ours",
        known=(FALLS,),
        by=NEIGHBOUR,
        said=COVER,
        expected=Refused("right.missing", {"right": "huddle"}),
    ),
]


@table(CASES)
def test_the_rule(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


SAID = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=1, max_size=6)


@given(said=SAID, data=st.data())
def test_what_was_said_last_stands_in_any_order_of_arrival(
    said: list[tuple[bool, int]], data: st.DataObject
):
    numbered = list(enumerate(said))
    shuffled = data.draw(st.permutations(numbered))
    assert _heard(numbered) == _heard(shuffled)


def _heard(said: list[tuple[int, tuple[bool, int]]]) -> Measure:
    measure = FALLS
    for n, (covered, hours) in said:
        now = moment([measure], NURSE, said_at=at(1 + hours), heard_at=NOW, command_id=uid(900 + n))
        answer = run(replace(COVER, covered=covered), now)
        assert isinstance(answer, tuple), answer
        measure = next((one for one in answer if isinstance(one, Measure)), measure)
    return replace(measure, rev=0)
