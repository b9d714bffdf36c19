"""Three lines at most are the organisation's, fixed at its top; all else is each team's own."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from heard.domain.alike import Of, alike
from heard.domain.base import CoreId, put
from heard.domain.book import published_to
from heard.domain.huddles.core import CommonCore, CoreLine, SetCore
from heard.domain.huddles.script import Part
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.moments import NOW, Refused
from tests.support.org import (
    ADMINISTRATOR,
    BOARD_ID,
    CHIEF,
    DIRECTOR,
    DIVISION_ID,
    EXECUTIVE_ID,
    LEAD,
    NURSE,
    WARD_ID,
    at,
    uid,
)

CORE_ID = CoreId(alike(BOARD_ID, Of.CORE))
FAMILY = CoreLine(part=Part.RISKS, line="Ask which families are worried today.")
THANK = CoreLine(part=Part.THANKS, line="Thank somebody by name.")
SAY = SetCore(unit=BOARD_ID, core=CORE_ID, lines=(FAMILY,))
CORE = CommonCore(id=CORE_ID, rev=1, unit=BOARD_ID, lines=(FAMILY,), who="Administrator", at=NOW)
TOP_ONLY = Refused("core.top_only")
NOT_THEIRS = Refused("right.missing", {"right": "lead"})

CASES = [
    Case(name="an administrator fixes a line", by=ADMINISTRATOR, said=SAY, expected=(CORE,)),
    Case(
        name="so does whoever answers for all of the organisation",
        known=(CORE,),
        by=CHIEF,
        said=replace(SAY, unit=EXECUTIVE_ID, lines=(THANK, FAMILY)),
        said_at=at(11),
        expected=(put(CORE, lines=(THANK, FAMILY), who="Chief nurse", at=at(11)),),
    ),
    Case(
        name="let go, all of it is the teams' again",
        known=(CORE,),
        by=ADMINISTRATOR,
        said=replace(SAY, lines=()),
        expected=(put(CORE, lines=()),),
    ),
    Case(
        name="said again it changes nothing",
        known=(CORE,),
        by=CHIEF,
        said=replace(SAY, unit=EXECUTIVE_ID),
        expected=(),
    ),
    Case(
        name="nothing fixed is nothing said",
        by=ADMINISTRATOR,
        said=replace(SAY, lines=()),
        expected=(),
    ),
    Case(
        name="a part is fixed once",
        by=ADMINISTRATOR,
        said=replace(SAY, lines=(FAMILY, replace(THANK, part=Part.RISKS))),
        expected=Refused("script.part_twice"),
    ),
    Case(
        name="an organisation has one, with the id that it gives it",
        by=ADMINISTRATOR,
        said=replace(SAY, core=CoreId(uid(900))),
        expected=Refused("core.unknown"),
    ),
    Case(
        name="not by a team for all the others",
        by=LEAD,
        said=replace(SAY, unit=WARD_ID),
        expected=TOP_ONLY,
    ),
    Case(
        name="nor by a division",
        by=DIRECTOR,
        said=replace(SAY, unit=DIVISION_ID),
        expected=TOP_ONLY,
    ),
    Case(
        name="nor from below for the top",
        by=DIRECTOR,
        said=replace(SAY, unit=EXECUTIVE_ID),
        expected=NOT_THEIRS,
    ),
    Case(name="nor by a nurse", by=NURSE, said=SAY, expected=NOT_THEIRS),
    Case(
        name="of a unit that is there",
        by=ADMINISTRATOR,
        said=replace(SAY, unit=uid(199)),
        expected=Refused("unit.unknown"),
    ),
]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)


def test_every_device_has_it():
    assert published_to(CORE, BOARD_ID) == {BOARD_ID}


def test_three_lines_are_the_most():
    four = [{"part": part, "line": "x"} for part in ("risks", "thanks", "opener", "test")]
    told = {"do": "core.set", "unit": str(BOARD_ID), "core": str(CORE_ID), "lines": four}
    with pytest.raises(msgspec.ValidationError, match="length <= 3"):
        msgspec.convert(told, SetCore)
