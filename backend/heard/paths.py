"""Where the built app lies: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def web_folder() -> Path | None:
    """The built app, or None when it was not built."""
    beside = _PACKAGE.parent.parent / "pwa" / "dist"
    return next((one for one in (_PACKAGE / "_web", beside) if one.is_dir()), None)
