"""What is said back and forth: good answers, curt ones, help, thanks and second thoughts."""

from __future__ import annotations

from typing import NamedTuple

from heard.demo.words.trouble import Desk
from heard.domain.org.entities import Route
from heard.domain.problems.entity import Help, HelpKind, Kind, Need


class No(NamedTuple):
    """A "no" that can be lived with: why, and what would change it."""

    words: str
    why: str
    would_change: str


NO_FROM_ABOVE = {
    Need.MONEY: No(
        "Not this quarter. The equipment fund is spent until April.",
        "Two bigger replacements came first, on advice from safety.",
        "A near miss report, or another ward to share the cost with.",
    ),
    Need.PEOPLE: No(
        "We cannot add hours this year, and I would rather say so than leave you waiting.",
        "Every vacancy in the division is held until the review ends.",
        "The review reports in eight weeks. Your tally is part of it.",
    ),
    Need.DECISION: No(
        "Not for now. Three wards would be worse off for the one that gains.",
        "We tried it two winters ago and the wait only moved next door.",
        "A way that the other wards can live with. I will host that talk.",
    ),
    Need.INFORMATION: No(
        "Not with the present supplier. The contract has fourteen months to run.",
        "Leaving early would cost more than the problem does.",
        "More wards saying the same. Two so far.",
    ),
    Need.SUPPLIES: No(
        "Not this year. Stock is fixed by the contract.",
        "We are over our limit already, and one more line means one less elsewhere.",
        "Swapping it for a line that you no longer use.",
    ),
    Need.PERMISSION: No(
        "Not yet. Infection control have asked us to hold changes at the bedside.",
        "Two wards have restrictions this month.",
        "When they are lifted, ask again and it is a yes.",
    ),
}
NO_FROM_A_DESK = {
    Desk.ESTATES: No(
        "Not before the refit. We may not open that wall twice.",
        "The ward is in the programme for the summer.",
        "If it gets worse or unsafe, ring us and we will come at once.",
    ),
    Desk.IT: No(
        "We cannot change this for one ward. It is set for the whole trust.",
        "The supplier allows one setting for everybody.",
        "The user group meets monthly. We have put it on their list.",
    ),
    Desk.PHARMACY: No(
        "Not at the moment, there is a national shortage.",
        "Every ward is on a reduced level so that nobody runs out.",
        "We review it each Friday and will tell you when it ends.",
    ),
    Desk.MEDICAL_ENGINEERING: No(
        "It is past repair, and there is no replacement this year.",
        "Parts are no longer made.",
        "A bid for new ones goes in this month. Your words are in it.",
    ),
}
NO_SOCKETS = No(
    "No more sockets at the desk this year. The circuit there is full.",
    "The ward's supply is at its limit until it is rewired.",
    "Rewiring is planned for the spring. A charging rack in the office is possible now.",
)
CURT = (
    No("No funding.", "Budget.", "More budget."),
    No("This is a local matter.", "Local matter.", "Nothing at present."),
    No("Please follow the policy.", "It is in the policy.", "A new policy."),
)
CURT_IS_NOT_ENOUGH = (
    "That does not tell us what to do tonight",
    "We asked what we may do instead, pls can you answer that bit",
    "We did read the policy, it does not say",
)
AFTER_CURT = (
    "Fair point, and I am sorry for the short answer. Please do what you suggest, from tonight.",
    "I should have rung first. What you ask for is agreed, from Monday.",
)
SECOND_TIME = (
    "I came to see it. You were right, and it is sorted.",
    "Everyone has been told now, nights too, and I watched it work.",
)
DONE_AGAIN = (
    "Put right again, and it has a name beside it now.",
    "Put right again, and it is on the weekly check.",
)

PERMISSIONS = (
    "Yes, please try it, and tell me what you find.",
    "You do not need to ask for this one. Go ahead.",
    "Yes. Start small and stop if anyone is unhappy.",
)

RETURNS: dict[Desk, tuple[tuple[str, tuple[Help, ...]], ...]] = {
    Desk.ABOVE: (
        (
            "This one you can decide yourselves, and I will back you.",
            (
                Help(kind=HelpKind.ANSWER, words="It is inside the team's guardrails."),
                Help(kind=HelpKind.COACH, words="The improvement coach can come on Thursday."),
            ),
        ),
        (
            "Another team had the same and has a way that works.",
            (Help(kind=HelpKind.CONTACT, words="The coach will bring you together this week."),),
        ),
        (
            "Please try it small first. I will make room for it.",
            (
                Help(kind=HelpKind.PERMISSION, words="Two weeks, one bay, no form to fill in."),
                Help(kind=HelpKind.RESOURCE, words="Two hours off the floor for whoever leads it."),
            ),
        ),
    ),
    Desk.ESTATES: (
        (
            "We came twice and it was working both times.",
            (Help(kind=HelpKind.CONTACT, words="Ring the desk while it happens, we will come."),),
        ),
    ),
    Desk.IT: (
        (
            "You can do this one without us, it takes a minute.",
            (Help(kind=HelpKind.ANSWER, words="The steps are on our page. If they fail, ring."),),
        ),
    ),
    Desk.PHARMACY: (
        (
            "The ward technician can change this with you on her round.",
            (Help(kind=HelpKind.CONTACT, words="She is on the ward on Tuesdays and Fridays."),),
        ),
    ),
    Desk.MEDICAL_ENGINEERING: (
        (
            "It passed every test on the bench.",
            (Help(kind=HelpKind.RESOURCE, words="A loan is on its way, so that you can compare."),),
        ),
    ),
}

