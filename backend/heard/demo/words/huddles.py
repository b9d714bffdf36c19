"""What is said at the board: agendas, what a team works on and tries, what it looks out for."""

from __future__ import annotations

from heard.domain.huddles.huddle import Reason, Went
from heard.domain.huddles.script import Part, RoleGroup, Section, Setting, WeeksTest


def _agenda(page: str) -> tuple[Section, ...]:
    """The parts in their order, each with its seconds."""
    named = (line.split() for line in page.split(","))
    return tuple(Section(part=Part(part), seconds=int(seconds)) for part, seconds in named)


# As the app begins with them.
AGENDAS = {
    Setting.WARD: _agenda(
        "opener 30, roll_call 15, answers 60, numbers 45, risks 90, open_items 120,"
        "in_the_way 180, test 30, thanks 30"
    ),
    Setting.THEATRES: _agenda(
        "opener 30, roll_call 30, risks 120, answers 60, numbers 30, open_items 60,"
        "in_the_way 90, test 30, thanks 30"
    ),
    Setting.MATERNITY: _agenda(
        "opener 30, roll_call 30, risks 150, answers 60, numbers 30, open_items 90,"
        "in_the_way 150, test 30, thanks 30"
    ),
    Setting.COMMUNITY: _agenda(
        "opener 30, roll_call 30, risks 120, answers 60, open_items 120, in_the_way 150,"
        "numbers 30, test 30, thanks 30"
    ),
    Setting.EMERGENCY: _agenda(
        "opener 15, roll_call 15, risks 90, answers 45, open_items 45, in_the_way 75, thanks 15"
    ),
    Setting.FACILITIES: _agenda(
        "opener 15, roll_call 15, risks 60, answers 45, open_items 60, in_the_way 90, thanks 15"
    ),
    Setting.LEADERS: _agenda("opener 30, asks 300, send_down 120, good_news 90, thanks 60"),
}

# How many of each role may be there, at least and at most.
PRESENT = {
    RoleGroup.STUDENT: (0, 1),
    RoleGroup.DOMESTIC: (0, 1),
    RoleGroup.CLERK: (0, 1),
    RoleGroup.HCA: (1, 3),
    RoleGroup.NURSE: (2, 5),
    RoleGroup.THERAPIST: (0, 2),
    RoleGroup.DOCTOR: (0, 2),
    RoleGroup.MANAGER: (0, 1),
}

# Who says something that another writes down, the quietest voices first.
AT_THE_BOARD = (
    RoleGroup.STUDENT,
    RoleGroup.DOMESTIC,
    RoleGroup.PORTER,
    RoleGroup.CLERK,
    RoleGroup.HCA,
    RoleGroup.THERAPIST,
)

SKIPPED_BECAUSE = (Reason.TOO_BUSY, Reason.TOO_BUSY, Reason.SHORT_STAFFED, None)

FOCUSES = {
    Setting.WARD: "Everyone out of bed and dressed by 11am",
    Setting.THEATRES: "The first case starts on time",
    Setting.MATERNITY: "Every handover at the bedside",
    Setting.COMMUNITY: "Nobody works alone after dark",
    Setting.EMERGENCY: "A drink and a blanket within the first hour",
}
NO_FALLS = "No falls at night"

# Of the ward that works on falls, one a week, the newest last.
TESTS = (
    WeeksTest(words="Call bell within reach, checked at 10pm", we_think="Fewer bells by 2am"),
    WeeksTest(words="One lamp left on in each bay", we_think="Nobody walks in the dark"),
    WeeksTest(words="A toilet round at 5am, before the rush", we_think="Quieter from 6am to 7am"),
    WeeksTest(words="Slippers that fit, from the store by the door", we_think="All have a pair"),
    WeeksTest(
        words="Non-slip socks by every bed at 10pm",
        we_think="No slips between 10pm and 6am, all week",
    ),
)

NOTES = (
    (Went.AS_EXPECTED, "A quiet night. The late shift did all four bays."),
    (Went.AS_EXPECTED, None),
    (Went.BETTER, "The night team had done it before we asked."),
    (Went.BETTER, "Somebody asked for a pair to take home."),
    (Went.WORSE, "We ran out by bay 3. More are in the store now."),
    (Went.CANNOT_TELL, "Agency staff on, nobody had told them."),
)

RISKS = (
    "Only one lift until 4pm, allow extra time for X-ray",
    "Two agency nurses tonight who are new to us",
    "Hot water off in bay 2 from 1pm to 3pm",
    "Fire alarm test at 11am, doors will close by themselves",
    "Bank holiday stock: no pharmacy delivery until Tuesday",
    "The floor by the sluice is being sealed, go round by bay 4",
    "Nobody on reception from 12 to 1",
    "Blood fridge on the second floor is out, use the one in theatres",
    "Two boxes look alike in the drug cupboard, both blue",
    "No porter from 2pm to 3pm",
    "Printer is down: take labels from the ward next door",
    "Heat warning: fans are in the day room",
)
RISKS_TODAY = (
    "Only one working hoist until medical engineering has been, ask before you move anybody",
    "One nurse short from 2pm, bank asked at 7am",
)
