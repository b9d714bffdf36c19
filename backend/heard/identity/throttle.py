"""Guessing a password gets slow, and stays slow, without locking anybody out who knows it.

Tries are counted by e-mail, whether it has an account or not; by their own mark for devices on
which the person has signed in before, so that a stranger's guesses never slow them. Never by
network address: a hospital has one.
"""

from __future__ import annotations

from hashlib import sha256

from heard.domain.base import refuse
from heard.identity.door import DAY_MS
from heard.store import identity as rows
from heard.store.database import Database

FREE_TRIES = 5
FIRST_WAIT_MS = 30_000
WAIT_MS_MAX = 15 * 60_000
REMEMBERED_MS = DAY_MS


async def count_try(db: Database, key: str, now: int) -> None:
    """Refuse a try that comes too soon; count any other as failed, until a success forgets them.

    Counted before the password is checked, or a thousand tries at once would all be the first. A
    refused one does not count, so the wait never grows by asking.
    """
    async with db.write() as tx:
        failures, last_at = await rows.hold_tries(tx, key)
        since_ms = now - last_at
        if not 0 <= since_ms < REMEMBERED_MS:  # below 0: the clock was set back
            failures = 0
        wait_ms = wait_after(failures) - since_ms
        if failures and wait_ms > 0:
            refuse("sign_in.too_many_tries", retry_after=-(-wait_ms // 1000))
        await rows.put_tries(tx, key, failures + 1, now)


def wait_after(failures: int) -> int:
    """Milliseconds until the next try: none for five, then 30 s, twice that, ... 15 minutes."""
    if failures < FREE_TRIES:
        return 0
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT_MS << doublings, WAIT_MS_MAX)


def key_of_email(email: str) -> str:
    """Hashed: what strangers type is often somebody's address, or a password."""
    return f"email:{sha256(email.encode()).hexdigest()}"


def key_of_mark(mark: str) -> str:
    return f"device:{mark}"
