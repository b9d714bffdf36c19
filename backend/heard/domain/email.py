"""An e-mail address is one address however it was typed, and short enough to be delivered to."""

from __future__ import annotations

import re

EMAIL_LENGTH_MAX = 254  # RFC 5321 4.5.3.1.3, less its two angle brackets
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")


def email_normalised(email: str) -> str:
    """However it was typed, the same address."""
    return email.strip().casefold()


def is_email(email: str) -> bool:
    """False for what can be no address at all; whether it is one, only a letter would tell."""
    fits = len(email) <= EMAIL_LENGTH_MAX and email.isprintable()
    return fits and _EMAIL.fullmatch(email) is not None
