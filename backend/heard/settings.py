"""Every setting, once: read from the environment, checked at start, printed without its secrets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec
from msgspec import Struct

PREFIX = "HEARD_"


class Settings(Struct, frozen=True, kw_only=True):
    """One field a setting; its environment variable is HEARD_ and the name in capitals."""

    # A file for SQLite, or postgresql://user:password@host/name.
    database: str = "data/heard.sqlite"
    host: str = "127.0.0.1"
    port: int = 8000
    # Where people reach it, as https://heard.example; left out: plain http on this machine only.
    origin: str = ""
    # How many proxies stand in front, each of which adds to X-Forwarded-For.
    trusted_proxies: int = 0
    session_idle_days: int = 30
    session_days: int = 90
    # Where `heard backup` writes; best another disk.
    backups: str = "backups"
    log_level: str = "info"
    # Looks at what is due this often.
    clock_seconds: int = 15
    # The built app; left out: the one that came with this package.
    web: str = ""

    @property
    def https(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def database_url(self) -> str:
        return self.database

    @property
    def backup_folder(self) -> Path:
        return Path(self.backups)


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
        raise SettingsError(f"{error} (docs/operate.md lists every setting)") from error
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    origin = urlsplit(settings.origin)
    if settings.origin and (origin.scheme not in {"http", "https"} or origin.path.strip("/")):
        raise SettingsError("HEARD_ORIGIN is scheme and host alone, as https://heard.example")
    if settings.host not in {"127.0.0.1", "localhost", "::1"} and not settings.origin:
        raise SettingsError("HEARD_ORIGIN must be set when others can reach HEARD_HOST")


def printed(settings: Settings) -> dict[str, Any]:
    """For a log or a screen: as they are, less the password of a database."""
    shown = msgspec.structs.asdict(settings)
    parts = urlsplit(settings.database)
    if parts.password:
        host = parts.hostname or ""
        netloc = f"{parts.username}:***@{host}" + (f":{parts.port}" if parts.port else "")
        shown["database"] = urlunsplit(parts._replace(netloc=netloc))
    return shown
