"""Who may sign in, who is signed in, who was invited and who failed: the rows and their SQL.

Tokens come as their SHA-256 alone; times are milliseconds since 1970 in UTC. Reading a row back
says nothing about whether it still counts: `heard.identity` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from heard.domain.base import PersonId
from heard.store.database import ReadTx, Row, Tx
from heard.store.statement import in_lists


class Account(Struct, frozen=True):
    """A person who may sign in. Without `password_hash`, no password is theirs. Never sent out."""

    person: PersonId
    email: str
    password_hash: str | None
    created_at: int
    disabled_at: int | None = None


class Session(Struct, frozen=True):
    """A browser signed in as a person, from `created_at` until `expires_at` at the latest."""

    token_hash: bytes
    person: PersonId
    device: UUID | None
    created_at: int
    seen_at: int
    expires_at: int
    agent: str | None
    shared: bool = False  # of a tablet or a wall, not of a person

    @property
    def id(self) -> UUID:
        """How a list names it: of no use to whoever wants to be let in."""
        return UUID(bytes=self.token_hash[:16])


class Invitation(Struct, frozen=True):
    """A link by which a person chooses their password, once."""

    token_hash: bytes
    person: PersonId
    email: str
    created_at: int
    expires_at: int
    used_at: int | None = None


# --- Accounts -------------------------------------------------------------------------------------


async def account_by_email(tx: ReadTx, email: str) -> Account | None:
    found = await tx.rows(_ACCOUNT_BY_EMAIL, email=email)
    return _account(found[0]) if found else None


async def holders(tx: ReadTx, emails: Iterable[str]) -> dict[str, PersonId]:
    """Whose each of these e-mails is that has an account."""
    found = [row for some in in_lists(emails) for row in await tx.rows(_HOLDERS, emails=some)]
    return {email: _person(person) for email, person in found}


async def emails(tx: ReadTx) -> dict[UUID, str]:
    """Who can sign in, and with which address."""
    return {UUID(bytes=person): email for person, email in await tx.rows(_EMAILS)}


async def account_of(tx: ReadTx, person: PersonId) -> Account | None:
    found = await tx.rows(_ACCOUNT_OF, person=person.bytes)
    return _account(found[0]) if found else None


async def add_account(tx: Tx, account: Account) -> bool:
    """False: the person has an account, or the e-mail has one."""
    added = await tx.run(
        _ADD_ACCOUNT,
        person=account.person.bytes,
        email=account.email,
        password_hash=account.password_hash,
        created_at=account.created_at,
    )
    return added == 1


async def set_password(tx: Tx, person: PersonId, password_hash: str) -> bool:
    """False: there is no such account."""
    values = {"person": person.bytes, "password_hash": password_hash}
    return await tx.run(_SET_PASSWORD, **values) == 1


async def confirm_password(tx: Tx, account: Account, password_hash: str) -> bool:
    """Keep the same password under its newest hash, and hold the row until the commit.

    False: it is disabled, or its password is no longer the one that `account` was read with.
    """
    confirmed = await tx.run(
        _CONFIRM_PASSWORD,
        person=account.person.bytes,
        verified=account.password_hash,
        password_hash=password_hash,
    )
    return confirmed == 1


async def renew_account(tx: Tx, person: PersonId, email: str, password_hash: str) -> bool:
    """False: it is disabled, or has another e-mail."""
    values = {"person": person.bytes, "email": email, "password_hash": password_hash}
    return await tx.run(_RENEW_ACCOUNT, **values) == 1


async def set_disabled(tx: Tx, person: PersonId, at: int | None) -> bool:
    """None enables. False: there is no such account."""
    return await tx.run(_SET_DISABLED, person=person.bytes, disabled_at=at) == 1


# --- Sessions -------------------------------------------------------------------------------------


async def add_session(tx: Tx, session: Session) -> None:
    await tx.run(
        _ADD_SESSION,
        token_hash=session.token_hash,
        person=session.person.bytes,
        device=session.device.bytes if session.device else None,
        created_at=session.created_at,
        seen_at=session.seen_at,
        expires_at=session.expires_at,
        agent=session.agent,
        shared=session.shared,
    )


async def session_of_enabled(tx: ReadTx, token_hash: bytes) -> Session | None:
    """The session, unless its account is disabled. Who starts a ward has none at first."""
    found = await tx.rows(_SESSION_OF_ENABLED, token_hash=token_hash)
    return _session(found[0]) if found else None


async def sessions_of(tx: ReadTx, person: PersonId) -> list[Session]:
    """The last seen first."""
    return [_session(row) for row in await tx.rows(_SESSIONS_OF, person=person.bytes)]


async def session_seen(tx: Tx, token_hash: bytes, at: int) -> None:
    await tx.run(_SESSION_SEEN, token_hash=token_hash, seen_at=at)


async def end_sessions(tx: Tx, token_hashes: Sequence[bytes]) -> None:
    await tx.run(_END_SESSIONS, token_hashes=list(token_hashes))


async def end_sessions_of(tx: Tx, person: PersonId) -> None:
    await tx.run(_END_SESSIONS_OF, person=person.bytes)


# --- Invitations ----------------------------------------------------------------------------------


async def add_invitation(tx: Tx, invitation: Invitation) -> None:
    """It takes the place of those of the same person that nobody used."""
    await tx.run(_WITHDRAW, person=invitation.person.bytes)
    await tx.run(
        _ADD_INVITATION,
        token_hash=invitation.token_hash,
        person=invitation.person.bytes,
        email=invitation.email,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )


async def invitation(tx: ReadTx, token_hash: bytes) -> Invitation | None:
    found = await tx.rows(_INVITATION, token_hash=token_hash)
    return _invitation(found[0]) if found else None


async def use_invitation(tx: Tx, token_hash: bytes, at: int) -> bool:
    """True for one caller alone, however many come at once."""
    return await tx.run(_USE_INVITATION, token_hash=token_hash, at=at) == 1


async def withdraw_invitations(tx: Tx, person: PersonId) -> int:
    """How many there were that nobody had used."""
    return await tx.run(_WITHDRAW, person=person.bytes)


# --- Tries ----------------------------------------------------------------------------------------


async def hold_tries(tx: Tx, key: str) -> tuple[int, int]:
    """How many tries failed, and when the last was. Nobody else counts until the commit."""
    failures, last_at = (await tx.rows(_HOLD_TRIES, key=key))[0]
    return failures, last_at


async def put_tries(tx: Tx, key: str, failures: int, last_at: int) -> None:
    await tx.run(_PUT_TRIES, key=key, failures=failures, last_at=last_at)


async def forget_tries(tx: Tx, key: str) -> None:
    await tx.run(_FORGET_TRIES, key=key)


# --- The secret behind known devices, and what is over --------------------------------------------


async def known_device_key(tx: ReadTx) -> bytes | None:
    found = await tx.rows(_KNOWN_DEVICE_KEY)
    return found[0][0] if found else None


async def make_known_device_key(tx: Tx, key: bytes) -> None:
    """Unless another node was first: then theirs stays."""
    await tx.run(_MAKE_KNOWN_DEVICE_KEY, key=key)


async def sweep_sessions(
    tx: Tx, expired_by: int, seen_before: int, shared_seen_before: int
) -> None:
    await tx.run(
        _SWEEP_SESSIONS,
        expired_by=expired_by,
        seen_before=seen_before,
        shared_seen_before=shared_seen_before,
    )


async def sweep_invitations(tx: Tx, expired_before: int) -> None:
    await tx.run(_SWEEP_INVITATIONS, expired_before=expired_before)


async def sweep_tries(tx: Tx, last_before: int) -> None:
    await tx.run(_SWEEP_TRIES, last_before=last_before)


# --- Rows -----------------------------------------------------------------------------------------


def _account(row: Row) -> Account:
    person, email, password_hash, created_at, disabled_at = row
    return Account(_person(person), email, password_hash, created_at, disabled_at)


def _session(row: Row) -> Session:
    token_hash, person, device, created_at, seen_at, expires_at, agent, shared = row
    return Session(
        token_hash,
        _person(person),
        UUID(bytes=device) if device else None,
        created_at,
        seen_at,
        expires_at,
        agent,
        bool(shared),
    )


def _invitation(row: Row) -> Invitation:
    token_hash, person, email, created_at, expires_at, used_at = row
    return Invitation(token_hash, _person(person), email, created_at, expires_at, used_at)


def _person(raw: bytes) -> PersonId:
    return PersonId(UUID(bytes=raw))


# --- Statements -----------------------------------------------------------------------------------

_ACCOUNT_BY_EMAIL = """
    SELECT person, email, password_hash, created_at, disabled_at FROM account WHERE email = :email
