"""Whoever has lost every way in gets one at the command line, by their e-mail or their name."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heard.domain.base import PersonId, Refusal
from heard.domain.email import email_normalised
from heard.domain.org.sheets.ids import key, person_id
from heard.engine.batch import ms
from heard.identity import accounts, invitations
from heard.jobs.by_hand import Parts, Told
from heard.queries.people import Listed, people

PEOPLE_SHOWN_MAX = 200


class Guest(Struct, frozen=True):
    person: PersonId
    email: str


async def invite(parts: Parts, typed_email: str | None, name: str | None, origin: str) -> Told:
    """A link that works once. `name`: whose it is, where no file and no account tells."""
    email = email_normalised(typed_email) if typed_email else None
    found = await (_named(parts, name, email) if name else _addressed(parts, email or ""))
    if isinstance(found, Told):
        return found
    try:
        now = ms(parts.engine.now())
        token = await invitations.invite(parts.door, found.person, found.email, now)
    except Refusal as no:
        return Told([f"{found.email} cannot be invited: {no.code}."], well=False)
    return Told([f"{origin}/join#{token}"], well=True)


async def _addressed(parts: Parts, email: str) -> Guest | Told:
    """By their account, or by the id that a file gave them with their e-mail."""
    root = parts.engine.org.root
    holders = await accounts.holders(parts.door, [email])
    person = holders.get(email) or (person_id(root, email) if root else None)
    if person is not None and await parts.engine.person(person) is not None:
        return Guest(person, email)
    known = (await people(parts.engine.db)).people
    says = f"We do not know {email}."
    if not known:
        return Told([f"{says} Load a people.csv with it first."], well=False)
    return Told(
        [f"{says} Add --person with a name, if it is one of these:", *_list(known)], well=False
    )


async def _named(parts: Parts, name: str, email: str | None) -> Guest | Told:
    """By their name, however it is written, or by their id where two share a name."""
    known = (await people(parts.engine.db)).people
    meant = [one for one in known if key(name) in {key(one.person.name), str(one.person.id)}]
    if len(meant) != 1:
        says = f"{len(meant)} people are" if meant else "Nobody is"
        tail = "Give one of these ids instead:" if meant else "It may be one of these:"
        return Told([f"{says} called {name}. {tail}", *_list(meant or known)], well=False)
    (one,) = meant
    address = email or one.email
    if address is None:
        says = f"{one.person.name} has no e-mail address here yet."
        return Told([f"{says} Write it before --person."], well=False)
    return Guest(PersonId(one.person.id), address)


def _list(known: list[Listed]) -> Iterator[str]:
    for one in known[:PEOPLE_SHOWN_MAX]:
        person = one.person
        told = (person.name, person.title, one.email or "no account", str(person.id))
        yield "  " + ", ".join(filter(None, told))
    if len(known) > PEOPLE_SHOWN_MAX:
        yield f"  … and {len(known) - PEOPLE_SHOWN_MAX} more."
