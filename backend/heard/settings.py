"""Every setting, once: read from the environment, checked at start, printed without its secrets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit, urlunsplit

import msgspec
from msgspec import Meta, Struct

PREFIX = "HEARD_"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Days = Annotated[int, Meta(ge=1, le=400)]


class Settings(Struct, frozen=True, kw_only=True):
    """One field a setting; its environment variable is HEARD_ and the name in capitals."""

    # A file for SQLite, or postgresql://user:password@host/name.
    database: str = "data/heard.sqlite"
    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8000
    # Where people reach it, as https://heard.example; left out: plain http on this machine only.
    origin: str = ""
    session_idle_days: Days = 30
    session_days: Days = 90
    # Where `heard backup` writes; best another disk.
    backups: str = "backups"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    # Looks at what is due this often.
    clock_seconds: Annotated[int, Meta(ge=1, le=600)] = 15
    # The built app; left out: the one that came with this package.
    web: str = ""

    @property
    def https(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def loopback(self) -> bool:
        """Whether only this machine can ask."""
        return self.host in LOOPBACK and not self.https

    @property
    def database_url(self) -> str:
        return self.database

    @property
    def backup_folder(self) -> Path:
        return Path(self.backups).resolve()


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says what would do."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings from HEARD_* variables. Raises SettingsError for one that is off or unknown."""
    fields = {field.name for field in msgspec.structs.fields(Settings)}
    given: dict[str, Any] = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and value
    }
    unknown = sorted(given.keys() - fields)
    if unknown:
        names = ", ".join(PREFIX + name.upper() for name in unknown)
        raise SettingsError(f"unknown setting {names}; docs/operate.md lists them all")
    try:
        settings = msgspec.convert(given, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(_worded(error)) from None
    _check(settings)
    return settings


def _worded(error: msgspec.ValidationError) -> str:
    """Which variable, and what would do."""
    why, _, where = str(error).rpartition(" - at `$.")
    return f"{PREFIX}{where.strip('`').upper()}: {why} (docs/operate.md lists every setting)"


def _check(settings: Settings) -> None:
    if settings.origin and not _is_origin(settings.origin):
        raise SettingsError(
            "HEARD_ORIGIN is scheme and host alone, as https://heard.example; "
            "plain http is for this machine alone"
        )
    if settings.host not in LOOPBACK and not settings.origin:
        raise SettingsError("HEARD_ORIGIN must be set when others can reach HEARD_HOST")


def _is_origin(said: str) -> bool:
    try:
        origin = urlsplit(said)
        host, _port = origin.hostname, origin.port
    except ValueError:
        return False
    alone = said.rstrip("/") == f"{origin.scheme}://{origin.netloc}" and "@" not in origin.netloc
    safe = origin.scheme == "https" or (origin.scheme == "http" and host in LOOPBACK)
    return bool(host) and alone and safe


def printed(settings: Settings) -> dict[str, Any]:
    """For a log or a screen: as they are, less the password of a database."""
    shown = msgspec.structs.asdict(settings)
    parts = urlsplit(settings.database)
    credentials, _, host = parts.netloc.rpartition("@")
    user, has_password, _ = credentials.partition(":")
    if has_password:
        parts = parts._replace(netloc=f"{user}:***@{host}")
    if has_password or parts.query:
        hidden = parts._replace(query=_PASSWORD.sub("password=***", parts.query))
        shown["database"] = urlunsplit(hidden)
    return shown


_PASSWORD = re.compile(r"\bpassword=[^&]*")