"""

_HOLDERS = "SELECT email, person FROM account WHERE email IN :emails"

_EMAILS = "SELECT person, email FROM account WHERE disabled_at IS NULL"

_ACCOUNT_OF = """
    SELECT person, email, password_hash, created_at, disabled_at FROM account
    WHERE person = :person
"""

_ADD_ACCOUNT = """
    INSERT INTO account (person, email, password_hash, created_at)
    VALUES (:person, :email, :password_hash, :created_at)
    ON CONFLICT DO NOTHING
"""

_SET_PASSWORD = "UPDATE account SET password_hash = :password_hash WHERE person = :person"  # noqa: S105

_CONFIRM_PASSWORD = """
    UPDATE account SET password_hash = :password_hash
    WHERE person = :person AND password_hash = :verified AND disabled_at IS NULL
"""  # noqa: S105

_RENEW_ACCOUNT = """
    UPDATE account SET password_hash = :password_hash
    WHERE person = :person AND email = :email AND disabled_at IS NULL
"""

_SET_DISABLED = "UPDATE account SET disabled_at = :disabled_at WHERE person = :person"

_ADD_SESSION = """
    INSERT INTO session
        (token_hash, person, device, created_at, seen_at, expires_at, agent, shared)
    VALUES (:token_hash, :person, :device, :created_at, :seen_at, :expires_at, :agent, :shared)
