"""What is true of the whole database: which timeline it is on, and its one secret."""

from __future__ import annotations

import hmac
import os

from heard.store.database import ReadTx, Tx

KEY_BYTES = 32

_VALUE = "SELECT value FROM meta WHERE key = :key"

_SET = """
    INSERT INTO meta (key, value) VALUES (:key, :value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""

_SET_ONCE = """
    INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO NOTHING
"""


async def begin(tx: Tx, epoch: str, erasure_key: bytes) -> None:
    """Name the timeline and keep the key, unless that was done before. Safe at every start."""
    assert len(erasure_key) == KEY_BYTES
    await tx.run_many(_SET_ONCE, [("epoch", epoch.encode()), ("erasure_key", erasure_key)])


async def write_probe(tx: Tx) -> None:
    """Prove that it can be written, and keep other nodes out until the commit.

    A value that is always new: SQLite writes no page that would stay as it is, so that one set to
    itself went well on a full disk.
    """
    await tx.run(_SET, key="probe", value=os.urandom(8))


async def epoch(tx: ReadTx) -> str:
    """The name of this timeline. A copy has none until it is begun (parting.py)."""
    return (await _value(tx, "epoch")).decode()


async def erasure_key(tx: ReadTx) -> bytes:
    """The key of the marks that erased commands leave (journal.py).

    It is never changed: with another, an erased command sent again would look like a new one.
    """
    return await _value(tx, "erasure_key")


async def key_for(tx: ReadTx, purpose: str) -> bytes:
    """A key for one more purpose, made from the same secret: every node makes the same."""
    return hmac.digest(await erasure_key(tx), purpose.encode(), "sha256")


async def _value(tx: ReadTx, key: str) -> bytes:
    found = await tx.rows(_VALUE, key=key)
    assert found, f"meta.begin was never called: no {key}"
    return found[0][0]
