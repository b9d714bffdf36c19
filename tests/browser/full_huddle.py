"""Ward 7 has something to say in every part of its huddle, and the wards' matron in hers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from heard.domain.alike import Of, alike
from heard.domain.base import UnitId
from heard.domain.huddles.huddle import huddle_id
from heard.domain.london import london_day
from tests.browser import full_ward
from tests.browser.conftest import Ward
from tests.browser.said import Voice
from tests.support.org import COACH, WARD_ID, uid

BESIDE_THE_PLAN = 24 * 60
SLOT = 9 * 60 + 15
A_HABIT_DAYS = 25
OF_A_WARD = (
    "opener",
    "roll_call",
    "answers",
    "numbers",
    "risks",
    "open_items",
    "in_the_way",
    "test",
    "thanks",
)
OF_A_TIER = ("asks", "send_down", "good_news")
FALLS, READY = str(uid(70_001)), str(uid(70_002))
WARDS_COACH_SEAT = str(uid(800_301))
NEW = "The torch for nights is dead"
LONG = "Bay-3-hoist-" + "sling" * 12


def named(unit: UnitId, slot: int = BESIDE_THE_PLAN, *, days_ago: int = 0) -> dict[str, str]:
    """A huddle as its commands name it."""
    day = today() - timedelta(days=days_ago)
    return {"unit": str(unit), "huddle": str(huddle_id(unit, day, slot))}


def today() -> date:
    return london_day(datetime.now(UTC))


def start(voice: Voice, huddle: dict[str, str], parts: tuple[str, ...]) -> None:
    agenda = [{"part": part, "seconds": 60} for part in parts]
    said = {"day": today().isoformat(), "slot": BESIDE_THE_PLAN, "agenda": agenda}
    voice.say("huddle.start", **huddle, **said)


def fill(ward: Ward) -> dict[str, str]:
    """The ids of the problems, by their words."""
    ids = full_ward.fill(ward)
    with ward.voice("nurse") as nurse, ward.voice("colleague") as colleague:
        _counted(nurse)
        _tried(nurse)
        _looked_out_for(nurse)
        colleague.say(
            "thanks.give",
            unit=str(WARD_ID),
            thanks=str(uid(70_010)),
            words="You stayed until the drip ran",
            to_unit=str(WARD_ID),
        )
        ids[NEW] = nurse.raised(NEW)
    return ids


def met_for_weeks(ward: Ward, until_ago: int = 1) -> None:
    """Each day at one time, so that it is a habit; on the last, so many days ago, as well."""
    slots = [{"weekday": day, "at": "09:15"} for day in range(7)]
    with ward.voice("nurse") as nurse:
        plan = str(alike(WARD_ID, Of.PLAN))
        nurse.say("plan.set", unit=str(WARD_ID), plan=plan, slots=slots, minutes=10)
        for ago in range(until_ago + A_HABIT_DAYS - 1, until_ago - 1, -1):
            day = (today() - timedelta(days=ago)).isoformat()
            one = named(WARD_ID, SLOT, days_ago=ago)
            nurse.say("huddle.start", **one, day=day, slot=SLOT)
            nurse.say("huddle.attend", **one, present={"nurse": 4, "doctor": 1})
            nurse.say("huddle.close", **one)


def coach_it(ward: Ward) -> None:
    """Somebody who reads what the ward does, and does none of it."""
    seat = {"seat": WARDS_COACH_SEAT, "unit": str(WARD_ID), "role": "coach"}
    with ward.voice("admin") as admin:
        admin.say("seat.set", **seat, title="Improvement coach")
        admin.say("person.set", person=str(COACH.id), name=COACH.name, memberships=[seat])


def _counted(nurse: Voice) -> None:
    began = (today() - timedelta(days=23)).isoformat()
    common = {"unit": str(WARD_ID), "started_on": began, "better": "fewer"}
    falls = {"name": "Falls", "event": "a fall", "how": "count", "days_since": True}
    nurse.say("measure.set", measure=FALLS, **common, **falls)
    nurse.say("measure.set", measure=READY, **common, name="Ready at eight", how="yes_no")


def _tried(nurse: Voice) -> None:
    script = {"unit": str(WARD_ID), "script": str(alike(WARD_ID, Of.SCRIPT))}
    test = {"words": "One chair in each bay", "we_think": "Fewer people sit on beds"}
    focus = {"words": "Nobody waits for a wash", "measure": READY}
    nurse.say("script.focus", **script, focuses=[focus], test=test)


def _looked_out_for(nurse: Voice) -> None:
    nurse.say("risk.note", unit=str(WARD_ID), risk=str(uid(70_020)), words=LONG)
