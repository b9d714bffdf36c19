"""Buildings, food, linen and the things that should simply be there."""

from __future__ import annotations

from heard.demo.words.trouble import Desk, Setting, Sort, read
from heard.domain.problems.entity import About, Need

_BUILDINGS = read(
    Sort(About.SPACE, Desk.ESTATES, Need.SUPPLIES),
    """
door closer on side room 2 has gone, slams all night
tried: A towel in the door
next: Log it and keep the towel
fixed (equipment): A soft closer is fitted.

shower room floor floods, drain blocked i think. mopping every time
tried: Cleared the grate
next: Close that shower, use the other
fixed (equipment): The drain was cleared and the grate is a type that lifts out.

heating stuck on, 29 degrees in bay 3 & windows dont open
tried: Fans, turned the valve
next: Move the two who mind it most
fixed (equipment): The valve was replaced and the windows open again.

light over the drug prep area flickers, hard to read labels
tried: Changed the tube, still does it
next: Use the other bench
fixed (equipment): The fitting was replaced with a bright white one.

staff toilet out of order 9 days now, nearest one is 2 floors down
tried: Rang it in three times
next: Ask to use the visitors one
fixed (equipment): The cistern is replaced.

hot water in the sluice is cold. cleaning things with cold water!
tried: Ran it for ten minutes
next: Use the other sluice and tell infection control
fixed (equipment): The mixer valve was replaced and is checked monthly.

trolley bay ramp has a lip, wheels catch & everything jumps
tried: Going over it slowly
next: Tape the edge so that it is seen
fixed (removed): The lip is ground down and painted.

blinds broken bay 1, sun straight in their eyes after 3
tried: Sheet over the rail
next: Turn the chairs round
fixed (equipment): New blinds are up on the south side.

the store cupboard is so full the door wont shut and its a fire door
tried: Threw out what we could
next: Half a day to clear it together
fixed (process): It was cleared and each shelf has a name.

hand gel dispenser by the front door empty or broken most days
tried: Put a bottle on the shelf
next: Find out who fills it
fixed (process): It is on the morning round and has a number to ring on it.

tap in clean utility drips and the sink is stained
tried: Tightened it
next: Log it
fixed (equipment): The tap was replaced.

no signs from the lift, relatives walk thru theatres corridor
tried: Paper arrow, taken down
next: Ask what signs are allowed
fixed (equipment): Two signs are up and the floor line is repainted.

bins overflowing by 2pm, clinical waste in the corridor
tried: Rang facilities
next: Ask for a second collection
fixed (process): There is a second collection at 1:30pm.

mouse seen in the kitchen again sun night
tried: Food in boxes, cleaned behind the fridge
next: Close the gap by the pipe
fixed (removed): Gaps are sealed and pest control comes every two weeks.

the automatic doors dont wait long enough for frames and wheelchairs
tried: One of us holds them
next: Ask for the timer to be changed
fixed (equipment): The timer is set to 12 seconds.

car park gate wont read staff cards at 7am, ppl late for handover
tried: Rang security
next: List the cards
fixed (equipment): The reader was replaced.

sink in bay 2 has no elbow tap so hands touch it
tried: Paper towel to turn it
next: Ask for it on the works list
fixed (equipment): Elbow taps are fitted in all three bays.

bed brakes squeak so loud they wake the bay when we move one
tried: Spray
next: List the bed numbers that squeak
fixed (equipment): Eleven beds were serviced.
""",
)

_DAILY = read(
    Sort(About.OTHER, Desk.ABOVE, Need.INFORMATION),
    """
breakfast comes cold cos trolley is plugged in at the other end
tried: Fetched it ourselves
next: Try a socket nearer the kitchen
fixed (removed): The trolley plugs in by bay 1 now.

no soft diets came up for tea, gave them yoghurt
tried: Rang the kitchen
next: Send the diet sheet before 10
fixed (process): The kitchen ring if a sheet has not come by 10:30.

linen runs out sundays. used sheets as blankets
tried: Borrowed
next: Ask for Friday to be a double
fixed (process): Linen comes on Sundays at 8 as well.

night gowns come back w no ties
tried: Tape
next: Bag them and send back with a note
fixed (removed): The laundry takes out any without ties.

porters 50 mins for a wheelchair to xray, lost the slot
tried: Rang at 20 and 40 minutes
next: Book the night before
fixed (process): X-ray slots carry a porter with them.

water jugs not changed after 2, its on no ones list
tried: Did it when we remembered
next: Put it on the 3pm round
fixed (process): It is on the 3pm comfort round.

cant get a vegetarian halal option at weekends
tried: Rang catering
next: Ask what can be kept in the freezer
fixed (process): Two choices are kept frozen for weekends.

menu cards r tiny print, most of our pts cant read them
tried: Read them out
next: Ask for large print
fixed (equipment): Large print and picture menus are here.

domestic hours changed so floors wet at visiting time
tried: Signs
next: Ask to swap two slots
fixed (process): Floors are done before 1pm.

protected mealtimes not protected, 3 ward rounds and a scan during lunch
tried: Sign on the door
next: Nurse in charge asks people to come back at 1
fixed (process): Scans are not booked at lunch and rounds pause.

blood samples sat in the pod station, tube was down for hrs
tried: Walked them
next: Check the pod light at each handover
fixed (process): The lab text the ward when the tube is down.

no interpreter for 2 days, used a relative which isnt right
tried: Rang the line, no slot
next: Ask for the video one
fixed (equipment): A tablet for video interpreting is on the ward.

noise at night - bins, phones, us. 6 comments about it this wk
tried: Asked everyone
next: One person walks round at 11pm and lists what is loud
fixed (process): Bins have soft lids and phones are low from 10pm.

tv in the day room stuck on one channel with no subtitles
tried: Remote is lost
next: Ask the volunteers
fixed (equipment): A new remote, and subtitles are on.
""",
)

_GLAD = read(
    Sort(About.OTHER, Desk.ABOVE, Need.PERMISSION, Setting.ANYWHERE),
    """
could we put the falls kit in one red bag so its all in the same place?
tried: Made one up, people liked it
next: Make two more and see who uses them
fixed (process): Every bay has a red bag, checked on Mondays.

idea - 5 min quiet time before handover so we can all write up
tried: Tried it Tuesday, it worked
next: Try for two weeks
fixed (process): It happens every day at 7:10 and handover is shorter.

can relatives help at mealtimes if they want to, some really do
tried: Two did, went well
next: Write a short card for them
fixed (process): A card by each bed says how to help.

want to swap the whiteboard for magnets so no one rubs it off
tried: Priced it, 38 pounds
next: Ask if we may
fixed (equipment): Magnets are up.

could HCAs do the bladder scans? we r trained already
tried: Checked the policy, not clear
next: Ask for a clear yes or no
fixed (process): Trained HCAs may scan. The list of names is on the board.

buddy for new starters for 1st 2 wks, not just the first day
tried: Did it with one, she stayed
next: Pair the next three
fixed (process): Every new starter has a named buddy for a month.
""",
)

PLACES = (*_BUILDINGS, *_DAILY, *_GLAD)
