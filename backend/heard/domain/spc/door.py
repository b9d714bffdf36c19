"""The engine's door: one request a line in, one reply a line out, and every line is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from heard.domain.spc.options import RareOptions, RunOptions, XmrOptions, converted
from heard.domain.spc.rare import RareChart, g_chart, t_chart
from heard.domain.spc.run_chart import RunChart, run_chart
from heard.domain.spc.series import Value, series
from heard.domain.spc.words import Profile, SpcError
from heard.domain.spc.xmr import XmrChart, xmr

LINE_BYTES_MAX = 32 * 1024 * 1024  # 100,000 points take 4 MB

Id: TypeAlias = str | int | float | None


class _Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="chart"):
    """A series, and how it is to be charted; `profile` is read by an XmR chart alone."""

    id: Id = None
    profile: Profile = Profile.MDC
    dates: tuple[date, ...]
    values: tuple[Value, ...]


class XmrRequest(_Request, frozen=True, kw_only=True, tag="xmr"):
    options: XmrOptions | None = None


class RunRequest(_Request, frozen=True, kw_only=True, tag="run"):
    options: RunOptions | None = None


class TRequest(_Request, frozen=True, kw_only=True, tag="t"):
    options: RareOptions | None = None


class GRequest(_Request, frozen=True, kw_only=True, tag="g"):
    options: RareOptions | None = None


Request: TypeAlias = XmrRequest | RunRequest | TRequest | GRequest


def reply(line: bytes) -> bytes:
    """The reply to a line, neither with its end: a chart, or {"error": why}.

    It bears the id of the request where that could be read.
    """
    given: Mapping[str, object] = {}
    try:
        given = _decoded(line)
        said = asdict(_charted(converted(given, Request)))
    except SpcError as error:
        said = {"error": str(error)}
    return msgspec.json.encode({**_id(given), **said})


def _charted(request: Request) -> XmrChart | RunChart | RareChart:
    seen = series(request.dates, request.values)
    match request:
        case XmrRequest():
            return xmr(seen, request.options or XmrOptions(), request.profile)
        case RunRequest():
            return run_chart(seen, request.options or RunOptions())
        case TRequest():
            return t_chart(seen, request.options or RareOptions())
        case GRequest():
            return g_chart(seen, request.options or RareOptions())


def _decoded(line: bytes) -> Mapping[str, object]:
    if len(line) > LINE_BYTES_MAX:
        raise SpcError(f"A line holds at most {LINE_BYTES_MAX:,} bytes.")
    try:
        given = json.loads(line)
    except RecursionError:
        raise SpcError("The line is nested too deeply.") from None
    except ValueError as error:
        raise SpcError(f"The line is not JSON in UTF-8: {error}.") from None
    return converted(given, dict[str, object])


def _id(given: Mapping[str, object]) -> Mapping[str, object]:
    """The id as it was given; one that is a list, an object or half a character is not said."""
    match given.get("id", _NONE):
        case str() as text if text != text.encode(errors="replace").decode():
            return {}
        case str() | int() | float() | None as known:
            return {"id": known}
        case _:
            return {}


_NONE = object()
