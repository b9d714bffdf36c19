"""Equipment that is broken, missing or shared too thinly, and the screens and printers too."""

from __future__ import annotations

from heard.demo.words.trouble import Desk, Setting, Sort, read
from heard.domain.problems.entity import About, Need

_MACHINES = read(
    Sort(About.EQUIPMENT, Desk.MEDICAL_ENGINEERING, Need.SUPPLIES),
    """
obs machine by bay 4 dies half way thru the round, battery wont hold
tried: Charged it two nights running and swapped the lead
next: Take it out of use, label it and log it
fixed (equipment): New battery fitted. The spare machine now lives on charge outside the office.

bladder scanner shared with 3 wards, never here when we need it. ended up cathing on a guess
tried: Rang round every morning and kept a borrowing book
next: Agree a fixed time each day with next door
fixed (equipment): A loan scanner is on the ward until ours arrives.

only 1 working hoist, other one still out of order. 2 hr wait to get people up for lunch
tried: Borrowed from next door, they need theirs at the same time
next: Plan the hoist order at the huddle each morning
fixed (equipment): The second hoist is repaired and tested, and back in its bay.

ecg leads all tangled and half of them dont stick, nobody knows where new ones are kept
tried: Asked two other wards for theirs
next: Find the order code and put a box by the machine
fixed (process): Leads have a hook and a weekly check, and the box is topped up each Monday.

thermometer covers run out every weekend w/out fail
tried: Hid a box in the office, it went
next: Ask for the top up to be doubled on Fridays
fixed (process): The Friday top up is now three boxes instead of one.

drip stands gone walkabout again, 4 infusions and 2 stands
tried: Did a hunt at handover, found one in the day room
next: Count them each Monday and paint the bases
fixed (equipment): Six stands came back from the store and all of ours are painted green.

suction unit in the side room makes a noise and pressure is low
tried: Changed the tubing and liner
next: Take it off the wall and swap for the portable
fixed (equipment): The unit was serviced and pressure is back to normal.

bariatric chair takes 3 days to get here, people stay in bed meanwhile
tried: Rang the store every day
next: Order at the time we know, not on arrival
fixed (process): The store keeps one chair ready and brings it the same day.

syringe drivers - none left in the library sunday, had to send someone to the other site
tried: Rang library and site manager
next: Return ours the same day they come off
fixed (equipment): Four more drivers are in the library and it opens on Sundays.

bp cuff sizes, we only have medium. large ones walk
tried: Asked stores, they said order on the system
next: Order three large and tie them on
fixed (equipment): Two sizes are tethered to each machine.

glucose meter locked out again because qc not done on nights
tried: Put a note on the meter
next: Put QC on the night checklist
fixed (process): QC is on the night list next to the fridge check.

the good commode has a wheel that sticks, nearly went over
tried: Oiled it
next: Out of use today, red tag on it
fixed (equipment): The wheel was replaced and the other five were checked as well.

mattress pump alarms all night in bay 2, patients cant sleep
tried: Reset it, changed the plug
next: Swap the pump and log it
fixed (equipment): The pump is replaced and the alarm can be turned down at night.

not enough slide sheets, laundry keeps them
tried: Counted what goes and what comes back
next: Mark ours with the ward name
fixed (process): Sheets are marked and come back in our own bag.

dressing trolley drawer jammed, we r using a cardboard box
tried: Took it all out and pushed
next: Ask for a runner or a new trolley
fixed (equipment): The drawer runner is replaced.

nurse call bell in the shower room cant be heard at the desk
tried: Propped the door and left someone close by
next: Someone stays in earshot until it is fixed
fixed (equipment): The sounder was moved and can be heard at both ends of the ward.
""",
)

