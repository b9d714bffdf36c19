"""What only theatres, maternity, the emergency department or community nursing would say."""

from __future__ import annotations

from heard.demo.words.trouble import Desk, Setting, Sort, read
from heard.domain.problems.entity import About, Need

_THEATRES = read(
    Sort(About.EQUIPMENT, Desk.MEDICAL_ENGINEERING, Need.SUPPLIES, Setting.THEATRES),
    """
theatre 2 table wont go head down, list ran an hr late
tried: Reset and changed the handset
next: Move the list to theatre 4
fixed (equipment): The table motor was replaced.

trays back from sterile services w holes in the wrap, 3 opened before we found a good one
tried: Kept the wraps and took photos
next: Tally by tray for two weeks
fixed (equipment): Hard cases replaced wraps for the ten heaviest trays.

diathermy footswitch cuts out
tried: Swapped cable
next: Borrow from theatre 5
fixed (equipment): The footswitch was replaced.

warming blankets short again, only 2 units for 4 theatres
tried: Shared and swapped between cases
next: Plan by list the day before
fixed (equipment): Two more units came.

no spare laryngoscope blades sz 4 in the difficult airway trolley
tried: Took from theatre 1
next: Check weekly and sign
fixed (process): The trolley is sealed and restocked after each opening.
""",
)

_LISTS = read(
    Sort(About.OTHER, Desk.ABOVE, Need.DECISION, Setting.THEATRES),
    """
list order changed 3 times after the brief this morning
tried: Brief again each time
next: Ask for changes to stop at 8am
fixed (process): No changes after 8 without a new brief by the surgeon.

recovery full so we cant come out, patients asleep longer than they need
tried: Rang the bed office
next: Tell wards one case ahead
fixed (process): Recovery ring wards when the case closes.

time out gets talked over, music on
tried: Asked for quiet
next: Music off until knife to skin
fixed (process): Whoever leads the time out holds the pause card.

specimen pots w/out labels sent back from the lab, 2 this month
tried: Reminded
next: Label before it leaves the table
fixed (process): The label printer moved into theatre.

late finishes 4 nights of 5, same team each time
tried: Swapped between us
next: Write down planned and real finish
fixed (process): Lists are booked by real times from the last year.
""",
)

_MATERNITY = read(
    Sort(About.EQUIPMENT, Desk.MEDICAL_ENGINEERING, Need.SUPPLIES, Setting.MATERNITY),
    """
ctg in room 6 prints blank paper
tried: New roll, right way up
next: Use room 4 machine
fixed (equipment): The print head was replaced.

resuscitaire in room 3 light doesnt come on first time
tried: Bulb
next: Not to be used until checked
fixed (equipment): The switch was replaced and all eight were checked.

only 2 sonicaids working on postnatal
tried: Shared with triage
next: List which ones and since when
fixed (equipment): Three came back from repair.

no small size baby hats or nappies, dads sent to the shop at 3am
tried: Asked the unit upstairs
next: Add to top up
fixed (process): Tiny sizes are on the top up list.

birthing pool takes 50 mins to fill
tried: Start early
next: Ask about pressure
fixed (equipment): A wider inlet was fitted. It takes 20 minutes.
""",
)

_MOTHERS = read(
    Sort(About.SPACE, Desk.ABOVE, Need.DECISION, Setting.MATERNITY),
    """
partners asked to leave at 8pm then rung at 4am to come back
tried: Said yes on a quiet night
next: Ask if we may try one partner staying
fixed (process): One partner may stay. The chairs recline.

triage phone and labour ward phone are the same person
tried: Answered one, missed one
next: Count missed calls for a week
fixed (process): A triage midwife answers from 8 to 8.

newborn checks wait for a dr, families ready since 9 go at 4
tried: Bleeped
next: Midwives who are trained do them
fixed (process): Four midwives do the checks, every day.

induction ladies sent home and rung back twice, nobody tells them why
tried: Said sorry
next: One call by 9 with a reason
fixed (process): The shift lead rings each family by 9am.
""",
)

_EMERGENCY = read(
    Sort(About.SPACE, Desk.ABOVE, Need.DECISION, Setting.EMERGENCY),
    """
6 ambulances outside & nowhere to offload, corridor full since 10
tried: Opened the two chairs spaces
next: Ring site at three, not six
fixed (process): A fit to sit area takes four, and site come down at three waiting.

no specialty review within the hr for anyone after 5pm
tried: Bleeped and wrote it down
next: Send the tally each week
fixed (process): Each specialty has one number after 5 and a named person.

mental health room has a bin and cables in it
tried: Took them out, they come back
next: Check at each shift change
fixed (removed): The room was refitted and nothing can be left there.

relatives cant get thru on the phone, line rings out 40 times an hr
tried: Took it off the hook which is worse
next: Ask for a recorded message
fixed (process): A volunteer answers from 10 to 6.

majors board shows beds that arent there any more
tried: Rub out by hand
next: One person updates on the hour
fixed (removed): The board reads from the bed system now.

streaming nurse pulled to resus every eve so front door has nobody
tried: Doctors took turns
next: Plan a second name each shift
fixed (process): The rota has a named second.
""",
)

_RESUS = read(
    Sort(About.EQUIPMENT, Desk.ESTATES, Need.SUPPLIES, Setting.EMERGENCY),
    """
resus 3 curtain rail hanging off
tried: Tied it up
next: Do not use that bay for kids
fixed (equipment): The rail was replaced.

waiting room chairs - 4 broken, people stood up 5 hrs
tried: Took the worst away
next: Borrow from outpatients
fixed (equipment): Twenty chairs came from the old clinic.

ambulance doors stick open, freezing in triage
tried: Pushed it shut
next: Heater on, coat on
fixed (equipment): The motor was replaced and an inner curtain is up.
""",
)

_COMMUNITY = read(
    Sort(About.OTHER, Desk.ABOVE, Need.SUPPLIES, Setting.COMMUNITY),
    """
dressings take 9 days from order, using what is left in the boot
tried: Ordered earlier, rang
next: Keep a small stock at base
fixed (process): A cupboard at base is filled weekly.

2 visits booked at the same time at opposite ends of patch, most days
tried: Swapped among ourselves
next: Mark the map by day
fixed (process): Visits are planned by area, not by name.

key safe numbers kept on bits of paper which is not ok
tried: Shredded ours
next: Find where they should be kept
fixed (removed): They are in the record, seen only on the day of the visit.

no signal in the valley so notes get typed up at 9pm at home
tried: Drove to the lay by
next: Ask for the offline version
fixed (equipment): The tablets work offline and send later.

pool car again not charged / keys not there
tried: Used our own
next: A board for keys and plugs
fixed (process): A key board with a sign out is by the door.

hospital sends people home fri pm w no dressings & no drug chart
tried: Rang the ward
next: Write down which wards and what
fixed (process): A pack goes home with each person, with two visits worth.

lone working device doesnt work in half the villages
tried: Buddy texts
next: Map where it works
fixed (equipment): The devices now use two networks.

insulin visits at 7 and 8 am, 11 people, 3 of us
tried: Started at 6:30
next: Ask who could be taught to do their own
fixed (process): Four people now do their own with a weekly call.
""",
)

SPECIALITIES = (
    *_THEATRES,
    *_LISTS,
    *_MATERNITY,
    *_MOTHERS,
    *_EMERGENCY,
    *_RESUS,
    *_COMMUNITY,
)
