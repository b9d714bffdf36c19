"""Every sheet of a move, and where it is opened: by whom, on which item, with which words.

The names are those of the files in pwa/src/features/item/moves; tests/house/test_move_sheets.py
holds the list complete.
"""

from __future__ import annotations

from tests.browser.full_ward import COLD, DRIPS, GONE, PORTER, SLINGS, STICKS

SENT_ON = "A fall on the stairs"
LATER_DAYS = 31  # the first look back is due after 30

Sheets = dict[str, dict[str, str]]  # by item, the words that open each sheet

OF_THE_TEAM: Sheets = {
    GONE: {
        "Own": "Own it",
        "AskForHelp": "Ask for help",
        "Note": "Add words",
        "Sort": "Sort it",
        "Merge": "Join with another",
        "Redirect": "Hand it on",
        "Reword": "Change my words",
        "Withdraw": "Take my item back",
    },
    COLD: {"Resolve": "It is done", "Progress": "Still on it", "Wait": "Pause it"},
    DRIPS: {"Resume": "Carry on"},
    PORTER: {"TakeBack": "Take it back"},
    SLINGS: {"NotYet": "Not yet"},
}
OF_A_COLLEAGUE: Sheets = {COLD: {"MeToo": "Me too"}}
OF_THE_LEAD: Sheets = {SENT_ON: {"ConfirmRedirect": "It went to the right place"}}
OF_THE_ASKED: Sheets = {
    PORTER: {
        "RemoveBarrier": "Remove a barrier",
        "Answer": "Answer",
        "GivePermission": "Give permission",
        "OfferCoach": "Offer a coach",
        "GiveBack": "Give back with help",
        "Forward": "Ask the next tier",
    }
}
A_MONTH_LATER: Sheets = {STICKS: {"NotAnyMore": "Not any more"}}
EVERY_SHEET = (OF_THE_TEAM, OF_A_COLLEAGUE, OF_THE_LEAD, OF_THE_ASKED, A_MONTH_LATER)
