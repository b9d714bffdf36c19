"""A link lets the person it names choose a password, once, and signs them in.

It is also the way back for whoever forgot theirs, at the address that they sign in with and no
other: nobody else ever sets or knows a password. Each link leaves its trace.
"""

from __future__ import annotations

from heard.domain.base import PersonId, refuse
from heard.identity.accounts import email_of
from heard.identity.door import Door
from heard.identity.passwords import hashed
from heard.identity.sessions import Browser, SignedIn, begin
from heard.identity.tokens import hash_of, new_token
from heard.identity.trace import Act, trace
from heard.store import identity as rows
from heard.store.database import Tx
from heard.store.identity import Account, Invitation
from heard.store.shared import end_tickets_of


async def invite(
    door: Door, person: PersonId, typed_email: str, now: int, by: PersonId | None = None
) -> str:
    """The token for the link; links sent to this person before no longer work.

    `by` None: an operator. Refuses `account.email_taken` (by another person),
    `account.other_email` (than the one that this person signs in with) and `account.disabled`.
    """
    email = email_of(typed_email)
    token, token_hash = new_token(door.random)
    invitation = Invitation(token_hash, person, email, now, now + door.limits.invitation_ms)
    async with door.db.write() as tx:
        await _refuse_unwelcome(tx, invitation)
        await rows.add_invitation(tx, invitation)
        await trace(tx, door.random, Act("invitation.make", person, email), by, now)
    return token


async def look(door: Door, token: str, now: int) -> Invitation:
    """Who is invited. Refuses `invitation.unknown`, `.used`, `.expired`."""
    token_hash = hash_of(token)
    if token_hash is None:
        refuse("invitation.unknown")
    async with door.db.read() as tx:
        return _open(await rows.invitation(tx, token_hash), now)


async def accept(door: Door, token: str, password: str, browser: Browser, now: int) -> SignedIn:
    """Choose the password and begin a session. Refuses as `look`, `invite` and `chosen` do."""
    invitation = await look(door, token, now)
    person = invitation.person
    password_hash = await hashed(door.hasher, password)
    async with door.db.write() as tx:
        if not await rows.use_invitation(tx, invitation.token_hash, now):
            refuse("invitation.used")  # by another request, while we hashed
        await _give_account(tx, invitation, password_hash, now)
        signed_in = await begin(tx, door, person, browser, now)
        await trace(
            tx, door.random, Act("invitation.accept", person, invitation.email), person, now
        )
    door.cache.forget()
    return signed_in


def _open(invitation: Invitation | None, now: int) -> Invitation:
    if invitation is None:
        refuse("invitation.unknown")
    if invitation.used_at is not None:
        refuse("invitation.used")
    if now >= invitation.expires_at:
        refuse("invitation.expired")
    return invitation


async def _give_account(tx: Tx, invitation: Invitation, password_hash: str, now: int) -> None:
    """A new account, or the person's own with another password and no session or ticket left."""
    person, email = invitation.person, invitation.email
    if await rows.add_account(tx, Account(person, email, password_hash, created_at=now)):
        return
    if not await rows.renew_account(tx, person, email, password_hash):
        await _refuse_unwelcome(tx, invitation)
    await rows.end_sessions_of(tx, person)
    await end_tickets_of(tx, person)


async def _refuse_unwelcome(tx: Tx, invitation: Invitation) -> None:
    account = await rows.account_of(tx, invitation.person)
    if account is not None and account.disabled_at is not None:
        refuse("account.disabled")
    if account is not None and account.email != invitation.email:
        refuse("account.other_email")
    holder = await rows.account_by_email(tx, invitation.email)
    if holder is not None and holder.person != invitation.person:
        refuse("account.email_taken")
