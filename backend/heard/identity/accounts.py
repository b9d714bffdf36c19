"""An account is a person's e-mail and password; no e-mail belongs to two people."""

from __future__ import annotations

from collections.abc import Iterable

from heard.domain.base import PersonId, refuse
from heard.domain.email import email_normalised, is_email
from heard.identity.door import Door
from heard.identity.passwords import hashed
from heard.identity.trace import Act, trace
from heard.store import identity as rows
from heard.store.identity import Account
from heard.store.shared import end_tickets_of


def email_of(typed: str) -> str:
    """The address, normalised, or a refusal."""
    email = email_normalised(typed)
    return email if is_email(email) else refuse("account.email_malformed")


async def create(door: Door, person: PersonId, typed_email: str, password: str, now: int) -> None:
    """Refuses `account.exists` for the person, `account.email_taken` for the e-mail."""
    email = email_of(typed_email)
    account = Account(person, email, await hashed(door.hasher, password), created_at=now)
    async with door.db.write() as tx:
        if await rows.add_account(tx, account):
            await trace(tx, door.random, Act("account.create", person, email), person, now)
            return
        known = await rows.account_of(tx, person)
    refuse("account.exists" if known else "account.email_taken")


async def find(door: Door, person: PersonId) -> Account | None:
    async with door.db.read() as tx:
        return await rows.account_of(tx, person)


async def holders(door: Door, emails: Iterable[str]) -> dict[str, PersonId]:
    """Whose each of these e-mails is that has an account; they come normalised."""
    async with door.db.read() as tx:
        return await rows.holders(tx, emails)


async def set_password(door: Door, person: PersonId, password: str, now: int) -> None:
    """Every session and ticket of theirs ends, the session that asked too: it signs in anew."""
    password_hash = await hashed(door.hasher, password)
    async with door.db.write() as tx:
        if not await rows.set_password(tx, person, password_hash):
            refuse("account.unknown")
        await rows.end_sessions_of(tx, person)
        await end_tickets_of(tx, person)
        await trace(tx, door.random, Act("account.set_password", person), person, now)
    door.cache.forget()


async def disable(door: Door, person: PersonId, now: int) -> None:
    """From the next request on nothing is theirs; an invitation not yet used is withdrawn too.

    Whoever has no account is only uninvited. That somebody is disabled is journalled already, as
    the command that it follows.
    """
    async with door.db.write() as tx:
        # In the order of `accept`, so that on PostgreSQL neither waits for the other for ever.
        withdrawn = await rows.withdraw_invitations(tx, person)
        await rows.set_disabled(tx, person, now)
        await rows.end_sessions_of(tx, person)
        if withdrawn:
            await trace(tx, door.random, Act("invitation.withdraw", person), None, now)
    door.cache.forget()


async def enable(door: Door, person: PersonId) -> None:
    """With the password they had; sessions that ended stay ended."""
    async with door.db.write() as tx:
        if not await rows.set_disabled(tx, person, None):
            refuse("account.unknown")
