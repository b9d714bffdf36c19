"""Which encodings whoever asks can read, as their request says."""

from __future__ import annotations

_NEVER = [[f"q=0{zeros}"] for zeros in ("", ".", ".0", ".00", ".000")]


def taken(accepted: str) -> frozenset[str]:
    """Their names in the header Accept-Encoding, less those that it rules out."""
    parts = (part.replace(" ", "").lower().split(";") for part in accepted.split(","))
    return frozenset(name for name, *quality in parts if quality[:1] not in _NEVER)
