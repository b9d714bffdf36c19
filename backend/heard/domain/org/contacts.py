"""A telephone number for everyone's device."""

from __future__ import annotations

from typing import ClassVar, assert_never

from heard.domain.base import Command, ContactId, Name, Right
from heard.domain.moment import Change, Moment
from heard.domain.org.as_said import as_said
from heard.domain.org.entities import Contact, Link, Phone, Route


class SetContact(Command, frozen=True, kw_only=True, tag="contact.set"):
    """A telephone number for everyone's device."""

    needs: ClassVar[Right] = Right.ADMINISTER
    contact: ContactId
    route: Route
    name: Name
    phone: Phone
    hours: Name | None = None
    link: Link | None = None


def set_contact(said: SetContact, moment: Moment) -> Change:
    before = moment.org.contacts.get(said.contact)
    return as_said(Contact, said.contact, before, said, without={"contact"})


ContactCommand = SetContact


def decide(said: ContactCommand, moment: Moment) -> Change:
    match said:
        case SetContact():
            return set_contact(said, moment)
        case _:
            assert_never(said)
