"""An e-mail and a password begin a session; every way to fail looks, costs and counts the same."""

from __future__ import annotations

from msgspec import Struct

from heard.domain.base import refuse
from heard.domain.email import email_normalised, is_email
from heard.identity.door import Door
from heard.identity.known_devices import mark_of
from heard.identity.passwords import verified
from heard.identity.sessions import Browser, SignedIn, begin
from heard.identity.throttle import count_try, key_of_email, key_of_mark
from heard.store import identity as rows
from heard.store.database import Tx
from heard.store.identity import Account


class Credentials(Struct, frozen=True):
    email: str
    password: str


class Proven(Struct, frozen=True):
    """Whose password it was a moment ago, and under which key the try was counted."""

    account: Account
    password_hash: str
    key: str


async def sign_in(door: Door, said: Credentials, browser: Browser, now: int) -> SignedIn:
    """Begin a session in this browser. Refuses as `prove` does."""
    proven = await prove(door, said, browser, now)
    async with door.db.write() as tx:
        await confirm(tx, proven)
        signed_in = await begin(tx, door, proven.account.person, browser, now)
    door.cache.forget()
    return signed_in


async def prove(door: Door, said: Credentials, browser: Browser, now: int) -> Proven:
    """Compare the password.

    Refuses `sign_in.refused` for an unknown e-mail, a wrong password and a disabled account alike,
    and `sign_in.too_many_tries` with `retry_after` in seconds.
    """
    email = email_normalised(said.email)
    account = await _account(door, email)
    key = _counted_as(door, account, email, browser)
    await count_try(door.db, key, now)
    password_hash = await verified(
        door.hasher, account.password_hash if account else None, said.password
    )
    if account is None or password_hash is None or account.disabled_at is not None:
        refuse("sign_in.refused")
    return Proven(account, password_hash, key)


async def confirm(tx: Tx, proven: Proven) -> None:
    """It still is, until the commit; and its tries are forgotten."""
    if not await rows.confirm_password(tx, proven.account, proven.password_hash):
        refuse("sign_in.refused")  # disabled, or changed, while we compared
    await rows.forget_tries(tx, proven.key)


async def _account(door: Door, email: str) -> Account | None:
    if not is_email(email):
        return None  # PostgreSQL would not even take every text as a question
    async with door.db.read() as tx:
        return await rows.account_by_email(tx, email)


def _counted_as(door: Door, account: Account | None, email: str, browser: Browser) -> str:
    mark = mark_of(door.known_device_key, account.person, browser.known) if account else None
    return key_of_mark(mark) if mark else key_of_email(email)
