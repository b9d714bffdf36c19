"""A screen in a state is a line: its name, how to get there, and the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.browser import full_huddle
from tests.browser.devices import Device
from tests.browser.looks import OF_MANY, Looks, faults
from tests.browser.said import Voice


@dataclass(frozen=True)
class Room:
    """A screen that is looked at, and somebody who says the rest on another device."""

    screen: Device
    voice: Voice
    huddle: dict[str, str]


Step = Callable[[Room], object]
State = tuple[str, tuple[Step, ...], str]


def faults_in(room: Room, states: Iterable[State], looks: Looks = OF_MANY) -> list[str]:
    """Each state after the one before it, in every look."""
    found: list[str] = []
    for name, steps, shows in states:
        for step in steps:
            step(room)
        room.screen.sees(shows)
        found += faults(room.screen.page, name, looks)
    return found


def turn(part: str) -> tuple[Step, ...]:
    """As another device of the team does it."""
    return (lambda room: room.voice.say("huddle.turn", **room.huddle, part=part),)


def say(do: str, **fields: object) -> tuple[Step, ...]:
    return (lambda room: room.voice.say(do, **room.huddle, **fields),)


def begin(*parts: str) -> tuple[Step, ...]:
    def start(room: Room) -> None:
        full_huddle.start(room.voice, room.huddle, parts)

    return (start,)


def go(path: str) -> tuple[Step, ...]:
    return (lambda room: room.screen.go(path),)


def press(*names: str) -> tuple[Step, ...]:
    """The first button of each name, one after the other."""
    return tuple(_pressing(name) for name in names)


def _pressing(name: str) -> Step:
    def once(room: Room) -> None:
        page = room.screen.page
        sheet = page.get_by_role("dialog")
        within = sheet if sheet.count() > 0 else page
        button = within.get_by_role("button", name=re.compile(f"^{name}"))
        button.filter(visible=True).first.click()

    return once


def write(label: str, words: str) -> tuple[Step, ...]:
    return (lambda room: room.screen.page.get_by_label(label).first.fill(words),)


def unfold(words: str) -> tuple[Step, ...]:
    return (lambda room: room.screen.page.get_by_text(words).first.click(),)


def tick(words: str) -> tuple[Step, ...]:
    return (lambda room: room.screen.page.get_by_role("checkbox", name=words).check(),)
