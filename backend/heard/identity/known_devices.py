"""A browser on which a person has signed in keeps a mark, and others' guesses do not slow it.

A mark is a random number and our signature over it and the person, so no table is needed, and a
shared computer tells nobody who used it. It opens no door: see throttle.py.
Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64

from heard.domain.base import PersonId
from heard.identity.tokens import RandomBytes, to_text

MARKS_MAX = 8  # people on one shared computer; the longest unused is forgotten
NONCE_BYTES = 12
SIGNATURE_BYTES = 16
_MARK_LENGTH = 38  # of 28 bytes in base64 without padding
_COOKIE_LENGTH_MAX = MARKS_MAX * (_MARK_LENGTH + 1)


def mark_of(key: bytes, person: PersonId, cookie: str) -> str | None:
    """The mark of this person, if the cookie holds one that we signed."""
    return next((mark for mark in _marks(cookie) if _signed(key, person, mark)), None)


def remember(key: bytes, person: PersonId, cookie: str, random: RandomBytes) -> str:
    """The cookie with this person's mark first: the one it held, or a new one."""
    mark = mark_of(key, person, cookie) or _new_mark(key, person, random(NONCE_BYTES))
    others = [other for other in _marks(cookie) if other != mark]
    return ".".join([mark, *others][:MARKS_MAX])


def _marks(cookie: str) -> list[str]:
    if len(cookie) > _COOKIE_LENGTH_MAX or not cookie.isascii():
        return []
    return [mark for mark in cookie.split(".") if len(mark) == _MARK_LENGTH]


def _new_mark(key: bytes, person: PersonId, nonce: bytes) -> str:
    return to_text(nonce + _signature(key, person, nonce))


def _signed(key: bytes, person: PersonId, mark: str) -> bool:
    try:
        raw = urlsafe_b64decode(f"{mark}==")
    except NotBase64:
        return False
    nonce, signature = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
    spelt_otherwise = to_text(raw) != mark  # the same bits again would get tries of their own
    return not spelt_otherwise and hmac.compare_digest(signature, _signature(key, person, nonce))


def _signature(key: bytes, person: PersonId, nonce: bytes) -> bytes:
    return hmac.digest(key, nonce + person.bytes, "sha256")[:SIGNATURE_BYTES]
