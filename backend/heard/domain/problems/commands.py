"""Everything that can be said of a problem, as the wire carries it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from heard.domain.base import (
    Command,
    ContactId,
    Instant,
    Nature,
    OutcomeText,
    PersonId,
    Place,
    ProblemId,
    ProblemText,
    Right,
    SeatId,
    Text,
    UnitId,
)
from heard.domain.problems.entity import (
    About,
    AnswerKind,
    Fixed,
    Help,
    Kind,
    Need,
    Origin,
    Strength,
)

Helps = Annotated[tuple[Help, ...], Meta(min_length=1, max_length=5)]


class RaiseProblem(Command, frozen=True, kw_only=True, tag="problem.raise"):
    """What is getting in the way, in the raiser's own words. Nothing else is asked for."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    unit: UnitId
    text: ProblemText
    kind: Kind = Kind.PROBLEM
    about: About | None = None
    origin: Origin = Origin.STAFF
    again_of: ProblemId | None = None  # the item, closed within 90 days, that this repeats


class SayMeToo(Command, frozen=True, kw_only=True, tag="problem.me_too"):
    """It happened to us as well: one more voice, one more occurrence, no duplicate."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId


class WriteNote(Command, frozen=True, kw_only=True, tag="problem.note"):
    """Words added to the story."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    words: Text


class SortProblem(Command, frozen=True, kw_only=True, tag="problem.sort"):
    """Its kind and what it is about, chosen later and by anyone in the team."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId
    kind: Kind
    about: About | None = None


class OwnProblem(Command, frozen=True, kw_only=True, tag="problem.own"):
    """We take the next step: who (a person, else a seat), what, by when.

    Said by the team, or by the seat that was asked ("Take it: I hold it from now").
    """

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    step: Text
    by_on: date
    person: PersonId | None = None
    seat: SeatId | None = None


class MakeProgress(Command, frozen=True, kw_only=True, tag="problem.progress"):
    """Still on it: a note, a new date, or both."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: Text | None = None
    by_on: date | None = None


class EscalateProblem(Command, frozen=True, kw_only=True, tag="problem.escalate"):
    """We cannot fix this here; ask the tier above, or a service beside us."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    to: UnitId
    tried: Text  # what we tried
    need: Need
    needed_by: date
    link: PersonId | None = None  # who keeps the thread; left out: whoever asks


class TakeBack(Command, frozen=True, kw_only=True, tag="problem.take_back"):
    """We do not need the answer any more, or can do it ourselves after all."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId
    reason: Text


class SeeAsk(Command, frozen=True, kw_only=True, tag="problem.see"):
    """The asked seat has read it. Said by opening it; the ward is shown when."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    ask: UUID


class AcceptAsk(Command, frozen=True, kw_only=True, tag="problem.accept"):
    """I will remove this: the next step and a promised date.

    Later than the standard needs a reason, and so does moving a promise.
    """

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    step: Text
    by_at: Instant
    reason: Text | None = None


class AnswerAsk(Command, frozen=True, kw_only=True, tag="problem.answer"):
    """The reply to an ask, in one plain sentence.

    "no" says why and what would change it; "permission" says for what and until when. After
    "done", "resource" and "no" the raiser is asked whether it worked; after "permission" and
    "help" the ward acts.
    """

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    kind: AnswerKind
    words: OutcomeText
    why: Text | None = None
    would_change: Text | None = None
    scope: Text | None = None
    expires_on: date | None = None


class ReturnWithHelp(Command, frozen=True, kw_only=True, tag="problem.return"):
    """Back to the ward, with the reason and at least one help. "Rejected" does not exist."""

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    reason: OutcomeText
    help: Helps


class ForwardAsk(Command, frozen=True, kw_only=True, tag="problem.forward"):
    """Up or sideways, with what this tier tried added. This seat stays the link for it."""

    needs: ClassVar[Right] = Right.ANSWER
    at: ClassVar[Place] = Place.ASKED
    problem: ProblemId
    to: UnitId
    tried: Text


class WaitFor(Command, frozen=True, kw_only=True, tag="problem.wait"):
    """Nothing can be done until then: on whom or what, and a review date within 28 days."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    on: Text
    until_on: date


