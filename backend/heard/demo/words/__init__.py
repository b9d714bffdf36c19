"""What the demo's wards say, in their own words, with what was tried, done next and what worked."""

from heard.demo.words.equipment import EQUIPMENT
from heard.demo.words.flow import FLOW
from heard.demo.words.places import PLACES
from heard.demo.words.specialities import SPECIALITIES
from heard.demo.words.trouble import Desk, Setting, Trouble

TROUBLES: tuple[Trouble, ...] = (*EQUIPMENT, *FLOW, *PLACES, *SPECIALITIES)

__all__ = ["TROUBLES", "Desk", "Setting", "Trouble"]
