"""How a problem ends: with a sentence that reached its raiser, who says whether it worked."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.base import Right, refuse
from heard.domain.london import london_day
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.org.entities import Contact, Person
from heard.domain.problems.answering import CONFIRM_DAYS, answered_ask
from heard.domain.problems.asking import new_ask, request_of
from heard.domain.problems.commands import (
    AssumeClosed,
    CheckSustained,
    ConfirmOutcome,
    ConfirmRedirect,
    MergeProblem,
    ReceiveOutcome,
    RedirectProblem,
    ResolveProblem,
    WithdrawProblem,
)
from heard.domain.problems.entity import (
    FOLLOWERS_MAX,
    VOICES_MAX,
    AnswerKind,
    Ask,
    Check,
    Ended,
    Fixed,
    Follower,
    Outcome,
    Owner,
    Problem,
    Redirected,
    State,
)
from heard.domain.problems.guards import end_ask, only_when, open_problem, tomorrow
from heard.domain.problems.settle import settle, settled
from heard.domain.problems.telling import in_order, involved, replace_ask, speaking, tell
from heard.domain.rights import has_right

CHECK_DAYS = (30, 90)  # source: feature L5
RESOLVABLE = frozenset({State.OWNED, State.ACCEPTED, State.WAITING})


def resolve(said: ResolveProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    only_when(problem, RESOLVABLE)
    held = (problem.holding_unit or problem.unit, *involved(problem))
    who = speaking(moment, *held)
    outcome = Outcome(
        words=said.words,
        at=moment.heard_at,
        unit=who.unit,
        who=who.who,
        ask=answered_ask(problem, who.unit),
        strength=said.strength,
        confirm_by=moment.heard_at + timedelta(days=CONFIRM_DAYS),
    )
    story = tell(problem, moment, "resolve", *held, words=said.words, detail=said.strength.value)
    return settled(
        moment,
        problem,
        state=State.RESOLVED,
        waiting=None,
        outcome=outcome,
        asks=end_ask(problem, Ended.ANSWERED, moment, who),
        story=story,
    )


def receive(said: ReceiveOutcome, moment: Moment) -> Change:
    """Delivered when first opened by somebody who raised it; opening it again says nothing new."""
    problem = moment.get(Problem, said.problem)
    outcome = problem.outcome
    if outcome is None or not _raised_by(problem, moment):
        return NOTHING
    opened_at = max(moment.said_at, outcome.at)
    if outcome.delivered_at is not None and outcome.delivered_at <= opened_at:
        return NOTHING
    delivered = replace(outcome, delivered_at=opened_at)
    return settled(moment, problem, outcome=delivered)


def _raised_by(problem: Problem, moment: Moment) -> bool:
    raisers = {problem.raised.by, *(follower.by for follower in problem.followers)}
    return moment.speaker in raisers


def confirm(said: ConfirmOutcome, moment: Moment) -> Change:
    if not _raised_by(moment.get(Problem, said.problem), moment):
        refuse("confirm.raiser_only")
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.RESOLVED}))
    if said.fixed is Fixed.NO and said.words is None:
        refuse("confirm.no_needs_words")
    outcome = problem.outcome
    assert outcome is not None, "a resolved problem has an outcome"
    delivered = outcome.delivered_at or max(moment.said_at, outcome.at)
    heard = replace(outcome, delivered_at=delivered, fixed=said.fixed)
    story = tell(problem, moment, "confirm", words=said.words, detail=said.fixed.value)
    told = replace(problem, story=story)
    if said.fixed is Fixed.NO:
        return Change((_not_fixed(told, moment, heard),))
    return Change((_closed(told, moment, heard),))


def _closed(problem: Problem, moment: Moment, outcome: Outcome) -> Problem:
    return settle(
        moment,
        problem,
        state=State.CLOSED,
        outcome=outcome,
        ended_at=moment.heard_at,
        checks=_checks(outcome),
    )


def _checks(outcome: Outcome) -> tuple[Check, ...]:
    """A "no" fixed nothing, so nobody is asked whether it lasted."""
    if outcome.answer is AnswerKind.NO:
        return ()
    day = london_day(outcome.at)
    return tuple(Check(due_on=day + timedelta(days=n), asked_days=n) for n in CHECK_DAYS)


def _not_fixed(problem: Problem, moment: Moment, outcome: Outcome) -> Problem:
    """Back to the tier that answered, its clocks started again; else to the team that owned it."""
    asked = next((ask for ask in problem.asks if ask.id == outcome.ask), None)
    if asked is None:
        owner = problem.owner or _seat_owns(problem, moment)
        owner = replace(owner, by_on=max(owner.by_on, tomorrow(moment)))
        return settle(moment, problem, state=State.OWNED, owner=owner, outcome=outcome)
    again = new_ask(moment, to=asked.to, from_unit=asked.from_unit, request=request_of(asked))
    return settle(
        moment, problem, state=State.ESCALATED, asks=(*problem.asks, again), outcome=outcome
    )


def _seat_owns(problem: Problem, moment: Moment) -> Owner:
    return Owner(
        unit=problem.unit,
        seat=moment.org.seat_of(problem.unit),
        step=problem.outcome.words if problem.outcome else problem.text,
        by_on=tomorrow(moment),
    )


def assume_closed(said: AssumeClosed, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    outcome = problem.outcome
    if problem.state is not State.RESOLVED or outcome is None or outcome.delivered_at is None:
        return NOTHING
    if moment.heard_at < outcome.confirm_by:
        return NOTHING
    told = replace(problem, story=tell(problem, moment, "assume_closed", problem.unit))
    return Change((_closed(told, moment, replace(outcome, assumed=True)),))


def check(said: CheckSustained, moment: Moment) -> Change:
    """The first check that is due is answered; "no longer fixed" opens the problem again."""
    problem = moment.get(Problem, said.problem)
    only_when(problem, frozenset({State.CLOSED}))
    today = london_day(moment.said_at)
    asked = next((c for c in problem.checks if c.held is None and c.due_on <= today), None)
    if asked is None:
        refuse("check.not_due")
    answered = replace(asked, held=said.held, at=moment.said_at)
    checks = tuple(answered if c is asked else c for c in problem.checks)
    detail = "held" if said.held else "slipped"
    story = tell(problem, moment, "check", words=said.words, detail=detail)
    if said.held:
        return settled(moment, problem, checks=checks, story=story)
    return settled(
        moment,
        problem,
        state=State.OWNED,
        owner=_seat_owns(problem, moment),
        checks=checks,
        ended_at=None,
        story=story,
    )


def merge(said: MergeProblem, moment: Moment) -> Change:
    """One item goes on: voices and raisers move over, the clock is the older of the two."""
    if said.problem == said.into:
        refuse("merge.with_itself")
    problem, target = open_problem(moment, said.problem), _target(said, moment)
    if len(target.followers) + len(problem.followers) >= FOLLOWERS_MAX:
        refuse("merge.too_many", count_max=FOLLOWERS_MAX)
    story = tell(problem, moment, "merge", *involved(problem), detail=str(said.into))
    merged = settle(
        moment,
        problem,
        state=State.MERGED,
        merged_into=said.into,
        waiting=None,
        asks=end_ask(problem, Ended.CLOSED, moment),
        ended_at=moment.heard_at,
        story=story,
    )
    return Change((merged, _joined(problem, target, moment)))


def _target(said: MergeProblem, moment: Moment) -> Problem:
    """The item that goes on: theirs as well, for what is merged into it is told to its units."""
    target = moment.get(Problem, said.into)
    person = moment.find(Person, moment.speaker) if moment.speaker is not None else None
    day = london_day(moment.heard_at)
    units = involved(target)
    if person is None or not any(has_right(person, Right.TEAM_WORK, day, one) for one in units):
        refuse("problem.unknown")
    return open_problem(moment, said.into)


def _joined(problem: Problem, target: Problem, moment: Moment) -> Problem:
    one = Follower(problem=problem.id, unit=problem.unit, by=problem.raised.by)
    inform = (problem.inform_due_at, target.inform_due_at)
    return settle(
        moment,
        target,
        followers=(*target.followers, one, *problem.followers),
        voices=in_order((*target.voices, *problem.voices))[:VOICES_MAX],
        response_due_at=min(target.response_due_at, problem.response_due_at),
        inform_due_at=min((at for at in inform if at is not None), default=None),
        asks=_older_clocks(target, problem.ask),
        story=tell(target, moment, "joined", *involved(target), words=problem.text or None),
    )


def _older_clocks(target: Problem, other: Ask | None) -> tuple[Ask, ...]:
    """Where both ask the same unit, it answers by the clock that started first."""
    ask = target.ask
    if ask is None or other is None or ask.to != other.to or other.heard_at >= ask.heard_at:
        return target.asks
    older = replace(
        ask,
        heard_at=other.heard_at,
        acknowledge_due_at=min(ask.acknowledge_due_at, other.acknowledge_due_at),
        answer_due_at=min(ask.answer_due_at, other.answer_due_at),
    )
    return replace_ask(target, older)


def redirect(said: RedirectProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    contact = moment.org.contacts.get(said.contact)
    if not isinstance(contact, Contact):
        refuse("contact.unknown")
    where = Redirected(
        route=contact.route, contact=contact.name, phone=contact.phone, reference=said.reference
    )
    story = tell(
        problem,
        moment,
        "redirect",
        *involved(problem),
        words=said.reference,
        detail=contact.route.value,
    )
    gone = replace(
        problem,
        state=State.REDIRECTED,
        redirected=where,
        waiting=None,
        asks=end_ask(problem, Ended.CLOSED, moment),
        ended_at=moment.heard_at,
        story=story,
    )
    return settled(moment, _without_words(gone) if said.erase else gone)


def _without_words(problem: Problem) -> Problem:
    """Whose, when and where to are left; nothing that anybody wrote of it."""
    return replace(
        problem,
        text="",
        owner=None,
        asks=tuple(replace(ask, tried="", promise=None) for ask in problem.asks),
        answers=(),
        outcome=None,
        story=tuple(replace(entry, words=None, why=None) for entry in problem.story),
    )


def confirm_redirect(said: ConfirmRedirect, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    only_when(problem, frozenset({State.REDIRECTED}))
    where = problem.redirected
    assert where is not None, "a redirected problem says where to"
    if where.confirmed_by is not None:
        return NOTHING
    agreed = replace(where, confirmed_by=moment.speaker)
    story = tell(problem, moment, "confirm_redirect")
    return settled(moment, problem, redirected=agreed, story=story)


def withdraw(said: WithdrawProblem, moment: Moment) -> Change:
    if moment.get(Problem, said.problem).raised.by != moment.speaker:
        refuse("withdraw.raiser_only")
    problem = open_problem(moment, said.problem)
    only_when(problem, frozenset({State.RAISED, State.OWNED}))
    story = tell(problem, moment, "withdraw", words=said.reason)
    return settled(moment, problem, state=State.WITHDRAWN, ended_at=moment.heard_at, story=story)
