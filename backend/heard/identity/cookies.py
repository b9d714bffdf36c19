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


def cookie_header(cookie: Cookie, value: str, lasts_ms: int, *, https: bool) -> str:
    """The value of a Set-Cookie header."""
    secure = "; Secure" if https else ""
    return (
        f"{cookie.named(https=https)}={value}; Path={cookie.path}; "
        f"Max-Age={lasts_ms // 1000}; HttpOnly; SameSite=Lax{secure}"
    )


def forget_header(cookie: Cookie, *, https: bool) -> str:
    return cookie_header(cookie, "", 0, https=https)
