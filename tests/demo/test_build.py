"""The demo is whole: made once, the same each time, every state in it, nothing refused."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from heard.demo import names
from heard.demo.build import DAYS, DOMAIN, GUESTS, PASSWORD, build_demo
from heard.demo.organisation import (
    EXECUTIVES,
    MAPLE,
    MEDICAL_WARDS,
    WARDS,
    person_id,
    unit_id,
)
from heard.domain.alerts.entity import Alert
from heard.domain.base import Right, UnitId
from heard.domain.huddles.risk import Risk
from heard.domain.london import london_day
from heard.domain.org.entities import Person, Route
from heard.domain.problems.entity import (
    About,
    AnswerKind,
    Ended,
    Fixed,
    Kind,
    Origin,
    Problem,
    State,
    Strength,
)
from heard.domain.recognition.entity import Thanks
from heard.domain.rights import has_right
from heard.engine import codec, upkeep
from heard.engine.batch import ms
from heard.identity.door import open_door
from heard.identity.passwords import argon2id
from heard.identity.sessions import Browser
from heard.identity.sign_in import Credentials, sign_in
from heard.queries.queue import queue
from heard.settings import Settings
from heard.store import entities
from heard.store.opening import open_database
from tests.demo.conftest import TODAY
from tests.demo.told import Told, told_in

# On one worker: two would each make the demo that the tests read.
pytestmark = pytest.mark.xdist_group("demo")

PAST = Path(__file__).parents[2] / "schemas" / "past"
SHORT = 14  # days of history that are enough to compare


@pytest.fixture
def second_url(sqlite_template: Path, tmp_path: Path) -> str:
    return str(shutil.copy(sqlite_template, tmp_path / "second.db"))


# --- Made as said ---


async def test_the_same_moment_and_seed_say_the_same_commands(sqlite_url: str, second_url: str):
    for url in (sqlite_url, second_url):
        await build_demo(Settings(database=url), TODAY, days=SHORT)
    one, other = await told_in(sqlite_url), await told_in(second_url)
    assert one.journal == other.journal
    assert one.found == other.found


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(datetime(2026, 8, 9, 2, 20, tzinfo=UTC), id="in the night to a Sunday"),
        pytest.param(datetime(2026, 12, 28, 22, 30, tzinfo=UTC), id="late on a bank holiday"),
    ],
)
async def test_whenever_it_is_built_everyone_has_something_to_do(
    sqlite_url: str, now: datetime, told: Told
):
    await build_demo(Settings(database=sqlite_url), now, seed=1, days=SHORT)
    built = await told_in(sqlite_url)
    assert {p.id for p in built.problems} & {p.id for p in told.problems} == set()
    assert built.outcomes == {"done"}
    assert [n_owed(built, unit) for unit in (MEDICAL_WARDS, "Estates", EXECUTIVES)] == [7, 7, 3]


@pytest.mark.postgres
async def test_it_is_built_on_postgresql_too(postgres_url: str):
    await build_demo(Settings(database=postgres_url), TODAY, days=SHORT)
    assert (await told_in(postgres_url)).outcomes == {"done"}
    assert await is_well(postgres_url)


async def test_an_organisation_that_is_there_is_left_alone(told: Told):
    said = await build_demo(Settings(database=told.url), TODAY + timedelta(days=1))
    assert said == "There is an organisation already; nothing was changed."
    assert (await told_in(told.url)).journal == told.journal


async def test_every_figure_adds_up_and_the_chain_holds(told: Told):
    assert await is_well(told.url)


async def is_well(url: str) -> bool:
    db = await open_database(url)
    try:
        return (await upkeep.verify(db)).well
    finally:
        await db.close()


# --- All there is, occurs ---


def test_nothing_that_was_said_was_refused(told: Told):
    assert told.outcomes == {"done"}


def test_everything_that_a_released_app_says_of_a_problem_is_said(told: Told):
    """A command that is newer has until its release to find its place in the demo."""
    sent = [said for path in PAST.glob("*.json") for said in json.loads(path.read_bytes())]
    tags = {said["do"] for said in sent if said["do"].startswith("problem.")}
    assert "problem.raise" in tags
    assert tags - told.verbs == set()


def seen_in(told: Told) -> dict[type[StrEnum], set[StrEnum | None]]:
    problems = told.problems
    asks = [ask for problem in problems for ask in problem.asks]
    outcomes = [problem.outcome for problem in problems if problem.outcome is not None]
    return {
        State: {problem.state for problem in problems},
        Kind: {problem.kind for problem in problems},
        About: {problem.about for problem in problems},
        Origin: {problem.origin for problem in problems},
        Ended: {ask.ended for ask in asks},
        AnswerKind: {answer.kind for problem in problems for answer in problem.answers},
        Strength: {outcome.strength for outcome in outcomes},
        Fixed: {outcome.fixed for outcome in outcomes},
    }


# A reminder fixes nothing by itself, so no tale ends with one; and what was asked in the demo is
# merged into what was asked already.
LEFT_OUT = {Strength.REMINDER, Ended.CARRIED_ON}


def test_every_state_and_every_kind_occurs(told: Told):
    missing = {
        value for shape, found in seen_in(told).items() for value in set(shape) - found
    } - LEFT_OUT
    assert missing == set()


def test_promises_are_moved_answers_doubled_and_deputies_speak(told: Told):
    story = [entry for problem in told.problems for entry in problem.story]
    assert any(problem.recurrences for problem in told.problems)
    assert any(answer.beside for problem in told.problems for answer in problem.answers)
    assert any(outcome.assumed for p in told.problems if (outcome := p.outcome) is not None)
    assert any(entry.cover for entry in story)
    assert {entry.detail for entry in story if entry.move == "check"} == {"held", "slipped"}
    assert any(p.raised.heard_at - p.raised.at > timedelta(hours=1) for p in told.problems)


def test_four_wards_have_one_problem_with_hoists(told: Told):
    (shared,) = [problem for problem in told.problems if len(problem.followers) > 1]
    assert {one.unit for one in shared.followers} | {shared.unit} == {
        unit_id(name) for name in (MAPLE, "Oak Ward", "Rowan Ward", "Elm Ward")
    }
    assert len(shared.voices) + 1 + len(shared.followers) == 11
    assert shared.asks[-1].to == unit_id("Medical engineering")


@pytest.mark.slow
async def test_it_goes_back_120_days_on_every_ward(sqlite_url: str):
    await build_demo(Settings(database=sqlite_url), TODAY)
    built = await told_in(sqlite_url)
    days = {london_day(problem.raised.at) for problem in built.problems}
    assert built.outcomes == {"done"}
    assert min(days) <= london_day(TODAY) - timedelta(days=DAYS - 2)
    assert len(days) > DAYS - 5
    assert 600 <= len(built.problems) <= 900
    assert {problem.unit for problem in built.problems} == {unit_id(ward.name) for ward in WARDS}
    assert {p.redirected.route for p in built.problems if p.redirected} == {
        Route.INCIDENT,
        Route.SPEAK_UP,
        Route.SAFEGUARDING,
        Route.HR,
        Route.ESTATES,
    }
    assert {check.asked_days for p in built.problems for check in p.checks if check.held} == {
        30,
        90,
    }


# Ten digits in any grouping (an NHS number), or five together, or a date written in figures.
PATIENT_LIKE = re.compile(r"(\d[ -]?){7,}|\d{5,}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


@pytest.mark.parametrize("words", ["943 476 5919", "ward no 45 12345", "born 3/4/1951"])
def test_what_looks_like_a_patient_would_be_found(words: str):
    assert PATIENT_LIKE.search(words)


def test_no_words_hold_what_looks_like_a_patient(told: Told):
    boards = [*told.all(Risk), *told.all(Thanks), *told.all(Alert)]
    words = [word for problem in told.problems for word in words_of(problem)]
    words += [one.words for one in boards]
    assert len(words) > 1_000
    assert [word for word in words if PATIENT_LIKE.search(word)] == []


def words_of(problem: Problem) -> list[str]:
    """All that anybody wrote of it."""
    story = [said for entry in problem.story for said in (entry.words, entry.why)]
    asked = [ask.tried for ask in problem.asks]
    answered = [said for one in problem.answers for said in (one.words, one.why, one.would_change)]
    owned = [problem.owner.step] if problem.owner is not None else []
    return [said for said in (problem.text, *story, *asked, *answered, *owned) if said]


# --- Something to do for everyone who signs in ---


def test_the_nurses_board_holds_every_open_state(told: Told):
    ours = [p for p in told.problems if p.unit == unit_id(MAPLE) and p.open]
    hers = [p for p in ours if p.raised.by == person_id(names.NURSE)]
    came_back = [p for p in hers if p.state in {State.RESOLVED, State.RETURNED}]
    assert {p.state for p in ours} == OPEN
    assert {answer.kind for p in came_back for answer in p.answers[-1:]} >= {
        AnswerKind.RESOURCE,
        AnswerKind.NO,
        AnswerKind.PERMISSION,
        AnswerKind.HELP,
    }
    by_on = {p.owner.by_on for p in ours if p.state is State.OWNED and p.owner is not None}
    today = london_day(TODAY)
    assert today in by_on
    assert min(by_on) < today < max(by_on)
    assert any(is_check_due(p, today) for p in told.problems if p.unit == unit_id(MAPLE))


OPEN = set(State) - {State.CLOSED, State.MERGED, State.REDIRECTED, State.WITHDRAWN}


def is_check_due(problem: Problem, today: date) -> bool:
    due = (check for check in problem.checks if check.held is None and check.due_on <= today)
    return problem.state is State.CLOSED and next(due, None) is not None


def owed(told: Told, unit: UnitId) -> list[Problem]:
    return [p for p in told.problems if p.ask is not None and p.ask.to == unit and p.open]


def n_owed(told: Told, name: str) -> int:
    return len(owed(told, unit_id(name)))


def test_the_matron_owes_seven_answers_one_of_them_new(told: Told):
    queue_ = owed(told, unit_id(MEDICAL_WARDS))
    asks = [p.ask for p in queue_ if p.ask is not None]
    assert len(asks) == 7
    assert {p.state for p in queue_} == {State.ESCALATED, State.ACCEPTED, State.WAITING}
    assert any(ask.seen_at is None and TODAY - ask.heard_at < timedelta(hours=1) for ask in asks)


def test_one_of_the_matrons_went_up_because_it_was_late(told: Told):
    division = unit_id("Medicine and urgent care")
    late = [p for p in owed(told, division) if p.unit == unit_id(MAPLE)]
    assert [[ask.ended for ask in p.asks] for p in late] == [[Ended.LAPSED, None]]


def test_the_executive_sees_one_that_is_stuck(told: Told):
    stuck = [p for p in owed(told, unit_id(EXECUTIVES)) if p.ask and p.ask.lapsed_at is not None]
    assert len(stuck) == 1


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("nurse", MAPLE),
        ("matron", MEDICAL_WARDS),
        ("estates", "Estates"),
        ("executive", EXECUTIVES),
        ("admin", None),
    ],
)
async def test_each_account_signs_in_and_finds_its_work(told: Told, name: str, unit: str | None):
    db = await open_database(told.url)
    try:
        door = await open_door(db, argon2id(), secrets.token_bytes)
        credentials = Credentials(f"{name}@{DOMAIN}", PASSWORD)
        signed_in = await sign_in(door, credentials, Browser("", "", None), ms(TODAY))
        async with db.read() as tx:
            stored = await entities.load(tx, [signed_in.session.person])
        person = codec.read(stored[signed_in.session.person])
        owes = await queue(db, [unit_id(unit)] if unit is not None else [])
    finally:
        await db.close()
    assert isinstance(person, Person)
    assert person.name == GUESTS[name]
    assert has_right(person, Right.ADMINISTER, london_day(TODAY)) is (name == "admin")
    asked = {"matron": 8, "estates": 7, "executive": 3}  # one of hers lapsed, and is hers still
    assert len(owes.owed) == asked.get(name, 0)
