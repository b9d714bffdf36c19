"""Two cookies, neither readable by a script: the session, and what makes a device known."""

from __future__ import annotations

from msgspec import Struct

from heard.identity.door import DAY_MS

KNOWN_DEVICE_MS = 400 * DAY_MS  # as long as a browser keeps any cookie


class Cookie(Struct, frozen=True):
    """`prefix` is a promise that the browser keeps: such a cookie was set by us, over https."""

    name: str
    prefix: str
    path: str

    def named(self, *, https: bool) -> str:
        """Without the prefix on plain http, which is served on this machine alone."""
        return f"{self.prefix}{self.name}" if https else self.name


SESSION = Cookie("heard", "__Host-", "/")
# Wanted at sign-in only, so other requests do not carry it.
KNOWN_DEVICE = Cookie("heard-known", "__Secure-", "/api/session")
