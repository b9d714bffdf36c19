"""An answer of a size that counts travels compressed to whoever takes brotli."""

from __future__ import annotations

from typing import Any

import brotli
from litestar import Request, Response

from heard.api.encodings import taken

WORTH_IT_BYTES = 1_024
# Of documents that resemble each other 1 does best: a page of a thousand problems, 1 MB, becomes
# 47 kB in 0.7 ms; 2 to 5 take longer and leave more.
QUALITY = 1


def compressed(request: Request[Any, Any, Any], body: bytes) -> Response[bytes]:
    """JSON, as it lies or as brotli."""
    headers = {"vary": "accept-encoding"}
    if len(body) >= WORTH_IT_BYTES and "br" in taken(request.headers.get("accept-encoding", "")):
        body = _smaller(body)
        headers["content-encoding"] = "br"
    return Response(body, media_type="application/json", headers=headers)


def _smaller(body: bytes) -> bytes:
    return brotli.compress(body, quality=QUALITY)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  it ships no types
