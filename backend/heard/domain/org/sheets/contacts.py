"""Telephone numbers for every device, from contacts.csv; each is known by its route and name."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from heard.domain.base import ContactId
from heard.domain.org.contacts import SetContact
from heard.domain.org.entities import Route
from heard.domain.org.sheets import cells
from heard.domain.org.sheets.ids import by_hand, key, made_from
from heard.domain.org.sheets.reading import Row
from heard.domain.org.sheets.rehearsal import Rehearsal


def plan_contacts(rows: Sequence[Row], root: UUID, stage: Rehearsal) -> None:
    known = stage.known.org.contacts
    hand_made = by_hand({one.id: f"{one.route} {one.name}" for one in known.values()})
    first: dict[UUID, Row] = {}
    for row in rows:
        n_wrong = len(stage.reading.errors)
        command = _command(row, root, hand_made, stage)
        if len(stage.reading.errors) > n_wrong:
            continue
        before = first.setdefault(command.contact, row)
        if before is row:
            stage.say(command, row)
        else:
            facts = {"first_file": before.file, "first_row": before.number}
            stage.reading.wrong(row, "name", "contact.twice", **facts)


def _command(row: Row, root: UUID, hand_made: dict[str, UUID], stage: Rehearsal) -> SetContact:
    take, known = stage.reading.take, stage.known.org.contacts
    route = take(row, "route", cells.route, Route.OTHER)
    name = take(row, "name", cells.name, "")
    made = made_from(root, "contact", route, name)
    if made not in known:
        made = hand_made.get(key(f"{route} {name}"), made)
    before = known.get(made)
    return SetContact(
        contact=ContactId(made),
        route=route,
        name=name,
        phone=take(row, "phone", cells.phone, ""),
        hours=take(row, "hours", cells.optional(cells.name), before.hours if before else None),
        link=take(row, "link", cells.optional(cells.link), before.link if before else None),
    )