_STORES = read(
    Sort(About.EQUIPMENT, Desk.ABOVE, Need.MONEY),
    """
pillows. there are no pillows. 28 beds and 19 pillows today
tried: Asked linen room and the two wards above
next: Count what we have and tell the matron
fixed (equipment): Thirty wipe clean pillows were bought for the ward.

gloves medium out since thurs, large ones fall off
tried: Borrowed a box a day from next door
next: Change the standing order
fixed (process): The standing order is changed and stores check sizes on the shelf.

resus trolley check takes 25 mins cos drawers are in a different order to every other ward
tried: Made our own crib sheet
next: Take photos of both and compare
fixed (process): All trolleys on the floor have the same layout and a photo in each drawer.

no decent torch on nights, using phones to check pupils and pumps
tried: Asked for some in the spring
next: Price up ten pen torches
fixed (equipment): Ten pen torches came, one with each set of keys.

hearing aid batteries, nobody keeps them & people cant hear us
tried: Asked family to bring some, sent someone to audiology
next: Get a box from audiology for the drawer
fixed (process): A box is kept in the top drawer and audiology refill it.

clocks in bays all say different times and 2 have stopped. makes people muddled
tried: Changed the batteries we could reach
next: List which ones and ask for radio clocks
fixed (equipment): Large clocks with day and date are up in every bay.

walking frames pile up in the bathroom after discharge, cant get the chair in
tried: Moved them to the corridor, then told off for that
next: Ask therapy to collect twice a week
fixed (process): Therapy collect on Tuesdays and Fridays, and a rail holds the rest.

the tea trolley needs a new wheel + urn leaks on the floor
tried: Towel under it
next: Wet floor sign and use the kitchen urn
fixed (equipment): A new trolley came from the ward fund.
""",
)

_SCREENS = read(
    Sort(About.EQUIPMENT, Desk.IT, Need.ACCESS, Setting.ANYWHERE),
    """
computer on wheels no 2 takes 14 minutes to log in. timed it
tried: Restarted, different log in, different socket
next: Log it and put a note on the screen
fixed (equipment): The old machine is replaced. Log in takes under a minute.

wifi drops out at the far end so eobs wont save, doing them twice
tried: Moved nearer the desk to save
next: Mark on the plan where it drops
fixed (equipment): Another access point was put up at the far end.

new starters 3 wks in and still no log in, ppl are sharing which we know is wrong
tried: Forms sent twice, line manager rang
next: Send all the names in one go
fixed (process): Accounts are now asked for at the offer, and are ready on day one.

label printer prints them all 2 lines too low, relabelling by hand
tried: Changed roll, turned it off and on
next: Use the other printer until Friday
fixed (equipment): The printer was set up again and the template is locked.

password resets take 40 min on hold at night, 2 of us stuck last nite
tried: Tried the web page, it needs the password
next: Ask for the self service link on the desktop
fixed (process): Self service reset is on every log in screen.

bleep system - no answer on the new mobiles, calls go to voicemail
tried: Rang switch, they can see it ringing
next: List the numbers that fail
fixed (equipment): The phones were set up again and voicemail is off.

eprescribing freezes when 2 people open the same chart
tried: Closed it and waited ten minutes
next: Write down when it happens, with screen shots
fixed (equipment): An update last week stopped the freezing.

mouse missing off the drs computer again, using arrow keys
tried: Looked in the other offices
next: Ask for two and a cable tie
fixed (equipment): Two mice came, tied to the desk.

smart card reader loose, have to hold the card in w one hand and type with the other
tried: Blu tack
next: Ask for a new reader
fixed (equipment): Three readers were replaced the same day.

scanner wont read half of the wristbands, so scanning gets skipped
tried: Cleaned the lens and reprinted bands
next: Keep a tally for one week
fixed (equipment): The wristband printer had the wrong ribbon. Bands scan first time now.

shared drive full, cant save the rota
tried: Deleted old photos
next: Ask for more room or an archive
fixed (equipment): The drive was moved and has room for three years.

new referral form has 31 boxes & loses everything if u go back a page
tried: Typing it in a document first and pasting
next: Send the form team the five boxes we use
fixed (removed): The form is down to nine boxes and saves as you type.

the tannoy and the phones both ring in the quiet room
tried: Unplugged the phone, someone plugged it in
next: Ask for the line to be moved
fixed (removed): The extension was taken out of the room.

discharge summary printer is in another building if u click the default
tried: Told everyone at handover
next: Ask for the default to be changed
fixed (removed): The default is set by where you log in.

no plug socket free at the desk so tablets are flat by 11
tried: An extension lead, which was taken away
next: Ask for a charging rack
fixed (equipment): A rack for eight tablets is on the wall.

screensaver locks after 2 mins in the middle of the drug round
tried: Jiggling it
next: Ask who can change it safely
fixed (process): Trolley screens now wait ten minutes. Desk screens stay at two.
""",
)

EQUIPMENT = (*_MACHINES, *_STORES, *_SCREENS)
