"""Ward 7 in the middle of its week: problems in every state that a screen shows apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.browser.conftest import Ward
from tests.browser.said import Voice
from tests.support.org import GROUP_ID, NURSE

GONE = "The bladder scanner is gone"
COLD = "Bay 3 is cold at night"
DRIPS = "The tap in the sluice drips"
STICKS = "The cot side sticks"
PORTER = "No night porter after two"
SLINGS = "Two of five slings are torn"


def day(ahead: int) -> str:
    return (datetime.now(UTC) + timedelta(days=ahead)).date().isoformat()


def fill(ward: Ward) -> dict[str, str]:
    """The ids of the problems, by their words."""
    with ward.voice("nurse") as nurse, ward.voice("matron") as matron:
        ids = {words: nurse.raised(words) for words in (GONE, COLD, DRIPS, STICKS, PORTER, SLINGS)}
        with ward.voice("colleague") as colleague:
            colleague.say("problem.me_too", problem=ids[GONE])
        _in_the_team(nurse, ids)
        _asked(nurse, matron, ids)
    return ids


def own(nurse: Voice, problem: str, step: str) -> None:
    nurse.say("problem.own", problem=problem, step=step, by_on=day(1), person=str(NURSE.id))


def _in_the_team(nurse: Voice, ids: dict[str, str]) -> None:
    for words in (COLD, DRIPS, STICKS):
        own(nurse, ids[words], "Ring estates")
    nurse.say("problem.wait", problem=ids[DRIPS], on="A part is ordered", until_on=day(7))
    fix = {"words": "A new latch is fitted.", "strength": "equipment"}
    nurse.say("problem.resolve", problem=ids[STICKS], **fix)
    nurse.say("problem.confirm", problem=ids[STICKS], fixed="yes")


def _asked(nurse: Voice, matron: Voice, ids: dict[str, str]) -> None:
    ask = {"to": str(GROUP_ID), "tried": "We asked the site team", "need": "people"}
    for words in (PORTER, SLINGS):
        nurse.say("problem.escalate", problem=ids[words], needed_by=day(3), **ask)
    matron.say(
        "problem.answer", problem=ids[SLINGS], kind="done", words="Five new slings on Friday."
    )
