"""What is open today: everyone who signs in has something to do, in every state there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
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
    desk_unit,
    person_id,
    unit_id,
)
from heard.demo.tale import Cast, Tale
from heard.demo.words import TROUBLES, Desk, Setting, Trouble, replies
from heard.domain.problems.entity import AnswerKind, Fixed

NURSE, MATRON = person_id(names.NURSE), person_id(names.MATRON)
_ROOM = timedelta(minutes=30)  # how far ahead a promise is at least


class Today(Struct, frozen=True):
    """From here it is told backwards: `ago` is in hours."""

    cast: Cast
    chance: Random
    now: datetime

    def ago(self, hours: float) -> datetime:
        return self.now - timedelta(hours=hours, minutes=self.chance.uniform(0, 5))

    def begin(self, ward: str, words: str, hours: float) -> Tale:
        """Raised so long ago, on Maple by the nurse who signs in."""
        trouble = next(one for one in TROUBLES if words in one.text)
        return self.begin_with(ward, trouble, hours)

    def begin_with(self, ward: str, trouble: Trouble, hours: float) -> Tale:
        tale = Tale(self.cast, self.chance, unit_id(ward), trouble)
        if ward == MAPLE:
            tale.raiser = NURSE
        tale.at = self.ago(hours)
        moves.raised(tale, text=trouble.text)
        return tale


def left_open(cast: Cast, chance: Random, now: datetime) -> Iterator[Tale]:
    today = Today(cast, chance, now)
    yield from _came_back_to_maple(today)
    yield from _in_maples_hands(today)
    yield from _with_the_matron(today)
    yield from _with_estates(today)
    yield from _with_the_executives(today)
    yield from _hoists(today)
    for ward in WARDS:
        if ward.name != MAPLE:
            yield from _elsewhere(today, ward.name, ward.setting)


# Maple's board


def _came_back_to_maple(today: Today) -> Iterator[Tale]:
    done = _seen_by(today, MAPLE, "no decent torch", 50)
    done.at = today.ago(21)
    moves.answered(done, AnswerKind.RESOURCE)
    yield done

    no = _seen_by(today, MAPLE, "no plug socket free", 52)
    no.at = today.ago(26)
    moves.said_no(no, replies.NOES[1])
    yield no

    permitted = _seen_by(today, MAPLE, "could HCAs do the bladder scans", 27)
    permitted.at = today.ago(4)
    moves.permitted(permitted)
    yield permitted

    helped = _seen_by(today, MAPLE, "screensaver locks after 2 mins", 29)
    helped.at = today.ago(5)
    moves.returned(helped)
    yield helped

    ours = _owned(today, "no one to second check ivs", 74, plus=4)
    ours.at = today.ago(2)
    moves.resolved(ours)
    yield ours


def _in_maples_hands(today: Today) -> Iterator[Tale]:
    yield today.begin(MAPLE, "blood samples sat in the pod", 1.2)
    fresh = today.begin(MAPLE, "mouse missing off the drs computer", 6)
    fresh.at = today.ago(5)
    moves.me_too(fresh)
    yield fresh
    yield today.begin(MAPLE, "noise at night", 75)  # nobody has responded: the matron is told

    due_today = _owned(today, "clocks in bays all say different", 50, plus=3)
    due_today.at = today.ago(20)
    moves.progress(due_today, plus=(today.now.date() - due_today.at.date()).days)
    yield due_today
    late = _owned(today, "walking frames pile up", 99, plus=1)
    late.at = today.ago(70)
    moves.noted(late)
    yield late
    yield _owned(today, "handover takes 50 mins", 30, plus=5)

    waiting = _owned(today, "menu cards r tiny print", 120, plus=2)
    waiting.at = today.ago(80)
    moves.waits(waiting, 12)
    yield waiting
    yield _to_be_checked(today)


def _to_be_checked(today: Today) -> Tale:
    """Closed a month ago, so it is asked whether it is still fixed."""
    tale = _owned(today, "resus trolley check takes 25 mins", 24 * 40, plus=4)
    tale.at = today.ago(24 * 32)
    moves.resolved(tale)
    tale.at = today.ago(24 * 31)
    moves.confirmed(tale, Fixed.YES)
    return tale


# Queues


def _with_the_matron(today: Today) -> Iterator[Tale]:
    yield _asked(today, MAPLE, "tv in the day room", 0.4)
    yield _asked(today, ELM, "night gowns come back", 1.1)
    yield _seen_by(today, MAPLE, "2 of us for 14 pts on nights", 3)
    yield _seen_by(today, ROWAN, "cant get a vegetarian halal", 5)
    yield _promised(today, MAPLE, "no ward clerk friday pm", 6, days=0)
    yield _promised(today, OAK, "off duty comes out", 28, days=3)
    waiting = _promised(today, MAPLE, "equipment for home takes 5", 60, days=5)
    waiting.at = today.ago(30)
    moves.waits(waiting, 6, by=MATRON)
    yield waiting
    yield _gone_up(today)


def _gone_up(today: Today) -> Tale:
    """Not read by the matron in time: it has just gone up to her division as well."""
    tale = today.begin(MAPLE, "breakfast comes cold", 24 * 6)
    matrons = tale.cast.above(tale.ward)
    for half_hours in count(9):
        tale.at = today.ago(half_hours / 2)
        tale.asked = matrons
        if _acknowledge_due_at(tale) < today.now - _ROOM:
            break
    moves.asked(tale, matrons)
    return tale


def _acknowledge_due_at(tale: Tale) -> datetime:
    tale.asked_at = tale.at
    return tale.due_at(tale.cast.org.standard_of(tale.asked).acknowledge)


def _with_estates(today: Today) -> Iterator[Tale]:
    yield _asked(today, OAK, "door closer on side room 2", 0.7)
    yield _asked(today, "Hazel Day Surgery", "no signs from the lift", 1.3)
    yield _seen_by(today, MAPLE, "shower room floor floods", 4)
    yield _seen_by(today, "Willow Ward", "blinds broken bay 1", 7)
    yield _promised(today, MAPLE, "light over the drug prep", 8, days=0)
    yield _promised(today, "Birch Ward", "staff toilet out of order", 27, days=2)
    waiting = _promised(today, "Emergency department", "resus 3 curtain rail", 55, days=5)
    waiting.at = today.ago(25)
    moves.waits(waiting, 9, by=person_id(names.ESTATES))
    yield waiting


def _with_the_executives(today: Today) -> Iterator[Tale]:
    """One that nobody has read for days, one promised, one that came just now."""
    yield _passed_to_the_top(today, MAPLE, "no physio at weekends", 24 * 9)
    promised = _passed_to_the_top(today, "Birch Ward", "ppl moved to other wards", 29)
    promised.at = today.ago(20)
    moves.seen(promised)
    _promise(today, promised, 3)
    yield promised
    yield _passed_to_the_top(today, "Emergency department", "6 ambulances outside", 2.6)


def _passed_to_the_top(today: Today, ward: str, words: str, hours: float) -> Tale:
    tale = _asked(today, ward, words, hours)
    for part in (0.9, 0.8):
        tale.at = today.ago(hours * part)
        moves.seen(tale)
        tale.at += timedelta(minutes=3)
        moves.forwarded(tale, tale.cast.above(tale.asked))
    return tale


def _hoists(today: Today) -> Iterator[Tale]:
    """The same thing on four wards: the matron makes one of it and asks the desk beside."""
    told = [
        _raised_with_voices(today, ward, 24 * (9 - n), 3 - n % 2)
        for n, ward in enumerate((MAPLE, OAK, ROWAN, ELM))
    ]
    for n, tale in enumerate(told):
        tale.at = today.ago(76 - n / 4)
        moves.asked(tale, tale.cast.above(tale.ward))
        tale.at += timedelta(minutes=8)
        moves.seen(tale)
    shared, *others = told
    for tale in others:
        tale.at = today.ago(73)
        moves.merged(tale, shared.problem, MATRON)
    shared.at = today.ago(72)
    moves.forwarded(shared, desk_unit(Desk.MEDICAL_ENGINEERING))
    shared.at = today.ago(71)
    moves.seen(shared)
    shared.at = today.ago(70)
    _promise(today, shared, 4)
    yield from told


def _raised_with_voices(today: Today, ward: str, hours: float, voices: int) -> Tale:
    tale = today.begin(ward, "only 1 working hoist", hours)
    for n in range(1, voices + 1):
        tale.at = today.ago(hours - 20 * n)
        moves.me_too(tale)
    return tale


# The other wards


def _elsewhere(today: Today, ward: str, setting: Setting) -> Iterator[Tale]:
    """Something new, something owned, something asked, something that came back."""
    own = [one for one in TROUBLES if one.setting in {setting, Setting.ANYWHERE}]
    yield today.begin_with(ward, today.chance.choice(own), today.chance.uniform(1, 9))
    owned = today.begin_with(ward, today.chance.choice(own), today.chance.uniform(30, 60))
    owned.at = today.ago(today.chance.uniform(12, 24))
    moves.owned(owned)
    yield owned
    asked = today.begin_with(ward, _for_others(today, own, ward), today.chance.uniform(4, 9))
    asked.at = today.ago(3)
    moves.asked(asked, moves.helper_of(asked))
    yield asked
    back = today.begin_with(ward, today.chance.choice(own), today.chance.uniform(80, 120))
    back.at = today.ago(70)
    moves.owned(back)
    back.at = today.ago(today.chance.uniform(2, 40))
    moves.resolved(back)
    yield back


def _for_others(today: Today, own: list[Trouble], ward: str) -> Trouble:
    """One that none of those who sign in is asked for."""
    hers = ward in {OAK, ROWAN, ELM}
    guests = {Desk.ESTATES, Desk.ABOVE} if hers else {Desk.ESTATES}
    return today.chance.choice([one for one in own if one.desk not in guests])


# Parts of the above


def _owned(today: Today, words: str, hours: float, *, plus: int) -> Tale:
    tale = today.begin(MAPLE, words, hours)
    tale.at = today.ago(hours * 0.9)
    moves.owned(tale, by_on=tale.today(plus), owner=NURSE)
    return tale


def _asked(today: Today, ward: str, words: str, hours: float) -> Tale:
    """Raised, and asked for a little later."""
    tale = today.begin(ward, words, hours + min(hours, 12))
    tale.at = today.ago(hours)
    by = NURSE if ward == MAPLE else None
    to = moves.helper_of(tale)
    moves.asked(tale, to, by=by)
    return tale


def _seen_by(today: Today, ward: str, words: str, hours: float) -> Tale:
    tale = _asked(today, ward, words, hours)
    tale.at = today.ago(hours * 0.8)
    moves.seen(tale)
    return tale


def _promised(today: Today, ward: str, words: str, hours: float, *, days: int) -> Tale:
    tale = _seen_by(today, ward, words, hours)
    tale.at = today.ago(hours * 0.7)
    _promise(today, tale, days)
    return tale


def _promise(today: Today, tale: Tale, days: int) -> None:
    """By the close of so many working days on, or of the first that is still to come."""
    still = (n for n in count(days) if tale.working_days_on(n) > today.now + _ROOM)
    moves.accepted(tale, next(still))
