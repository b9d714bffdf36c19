"""A problem: one item, one history, from the raiser's words to whether it worked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta, Struct

from heard.domain.base import (
    Entity,
    Instant,
    OutcomeText,
    PersonId,
    ProblemId,
    SeatId,
    Text,
    UnitId,
)
from heard.domain.huddles.script import RoleGroup
from heard.domain.org.entities import Route

STORY_MAX = 200  # entries kept in a problem's story, the newest words; the journal has them all
VOICES_MAX = 200
FOLLOWERS_MAX = 50
ANSWERS_MAX = 20  # past it, a second answer is refused like any other late move
ASKS_MAX = 40
CONFIRM_DAYS = 7  # source: lifecycles, move "resolve"

# What a person wrote, or nothing once its words were erased.
Erasable = Annotated[str, Meta(max_length=500)]


class State(StrEnum):
    RAISED = "raised"
    OWNED = "owned"
    ESCALATED = "escalated"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"
    MERGED = "merged"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"


UNTAKEN = frozenset({State.RAISED, State.RETURNED})  # a team has to act, and nobody has
FINISHED = frozenset({State.CLOSED, State.MERGED, State.REDIRECTED, State.WITHDRAWN})
ASKED = frozenset({State.ESCALATED, State.ACCEPTED})


class Kind(StrEnum):
    """One box to write in; the kind is sorted later (feature C4)."""

    PROBLEM = "problem"
    IDEA = "idea"
    RISK = "risk"
    GOOD_CATCH = "good_catch"
    THANKS = "thanks"


class About(StrEnum):
    EQUIPMENT = "equipment"
    MEDICINES = "medicines"
    STAFFING = "staffing"
    SPACE = "space"
    OTHER = "other"


class Origin(StrEnum):
    STAFF = "staff"
    PATIENT_FAMILY = "patient_family"


class Need(StrEnum):
    DECISION = "decision"
    PERMISSION = "permission"
    MONEY = "money"
    PEOPLE = "people"
    SUPPLIES = "supplies"
    ACCESS = "access"
    INFORMATION = "information"


class AnswerKind(StrEnum):
    DONE = "done"
    PERMISSION = "permission"
    RESOURCE = "resource"
    NO = "no"
    HELP = "help"


class HelpKind(StrEnum):
    ANSWER = "answer"
    CONTACT = "contact"
    PERMISSION = "permission"
    RESOURCE = "resource"
    COACH = "coach"


class Strength(StrEnum):
    """How strong a fix is, weakest first (source: hierarchy of intervention effectiveness)."""

    REMINDER = "reminder"
    PROCESS = "process"
    EQUIPMENT = "equipment"
    REMOVED = "removed"


class Fixed(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Ended(StrEnum):
    """How an ask ended; an ask without one is the one that is owed now."""

    TAKEN_BACK = "taken_back"
    TAKEN_ON = "taken_on"  # the asked seat owns the problem itself
    ANSWERED = "answered"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    LAPSED = "lapsed"
    CARRIED_ON = "carried_on"  # with the problem that this one was merged into
    CLOSED = "closed"  # the problem ended some other way


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the story. `move` is the verb of the command that it tells of.

    `id` is that command's id, `at` when it was said, `who` the role in words at that time, `by`
    nobody when the clock spoke. `detail` is a code that the screen words (a need, a kind), `why`
    the reason in the speaker's words where a move has one beside its `words`.
    """

    id: UUID
    at: Instant
    move: str
    unit: UnitId
    by: PersonId | None = None
    who: str = ""
    cover: bool = False
    words: str | None = None
    why: str | None = None
    to: UnitId | None = None
    on: date | None = None
    detail: str | None = None


