"""Medicines, people and the way home: what gets in the way of care that should flow."""

from __future__ import annotations

from heard.demo.words.trouble import Desk, Setting, Sort, read
from heard.domain.problems.entity import About, Need

_MEDICINES = read(
    Sort(About.MEDICINES, Desk.PHARMACY, Need.SUPPLIES),
    """
ttos not back til 6pm, 3 people sat in the day room w/ coats on
tried: Sent them down before 10 and rang twice
next: Write them the day before where we can
fixed (process): A pharmacist writes and checks them on the ward from 9am.

iv paracetamol out of stock on us and on both wards either side
tried: Rang round, found two bottles
next: Ask for stock level to go up
fixed (process): The stock level went from 10 to 25.

drug fridge alarm keeps going, temp says 9, no one sure if the stuff is ok to use
tried: Closed it properly, moved half of it
next: Move everything to next doors fridge
fixed (equipment): The fridge is replaced and a card says what to keep and what to bin.

cd cupboard key - only 1 set and whoever has it is always at the other end
tried: Shout
next: Agree who carries it and write it on the board
fixed (equipment): A key safe with a code is on the wall by the cupboard.

missed doses on parkinsons meds cos the drug round isnt when they are due
tried: Alarms on our phones
next: Put timed meds on the board with a clock
fixed (process): Timed medicines have a clock magnet and a named nurse each shift.

blister packs take 48 hrs so people wait 2 days to go home
tried: Asked the chemist direct
next: Start the request on day one
fixed (process): Pharmacy make packs the same day if asked before noon.

insulin pens in the fridge w no name on, threw 5 away
tried: Told everyone to label
next: Labels kept on the fridge door
fixed (process): Label roll is on the fridge door, and pens go in named trays.

oxygen cylinders for transfers all empty at 7am
tried: Took one from the trolley, then the trolley had none
next: Check at the night handover
fixed (process): Porters swap empties at 6am and sign the board.

abx due at 6 and 10 keep being given at 8 and 12, rounds dont match
tried: Moved one round, it clashed with breakfast
next: Try one bay for a week
fixed (process): The times were changed on the chart to match when rounds happen.

ward stock list still has things we havent used in 2 yrs, and none of what we do use
tried: Crossed it out by hand
next: Go through it with the technician
fixed (process): The list was rewritten with us and is reviewed each season.

no one to second check ivs at night when its just the two of us
tried: Rang the site manager
next: Agree with next door to check for each other
fixed (process): The two wards check for each other and it is in the night plan.

patients own meds go missing when they move wards. 4 times this month
tried: Green bags, they were left behind
next: Put the bag on the bed, not the locker
fixed (process): The bag travels on the bed and is ticked on the move sheet.

steroid cards and anticoag books - none, since xmas i think
tried: Rang pharmacy, told to order
next: Find the code
fixed (process): Both are on the stock list now.

waste of controlled patches, nobody on days knows which bin
tried: Asked three people, three answers
next: Get one answer and put it up
fixed (process): A picture is on the cupboard door and the bin has the same colour.
""",
)

_PEOPLE = read(
    Sort(About.STAFFING, Desk.ABOVE, Need.PEOPLE, Setting.ANYWHERE),
    """
2 of us for 14 pts on nights again, no breaks since tues
tried: Rang bank and site, nobody free
next: Share the break cover with next door
fixed (process): A floating HCA covers breaks from midnight.

no ward clerk friday pm so phones ring out, relatives v upset
tried: Took turns, lost an hour each
next: Divert the line to the desk upstairs after 3
fixed (process): The clerk upstairs answers both lines on Fridays.

students turning up and we dont know theyre coming
tried: Rang the university
next: Ask for the list two weeks ahead
fixed (process): The list comes each month and is on the staff room wall.

ppl moved to other wards mid shift without being asked, 3rd time this wk
tried: Said so to the site team
next: Write down each time for two weeks
fixed (process): Moves are agreed at the 7:30 site huddle and nobody moves twice in a week.

mandatory training all booked for the same wk as half term
tried: Asked to swap
next: Send our leave planner to the training team
fixed (process): Training now sees the leave planner before booking.

no physio at weekends, people go backwards by monday
tried: HCAs did walks when they could
next: Ask therapy what we can do safely
fixed (process): Therapy leave a weekend walking plan on each board.

off duty comes out with 5 days notice, cant sort childcare
tried: Asked nicely
next: Agree a date each month
fixed (process): The rota is out six weeks ahead, on the first Monday.

housekeeper on long term sick & no cover so nurses are doing beds and water jugs
tried: Split the jobs on a list
next: Ask what cover there is
fixed (process): A bank housekeeper is booked until the end of next month.

bank staff get sent w no log in and no induction
tried: Wrote our own one page guide
next: Keep the guide in a folder at the desk
fixed (process): The guide goes with the booking and a guest log in is at the desk.

drs round starts any time between 8 and 11 so nobody is there for it
tried: Asked each morning
next: Offer two times and see
fixed (process): The round starts at 9:30 at bay 1, and the nurse in charge joins.

agency dont turn up and nobody tells us til 8
tried: Rang the agency
next: Ask bank office to text by 6
fixed (process): The bank office texts the ward by 6am.

cant get off the ward for teaching, 5 of last 6 cancelled
tried: Moved it to 2pm
next: Try 20 minutes on the ward instead
fixed (removed): Teaching comes to the ward on Wednesdays for 20 minutes.

handover takes 50 mins because everyone reads out the lot
tried: Asked people to be brief
next: Try a one page sheet for a week
fixed (process): The sheet has three headings and handover takes 22 minutes.
""",
)

_WAY_HOME = read(
    Sort(About.SPACE, Desk.ABOVE, Need.DECISION),
    """
3 medically fit and no one to do the assessments til thurs
tried: Rang the hub twice a day
next: Put them on one list with the reason
fixed (process): The discharge team come to the board at 10 each day.

patient transport wont take bookings after 4 so ppl stay another night
tried: Taxi twice, out of petty cash
next: Book by noon on the day before
fixed (process): The lounge has two late slots a day we can book.

equipment for home takes 5 working days, bed blocked all wk
tried: Rang the store
next: Order on the day we know
fixed (process): Same day delivery for the ten usual items.

discharge lounge shut today, no one told us, 4 people back in chairs in the corridor
tried: Rang them
next: Ask for a message by 8am
fixed (process): The lounge posts its hours on the site huddle call.

keys and clothes - people go home in pyjamas bc nobody asked on day 1
tried: Made a list
next: Ask on day one, write it on the board
fixed (process): It is a box on the board now, asked on the first day.

visiting times on the website are wrong, families turning up at handover
tried: Told them at the door
next: Send the right ones to comms
fixed (removed): The website and the poster now say the same.

outliers - we have 6 from other teams and no one comes to see them til 5pm
tried: Bleeped each team
next: One list by 9am to the site office
fixed (process): Each team has a named doctor for outliers before noon.

letters to gps going out a wk late
tried: Chased the doctors
next: Do it at the board before they go
fixed (process): Letters are done at the board round and go the same day.

relatives room used as a store so bad news gets given in the corridor
tried: Moved the boxes, they came back
next: Find out whose they are
fixed (removed): The store moved and the room has chairs and a lock.

care home wont take people back after 3 or on fri
tried: Rang the manager
next: Ask what they need from us and when
fixed (process): A short checklist is agreed with four homes.
""",
)

FLOW = (*_MEDICINES, *_PEOPLE, *_WAY_HOME)
