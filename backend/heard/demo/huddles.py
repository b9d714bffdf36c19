"""A team's huddles: most are held in seven to eleven minutes, some stopped for care or left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from heard.demo import counts
from heard.demo.organisation import MAPLE, OF_GUESTS
from heard.demo.tale import Line
from heard.demo.team import Team
from heard.demo.words.huddles import AGENDAS, NOTES, PRESENT, RISKS, SKIPPED_BECAUSE
from heard.domain.base import CascadeId, HuddleId, ProblemId, RiskId
from heard.domain.huddles.ending import CloseHuddle, SkipHuddle, StopForCare
from heard.domain.huddles.huddle import cascade_id, huddle_id
from heard.domain.huddles.risks import ClearRisk, NoteRisk
from heard.domain.huddles.running import (
    Attend,
    NoteTest,
    Park,
    PauseHuddle,
    ResumeHuddle,
    StartHuddle,
    TurnTo,
)
from heard.domain.huddles.script import Part
from heard.domain.problems.resolving import ReadOut

HELD, STOPPED, SKIPPED = 86, 6, 8  # of a hundred
WARD_TIER = 1  # its teams count heads and numbers, and look out for risks
RISK_SHARE = {True: 0.6, False: 0.2}  # on the nurse's ward, and elsewhere
PAUSED_SHARE = 1 / 15
PARKED_SHARE = 1 / 6
EVERY_TURN = timedelta(days=7)  # since when each turn of the nurse's ward is told, not some
TRIED = timedelta(days=21)  # since when it has noted how its tests went


class Around(Struct, frozen=True):
    """What happened to a team's problems, by when it was heard: a huddle talks of both."""

    raised: list[tuple[datetime, ProblemId]]
    answered: list[tuple[datetime, ProblemId]]


class Meeting(Struct, frozen=True):
    """One huddle of one day."""

    team: Team
    day: date
    length: float  # in minutes, a pause included
    around: Around

    @property
    def huddle(self) -> HuddleId:
        return HuddleId(huddle_id(self.team.unit, self.day, self.team.meeting.slot))

    @property
    def cascade(self) -> CascadeId | None:
        above = self.team.above
        return CascadeId(cascade_id(above, self.day)) if above is not None else None

    def at(self, share: float) -> datetime:
        return self.team.at(self.day, share * self.length)


def huddles(team: Team, around: Around) -> Iterator[Line]:
    """Up to now. Whoever signs in begins today's themselves."""
    for day in team.days():
        if day == team.today and team.place.name in OF_GUESTS:
            return
        lines = list(_one(team, day, around))
        if lines and max(line.heard_at for line in lines) <= team.now:
            yield from lines


def _one(team: Team, day: date, around: Around) -> Iterator[Line]:
    planned = team.meeting.minutes
    length = team.chance.uniform(planned - 3, planned + 1)
    meeting = Meeting(team, day, length, around)
    (how,) = team.chance.choices((_held, _stopped, _skipped), weights=(HELD, STOPPED, SKIPPED))
    return how(meeting)


def _skipped(meeting: Meeting) -> Iterator[Line]:
    team = meeting.team
    command = SkipHuddle(
        unit=team.unit,
        huddle=meeting.huddle,
        day=meeting.day,
        slot=team.meeting.slot,
        reason=team.chance.choice(SKIPPED_BECAUSE),
        cascade=meeting.cascade,
    )
    yield team.line(meeting.at(1), command)


def _stopped(meeting: Meeting) -> Iterator[Line]:
    team = meeting.team
    yield from _started(meeting)
    stop = StopForCare(unit=team.unit, huddle=meeting.huddle, cascade=meeting.cascade)
    yield team.line(meeting.at(team.chance.uniform(0.3, 0.6)), stop)