class Raised(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who raised it, when by their device, when we heard. `elsewhere`: not in their own team.

    `role`: who said it at the board, while `by` wrote it down. `unnamed`: nobody's name is kept,
    so the team at the raising ward says whether it worked.
    """

    by: PersonId
    who: str
    at: Instant
    heard_at: Instant
    elsewhere: bool = False
    role: RoleGroup | None = None
    unnamed: bool = False


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody who said "me too": one more voice and one more occurrence."""

    id: UUID
    by: PersonId
    unit: UnitId
    at: Instant


class Owner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who takes the next step: a person, or a seat so that nothing dies with a rota."""

    unit: UnitId
    seat: SeatId
    person: PersonId | None = None
    step: Text
    by_on: date
    date_moves: int = 0


class Promise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    step: Text
    by_at: Instant
    made_at: Instant
    reason: Text | None = None  # why it is later than the standard, or was moved


class Ask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request to another unit, with its two clocks. Part of the problem, never a thing apart.

    Its id is that of the command that made it. Clocks start when the server heard it.
    """

    id: UUID
    to: UnitId
    from_unit: UnitId
    by: PersonId | None = None
    link: PersonId | None = None
    tried: Erasable
    need: Need
    needed_by: date
    said_at: Instant
    heard_at: Instant
    acknowledge_due_at: Instant
    answer_due_at: Instant
    seen_at: Instant | None = None
    seen_by: str | None = None
    promise: Promise | None = None
    lapsed_at: Instant | None = None
    ended: Ended | None = None
    ended_at: Instant | None = None
    ended_by: UnitId | None = None  # where it was not `to`: a unit that it came through replied


class Help(Struct, frozen=True, kw_only=True):
    kind: HelpKind
    words: Text


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reply to an ask. `beside`: heard after the first; kept, but it moved nothing."""

    id: UUID
    kind: AnswerKind
    words: OutcomeText
    at: Instant
    unit: UnitId
    by: PersonId
    who: str
    why: Text | None = None
    would_change: Text | None = None
    scope: Text | None = None
    expires_on: date | None = None
    help: tuple[Help, ...] = ()
    beside: bool = False


class Outcome(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sentence that goes back to the raiser. Delivered when the raiser has opened it.

    Its id is that of the command that told it.
    """

    id: UUID | None = None
    words: OutcomeText
    at: Instant
    unit: UnitId
    who: str
    ask: UUID | None = None  # the ask it answered; a "no" from the raiser goes back there
    answer: AnswerKind | None = None
    strength: Strength | None = None
    confirm_by: Instant
    delivered_at: Instant | None = None
    fixed: Fixed | None = None
    assumed: bool = False


class Waiting(Struct, frozen=True, kw_only=True):
    on: Text
    until_on: date
    since: Instant
    back_to: State


class Check(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A "still fixed?" question to the team, 30 or 90 days after the outcome."""

    due_on: date
    asked_days: int
    held: bool | None = None
    at: Instant | None = None


class Follower(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A merged problem: its raiser hears the same answer, also where they raised it elsewhere."""

    problem: ProblemId
    unit: UnitId
    by: PersonId
    elsewhere: bool = False


class Redirected(Struct, frozen=True, kw_only=True, omit_defaults=True):
    route: Route
    contact: str
    phone: str | None = None
    reference: Text | None = None  # None: told by phone
    confirmed_by: PersonId | None = None


class Problem(Entity, frozen=True, kw_only=True):
    """Something in the way of good care or good work.

    `unit` is the ward that raised it and never changes. `holder` is the one accountable seat and
    `next_at` the next date; both are there while it is open (see settle.py). The clock of the
    first response is `response_due_at`; a return starts another, `act_due_at`. `inform_due_at` is
    when the tier above hears that nobody acted; without one, nobody stands above.
    """

    noun: ClassVar[str] = "problem"
    id: ProblemId
    unit: UnitId
    text: Erasable
    state: State
    raised: Raised
    holder: SeatId | None = None
    holding_unit: UnitId | None = None
    next_at: Instant | None = None
    kind: Kind = Kind.PROBLEM
    about: About | None = None
    origin: Origin = Origin.STAFF
    response_due_at: Instant
    responded_at: Instant | None = None
    act_due_at: Instant | None = None
    inform_due_at: Instant | None = None
    informed_at: Instant | None = None
    informed: UnitId | None = None
    voices: tuple[Voice, ...] = ()
    owner: Owner | None = None
    asks: tuple[Ask, ...] = ()
    answers: tuple[Answer, ...] = ()
    waiting: Waiting | None = None
    outcome: Outcome | None = None
    checks: tuple[Check, ...] = ()
    followers: tuple[Follower, ...] = ()
    merged_into: ProblemId | None = None
    redirected: Redirected | None = None
    again_of: ProblemId | None = None
    recurrences: tuple[ProblemId, ...] = ()
    ended_at: Instant | None = None
    story: tuple[Entry, ...] = ()

    @property
    def open(self) -> bool:
        return self.state not in FINISHED

    @property
    def erased(self) -> bool:
        """Whether its words were taken away, once and for all (leaving.py)."""
        return self.text == ""

    @property
    def ask(self) -> Ask | None:
        """The ask that is owed now."""
        last = self.asks[-1] if self.asks else None
        return last if last is not None and last.ended is None else None


def underlying_state(problem: Problem) -> State:
    """While it waits, a problem is still what it was before."""
    waiting = problem.waiting
    return waiting.back_to if problem.state is State.WAITING and waiting else problem.state


def scopes(problem: Problem) -> frozenset[UUID]:
    """Who is told: the home ward, units asked or informed, followers, raisers from elsewhere."""
    told: set[UUID] = {problem.unit}
    told |= {ask.to for ask in problem.asks}
    told |= {follower.unit for follower in problem.followers}
    if problem.informed is not None:
        told.add(problem.informed)
    told |= {one.by for one in (problem.raised, *problem.followers) if one.elsewhere}
    return frozenset(told)
