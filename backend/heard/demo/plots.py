"""The ways in which a problem goes: each plot is a life from its raising to whether it worked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from heard.demo import moves
from heard.demo.tale import Tale
from heard.demo.words import Desk, replies
from heard.domain.base import ProblemId
from heard.domain.problems.entity import AnswerKind, Fixed

Plot = Callable[[Tale], None]

RECURS_SHARE = 0.12
HELD_SHARE = 0.85


# How it begins and how it ends


def begins(t: Tale) -> None:
    """Raised, joined by others, sorted, and brought to the huddle."""
    moves.raised(t)
    for _ in range(t.chance.choice((0, 0, 0, 1, 1, 2))):
        t.hours(0.3, 5)
        t.chance.choice((moves.me_too, moves.me_too, moves.noted))(t)
    t.huddle()
    if t.chance.random() < 1 / 3:
        moves.sorted_by(t)
        t.hours(0.02, 0.1)


def ends(t: Tale, *, sure: bool = False) -> None:
    """The raiser opens the answer and says whether it worked; some never say."""
    t.hours(1, 30)
    moves.received(t)
    fate = t.chance.random()
    if fate < 1 / 8 and not sure:
        t.at += timedelta(days=8)  # said nothing: the clock closes it
    elif fate < 1 / 4 and not sure:
        _not_yet(t)
    else:
        t.hours(0.05, 24)
        partly = fate > 1 - 1 / 8
        words = t.chance.choice(replies.PARTLY) if partly else None
        moves.confirmed(t, Fixed.PARTLY if partly else Fixed.YES, words)
    t.done_at = t.done_at or t.at
    _lasts(t)


def _not_yet(t: Tale) -> None:
    """Back to whoever answered, who does better the second time."""
    t.hours(0.1, 10)
    moves.confirmed(t, Fixed.NO, t.chance.choice(replies.NOT_YET))
    if t.asked == t.ward:
        t.huddle()
        moves.progress(t, plus=t.chance.randint(1, 4))
        t.days(1, 4)
        moves.resolved(t, words=t.chance.choice(replies.DONE_AGAIN))
    else:
        _better(t, replies.SECOND_TIME)
    t.hours(2, 20)
    moves.confirmed(t, Fixed.YES)


def _better(t: Tale, words: Sequence[str]) -> None:
    t.working(1, 2)
    moves.seen(t)
    t.working(1, 4)
    moves.answered(t, AnswerKind.DONE, t.chance.choice(words))


def _lasts(t: Tale) -> None:
    """Still fixed? Asked 30 and 90 days on; and now and then it comes back by itself."""
    if t.chance.random() < RECURS_SHARE:
        t.days(18, 60)
        moves.raised_again(t)
        t.huddle()
        _fix(t)
        t.hours(1, 20)
        moves.confirmed(t, Fixed.YES)
        return
    for asked_days in (30, 90):
        t.after(t.outcome_on + timedelta(days=asked_days - 1))
        t.huddle()
        if t.chance.random() > HELD_SHARE:
            _slips(t)
            return
        moves.checked(t, held=True)


def _slips(t: Tale) -> None:
    moves.checked(t, held=False)
    t.days(1, 4)
    moves.resolved(t, words=t.chance.choice(replies.DONE_AGAIN))
    t.hours(3, 20)
    moves.confirmed(t, Fixed.YES)


def _fix(t: Tale) -> None:
    t.asked = t.ward
    moves.owned(t)
    for plus in t.chance.choice(((), (), (2,), (2, 3), (1, 2, 4))):
        t.days(1, 2)
        moves.progress(t, plus=plus if t.chance.random() < 2 / 3 else None)
    t.days(0, 4)
    moves.resolved(t)


# What a team does by itself


def fixed_by_the_team(t: Tale) -> None:
    begins(t)
    _fix(t)
    ends(t)


def fixed_the_same_day(t: Tale) -> None:
    begins(t)
    moves.owned(t, by_on=t.today())
    t.hours(1, 6)
    moves.resolved(t)
    ends(t)


def fixed_after_a_wait(t: Tale) -> None:
    begins(t)
    moves.owned(t)
    t.days(0, 2)
    until_on = moves.waits(t, t.chance.randint(4, 20))
    if t.chance.random() < 1 / 2:
        t.days(2, 3)
        moves.goes_on(t)
    else:
        t.after(until_on)
    t.days(0, 2)
    moves.resolved(t)
    ends(t)


def heard_late(t: Tale) -> None:
    """Nobody responded for three days, so the tier above was told; then somebody did."""
    moves.raised(t)
    t.hours(74, 110)
    _fix(t)
    ends(t)


def found_twice(t: Tale) -> None:
    """Raised by two of a team; one goes on, and both hear its answer."""
    moves.raised(t)
    first, raiser = t.problem, t.raiser
    t.hours(1, 12)
    t.problem = ProblemId(t.new_id())
    t.raiser = t.somebody()
    t.told_by = None
    moves.raised(t)
    t.huddle()
    moves.merged(t, first, t.lead())
    t.problem, t.raiser = first, raiser
    t.hours(0.02, 0.1)
    _fix(t)
    ends(t)


def told_at_the_huddle(t: Tale) -> None:
    """A thank-you, a good catch, a risk of the day: said, read out, done."""
    kind, text, step, outcome = t.chance.choice(replies.ASIDES)
    moves.raised(t, kind=kind, text=text)
    t.huddle()
    moves.owned_as(t, step)
    t.hours(0.2, 5)
    moves.resolved(t, words=outcome)
    t.hours(1, 12)
    moves.confirmed(t, Fixed.YES)
    t.done_at = t.at


def redirected(t: Tale) -> None:
    route, text, erase = t.chance.choice(replies.REDIRECTS)
    moves.raised(t, text=text)
    t.hours(0.3, 4)
    moves.redirected(t, route, erase=erase)
    t.done_at = t.at


def withdrawn(t: Tale) -> None:
    moves.raised(t)
    t.hours(0.2, 9)
    moves.withdrawn(t)
    t.done_at = t.at


# What it asks others for


def asks(t: Tale) -> None:
    """A third try it themselves first; then they ask whoever can put it right."""
    begins(t)
    if t.chance.random() < 1 / 3:
        moves.owned(t)
        t.days(1, 3)
        t.huddle()
    moves.asked(t, moves.helper_of(t))


def reads(t: Tale) -> None:
    asks(t)
    t.working(0, 2)
    moves.seen(t)


def answered_soon(t: Tale) -> None:
    reads(t)
    t.working(1, 5)
    kind = AnswerKind.DONE if t.chance.random() < 3 / 4 else AnswerKind.RESOURCE
    moves.answered(t, kind)
    ends(t)


def answered_as_promised(t: Tale) -> None:
    reads(t)
    t.working(0, 3)
    days = t.chance.randint(1, 4)
    moves.accepted(t, days)
    t.days(0, max(0, days - 1))
    if t.chance.random() < 1 / 6:
        moves.accepted(t, days + 2)
        t.days(1, 2)
    moves.answered(t, AnswerKind.DONE)
    ends(t)


def resolved_above(t: Tale) -> None:
    """The seat promised it, waited for a part, and did it."""
    reads(t)
    t.working(0, 3)
    moves.accepted(t, 5)
    t.days(0, 1)
    holder = t.cast.staff[t.asked].leads[0]
    t.after(moves.waits(t, t.chance.randint(3, 9), by=holder))
    moves.resolved(t, by=holder)
    ends(t)


def permitted(t: Tale) -> None:
    reads(t)
    t.working(1, 4)
    moves.permitted(t)
    t.huddle()
    _fix(t)
    ends(t)


def returned_with_help(t: Tale) -> None:
    reads(t)
    t.working(1, 5)
    moves.returned(t)
    t.huddle()
    _fix(t)
    ends(t)


def told_no(t: Tale) -> None:
    """An honest no: most can live with it, and nobody is asked later whether it lasted."""
    reads(t)
    t.working(2, 6)
    moves.said_no(t, moves.no_to(t))
    t.hours(2, 30)
    moves.received(t)
    moves.confirmed(t, t.chance.choice((Fixed.YES, Fixed.PARTLY)))
    t.done_at = t.at


def told_curtly(t: Tale) -> None:
    """Two words are no answer; the ward says so, and gets a better one."""
    reads(t)
    t.working(1, 5)
    moves.said_no(t, t.chance.choice(replies.CURT))
    t.hours(1, 20)
    moves.confirmed(t, Fixed.NO, t.chance.choice(replies.CURT_IS_NOT_ENOUGH))
    _better(t, replies.AFTER_CURT)
    ends(t, sure=True)


def answered_late(t: Tale) -> None:
    """Not read in time: it went up by itself, and the tier above answered."""
    asks(t)
    t.until_lapsed()
    t.working(1, 3)
    moves.answered(t, AnswerKind.DONE)
    ends(t, sure=True)


def passed_up(t: Tale) -> None:
    """Beyond what the matron can agree, so the division answers."""
    moves.raised(t)
    t.huddle()
    moves.asked(t, t.cast.above(t.ward))
    t.working(0, 2)
    moves.seen(t)
    t.working(0, 3)
    moves.forwarded(t, t.cast.above(t.asked))
    t.working(0, 1)
    moves.seen(t)
    t.working(2, 8)
    moves.answered(t, AnswerKind.RESOURCE)
    ends(t, sure=True)


def passed_aside(t: Tale) -> None:
    """Asked of the matron first, who knows which desk can do it."""
    moves.raised(t)
    t.huddle()
    moves.asked(t, t.cast.above(t.ward))
    t.working(0, 1)
    if t.trouble.desk is not Desk.ABOVE:
        moves.forwarded(t, moves.helper_of(t))
        t.working(0, 2)
    moves.seen(t)
    t.working(2, 8)
    moves.answered(t, AnswerKind.DONE)
    ends(t)


def answered_twice(t: Tale) -> None:
    """Both of a desk answered; the second answer is kept beside the first."""
    reads(t)
    t.working(1, 4)
    moves.answered(t, AnswerKind.DONE)
    t.hours(0.1, 0.5)
    moves.answered(t, AnswerKind.DONE, "I see this is answered already. The same from me.")
    ends(t)


def taken_back(t: Tale) -> None:
    reads(t)
    t.hours(2, 12)
    moves.taken_back(t)
    t.asked = t.ward
    t.days(0, 1)
    moves.resolved(t)
    ends(t, sure=True)


def taken_on(t: Tale) -> None:
    reads(t)
    t.working(1, 4)
    moves.taken_on(t)
    t.days(1, 4)
    moves.resolved(t, by=t.cast.staff[t.asked].leads[0])
    ends(t, sure=True)


# How often each happens, in parts of a thousand.
OFTEN: dict[Plot, int] = {
    fixed_by_the_team: 257,
    fixed_the_same_day: 90,
    fixed_after_a_wait: 50,
    heard_late: 22,
    found_twice: 20,
    told_at_the_huddle: 50,
    redirected: 30,
    withdrawn: 20,
    answered_soon: 130,
    answered_as_promised: 90,
    resolved_above: 22,
    permitted: 25,
    returned_with_help: 45,
    told_no: 30,
    told_curtly: 24,
    answered_late: 30,
    passed_up: 22,
    passed_aside: 18,
    answered_twice: 8,
    taken_back: 10,
    taken_on: 7,
}
