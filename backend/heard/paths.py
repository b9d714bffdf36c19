"""Where lies what the package serves: inside it once installed, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def web_folder() -> Path | None:
    """The built app, or None when it was not built."""
    return _first(_PACKAGE / "_web", _CHECKOUT / "pwa" / "dist")


def schemas_folder() -> Path:
    """The wire contract as it was generated."""
    found = _first(_PACKAGE / "_schemas", _CHECKOUT / "schemas")
    assert found is not None, "no wheel is built without them"
    return found


def _first(*folders: Path) -> Path | None:
    return next((one for one in folders if one.is_dir()), None)
