"""What is open today: everyone who signs in has something to do, in every state there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from msgspec import Struct

from heard.demo import moves, names
from heard.demo.organisation import (
    ELM,
    MAPLE,
    OAK,
    ROWAN,
    WARDS,
    WEEK,
    desk_unit,
    person_id,
    unit_id,
)
from heard.demo.tale import Cast, Tale
from heard.demo.words import TROUBLES, Desk, Setting, Trouble, replies
from heard.domain.huddles.script import RoleGroup
from heard.domain.london import LONDON, london_day
from heard.domain.problems.entity import AnswerKind, Fixed

NURSE, MATRON = person_id(names.NURSE), person_id(names.MATRON)
_ROOM = timedelta(minutes=30)  # how far ahead a promise is at least
# Nobody is asked or told anything at night: then it is told from the evening before.
_WAKING = (time(7, 30), time(21, 0))


class Today(Struct, frozen=True):
    """From `now`, by day, it is told backwards; what is due today is due on `day`."""

    cast: Cast
    chance: Random
    now: datetime
    day: date

    def ago(self, hours: float) -> datetime:
        return self.now - timedelta(hours=hours, minutes=self.chance.uniform(0, 5))

    def on(self, weekdays_ago: int, hour: float) -> datetime:
        """So many weekdays before today, at this hour in Europe/London."""
        day = self.now.astimezone(LONDON).date()
        while weekdays_ago:
            day -= timedelta(days=1)
            weekdays_ago -= day.weekday() in WEEK
        midnight = datetime.combine(day, time(), LONDON).astimezone(UTC)
        return midnight + timedelta(hours=hour, minutes=self.chance.uniform(0, 5))

    def begin(self, ward: str, words: str, at: datetime, told_by: RoleGroup | None = None) -> Tale:
        """Raised then, on Maple by the nurse who signs in."""
        trouble = next(one for one in TROUBLES if words in one.text)
        return self.begin_with(ward, trouble, at, told_by)

    def begin_with(
        self, ward: str, trouble: Trouble, at: datetime, told_by: RoleGroup | None = None
    ) -> Tale:
        tale = Tale(self.cast, self.chance, unit_id(ward), trouble)
        tale.offline_share = 0
        if ward == MAPLE:
            tale.raiser = NURSE
        tale.at = at
        tale.told_by = told_by
        moves.raised(tale, text=trouble.text)
        return tale


def last_waking(now: datetime) -> datetime:
    local = now.astimezone(LONDON)
    opens, closes = _WAKING
    if opens <= local.time() < closes:
        return now
    day = local.date() - timedelta(days=local.time() < opens)
    return datetime.combine(day, closes, LONDON).astimezone(UTC)


def left_open(cast: Cast, chance: Random, now: datetime) -> Iterator[Tale]:
    today = Today(cast, chance, last_waking(now), london_day(now))
    yield from _came_back_to_maple(today)
    yield from _in_maples_hands(today)
    yield from _with_the_matron(today)
    yield from _with_estates(today)
    yield from _with_the_executives(today)
    yield from _hoists(today)
    for ward in WARDS:
        if ward.name != MAPLE:
            yield from _elsewhere(today, ward.name, ward.setting)
    yield _not_yet(today)


# Maple's board


def _came_back_to_maple(today: Today) -> Iterator[Tale]:
    done = _seen(today, MAPLE, "no decent torch", today.on(2, 10.2))
    done.at = today.on(1, 14.5)
    moves.answered(done, AnswerKind.RESOURCE)
    yield done

    no = _seen(today, MAPLE, "no plug socket free", today.on(2, 9.7))
    no.at = today.on(1, 11)
    moves.said_no(no, replies.NO_SOCKETS)
    yield no

    permitted = _seen(today, MAPLE, "could HCAs do the bladder scans", today.on(1, 10))
    permitted.at = today.on(1, 16)
    moves.permitted(permitted)
    yield permitted

    helped = _seen(today, MAPLE, "screensaver locks after 2 mins", today.on(1, 9.8))
    helped.at = today.on(1, 15.2)
    moves.returned(helped)
    yield helped

    ours = _owned(today, "no one to second check ivs", today.on(3, 9.4), plus=6)
    ours.at = today.ago(2)
    moves.resolved(ours)
    yield ours


def _in_maples_hands(today: Today) -> Iterator[Tale]:
    yield today.begin(MAPLE, "blood samples sat in the pod", today.ago(1.2))
    fresh = today.begin(MAPLE, "mouse missing off the drs computer", today.ago(6))
    fresh.at = today.ago(5)
    moves.me_too(fresh)
    yield fresh
    unheard = today.ago(75)  # the matron is told of it
    yield today.begin(MAPLE, "noise at night", unheard, RoleGroup.STUDENT)

    due_today = _owned(today, "clocks in bays all say different", today.on(2, 9.4), plus=6)
    due_today.at = today.on(1, 9.3)
    moves.progress(due_today, plus=(today.day - due_today.today()).days)
    yield due_today
    late = _owned(today, "walking frames pile up", today.on(4, 9.5), plus=1)
    late.at = today.on(2, 13)
    moves.noted(late)
    yield late
    yield _owned(today, "handover takes 50 mins", today.on(1, 9.4), plus=6)

    waiting = _owned(today, "menu cards r tiny print", today.on(5, 9.4), plus=2)
    waiting.at = today.on(3, 9.3)
    moves.waits(waiting, 13)
    yield waiting
    yield _to_be_checked(today)


def _to_be_checked(today: Today) -> Tale:
    """Closed a month ago, so it is asked whether it is still fixed."""
    tale = _owned(today, "resus trolley check takes 25 mins", today.on(29, 9.4), plus=4)
    tale.at = today.on(25, 14)
    moves.resolved(tale)
    tale.at = today.on(24, 9.3)
    moves.confirmed(tale, Fixed.YES)
    return tale


# Queues


def _with_the_matron(today: Today) -> Iterator[Tale]:
    yield _asked(today, MAPLE, "tv in the day room", today.ago(0.4))
    yield _asked(today, ELM, "night gowns come back", today.ago(1.1))
    yield _seen(today, MAPLE, "2 of us for 14 pts on nights", today.ago(3))
    yield _seen(today, ROWAN, "cant get a vegetarian halal", today.ago(5))
    yield _promised(today, MAPLE, "no ward clerk friday pm", today.ago(6), days=0)
    yield _promised(today, OAK, "off duty comes out", today.on(1, 11), days=3)
    waiting = _promised(today, MAPLE, "equipment for home takes 5", today.on(3, 10), days=5)
    waiting.at = today.on(2, 12)
    moves.waits(waiting, 8, by=MATRON)
    yield waiting
    yield _gone_up(today)


def _gone_up(today: Today) -> Tale:
    """Not read by the matron in time, so her division has it too, and has promised."""
    tale = _asked(today, MAPLE, "breakfast comes cold", today.on(2, 9.2))
    tale.until_lapsed()
    _promise(today, tale, 3)
    return tale


def _with_estates(today: Today) -> Iterator[Tale]:
    yield _asked(today, OAK, "door closer on side room 2", today.ago(0.7))
    yield _asked(today, "Hazel Day Surgery", "no signs from the lift", today.ago(1.3))
    yield _seen(today, MAPLE, "shower room floor floods", today.ago(4))
    yield _seen(today, "Willow Ward", "blinds broken bay 1", today.ago(6))
    yield _promised(today, MAPLE, "light over the drug prep", today.ago(5), days=0)
    yield _promised(today, "Birch Ward", "staff toilet out of order", today.on(1, 10.5), days=2)
    waiting = _promised(
        today, "Emergency department", "resus 3 curtain rail", today.on(3, 9), days=5
    )
    waiting.at = today.on(2, 10)
    moves.waits(waiting, 12, by=person_id(names.ESTATES))
    yield waiting


def _with_the_executives(today: Today) -> Iterator[Tale]:
    """One that nobody has read for days, one promised, one that came just now."""
    yield _passed_to_the_top(today, MAPLE, "no physio at weekends", 8, today.on(8, 16))
    promised = _passed_to_the_top(
        today, "Birch Ward", "ppl moved to other wards", 2, today.on(2, 15)
    )
    promised.at = today.on(1, 11)
    moves.seen(promised)
    _promise(today, promised, 3)
    yield promised
    yield _passed_to_the_top(
        today, "Emergency department", "6 ambulances outside", 1, today.ago(0.8)
    )


def _passed_to_the_top(
    today: Today, ward: str, words: str, weekdays_ago: int, at: datetime
) -> Tale:
    """By the matron in the morning of a day, by her division at the last."""
    tale = _seen(today, ward, words, today.on(weekdays_ago, 9.4))
    tale.at = today.on(weekdays_ago, 10.5)
    moves.forwarded(tale, tale.cast.above(tale.asked))
    tale.at += timedelta(minutes=40)
    moves.seen(tale)
    tale.at = at
    moves.forwarded(tale, tale.cast.above(tale.asked))
    return tale


def _hoists(today: Today) -> Iterator[Tale]:
    """The same thing on four wards: the matron makes one of it and asks the desk beside."""
    told = [
        _raised_with_voices(today, ward, 8 - n, 2 - n // 3)
        for n, ward in enumerate((MAPLE, OAK, ROWAN, ELM))
    ]
    for tale in told:
        tale.at = today.on(3, 9.4)
        moves.asked(tale, tale.cast.above(tale.ward))
        tale.at = today.on(3, 10)
        moves.seen(tale)
    shared, *others = told
    for tale in others:
        tale.at = today.on(3, 11)
        moves.merged(tale, shared.problem, MATRON)
    shared.at = today.on(3, 11.3)
    moves.forwarded(shared, desk_unit(Desk.MEDICAL_ENGINEERING))
    shared.at = today.on(3, 13)
    moves.seen(shared)
    shared.at = today.on(3, 13.4)
    _promise(today, shared, 4)
    yield from told


def _raised_with_voices(today: Today, ward: str, weekdays_ago: int, voices: int) -> Tale:
    tale = today.begin(ward, "only 1 working hoist", today.on(weekdays_ago, 10))
    for n in range(voices):
        tale.at = today.on(weekdays_ago - n, 12 + n)
        moves.me_too(tale)
    tale.at += timedelta(hours=2)
    moves.owned(tale)
    return tale


# The other wards


def _elsewhere(today: Today, ward: str, setting: Setting) -> Iterator[Tale]:
    """Something new, something owned, something asked, something that came back."""
    chance = today.chance
    own = [one for one in TROUBLES if one.setting in {setting, Setting.ANYWHERE}]
    yield today.begin_with(ward, chance.choice(own), today.ago(chance.uniform(1, 9)))
    owned = today.begin_with(ward, chance.choice(own), today.on(2, chance.uniform(9, 18)))
    owned.at = today.on(1, 9.3)
    moves.owned(owned)
    yield owned
    asked = today.begin_with(ward, _for_others(today, own, ward), today.ago(chance.uniform(4, 9)))
    asked.at = today.ago(3)
    moves.asked(asked, moves.helper_of(asked))
    yield asked
    back = today.begin_with(ward, chance.choice(own), today.on(4, chance.uniform(9, 18)))
    back.at = today.on(3, 9.3)
    moves.owned(back)
    back.at = today.on(1, chance.uniform(10, 18))
    moves.resolved(back)
    yield back


def _not_yet(today: Today) -> Tale:
    """Done, said the ward; not yet, said whoever had raised it."""
    tale = today.begin(OAK, "cd cupboard key", today.on(4, 11))
    tale.at = today.on(3, 9.4)
    moves.owned(tale)
    tale.at = today.on(2, 14)
    moves.resolved(tale)
    tale.at = today.on(1, 9.4)
    moves.confirmed(tale, Fixed.NO, today.chance.choice(replies.NOT_YET))
    return tale


def _for_others(today: Today, own: list[Trouble], ward: str) -> Trouble:
    """One that none of those who sign in is asked for."""
    hers = ward in {OAK, ROWAN, ELM}
    guests = {Desk.ESTATES, Desk.ABOVE} if hers else {Desk.ESTATES}
    return today.chance.choice([one for one in own if one.desk not in guests])


# Parts of the above


def _owned(today: Today, words: str, at: datetime, *, plus: int) -> Tale:
    tale = today.begin(MAPLE, words, at - timedelta(hours=2))
    tale.at = at
    moves.owned(tale, by_on=tale.today(plus), owner=NURSE)
    return tale


def _asked(today: Today, ward: str, words: str, at: datetime) -> Tale:
    """Raised, and asked for a little later."""
    tale = today.begin(ward, words, at - timedelta(hours=1))
    tale.at = at
    moves.asked(tale, moves.helper_of(tale), by=NURSE if ward == MAPLE else None)
    return tale


def _seen(today: Today, ward: str, words: str, at: datetime) -> Tale:
    tale = _asked(today, ward, words, at)
    tale.at += timedelta(minutes=today.chance.uniform(15, 40))
    moves.seen(tale)
    return tale


def _promised(today: Today, ward: str, words: str, at: datetime, *, days: int) -> Tale:
    tale = _seen(today, ward, words, at)
    tale.at += timedelta(minutes=today.chance.uniform(10, 40))
    _promise(today, tale, days)
    return tale


def _promise(today: Today, tale: Tale, days: int) -> None:
    """By the close of so many working days on, or of the first that is still to come."""
    still = (n for n in count(days) if tale.working_days_on(n) > today.now + _ROOM)
    moves.accepted(tale, next(still))
