"""A request climbs: passed on by a seat, or by the clock, once for each level to the top."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.base import put
from heard.domain.problems.entity import Ask, Ended, Problem, State
from heard.domain.problems.passing_on import ForwardAsk, LapseAsk
from heard.domain.problems.while_asked import SeeAsk
from tests.support import problems as of
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import COMMAND_ID, NOW, Refused, moment, run
from tests.support.org import (
    BOARD_ID,
    CHIEF_SEAT,
    DESK_ID,
    DESK_SEAT,
    DIRECTOR,
    DIRECTOR_SEAT,
    DIVISION_ID,
    EXECUTIVE_ID,
    GROUP_ID,
    MATRON,
    NURSE,
    WARD_ID,
    at,
    uid,
)
from tests.support.problems import (
    ACCEPTED,
    ACCEPTED_ASK,
    ASK,
    ASK_ID,
    CLOSED,
    ESCALATED,
    GONE_UP,
    IS_ASKED_ABOVE,
    IS_CLOSED,
    MATRON_WAITING,
    OWNED,
    PROBLEM_ID,
    RETURNED,
    SEEN,
    SEEN_ASK,
    moved_on,
    no_right,
    then,
    told,
)

MATRON_SAID = "Matron, surgical wards"
ONWARD_ID = uid(520)
FORWARD = ForwardAsk(problem=PROBLEM_ID, to=DIVISION_ID, tried="No ward has one to lend")
PASSED = replace(SEEN_ASK, ended=Ended.FORWARDED, ended_at=NOW)
# The division keeps office hours: read by the end of today, answered by Wednesday's.
ONWARD = Ask(
    id=COMMAND_ID,
    to=DIVISION_ID,
    from_unit=GROUP_ID,
    by=MATRON.id,
    link=NURSE.id,
    tried="No ward has one to lend",
    need=ASK.need,
    needed_by=ASK.needed_by,
    said_at=NOW,
    heard_at=NOW,
    acknowledge_due_at=at(16),
    answer_due_at=at(16, day=5),
)
FORWARDED = then(
    SEEN,
    told("forward", MATRON, words="No ward has one to lend", to=DIVISION_ID),
    asks=(PASSED, ONWARD),
    next_at=at(16),
)
ASIDE = replace(ONWARD, to=DESK_ID, acknowledge_due_at=at(14), answer_due_at=at(16, day=5))

FORWARDING = [
    Case(
        name="up: the seat that passed it on stays accountable until it has been read",
        known=(SEEN,),
        by=MATRON,
        said=FORWARD,
        expected=(FORWARDED,),
    ),
    Case(
        name="sideways, after a promise, to a desk",
        known=(ACCEPTED,),
        by=MATRON,
        said=replace(FORWARD, to=DESK_ID),
        expected=(
            then(
                ACCEPTED,
                told("forward", MATRON, words="No ward has one to lend", to=DESK_ID),
                state=State.ESCALATED,
                asks=(replace(ACCEPTED_ASK, ended=Ended.FORWARDED, ended_at=NOW), ASIDE),
                next_at=at(14),
            ),
        ),
    ),
    *(
        Case(
            name=f"never back to {where}",
            known=(FORWARDED,),
            by=DIRECTOR,
            said=replace(FORWARD, to=unit),
            expected=Refused("ask.has_been_there", {"unit": str(unit)}),
        )
        for where, unit in (("where it has been", GROUP_ID), ("the ward: it is returned", WARD_ID))
    ),
    Case(
        name="never to oneself",
        known=(SEEN,),
        by=MATRON,
        said=replace(FORWARD, to=GROUP_ID),
        expected=Refused("ask.of_oneself"),
    ),
    Case(
        name="never to the board",
        known=(SEEN,),
        by=MATRON,
        said=replace(FORWARD, to=BOARD_ID),
        expected=Refused("unit.takes_no_asks", {"unit": str(BOARD_ID)}),
    ),
    Case(
        name="to a unit that does not exist",
        known=(SEEN,),
        by=MATRON,
        said=replace(FORWARD, to=uid(1)),
        expected=Refused("unit.unknown"),
    ),
    Case(
        name="the ward passes nothing on",
        known=(SEEN,),
        by=NURSE,
        said=FORWARD,
        expected=no_right("answer"),
    ),
    *(
        Case(
            name=f"a seat does not pass on what it {how}: that is the next one's",
            known=(problem,),
            by=MATRON,
            said=replace(FORWARD, to=DESK_ID),
            expected=IS_ASKED_ABOVE,
        )
        for how, problem in (("was too late for", GONE_UP), ("passed on already", FORWARDED))
    ),
    Case(
        name="an ask that was taken back is not the one passed on",
        known=(SEEN,),
        by=MATRON,
        said=replace(FORWARD, ask=uid(1)),
        expected=moved_on("escalated", "Staff nurse", "escalate", "09:00"),
    ),
    Case(
        name="it went back first",
        known=(RETURNED,),
        by=MATRON,
        said=FORWARD,
        expected=moved_on("returned", MATRON_SAID, "return", "09:30"),
    ),
    Case(
        name="what has ended",
        known=(replace(CLOSED, asks=RETURNED.asks),),
        by=MATRON,
        said=FORWARD,
        expected=IS_CLOSED,
    ),
]

LAPSE = LapseAsk(problem=PROBLEM_ID, ask=ASK_ID)


def lapsed(ask: Ask, when: object) -> Ask:
    return replace(ask, lapsed_at=when, ended=Ended.LAPSED, ended_at=when)


def went_up(problem: Problem, hour: int, day: int, ack: object, answer: object) -> Problem:
    """To the division, with the words of the ward."""
    now = at(hour, day=day)
    onward = replace(
        ONWARD,
        by=None,
        tried=ASK.tried,
        said_at=now,
        heard_at=now,
        acknowledge_due_at=ack,
        answer_due_at=answer,
    )
    return then(
        problem,
        told("lapse", None, unit=GROUP_ID, at=now, to=DIVISION_ID),
        state=State.ESCALATED,
        asks=(lapsed(problem.asks[0], now), onward),
        holder=DIRECTOR_SEAT,
        holding_unit=DIVISION_ID,
        next_at=ack,
    )


def asked_of(unit: object, seat: object) -> Problem:
    """Asked of this unit, which has read it; its answer is late on Tuesday at 4pm."""
    ask = replace(SEEN_ASK, to=unit)
    return replace(SEEN, asks=(ask,), holder=seat, holding_unit=unit)


AT_DESK, AT_TOP = asked_of(DESK_ID, DESK_SEAT), asked_of(EXECUTIVE_ID, CHIEF_SEAT)
STUCK = then(
    AT_TOP,
    told("stuck", None, unit=EXECUTIVE_ID, at=at(16, day=4)),
    asks=(replace(AT_TOP.asks[0], lapsed_at=at(16, day=4)),),
)
OVER = at(17, day=5)
LAPSING = [
    Case(
        name="nobody has read it by 2pm: it goes to the tier above as well",
        known=(ESCALATED,),
        said=LAPSE,
        said_at=at(13),
        expected=(went_up(ESCALATED, 13, 3, at(16), at(16, day=5)),),
    ),
    Case(
        name="it was read and not answered",
        known=(SEEN,),
        said=LAPSE,
        said_at=at(16, day=4),
        expected=(went_up(SEEN, 16, 4, at(16, day=5), at(16, day=7)),),
    ),
    Case(
        name="a promise was not kept",
        known=(ACCEPTED,),
        said=LAPSE,
        said_at=at(15, day=4),
        expected=(went_up(ACCEPTED, 15, 4, at(16, day=4), at(16, day=6)),),
    ),
    Case(
        name="a desk's ask goes to its tier 3",
        known=(AT_DESK,),
        said=LAPSE,
        said_at=at(16, day=4),
        expected=(
            then(
                AT_DESK,
                told("lapse", None, unit=DESK_ID, at=at(16, day=4), to=DIVISION_ID),
                asks=(
                    lapsed(AT_DESK.asks[0], at(16, day=4)),
                    replace(
                        ONWARD,
                        from_unit=DESK_ID,
                        by=None,
                        tried=ASK.tried,
                        said_at=at(16, day=4),
                        heard_at=at(16, day=4),
                        acknowledge_due_at=at(16, day=5),
                        answer_due_at=at(16, day=7),
                    ),
                ),
                holder=DIRECTOR_SEAT,
                holding_unit=DIVISION_ID,
                next_at=at(16, day=5),
            ),
        ),
    ),
    Case(
        name="at the top it is stuck, which the board paper tells",
        known=(AT_TOP,),
        said=LAPSE,
        said_at=at(16, day=4),
        expected=(STUCK,),
    ),
    Case(name="stuck is told once", known=(STUCK,), said=LAPSE, said_at=OVER, expected=()),
    Case(
        name="not a second before it is due",
        known=(ESCALATED,),
        said=LAPSE,
        said_at=at(13) - timedelta(seconds=1),
        expected=(),
    ),
    Case(
        name="another ask is owed by now",
        known=(FORWARDED,),
        said=LAPSE,
        said_at=OVER,
        expected=(),
    ),
    *(
        Case(
            name=f"the clock comes too late when {problem.state.value}",
            known=(problem,),
            said=LAPSE,
            said_at=OVER,
            expected=(),
        )
        for problem in (OWNED, RETURNED, MATRON_WAITING, of.ANSWERED, CLOSED)
    ),
    Case(
        name="a person does not speak as the clock",
        known=(ESCALATED,),
        by=MATRON,
        said=LAPSE,
        said_at=OVER,
        expected=no_right("system"),
    ),
]

CASES = [*FORWARDING, *LAPSING]


@table(CASES)
def test_passing_on(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_once_read_the_next_seat_holds_it():
    see = SeeAsk(problem=PROBLEM_ID, ask=COMMAND_ID)
    read = replace(ONWARD, seen_at=NOW, seen_by="Divisional director")
    assert run(see, moment([FORWARDED], DIRECTOR)) == (
        put(
            FORWARDED,
            asks=(PASSED, read),
            holder=DIRECTOR_SEAT,
            holding_unit=DIVISION_ID,
            next_at=at(16, day=5),
        ),
    )
