"""Each move of a problem, said by somebody who may, in words that fit its trouble."""

from __future__ import annotations

from datetime import date, timedelta

from heard.demo.organisation import contact_of, desk_unit
from heard.demo.tale import Tale
from heard.demo.words import Desk, replies
from heard.demo.words.replies import No
from heard.domain.base import PersonId, ProblemId, UnitId
from heard.domain.org.entities import Route
from heard.domain.problems.adding import SayMeToo, SortProblem, WriteNote
from heard.domain.problems.answering import AnswerAsk, ReturnWithHelp
from heard.domain.problems.asking import EscalateProblem
from heard.domain.problems.confirming import CheckSustained, ConfirmOutcome
from heard.domain.problems.entity import AnswerKind, Fixed, Kind, Need, Origin
from heard.domain.problems.leaving import ConfirmRedirect, RedirectProblem, WithdrawProblem
from heard.domain.problems.merging import MergeProblem
from heard.domain.problems.owning import MakeProgress, OwnProblem
from heard.domain.problems.passing_on import ForwardAsk
from heard.domain.problems.promising import AcceptAsk
from heard.domain.problems.raising import RaiseProblem
from heard.domain.problems.resolving import ReceiveOutcome, ResolveProblem
from heard.domain.problems.waiting import Resume, WaitFor
from heard.domain.problems.while_asked import SeeAsk, TakeBack

PATIENT_SHARE = 0.08  # of problems that a patient or family brought up


def raised(
    t: Tale, *, again_of: ProblemId | None = None, kind: Kind = Kind.PROBLEM, text: str = ""
) -> None:
    chance = t.chance
    origin = Origin.PATIENT_FAMILY if chance.random() < PATIENT_SHARE else Origin.STAFF
    command = RaiseProblem(
        problem=t.problem,
        unit=t.ward,
        text=text or _worded(t),
        kind=kind,
        about=t.trouble.about if chance.random() < 1 / 2 else None,
        origin=origin,
        again_of=again_of,
        role=t.told_by,
    )
    t.say(t.raiser, command, offline=t.in_a_dead_spot)


def _worded(t: Tale) -> str:
    """As the next one would put it; what they would like to try is not a complaint."""
    if is_idea(t):
        return t.trouble.text
    opening, ending = t.chance.choice(replies.OPENINGS), t.chance.choice(replies.ENDINGS)
    return opening + t.trouble.text + ending


def is_idea(t: Tale) -> bool:
    return t.trouble.need is Need.PERMISSION


def raised_again(t: Tale) -> None:
    """The same trouble once more: a new problem that says which one it repeats."""
    before = t.problem
    t.problem = ProblemId(t.new_id())
    t.raiser = t.somebody()
    t.told_by = None
    t.asked = t.ward
    raised(t, again_of=before)


def me_too(t: Tale) -> None:
    others = [one for one in t.team.everyone if one != t.raiser]
    by = t.chance.choice(others)
    t.say(by, SayMeToo(problem=t.problem), offline=t.in_a_dead_spot)


def noted(t: Tale) -> None:
    words = t.chance.choice(replies.NOTES)
    t.say(t.somebody(), WriteNote(problem=t.problem, words=words), offline=t.in_a_dead_spot)


def sorted_by(t: Tale) -> None:
    kind = Kind.IDEA if is_idea(t) else Kind.PROBLEM
    command = SortProblem(problem=t.problem, kind=kind, about=t.trouble.about)
    t.say(t.lead(), command)


def owned(t: Tale, *, by_on: date | None = None, owner: PersonId | None = None) -> None:
    """By a named person, or by the seat so that nothing dies with a rota."""
    chance = t.chance
    named = owner or (t.somebody() if chance.random() < 2 / 3 else None)
    command = OwnProblem(
        problem=t.problem,
        step=t.trouble.step,
        by_on=by_on or t.today(chance.randint(1, 6)),
        person=named,
    )
    t.say(t.lead(), command)


def owned_as(t: Tale, step: str) -> None:
    """By the seat, with a step of its own, within the day."""
    t.say(t.lead(), OwnProblem(problem=t.problem, step=step, by_on=t.today()))


def progress(t: Tale, *, plus: int | None = None) -> None:
    by_on = t.today(plus) if plus is not None else None
    words = t.chance.choice(replies.PROGRESS)
    t.say(t.somebody(), MakeProgress(problem=t.problem, words=words, by_on=by_on))


def helper_of(t: Tale) -> UnitId:
    """Who can put this right: a service beside, else the tier above."""
    desk = t.trouble.desk
    return desk_unit(desk) if desk is not Desk.ABOVE else t.cast.above(t.ward)


def asked(t: Tale, to: UnitId, *, by: PersonId | None = None) -> None:
    command = EscalateProblem(
        problem=t.problem,
        to=to,
        tried=t.trouble.tried,
        need=t.trouble.need,
        needed_by=t.today(t.chance.randint(2, 10)),
    )
    _now_asks(t, to, ProblemId(t.say(by or t.lead(), command)))


def _now_asks(t: Tale, to: UnitId, ask: ProblemId) -> None:
    t.asked, t.ask, t.asked_at = to, ask, t.at
    t.units.add(to)


