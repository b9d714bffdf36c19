"""A code signs a unit's tablet or wall in, once, within a quarter of an hour.

Its first half is what tries are counted by: whoever sweeps all of them gets five guesses at the
second half of each, so that they hit a live code once in 100,000, and slow nobody else.
"""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from heard.domain.base import Name, PersonId, UnitId, refuse
from heard.domain.org.entities import Shared
from heard.identity.door import Door
from heard.identity.sessions import Browser, begin_shared
from heard.identity.throttle import count_try
from heard.store import identity as rows
from heard.store import shared as shared_rows
from heard.store.shared import Enrolment

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that looks like something else
CODE_LENGTH = 8
HALF = CODE_LENGTH // 2


class Wanted(Struct, frozen=True):
    """What a code is for. `by` None: an operator makes it."""

    unit: UnitId
    kind: Shared
    name: Name
    by: PersonId | None


class Code(Struct, frozen=True):
    """`text` is for whoever stands at the tablet and is kept nowhere else."""

    text: str
    expires_at: int

    @property
    def told(self) -> str:
        """As it is read out: "K7QM-2XWD"."""
        return f"{self.text[:HALF]}-{self.text[HALF:]}"


async def make(door: Door, wanted: Wanted, now: int) -> Code:
    code = Code(_from(door.random(CODE_LENGTH)), now + door.limits.code_ms)
    enrolment = Enrolment(
        code_hash=_hash(code.text),
        unit=wanted.unit,
        kind=wanted.kind.value,
        name=wanted.name,
        made_by=wanted.by,
        created_at=now,
        expires_at=code.expires_at,
    )
    async with door.db.write() as tx:
        await shared_rows.add_enrolment(tx, enrolment)
    return code


async def look(door: Door, typed: str, now: int) -> Enrolment:
    """What a code is for; a try, which only `begin` forgets.

    Refuses `enrolment.unknown`, `.used`, `.expired` and `sign_in.too_many_tries`.
    """
    code = read(typed)
    await count_try(door.db, _key(code), now)
    async with door.db.read() as tx:
        found = await shared_rows.enrolment(tx, _hash(code))
    if found is None:
        refuse("enrolment.unknown")
    if found.used_at is not None:
        refuse("enrolment.used")
    if now >= found.expires_at:
        refuse("enrolment.expired")
    return found


async def use(door: Door, enrolment: Enrolment, tablet: PersonId, now: int) -> None:
    """Refuses `enrolment.used` to all but one of those who come at once."""
    async with door.db.write() as tx:
        if not await shared_rows.use_enrolment(tx, enrolment.code_hash, tablet, now):
            refuse("enrolment.used")


async def begin(door: Door, typed: str, tablet: PersonId, browser: Browser, now: int) -> str:
    """The token of the tablet's session."""
    async with door.db.write() as tx:
        await rows.forget_tries(tx, _key(read(typed)))
        token = await begin_shared(tx, door, tablet, browser, now)
    door.cache.forget()
    return token


def read(typed: str) -> str:
    """A code however it was typed; refused where it can be none."""
    code = "".join(letter for letter in typed.upper() if letter not in " -")
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
        refuse("enrolment.unknown")
    return code


def _from(chance: bytes) -> str:
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in chance)


def _key(code: str) -> str:
    return f"enrol:{code[:HALF]}"


def _hash(code: str) -> bytes:
    """A guess at 40 bits from a stolen copy takes longer than the code lives to be of use."""
    return sha256(b"heard.enrol\n" + code.encode()).digest()