def _held(meeting: Meeting) -> Iterator[Line]:
    team = meeting.team
    yield from _started(meeting)
    yield from _turned(meeting)
    if team.place.tier == WARD_TIER:
        yield from counts.yesterdays(team, meeting.day, 0.2 * meeting.length)
        yield from _risk(meeting)
    if team.place.name == MAPLE:
        yield from _in_full(meeting)
    close = CloseHuddle(unit=team.unit, huddle=meeting.huddle, cascade=meeting.cascade)
    yield team.line(meeting.at(1), close)


def _started(meeting: Meeting) -> Iterator[Line]:
    team = meeting.team
    start = StartHuddle(
        unit=team.unit,
        huddle=meeting.huddle,
        day=meeting.day,
        slot=team.meeting.slot,
        minutes=team.meeting.minutes,
        agenda=AGENDAS[team.meeting.setting],
    )
    yield team.line(meeting.at(0), start)
    if team.place.tier == WARD_TIER:
        here = {role: team.chance.randint(*between) for role, between in PRESENT.items()}
        attend = Attend(unit=team.unit, huddle=meeting.huddle, present=here)
        yield team.line(meeting.at(0.05), attend)


def _turned(meeting: Meeting) -> Iterator[Line]:
    """The nurse's ward turned the pages, each of them lately; of others nobody needs to know."""
    team = meeting.team
    if team.place.name != MAPLE:
        return
    agenda = AGENDAS[team.meeting.setting]
    every = 1 if team.today - meeting.day < EVERY_TURN else 4
    total = sum(section.seconds for section in agenda)
    gone = 0
    for n, section in enumerate(agenda):
        if n and n % every == 0:
            yield _turn(meeting, section.part, gone / total)
        gone += section.seconds


def _turn(meeting: Meeting, part: Part, share: float) -> Line:
    team = meeting.team
    command = TurnTo(unit=team.unit, huddle=meeting.huddle, part=part)
    return team.line(meeting.at(share), command)


def _risk(meeting: Meeting) -> Iterator[Line]:
    """Something to look out for; half of it has passed before midnight."""
    team, chance = meeting.team, meeting.team.chance
    if chance.random() > RISK_SHARE[team.place.name == MAPLE]:
        return
    risk = RiskId(team.new_id())
    note = NoteRisk(unit=team.unit, risk=risk, words=chance.choice(RISKS))
    yield team.line(meeting.at(0.3), note)
    cleared_at = team.hour(meeting.day, chance.uniform(11, 17))
    if chance.random() < 1 / 2 and cleared_at < team.now:
        yield team.line(cleared_at, ClearRisk(unit=team.unit, risk=risk))


def _in_full(meeting: Meeting) -> Iterator[Line]:
    """Answers are read out, something is parked, care interrupts, a test is looked at."""
    yield from _answers(meeting)
    team, chance = meeting.team, meeting.team.chance
    if chance.random() < PARKED_SHARE:
        yield from _parked(meeting)
    if chance.random() < PAUSED_SHARE:
        yield team.line(meeting.at(0.6), PauseHuddle(unit=team.unit, huddle=meeting.huddle))
        yield team.line(meeting.at(0.8), ResumeHuddle(unit=team.unit, huddle=meeting.huddle))
    if team.today - meeting.day < TRIED:
        went, words = chance.choice(NOTES)
        note = NoteTest(unit=team.unit, huddle=meeting.huddle, went=went, words=words)
        yield team.line(meeting.at(0.92), note)


def _answers(meeting: Meeting) -> Iterator[Line]:
    """Of the weekday before and since: each is read out once."""
    begins, since = meeting.at(0.1), meeting.at(0.1) - timedelta(days=1)
    back = [problem for at, problem in meeting.around.answered if since < at <= begins]
    for problem in back:
        yield meeting.team.line(begins, ReadOut(unit=meeting.team.unit, problem=problem))


def _parked(meeting: Meeting) -> Iterator[Line]:
    """The newest that was raised before: today there is no time for it."""
    before = [problem for at, problem in meeting.around.raised if at < meeting.at(0)]
    for problem in before[-1:]:
        command = Park(unit=meeting.team.unit, huddle=meeting.huddle, problem=problem)
        yield meeting.team.line(meeting.at(0.85), command)