def seen(t: Tale) -> None:
    t.say(t.answerer(), SeeAsk(problem=t.problem, ask=t.ask))


def accepted(t: Tale, working_days: int) -> None:
    by_at = t.working_days_on(working_days)
    late = t.later_than_standard(by_at)
    command = AcceptAsk(
        problem=t.problem,
        step=t.chance.choice(replies.STEPS[t.trouble.desk]),
        by_at=by_at,
        reason=t.chance.choice(replies.LATER_BECAUSE) if late else None,
    )
    t.say(t.answerer(), command)


def answered(t: Tale, kind: AnswerKind, words: str | None = None) -> None:
    command = AnswerAsk(problem=t.problem, kind=kind, words=words or t.trouble.fixed)
    t.say(t.answerer(), command)
    t.outcome_on = t.today()


def no_to(t: Tale) -> No:
    """A reason that fits what was asked, and of whom."""
    desk = replies.NO_FROM_A_DESK.get(t.trouble.desk)
    return desk or replies.NO_FROM_ABOVE[t.trouble.need]


def said_no(t: Tale, no: No) -> None:
    command = AnswerAsk(
        problem=t.problem,
        kind=AnswerKind.NO,
        words=no.words,
        why=no.why,
        would_change=no.would_change,
    )
    t.say(t.answerer(), command)


def permitted(t: Tale) -> None:
    command = AnswerAsk(
        problem=t.problem,
        kind=AnswerKind.PERMISSION,
        words=t.chance.choice(replies.PERMISSIONS),
        scope=t.trouble.step,
        expires_on=t.today(28),
    )
    t.say(t.answerer(), command)


def returned(t: Tale) -> None:
    reason, helps = t.chance.choice(replies.RETURNS[t.trouble.desk])
    t.say(t.answerer(), ReturnWithHelp(problem=t.problem, reason=reason, help=helps))


def forwarded(t: Tale, to: UnitId) -> None:
    aside = t.cast.org.unit(to).lateral
    tried = t.chance.choice(replies.PASSED_ASIDE if aside else replies.PASSED_UP)
    command = ForwardAsk(problem=t.problem, to=to, tried=tried)
    _now_asks(t, to, ProblemId(t.say(t.answerer(), command)))


def taken_back(t: Tale) -> None:
    reason = t.chance.choice(replies.TAKEN_BACK)
    t.say(t.team.leads[0], TakeBack(problem=t.problem, reason=reason))


def taken_on(t: Tale) -> None:
    """The seat that was asked holds it from now."""
    step = t.chance.choice(replies.STEPS[t.trouble.desk])
    command = OwnProblem(problem=t.problem, step=step, by_on=t.today(4))
    t.say(t.cast.staff[t.asked].leads[0], command)


def waits(t: Tale, days: int, *, by: PersonId | None = None) -> date:
    until_on = t.today(days)
    mended = t.trouble.desk in {Desk.ESTATES, Desk.MEDICAL_ENGINEERING}
    on = t.chance.choice(replies.WAITS_MENDING if mended else replies.WAITS)
    t.say(by or t.lead(), WaitFor(problem=t.problem, on=on, until_on=until_on))
    return until_on


def goes_on(t: Tale) -> None:
    words = t.chance.choice(replies.CHANGED)
    t.say(t.somebody(), Resume(problem=t.problem, words=words))


def resolved(t: Tale, *, by: PersonId | None = None, words: str | None = None) -> None:
    command = ResolveProblem(
        problem=t.problem, words=words or t.trouble.fixed, strength=t.trouble.strength
    )
    t.say(by or t.lead(), command)
    t.outcome_on = t.today()


def received(t: Tale) -> None:
    t.say(t.raiser, ReceiveOutcome(problem=t.problem))


def confirmed(t: Tale, fixed: Fixed, words: str | None = None) -> None:
    command = ConfirmOutcome(problem=t.problem, fixed=fixed, words=words)
    said = t.say(t.raiser, command)
    if fixed is Fixed.NO:
        t.ask, t.asked_at = ProblemId(said), t.at


def checked(t: Tale, *, held: bool) -> None:
    words = None if held else t.chance.choice(replies.SLIPPED)
    t.say(t.lead(), CheckSustained(problem=t.problem, held=held, words=words))


def merged(t: Tale, into: ProblemId, by: PersonId) -> None:
    t.say(by, MergeProblem(problem=t.problem, into=into))


def redirected(t: Tale, route: Route, *, erase: bool) -> None:
    contact = contact_of(route)
    reference = "Told by phone, they have it" if t.chance.random() < 1 / 2 else None
    command = RedirectProblem(
        problem=t.problem, contact=contact, reference=None if erase else reference, erase=erase
    )
    t.say(t.somebody(), command)
    t.at += timedelta(minutes=t.chance.uniform(30, 300))
    t.say(t.lead(), ConfirmRedirect(problem=t.problem))


def withdrawn(t: Tale) -> None:
    reason = t.chance.choice(replies.WITHDRAWN)
    t.say(t.raiser, WithdrawProblem(problem=t.problem, reason=reason))
