"""Request bodies are decoded strictly: "7" is no number, an unknown field is a mistake."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec
from litestar import Request

from heard.api.faults import Fault
from heard.engine.wire import without_values

ShapeT = TypeVar("ShapeT")


async def body_of(request: Request[Any, Any, Any], shape: type[ShapeT]) -> ShapeT:
    """The body as `shape`, or a 400 that says what was expected and where, never what was found."""
    try:
        raw = await request.body()
        raw.decode()
        return _decoder(shape).decode(raw)
    except msgspec.ValidationError as error:
        raise Fault(400, "request.malformed", facts={"why": without_values(error)}) from None
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        raise Fault(400, "request.malformed") from None


@cache
def _decoder(shape: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(shape)
