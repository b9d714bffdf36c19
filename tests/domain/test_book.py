"""Every command can be said and refused, and every entity and its figures can be found by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from heard.domain.base import Nature, Right
from heard.domain.book import (
    COMMANDS,
    ENTITIES,
    alarms,
    counts,
    home_of,
    owed,
    published_to,
)
from heard.domain.problems.entity import Follower
from tests.support.org import BOARD_ID, INCIDENTS, MATRON, NURSE, WARD, WARD_ID
from tests.support.problems import ESCALATED, MATRON_WAITING, PROBLEM_ID, RAISED

CASES = Path(__file__).parents[2] / "schemas" / "cases"
BY_TAG = {str(shape.__struct_config__.tag): shape for shape in COMMANDS}


def cases_of(do: str) -> list[dict[str, Any]]:
    return json.loads((CASES / f"{do}.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("do", BY_TAG)
def test_a_command_is_done_in_one_golden_case_and_refused_in_another(do: str):
    expected = [case["expected"] for case in cases_of(do)]
    assert any(one.get("entities") for one in expected)
    assert any("refusal" in one for one in expected)


@pytest.mark.parametrize("do", BY_TAG)
def test_golden_cases_are_named_apart(do: str):
    names = [case["name"] for case in cases_of(do)]
    assert len(names) == len(set(names)) > 1


def test_there_is_a_file_for_each_command_and_no_other():
    assert {path.stem for path in CASES.glob("*.*.json")} == set(BY_TAG)


REFUSED_OF_A_FACT = {
    "alert.exists",
    "alert.heard_by_another",
    "alert.unknown",
    "date.future",
    "huddle.unknown",
    "measure.does_not_fit",
    "measure.unknown",
    "problem.exists",
    "problem.unknown",
    "right.missing",
    "risk.exists",
    "risk.unknown",
    "thanks.exists",
    "thanks.receiver_only",
    "thanks.receiver_unknown",
    "thanks.to_one",
    "tally.unknown",
    "thanks.unknown",
    "unit.is_everyone",
    "unit.takes_no_problems",
    "unit.unknown",
}


def test_what_is_a_fact_is_refused_only_for_what_nobody_else_did():
    """Records: only an id that is taken, a right, or what cannot be seen refuses them."""
    facts = [do for do, shape in BY_TAG.items() if shape.nature is Nature.RECORD]
    refused = {
        case["expected"]["refusal"]["code"]
        for do in facts
        for case in cases_of(do)
        if "refusal" in case["expected"]
    }
    assert sorted(facts) == [
        "alert.acknowledge",
        "alert.note",
        "alert.raise",
        "huddle.attend",
        "huddle.close",
        "huddle.note_test",
        "huddle.park",
        "huddle.pause",
        "huddle.resume",
        "huddle.skip",
        "huddle.start",
        "huddle.stop",
        "huddle.turn",
        "measure.add",
        "measure.cover",
        "measure.point",
        "problem.me_too",
        "problem.note",
        "problem.raise",
        "problem.read_out",
        "problem.receive",
        "problem.see",
        "risk.clear",
        "risk.note",
        "risk.reopen",
        "thanks.give",
        "thanks.share",
    ]
    assert refused == REFUSED_OF_A_FACT


def test_only_the_clock_says_what_needs_the_right_of_the_system():
    clocks = {do for do, shape in BY_TAG.items() if shape.needs is Right.SYSTEM}
    assert clocks == {
        "problem.inform",
        "problem.lapse",
        "problem.resume_on_date",
        "problem.assume_closed",
        "alert.climb",
        "huddle.time_out",
    }


def test_every_entity_has_a_noun():
    assert set(ENTITIES) == {
        "unit",
        "seat",
        "calendar",
        "contact",
        "standards",
        "plan",
        "script",
        "core",
        "huddle",
        "cascade",
        "person",
        "problem",
        "measure",
        "tally",
        "risk",
        "thanks",
        "alert",
    }


def test_the_organisation_is_told_to_all_and_a_person_to_their_teams():
    assert published_to(WARD, BOARD_ID) == {BOARD_ID}
    assert published_to(INCIDENTS, None) == set()
    assert published_to(NURSE, BOARD_ID) == {NURSE.id, WARD_ID}
    assert published_to(ESCALATED, BOARD_ID) == {WARD_ID, ESCALATED.asks[0].to}


def test_who_raised_in_a_team_that_is_not_theirs_is_told_also_when_it_was_merged():
    follower = Follower(problem=PROBLEM_ID, unit=WARD_ID, by=NURSE.id)
    assert published_to(replace(RAISED, followers=(follower,)), BOARD_ID) == {WARD_ID}
    visitor = replace(follower, elsewhere=True)
    assert published_to(replace(RAISED, followers=(visitor,)), BOARD_ID) == {WARD_ID, NURSE.id}


def test_only_problems_have_figures():
    assert (counts(None), owed(None), alarms(None)) == ({}, (), {})
    assert (counts(MATRON), owed(MATRON), alarms(MATRON)) == ({}, (), {})
    assert counts(RAISED)
    assert owed(MATRON_WAITING)
    assert alarms(RAISED)


def test_a_row_belongs_to_a_unit():
    assert home_of(RAISED) == WARD_ID
    assert home_of(NURSE) is None
