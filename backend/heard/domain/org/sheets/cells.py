"""What one cell may say, and what it means; each reader refuses what the rules would not hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from heard.domain.email import email_normalised, is_email
from heard.domain.org.entities import Role, Route
from heard.domain.org.sheets.reading import Wrong
from heard.domain.org.tablets import SHARED

NAME_LENGTH_MAX = 100
LINK_LENGTH_MAX = 300
TIERS = range(1, 8)
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"", "no", "n", "false", "0"}
_UK_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # as a spreadsheet rewrites 2018-08-06
_ODS = re.compile(r"[A-Z0-9]{3,12}")
_LINK = re.compile(r"https://[^\s/]\S*")
_CLOCK_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_DASH = re.compile(r" ?[-\u2013\u2014] ?")

ValueT = TypeVar("ValueT")
WordT = TypeVar("WordT", bound=StrEnum)
Hours = tuple[str, str]


def optional(read: Callable[[str], ValueT]) -> Callable[[str], ValueT | None]:
    """An empty cell means nothing; any other what `read` makes of it."""
    return lambda cell: read(cell) if cell else None


def name(cell: str) -> str:
    if not cell:
        raise Wrong("cell.empty")
    if len(cell) > NAME_LENGTH_MAX:
        raise Wrong("cell.too_long", length_max=NAME_LENGTH_MAX)
    return cell


def reference(cell: str) -> str:
    """The code or the name of something else, or "" for none."""
    return name(cell) if cell else ""


def email(cell: str) -> str:
    address = email_normalised(cell)
    if not is_email(address):
        raise Wrong("email.malformed")
    return address


def tier(cell: str) -> int:
    if not re.fullmatch(r"[0-9]", cell) or int(cell) not in TIERS:
        raise Wrong("tier.unknown")
    return int(cell)


def yes(cell: str) -> bool:
    word = cell.casefold()
    if word not in _YES | _NO:
        raise Wrong("cell.not_yes_or_no")
    return word in _YES


def day(cell: str) -> date:
    """2018-08-06 or 06/08/2018, the day first."""
    turned = _UK_DAY.fullmatch(cell)
    try:
        if turned:
            return date(int(turned[3]), int(turned[2]), int(turned[1]))
        return date.fromisoformat(cell)
    except ValueError:
        raise Wrong("date.malformed") from None


def phone(cell: str) -> str:
    if not 2 <= len(cell) <= 40 or not re.search(r"\d", cell):  # noqa: PLR2004  as Phone says
        raise Wrong("phone.malformed")
    return cell


def link(cell: str) -> str:
    """A web address as a browser shows it; one without its scheme is https."""
    address = cell if "://" in cell else f"https://{cell}"
    if len(address) > LINK_LENGTH_MAX or not _LINK.fullmatch(address):
        raise Wrong("link.malformed")
    return address


def ods(cell: str) -> str:
    code = cell.upper()
    if not _ODS.fullmatch(code):
        raise Wrong("ods.malformed")
    return code


def role(cell: str) -> Role:
    """Of people: a tablet signs itself in."""
    return _word(Role, cell, "role.unknown", without=SHARED)


def route(cell: str) -> Route:
    return _word(Route, cell, "route.unknown")


def hours(cell: str) -> tuple[Hours, ...]:
    """The shifts of one day: "09:00-12:30 13:30-17:00", or none."""
    return tuple(_span(part) for part in re.split(r"[ ,;]+", _DASH.sub("-", cell)) if part)


def night(cell: str) -> Hours:
    """From and until: "22:00-07:00"."""
    return _span(_DASH.sub("-", cell))


def bank_holidays(cell: str) -> bool:
    """Whether the unit is closed on England's bank holidays."""
    if cell and cell.casefold() != "england":
        raise Wrong("holidays.unknown")
    return bool(cell)


def _span(said: str) -> Hours:
    opens, _, closes = said.partition("-")
    return _clock_time(opens), _clock_time("00:00" if closes == "24:00" else closes)


def _clock_time(said: str) -> str:
    found = _CLOCK_TIME.fullmatch(said)
    if not found:
        raise Wrong("time.malformed")
    return f"{int(found[1]):02}:{found[2]}"


def _word(
    words: type[WordT], cell: str, code: str, *, without: frozenset[WordT] = frozenset()
) -> WordT:
    known = {word.value: word for word in words if word not in without}
    found = known.get(cell.casefold().replace(" ", "_").replace("-", "_"))
    if found is None:
        raise Wrong(code, known=[*known])
    return found
