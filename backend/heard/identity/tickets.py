"""On a ward's tablet a person speaks by a ticket: a proof in each command says whose it is.

A ticket opens nothing and reads nothing. It counts through the session of its own tablet alone, for
30 days from its last use, and its secret is stored as it is, because proofs are checked with it.
"""

from __future__ import annotations

import hmac
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from heard.domain.base import PersonId
from heard.identity.door import DAY_MS, Door
from heard.identity.sign_in import Proven, confirm
from heard.store import shared as rows
from heard.store.database import StoreUnavailable
from heard.store.shared import Ticket

SECRET_BYTES = 32
USED_EVERY_MS = DAY_MS


class Claim(Struct, frozen=True, kw_only=True):
    """What a command says of whose it is. `device` and `n` are those that it was made with."""

    ticket: UUID
    proof: str
    device: UUID
    n: int
    command: UUID
    payload: bytes


async def make(door: Door, proven: Proven, tablet: PersonId, device: UUID, now: int) -> Ticket:
    """For whoever has just proved who they are. Refuses `sign_in.refused` if it is so no more."""
    ticket = Ticket(
        id=UUID(bytes=door.random(16), version=4),
        secret=door.random(SECRET_BYTES),
        person=proven.account.person,
        tablet=tablet,
        device=device,
        used_at=now,
    )
    async with door.db.write() as tx:
        await confirm(tx, proven)
        await rows.add_ticket(tx, ticket)
    return ticket


async def end(door: Door, tablet: PersonId, ticket_id: UUID) -> None:
    """To end what has ended already, or what is another tablet's, is no mistake."""
    async with door.db.write() as tx:
        await rows.end_ticket(tx, tablet, ticket_id)


async def speakers(
    door: Door, tablet: PersonId, claims: Sequence[Claim], now: int
) -> list[PersonId | None]:
    """Whose each is, in order; None: it is not shown to be anybody's."""
    async with door.db.read() as tx:
        found = await rows.tickets(tx, tablet, {claim.ticket for claim in claims})
    counts = {i: one for i, one in found.items() if now - one.used_at < door.limits.push_ms}
    spoken = [_speaker(counts.get(claim.ticket), claim) for claim in claims]
    shown = {c.ticket for c, by in zip(claims, spoken, strict=True) if by is not None}
    await _used(door, [counts[ticket] for ticket in shown], now)
    return spoken


def proof_of(secret: bytes, claim: Claim) -> bytes:
    words = f"{claim.device}.{claim.n}.{claim.command}.".encode() + claim.payload
    return hmac.digest(secret, words, "sha256")


def _speaker(ticket: Ticket | None, claim: Claim) -> PersonId | None:
    try:
        proof = b64decode(claim.proof, validate=True)
    except (NotBase64, ValueError):
        return None
    if ticket is None or ticket.device != claim.device:
        return None
    return ticket.person if hmac.compare_digest(proof, proof_of(ticket.secret, claim)) else None


async def _used(door: Door, tickets: Sequence[Ticket], now: int) -> None:
    """Noted once a day, so that most requests write nothing for it."""
    stale = [one.id for one in tickets if now - one.used_at >= USED_EVERY_MS]
    if not stale:
        return
    try:
        async with door.db.write() as tx:
            await rows.tickets_used(tx, stale, now)
    except StoreUnavailable:
        return  # the words that it came with are refused by the same full disk, and come again
