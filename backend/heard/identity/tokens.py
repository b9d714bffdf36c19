"""A token is 256 random bits that only its holder keeps; the database holds its SHA-256."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256

TOKEN_BYTES = 32
TOKEN_LENGTH = 43  # of its text, in URL-safe base64 without padding

RandomBytes = Callable[[int], bytes]


def new_token(random: RandomBytes) -> tuple[str, bytes]:
    """The token, for its holder, and what the database knows it by."""
    token = to_text(random(TOKEN_BYTES))
    return token, _hash(token)


def hash_of(token: str) -> bytes | None:
    """What the database knows it by; None for what cannot be a token."""
    return _hash(token) if len(token) == TOKEN_LENGTH and token.isascii() else None


def to_text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _hash(token: str) -> bytes:
    """Without salt or stretching: nobody guesses 256 bits."""
    return sha256(token.encode()).digest()
