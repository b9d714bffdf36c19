"""Whoever counts a day, in whatever order they are heard, the day comes to one number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from heard.domain.measures.counting import SETTLED_AFTER, AddToTally, SetPoint, came_to
from heard.domain.measures.entity import Tally, Tap
from tests.support.measures import FALLS, tally_id
from tests.support.moments import COMMAND_ID, NOW, moment, run
from tests.support.org import MONDAY, NURSE, WARD_ID, at, uid

SUNDAY, SATURDAY = date(2026, 8, 2), date(2026, 8, 1)
ADD = AddToTally(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, by=1)
SAY = SetPoint(unit=WARD_ID, measure=FALLS.id, tally=tally_id(FALLS), day=MONDAY, value=3.0)
STEPS = st.sampled_from((-1, 0, 1))
COUNTS = st.integers(0, 3).map(float)
MINUTES = st.integers(0, 120).map(lambda minutes: at(8) + timedelta(minutes=minutes))
DAYS = st.sampled_from((MONDAY, SUNDAY, SATURDAY))
SAID = st.tuples(
    st.builds(replace, st.just(ADD), by=STEPS, day=DAYS)
    | st.builds(replace, st.just(SAY), value=COUNTS, day=DAYS),
    MINUTES,
)
Counted = tuple[AddToTally | SetPoint, datetime]
Numbered = Sequence[tuple[int, Counted]]


@given(said=st.lists(SAID, min_size=1, max_size=8), data=st.data())
def test_a_day_comes_to_one_number_in_any_order_of_arrival(
    said: list[Counted], data: st.DataObject
):
    numbered = list(enumerate(said))
    shuffled = data.draw(st.permutations(numbered))
    in_order, in_another = heard(numbered), heard(shuffled)
    assert in_order == in_another
    assert msgspec.json.encode(in_order) == msgspec.json.encode(in_another)


@given(at_first=st.lists(SAID, max_size=5), a_month_later=st.lists(SAID, min_size=1, max_size=5))
def test_what_is_summed_up_comes_to_the_same(at_first: list[Counted], a_month_later: list[Counted]):
    later = [(command, said_at + SETTLED_AFTER) for command, said_at in a_month_later]
    first, then = list(enumerate(at_first)), list(enumerate(later, len(at_first)))
    told = heard(then, before=heard(first))
    assert told is not None
    taps = sorted((*first, *then), key=lambda one: (one[1][1], one[0]))
    for day, point in told.points.items():
        said = [tap_of(command) for _, (command, _) in taps if command.day == day]
        assert point.value == came_to(0.0, said)


def tap_of(command: AddToTally | SetPoint) -> Tap:
    if isinstance(command, AddToTally):
        return Tap(id=COMMAND_ID, at=NOW, by=command.by)
    return Tap(id=COMMAND_ID, at=NOW, value=command.value)


def heard(said: Numbered, *, before: Tally | None = None) -> Tally | None:
    """The tally after all of it, heard when the last of it was said."""
    told = before
    heard_at = max((said_at for _, (_, said_at) in said), default=NOW)
    for n, (command, said_at) in said:
        known = (FALLS,) if told is None else (FALLS, told)
        now = moment(known, NURSE, said_at=said_at, heard_at=heard_at, command_id=uid(900 + n))
        answer = run(command, now)
        assert isinstance(answer, tuple), answer
        told = next(one for one in answer if isinstance(one, Tally))
    return replace(told, rev=0) if told is not None else None


@given(st.lists(STEPS), st.integers(0, 9).map(float))
def test_a_count_is_never_below_none(steps: list[int], start: float):
    taps = [tap_of(replace(ADD, by=by)) for by in steps]
    assert came_to(start, taps) >= 0


@given(st.lists(STEPS))
def test_one_more_is_always_one_more(steps: list[int]):
    """Whatever was taken away before it, nobody's fall is swallowed."""
    taps = [tap_of(replace(ADD, by=by)) for by in steps]
    assert came_to(0.0, [*taps, tap_of(ADD)]) == came_to(0.0, taps) + 1
