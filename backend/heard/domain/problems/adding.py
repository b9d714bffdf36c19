"""What anybody adds to a problem without moving it: a voice, a note, what kind it is."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.base import Command, Nature, Place, ProblemId, Right, Text
from heard.domain.moment import NOTHING, Change, Moment
from heard.domain.problems.entity import VOICES_MAX, About, Kind, Problem, Voice
from heard.domain.problems.guards import open_problem
from heard.domain.problems.settle import settled
from heard.domain.problems.telling import in_order, involved, speaking, tell


class SayMeToo(Command, frozen=True, kw_only=True, tag="problem.me_too"):
    """It happened to us as well: one more voice, one more occurrence, no duplicate."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId


def me_too(said: SayMeToo, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    who = speaking(moment, *involved(problem))
    assert who.by is not None, "the clock has no voice"
    voice = Voice(id=moment.command_id, by=who.by, unit=who.unit, at=moment.said_at)
    voices = in_order((*problem.voices, voice))[:VOICES_MAX]
    story = tell(problem, moment, "me_too", *involved(problem))
    return settled(moment, problem, voices=voices, story=story)


class WriteNote(Command, frozen=True, kw_only=True, tag="problem.note"):
    """Words added to the story. Of a problem that was erased, only that there was a note."""

    needs: ClassVar[Right] = Right.TAKE_PART
    nature: ClassVar[Nature] = Nature.RECORD
    problem: ProblemId
    words: Text


def note(said: WriteNote, moment: Moment) -> Change:
    problem = moment.get(Problem, said.problem)
    words = said.words if not problem.erased else None
    story = tell(problem, moment, "note", *involved(problem), words=words)
    return settled(moment, problem, story=story)


class SortProblem(Command, frozen=True, kw_only=True, tag="problem.sort"):
    """Its kind and what it is about, chosen later and by anyone in the team."""

    needs: ClassVar[Right] = Right.TEAM_WORK
    at: ClassVar[Place] = Place.HOME
    problem: ProblemId
    kind: Kind
    about: About | None = None


def sort(said: SortProblem, moment: Moment) -> Change:
    problem = open_problem(moment, said.problem)
    if (problem.kind, problem.about) == (said.kind, said.about):
        return NOTHING
    story = tell(problem, moment, "sort", detail=said.kind.value)
    return settled(moment, problem, kind=said.kind, about=said.about, story=story)


AddingCommand = SayMeToo | WriteNote | SortProblem


def decide(said: AddingCommand, moment: Moment) -> Change:
    match said:
        case SayMeToo():
            return me_too(said, moment)
        case WriteNote():
            return note(said, moment)
        case SortProblem():
            return sort(said, moment)
        case _:
            assert_never(said)