STEPS = {
    Desk.ABOVE: ("I will take this to the site meeting", "I will ring them today and come back"),
    Desk.ESTATES: ("Somebody will come and look", "Ordered, fitting to follow"),
    Desk.IT: ("Second line are looking at the logs", "An engineer will come to the ward"),
    Desk.PHARMACY: ("We will change the top up and watch it", "I will walk the round with you"),
    Desk.MEDICAL_ENGINEERING: (
        "We will collect it and leave a loan",
        "On the bench tomorrow, loan unit meanwhile",
    ),
}
LATER_BECAUSE = (
    "It depends on somebody outside",
    "The person who can decide is back on Monday",
    "It needs two of us and a quiet ward",
)
PASSED_UP = (
    "I have been to see it and asked around. It needs more than I can agree",
    "Checked with the other wards, it is the same there. Beyond what my budget allows",
    "I moved what I could. The rest is a decision for your level",
)
PASSED_ASIDE = (
    "I have seen it and it is yours to put right. I stay the link for the wards",
    "Counted it with the wards. It is more than one of them, and more than we can mend",
)
WAITS = ("The answer from the site meeting", "The new month, when it can start")
WAITS_MENDING = ("The part from the supplier", "The contractor's next visit")
CHANGED = ("It came early", "They have said yes", "They came this morning")
PROGRESS = (
    "Rang again, they say this week",
    "Half done",
    "Trying it on one bay first",
    "Chased it, still waiting",
    "Better but not there yet",
)
NOTES = (
    "same on nights",
    "happened again this morning",
    "took me 25 mins to sort",
    "a relative noticed as well",
    "worse at weekends",
    "told bank staff, they didnt know either",
)
PARTLY = ("better in the day, not at night", "works for 2 bays out of 3", "it helps, ta")
NOT_YET = (
    "It lasted one day and its back",
    "Not what we asked for",
    "Works but nobody told nights",
)
TAKEN_BACK = ("Sorted it ourselves after all", "We found a way round it that holds")
WITHDRAWN = ("Was already on the list", "My mistake, found it", None)
SLIPPED = (
    "Gone back to how it was since the new starters came",
    "It crept back over a busy weekend",
)

OPENINGS = ("", "", "", "", "", "again - ", "pls help. ", "3rd time this wk: ", "nights say: ")
ENDINGS = ("", "", "", "", "", " !!", " - anyone else?", ". happened at the wkend too", " (again)")

ASIDES: tuple[tuple[Kind, str, str, str], ...] = (
    (
        Kind.THANKS,
        "thank you to the porter who stayed on to help us move 3 beds last night",
        "Read it out at the huddle",
        "Read out, and a card went to the porters.",
    ),
    (
        Kind.THANKS,
        "big thanks to pharmacy for coming up on sat",
        "Pass it on",
        "Passed on. They said it made their week.",
    ),
    (
        Kind.GOOD_CATCH,
        "good catch - student spotted the wrong strength in the drawer before the round",
        "Tell it at the huddle, thank them",
        "Told at the huddle. The two boxes are on separate shelves.",
    ),
    (
        Kind.GOOD_CATCH,
        "domestic noticed the oxygen was off at the wall after cleaning, told us straight off",
        "Thank them and check the others",
        "All were checked. It is on the cleaning card.",
    ),
    (
        Kind.RISK,
        "today: only one lift working til 4, allow extra time for xray",
        "Send people down 20 minutes early",
        "The lift was back at 3:30pm and no slot was lost.",
    ),
    (
        Kind.RISK,
        "today: water off 10 to 11, jugs filled",
        "Fill jugs and tell the bays",
        "It was back on by 10:50am.",
    ),
)

REDIRECTS: tuple[tuple[Route, str, bool], ...] = (
    (Route.INCIDENT, "near miss at the drug cupboard, caught at the second check", False),
    (Route.INCIDENT, "wet floor, one of us slipped. not hurt but should be written up", False),
    (Route.HR, "pay wrong 2 months running for three of us", False),
    (Route.ESTATES, "ceiling tile down by the lifts, water coming thru NOW", False),
    (Route.SPEAK_UP, "something about how staff are spoken to, not for the board", True),
    (Route.SAFEGUARDING, "worried about something we saw, not for here", True),
)
