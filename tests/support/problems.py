"""One problem of Ward 7 in each of its states, as values: "The bladder scanner is broken"."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from heard.domain.base import ProblemId, UnitId, put
from heard.domain.org.entities import Person, Route
from heard.domain.problems.entity import (
    Answer,
    AnswerKind,
    Ask,
    Check,
    Ended,
    Entry,
    Fixed,
    Help,
    HelpKind,
    Need,
    Outcome,
    Owner,
    Problem,
    Promise,
    Raised,
    Redirected,
    State,
    Strength,
    Waiting,
)
from tests.support.moments import COMMAND_ID, NOW, Refused
from tests.support.org import (
    CHIEF,
    COACH,
    COLLEAGUE,
    DEPUTY,
    DESK_ID,
    DESK_LEAD,
    DESK_SEAT,
    DIRECTOR,
    DIRECTOR_SEAT,
    DIVISION_ID,
    EXECUTIVE_ID,
    FRIDAY,
    GROUP_ID,
    INCIDENTS,
    LEAD,
    LEAD_SEAT,
    MATRON,
    MATRON_SEAT,
    NEIGHBOUR,
    NEWCOMER,
    NURSE,
    OTHER_LEAD_SEAT,
    OTHER_WARD_ID,
    TABLET,
    TUESDAY,
    WARD_ID,
    at,
    uid,
)

PROBLEM_ID, OTHER_ID, THIRD_ID = (ProblemId(uid(n)) for n in (401, 402, 403))
OWN_ID, ASK_ID, ACCEPT_ID, ANSWER_ID, END_ID = (uid(n) for n in range(501, 506))
TUESDAY_ENDS_AT = datetime(2026, 8, 4, 22, 59, 59, tzinfo=UTC)
FRIDAY_ENDS_AT = datetime(2026, 8, 7, 22, 59, 59, tzinfo=UTC)

SPOKEN_AS: dict[UUID, tuple[UnitId, str]] = {
    NURSE.id: (WARD_ID, "Staff nurse"),
    COLLEAGUE.id: (WARD_ID, "Healthcare assistant"),
    LEAD.id: (WARD_ID, "Ward manager"),
    MATRON.id: (GROUP_ID, "Matron, surgical wards"),
    DEPUTY.id: (GROUP_ID, "Matron, surgical wards"),
    DIRECTOR.id: (DIVISION_ID, "Divisional director"),
    CHIEF.id: (EXECUTIVE_ID, "Chief nurse"),
    DESK_LEAD.id: (DESK_ID, "Estates desk"),
    NEIGHBOUR.id: (OTHER_WARD_ID, "Staff nurse"),
    COACH.id: (DIVISION_ID, "Improvement coach"),
    NEWCOMER.id: (WARD_ID, "Student nurse"),
    TABLET.id: (WARD_ID, "Tablet at the board"),
}


def told(move: str, by: Person | None, **facts: Any) -> Entry:
    """The entry of a story for what somebody says now; what the clock says is of the ward."""
    always: dict[str, Any] = {"id": COMMAND_ID, "at": NOW, "move": move, "unit": WARD_ID}
    if by is not None:
        unit, who = SPOKEN_AS[by.id]
        always |= {"unit": unit, "by": by.id, "who": who, "cover": by == DEPUTY}
    return Entry(**always | facts)


def then(problem: Problem, *entries: Entry, **fields: Any) -> Problem:
    """The next revision of a problem, with these entries at the end of its story."""
    return put(problem, story=(*problem.story, *entries), **fields)


RAISED = Problem(
    id=PROBLEM_ID,
    unit=WARD_ID,
    text="The bladder scanner is broken",
    state=State.RAISED,
    raised=Raised(by=NURSE.id, who="Staff nurse", at=at(8), heard_at=at(8)),
    holder=LEAD_SEAT,
    holding_unit=WARD_ID,
    next_at=at(8, day=4),
    response_due_at=at(8, day=4),
    inform_due_at=at(8, day=6),
    story=(told("raise", NURSE, id=PROBLEM_ID, at=at(8)),),
)
OTHER = replace(
    RAISED,
    id=OTHER_ID,
    text="No bladder scanner at night",
    raised=Raised(by=COLLEAGUE.id, who="Healthcare assistant", at=at(9), heard_at=at(9)),
    response_due_at=at(9, day=4),
    inform_due_at=at(9, day=6),
    next_at=at(9, day=4),
    story=(told("raise", COLLEAGUE, id=OTHER_ID, at=at(9)),),
)
NEXT_DOOR = replace(
    RAISED,
    id=THIRD_ID,
    unit=OTHER_WARD_ID,
    raised=Raised(by=NEIGHBOUR.id, who="Staff nurse", at=at(7), heard_at=at(7)),
    holder=OTHER_LEAD_SEAT,
    holding_unit=OTHER_WARD_ID,
    response_due_at=at(7, day=4),
    inform_due_at=at(7, day=6),
    next_at=at(7, day=4),
    story=(told("raise", NEIGHBOUR, id=THIRD_ID, at=at(7)),),
)
OWNER = Owner(unit=WARD_ID, seat=LEAD_SEAT, person=NURSE.id, step="Ring the maker", by_on=TUESDAY)
OWNED = then(
    RAISED,
    told("own", NURSE, id=OWN_ID, at=at(8, 30), words="Ring the maker", on=TUESDAY),
    state=State.OWNED,
    owner=OWNER,
    responded_at=at(8, 30),
    next_at=TUESDAY_ENDS_AT,
)
# Asked at 10am on the matron's clock: read by 2pm, answered by 5pm on Tuesday.
ASK = Ask(
    id=ASK_ID,
    to=GROUP_ID,
    from_unit=WARD_ID,
    by=NURSE.id,
    link=NURSE.id,
    tried="We rang the maker twice",
    need=Need.SUPPLIES,
    needed_by=FRIDAY,
    said_at=at(9),
    heard_at=at(9),
    acknowledge_due_at=at(13),
    answer_due_at=at(16, day=4),
)
ASKED_ENTRY = told(
    "escalate",
    NURSE,
    id=ASK_ID,
    at=at(9),
    words="We rang the maker twice",
    to=GROUP_ID,
    on=FRIDAY,
    detail="supplies",
)
ESCALATED = then(
    OWNED,
    ASKED_ENTRY,
    state=State.ESCALATED,
    asks=(ASK,),
    holder=MATRON_SEAT,
    holding_unit=GROUP_ID,
    next_at=at(13),
)
SEEN_ASK = replace(ASK, seen_at=at(9, 10), seen_by="Matron, surgical wards")
SEEN = then(ESCALATED, asks=(SEEN_ASK,), next_at=at(16, day=4))
# The matron's ask lapsed and went on to the director; both may answer it.
LAPSED_ASK = replace(SEEN_ASK, lapsed_at=at(9, 30), ended=Ended.LAPSED, ended_at=at(9, 30))
ONWARD = replace(ASK, id=uid(520), to=DIVISION_ID, from_unit=GROUP_ID)
GONE_UP = replace(
    SEEN,
    asks=(LAPSED_ASK, ONWARD),
    holder=DIRECTOR_SEAT,
    holding_unit=DIVISION_ID,
    next_at=at(13),
)
# The ward next door was asked: its nurses are of its team, and none of them is its seat.
ASKED_NEXT_DOOR = replace(
    ESCALATED,
    asks=(replace(ASK, to=OTHER_WARD_ID),),
    holder=OTHER_LEAD_SEAT,
    holding_unit=OTHER_WARD_ID,
)
# The estates desk took it on, and then asked the directorate.
DESK_ASKS = replace(
    ESCALATED,
    owner=replace(OWNER, unit=DESK_ID, seat=DESK_SEAT, person=None),
    asks=(
        replace(ASK, id=OWN_ID, to=DESK_ID, ended=Ended.TAKEN_ON, ended_at=at(9)),
        replace(ASK, to=DIVISION_ID, from_unit=DESK_ID, by=DESK_LEAD.id, link=DESK_LEAD.id),
    ),
    holder=DIRECTOR_SEAT,
    holding_unit=DIVISION_ID,
)
PROMISE = Promise(step="Borrow one from Ward 8", by_at=at(15, day=4), made_at=at(9, 20))
ACCEPTED_ASK = replace(SEEN_ASK, promise=PROMISE)
ACCEPTED = then(
    SEEN,
    told("accept", MATRON, id=ACCEPT_ID, at=at(9, 20), words="Borrow one from Ward 8", on=TUESDAY),
    state=State.ACCEPTED,
    asks=(ACCEPTED_ASK,),
    next_at=at(15, day=4),
)
HELPED = Answer(
    id=ANSWER_ID,
    kind=AnswerKind.HELP,
    words="Ward 8 has one to lend",
    at=at(9, 30),
    unit=GROUP_ID,
    by=MATRON.id,
    who="Matron, surgical wards",
    help=(Help(kind=HelpKind.CONTACT, words="Ask the nurse in charge of Ward 8"),),
)
RETURNED = then(
    SEEN,
    told(
        "return",
        MATRON,
        id=ANSWER_ID,
        at=at(9, 30),
        words="Ward 8 has one to lend",
        detail="help",
    ),
    state=State.RETURNED,
    asks=(replace(SEEN_ASK, ended=Ended.RETURNED, ended_at=at(9, 30)),),
    answers=(HELPED,),
    holder=LEAD_SEAT,
    holding_unit=WARD_ID,
    act_due_at=at(9, 30, day=4),
    inform_due_at=at(9, 30, day=6),
    next_at=at(9, 30, day=4),
)
WAITING = then(
    OWNED,
    told("wait", NURSE, id=END_ID, at=at(9), words="The maker's engineer", on=FRIDAY),
    state=State.WAITING,
    waiting=Waiting(on="The maker's engineer", until_on=FRIDAY, since=at(9), back_to=State.OWNED),
    next_at=FRIDAY_ENDS_AT,
)
MATRON_WAITING = then(
    ACCEPTED,
    told("wait", MATRON, id=END_ID, at=at(9, 30), words="Ward 8's stocktake", on=FRIDAY),
    state=State.WAITING,
    waiting=Waiting(
        on="Ward 8's stocktake", until_on=FRIDAY, since=at(9, 30), back_to=State.ACCEPTED
    ),
    next_at=FRIDAY_ENDS_AT,
)
OUTCOME = Outcome(
    id=END_ID,
    words="The maker mended it",
    at=at(9, 30),
    unit=WARD_ID,
    who="Staff nurse",
    strength=Strength.EQUIPMENT,
    confirm_by=at(9, 30, day=10),
)
RESOLVED = then(
    OWNED,
    told(
        "resolve", NURSE, id=END_ID, at=at(9, 30), words="The maker mended it", detail="equipment"
    ),
    state=State.RESOLVED,
    outcome=OUTCOME,
    next_at=at(9, 30, day=10),
)
DELIVERED = then(
    RESOLVED, outcome=replace(OUTCOME, delivered_at=at(9, 40)), next_at=at(9, 40, day=10)
)
DONE = Answer(
    id=ANSWER_ID,
    kind=AnswerKind.DONE,
    words="A new scanner is on its way",
    at=at(9, 30),
    unit=GROUP_ID,
    by=MATRON.id,
    who="Matron, surgical wards",
)
ANSWERED = then(
    SEEN,
    told(
        "answer",
        MATRON,
        id=ANSWER_ID,
        at=at(9, 30),
        words="A new scanner is on its way",
        detail="done",
    ),
    state=State.RESOLVED,
    asks=(replace(SEEN_ASK, ended=Ended.ANSWERED, ended_at=at(9, 30)),),
    answers=(DONE,),
    outcome=Outcome(
        id=ANSWER_ID,
        words="A new scanner is on its way",
        at=at(9, 30),
        unit=GROUP_ID,
        who="Matron, surgical wards",
        ask=ASK_ID,
        answer=AnswerKind.DONE,
        confirm_by=at(9, 30, day=10),
    ),
    holder=LEAD_SEAT,
    holding_unit=WARD_ID,
    next_at=at(9, 30, day=10),
)
CHECKS = (
    Check(due_on=date(2026, 9, 2), asked_days=30),
    Check(due_on=date(2026, 11, 1), asked_days=90),
)
CLOSED = then(
    DELIVERED,
    told("confirm", NURSE, id=uid(506), at=at(9, 45), detail="yes"),
    state=State.CLOSED,
    outcome=replace(OUTCOME, delivered_at=at(9, 40), fixed=Fixed.YES),
    checks=CHECKS,
    ended_at=at(9, 45),
    holder=None,
    holding_unit=None,
    next_at=None,
)
ENDED = {"holder": None, "holding_unit": None, "next_at": None, "ended_at": at(9, 45)}
MERGED = then(
    RAISED,
    told("merge", NURSE, id=END_ID, at=at(9, 45), detail=str(OTHER_ID)),
    state=State.MERGED,
    merged_into=OTHER_ID,
    **ENDED,
)
REDIRECTED = then(
    RAISED,
    told("redirect", NURSE, id=END_ID, at=at(9, 45), words="W-1234", detail="incident"),
    state=State.REDIRECTED,
    redirected=Redirected(
        route=Route.INCIDENT, contact=INCIDENTS.name, phone=INCIDENTS.phone, reference="W-1234"
    ),
    **ENDED,
)
WITHDRAWN = then(
    RAISED, told("withdraw", NURSE, id=END_ID, at=at(9, 45)), state=State.WITHDRAWN, **ENDED
)
OF_EVERY_STATE = (
    RAISED,
    OWNED,
    ESCALATED,
    ACCEPTED,
    RETURNED,
    WAITING,
    RESOLVED,
    CLOSED,
    MERGED,
    REDIRECTED,
    WITHDRAWN,
)


def moved_on(state: str, who: str, move: str, hour: str) -> Refused:
    facts = {"state": state, "who": who, "move": move, "at": f"2026-08-03T{hour}:00Z"}
    return Refused("problem.moved_on", facts)


def no_right(right: str) -> Refused:
    return Refused("right.missing", {"right": right})


UNKNOWN = Refused("problem.unknown")
IS_CLOSED = Refused("problem.ended", {"state": "closed"})
IS_WITHDRAWN = Refused("problem.ended", {"state": "withdrawn"})
IS_MERGED = Refused("problem.merged", {"into": str(OTHER_ID)})
IS_RESOLVED = moved_on("resolved", "Staff nurse", "resolve", "09:30")
IS_WAITING = moved_on("waiting", "Staff nurse", "wait", "09:00")
IS_RAISED = moved_on("raised", "Staff nurse", "raise", "08:00")
IS_OWNED = moved_on("owned", "Staff nurse", "own", "08:30")
IS_ASKED = Refused("problem.already_asked", {"to": str(GROUP_ID)})
IS_ASKED_ABOVE = Refused("problem.already_asked", {"to": str(DIVISION_ID)})