"""

_SESSION_OF_ENABLED = """
    SELECT s.token_hash, s.person, s.device, s.created_at, s.seen_at, s.expires_at, s.agent,
        s.shared
    FROM session AS s LEFT JOIN account AS a ON a.person = s.person
    WHERE s.token_hash = :token_hash AND a.disabled_at IS NULL
"""

_SESSIONS_OF = """
    SELECT token_hash, person, device, created_at, seen_at, expires_at, agent, shared FROM session
    WHERE person = :person ORDER BY seen_at DESC, token_hash
"""

_SESSION_SEEN = """
    UPDATE session SET seen_at = :seen_at WHERE token_hash = :token_hash AND seen_at < :seen_at
"""

_END_SESSIONS = "DELETE FROM session WHERE token_hash IN :token_hashes"

_END_SESSIONS_OF = "DELETE FROM session WHERE person = :person"

_ADD_INVITATION = """
    INSERT INTO invitation (token_hash, person, email, created_at, expires_at)
    VALUES (:token_hash, :person, :email, :created_at, :expires_at)
"""

_INVITATION = """
    SELECT token_hash, person, email, created_at, expires_at, used_at FROM invitation
    WHERE token_hash = :token_hash
"""

_USE_INVITATION = """
    UPDATE invitation SET used_at = :at
    WHERE token_hash = :token_hash AND used_at IS NULL AND expires_at > :at
"""

_WITHDRAW = "DELETE FROM invitation WHERE person = :person AND used_at IS NULL"

# Changing nothing still locks the row, which SELECT cannot do on both databases.
_HOLD_TRIES = """
    INSERT INTO attempt (key, failures, last_at) VALUES (:key, 0, 0)
    ON CONFLICT (key) DO UPDATE SET failures = attempt.failures
    RETURNING failures, last_at
"""

_PUT_TRIES = "UPDATE attempt SET failures = :failures, last_at = :last_at WHERE key = :key"

_FORGET_TRIES = "DELETE FROM attempt WHERE key = :key"

_KNOWN_DEVICE_KEY = "SELECT value FROM meta WHERE key = 'known_device_key'"

_MAKE_KNOWN_DEVICE_KEY = """
    INSERT INTO meta (key, value) VALUES ('known_device_key', :key) ON CONFLICT (key) DO NOTHING
"""

_SWEEP_SESSIONS = """
    DELETE FROM session WHERE expires_at <= :expired_by
        OR (NOT shared AND seen_at < :seen_before)
        OR (shared AND seen_at < :shared_seen_before)
"""

_SWEEP_INVITATIONS = "DELETE FROM invitation WHERE expires_at < :expired_before"

_SWEEP_TRIES = "DELETE FROM attempt WHERE last_at < :last_before"
