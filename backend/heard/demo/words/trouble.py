"""A trouble is one thing in the way of good care, written as a ward would write it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from heard.domain.problems.entity import About, Need, Strength


class Desk(StrEnum):
    """Who can put it right when the ward cannot: the tier above, or a service beside."""

    ABOVE = "above"
    ESTATES = "estates"
    IT = "it"
    PHARMACY = "pharmacy"
    MEDICAL_ENGINEERING = "medical_engineering"


class Setting(StrEnum):
    """Where such a thing is said."""

    ANYWHERE = "anywhere"
    WARD = "ward"
    THEATRES = "theatres"
    MATERNITY = "maternity"
    EMERGENCY = "emergency"
    COMMUNITY = "community"


class Trouble(Struct, frozen=True, kw_only=True):
    """`text` is the raiser's; `tried` and `step` the team's; `fixed` what put it right."""

    text: str
    tried: str
    step: str
    fixed: str
    strength: Strength
    about: About
    desk: Desk
    need: Need
    setting: Setting


class Sort(NamedTuple):
    """What a whole page of troubles has in common."""

    about: About
    desk: Desk
    need: Need
    setting: Setting = Setting.WARD


LINES = 4  # of each trouble: the words, "tried:", "next:" and "fixed (strength):"


def read(sort: Sort, page: str) -> tuple[Trouble, ...]:
    """The troubles of a page, a blank line between one and the next."""
    return tuple(_one(sort, block.splitlines()) for block in page.strip().split("\n\n"))


def _one(sort: Sort, lines: list[str]) -> Trouble:
    assert len(lines) == LINES, lines
    text, tried, step, fixed = (line.strip() for line in lines)
    how, outcome = fixed.removeprefix("fixed (").split("): ", 1)
    return Trouble(
        text=text,
        tried=tried.removeprefix("tried: "),
        step=step.removeprefix("next: "),
        fixed=outcome,
        strength=Strength(how),
        **sort._asdict(),
    )
