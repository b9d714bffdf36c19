"""Each row of the journal is linked to the one before it, and can lose its words without breaking.

- *The link.* `hash = SHA-256(hash before || canonical row)`. The row counts by all that it keeps
  for ever, and its words by their digest, `SHA-256(salt || payload)`.
- *Erasure* takes the words and the salt. Without its salt nobody can test a guess against the
  digest: there are 2^128 to try. And it does not change, so the chain still holds.
- *The mark* that erasure leaves, `HMAC-SHA-256(erasure key, command || payload)`, tells whether the
  same id comes again with other words. No hash covers it, so that it can go in its time.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

import msgspec

from heard.store.statement import Row

BEGINNING = bytes(32)  # the hash before the first row

_encode = msgspec.json.Encoder().encode


def link(previous: bytes, kept: Row) -> bytes:
    """Canonical is a JSON array without spaces: numbers and words as they are, bytes in hex."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in kept]
    return hashlib.sha256(previous + _encode(plain)).digest()


def digest(salt: bytes, payload: bytes) -> bytes:
    return hashlib.sha256(salt + payload).digest()


def mark(key: bytes, command: UUID, payload: bytes) -> bytes:
    return hmac.digest(key, command.bytes + payload, "sha256")