class Resume(Command, frozen=True, kw_only=True, tag="problem.resume"):
    """The wait is over before its date: what changed."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: Text


class ResolveProblem(Command, frozen=True, kw_only=True, tag="problem.resolve"):
    """What was done, in a sentence for the raiser, and how strong a fix it is."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOLDER
    problem: ProblemId
    words: OutcomeText
    strength: Strength


class ReceiveOutcome(Command, frozen=True, kw_only=True, tag="problem.receive"):
    """The raiser has opened the answer: it is delivered."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId


class ConfirmOutcome(Command, frozen=True, kw_only=True, tag="problem.confirm"):
    """Did that fix it? Yes, partly, or not yet with what is still wrong."""

    needs: ClassVar[Right] = Right.TAKE_PART
    problem: ProblemId
    fixed: Fixed
    words: Text | None = None


class CheckSustained(Command, frozen=True, kw_only=True, tag="problem.check"):
    """Still fixed? Asked of the team 30 and 90 days after the outcome."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId
    held: bool
    words: Text | None = None


class MergeProblem(Command, frozen=True, kw_only=True, tag="problem.merge"):
    """The same problem as another: one item goes on, and every raiser hears its answer."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.INVOLVED
    problem: ProblemId
    into: ProblemId


class RedirectProblem(Command, frozen=True, kw_only=True, tag="problem.redirect"):
    """It belongs to another system (incident reporting, safeguarding, HR, estates).

    `reference` is its number there, left out when it was told by phone. `erase` leaves no words
    here, for confidentiality.
    """

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.INVOLVED
    problem: ProblemId
    contact: ContactId
    reference: Text | None = None
    erase: bool = False


class ConfirmRedirect(Command, frozen=True, kw_only=True, tag="problem.confirm_redirect"):
    """The team's lead agrees that it went to the right place."""

    needs: ClassVar[Right] = Right.LEAD
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId


class WithdrawProblem(Command, frozen=True, kw_only=True, tag="problem.withdraw"):
    """The raiser takes it back. Not a failure, and not counted as one."""

    needs: ClassVar[Right] = Right.TAKE_PART
    problem: ProblemId
    reason: Text | None = None


class InformAbove(Command, frozen=True, kw_only=True, tag="problem.inform"):
    """Nobody has responded: the tier above is informed, neutrally, and asked for nothing."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


class LapseAsk(Command, frozen=True, kw_only=True, tag="problem.lapse"):
    """A clock of this ask has passed: the request moves up, visible to both, once per level."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId
    ask: UUID


class ResumeOnDate(Command, frozen=True, kw_only=True, tag="problem.resume_on_date"):
    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


class AssumeClosed(Command, frozen=True, kw_only=True, tag="problem.assume_closed"):
    """7 days after an outcome that was delivered: closed, and counted apart from confirmed."""

    needs: ClassVar[Right] = Right.SYSTEM
    problem: ProblemId


ProblemCommand = (
    RaiseProblem
    | SayMeToo
    | WriteNote
    | SortProblem
    | OwnProblem
    | MakeProgress
    | EscalateProblem
    | TakeBack
    | SeeAsk
    | AcceptAsk
    | AnswerAsk
    | ReturnWithHelp
    | ForwardAsk
    | WaitFor
    | Resume
    | ResolveProblem
    | ReceiveOutcome
    | ConfirmOutcome
    | CheckSustained
    | MergeProblem
    | RedirectProblem
    | ConfirmRedirect
    | WithdrawProblem
    | InformAbove
    | LapseAsk
    | ResumeOnDate
    | AssumeClosed
)
