"""A team's script is its own: whole, in order, and changed by nobody else."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from heard.domain.base import ScriptId, put
from heard.domain.huddles.script import Focus, Part, RoleGroup, Script, Section, Setting, WeeksTest
from heard.domain.huddles.scripting import SetFocus, SetScript
from tests.support.golden import Case, answer_to, table, write_golden
from tests.support.huddles import AGENDA, SCRIPT, SCRIPT_ID
from tests.support.moments import NOW, Refused
from tests.support.org import NEIGHBOUR, NURSE, WARD_ID, uid

SAY = SetScript(unit=WARD_ID, script=SCRIPT_ID, agenda=AGENDA)
TEST = WeeksTest(words="Pack medicines the evening before", we_think="35 minutes")
FOCUS = SetFocus(
    unit=WARD_ID,
    script=SCRIPT_ID,
    focuses=(Focus(words="No falls at night"),),
    test=TEST,
)
TRYING = replace(TEST, since=NOW)
ANOTHERS = Refused("right.missing", {"right": "team_work"})

CASES = [
    Case(name="a team writes its own", by=NURSE, said=SAY, expected=(SCRIPT,)),
    Case(
        name="its revision is its version",
        known=(SCRIPT,),
        by=NURSE,
        said=replace(SAY, setting=Setting.THEATRES, roles=(RoleGroup.NURSE, RoleGroup.DOCTOR)),
        expected=(
            put(SCRIPT, setting=Setting.THEATRES, roles=(RoleGroup.NURSE, RoleGroup.DOCTOR)),
        ),
    ),
    Case(name="said again it changes nothing", known=(SCRIPT,), by=NURSE, said=SAY, expected=()),
    Case(
        name="a part stands in it once",
        by=NURSE,
        said=replace(SAY, agenda=(*AGENDA, Section(part=Part.OPENER, seconds=60))),
        expected=Refused("script.part_twice"),
    ),
    Case(
        name="a script has the id that its team gives it",
        by=NURSE,
        said=replace(SAY, script=ScriptId(uid(900))),
        expected=Refused("script.unknown"),
    ),
    Case(name="not by a neighbour", by=NEIGHBOUR, said=SAY, expected=ANOTHERS),
    Case(
        name="what a team works on, before it wrote a script",
        by=NURSE,
        said=FOCUS,
        expected=(Script(id=SCRIPT_ID, rev=1, unit=WARD_ID, focuses=FOCUS.focuses, test=TRYING),),
    ),
    Case(
        name="a focus leaves the script as it is",
        known=(SCRIPT,),
        by=NURSE,
        said=FOCUS,
        expected=(put(SCRIPT, focuses=FOCUS.focuses, test=TRYING),),
    ),
    Case(
        name="what we think of it is no other test",
        known=(replace(SCRIPT, test=TRYING),),
        by=NURSE,
        said=replace(FOCUS, focuses=(), test=replace(TEST, we_think="20 minutes")),
        said_at=NOW + timedelta(days=1),
        expected=(put(SCRIPT, test=replace(TRYING, we_think="20 minutes")),),
    ),
    Case(
        name="other words are, since now, whatever was said of since when",
        known=(replace(SCRIPT, test=TRYING),),
        by=NURSE,
        said=replace(FOCUS, focuses=(), test=replace(TRYING, words="Pack them at noon")),
        said_at=NOW + timedelta(days=1),
        expected=(
            put(
                SCRIPT,
                test=replace(TRYING, words="Pack them at noon", since=NOW + timedelta(days=1)),
            ),
        ),
    ),
    Case(
        name="a test comes to an end",
        known=(replace(SCRIPT, test=TRYING),),
        by=NURSE,
        said=replace(FOCUS, focuses=(), test=None),
        expected=(put(SCRIPT),),
    ),
    Case(name="nor a neighbour's focus", by=NEIGHBOUR, said=FOCUS, expected=ANOTHERS),
]


@table(CASES)
def test_the_rules(case: Case):
    assert answer_to(case) == case.expected


def test_the_cases_are_the_golden_cases():
    write_golden(CASES)
