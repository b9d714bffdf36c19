"""One shape for every error: application/problem+json (RFC 9457), with no echo of what came in."""

from __future__ import annotations

import logging
import random
from http import HTTPStatus
from typing import Any, cast

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import Send
from msgspec import UNSET, Struct, UnsetType

from heard.domain.base import Facts, Refusal
from heard.engine.conduct import DeviceOfAnother
from heard.engine.writer import Overloaded
from heard.store.database import StoreUnavailable

MEDIA_TYPE = "application/problem+json"
REQUEST = "heard.request"  # in the scope: the number that the answer carries as X-Request-Id
RETRY_SECONDS = (5, 30)  # by chance, so that those who were sent away do not come back at once

_log = logging.getLogger("heard.api")

AnyRequest = Request[Any, Any, Any]


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457. `code` is ours, stable for ever; `facts` are what a screen needs to word it."""

    type: str
    title: str
    status: int
    code: str
    facts: Facts | UnsetType = UNSET


class Fault(Exception):  # noqa: N818  an answer, not an accident
    """An error to be answered as it is."""

    def __init__(
        self, status: int, code: str, *, retry_after: int | None = None, facts: Facts | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.facts = facts


def problem_body(status: int, code: str, facts: Facts | None = None) -> bytes:
    return msgspec.json.encode(
        Problem(
            type=f"urn:heard:{code}",
            title=HTTPStatus(status).phrase,
            status=status,
            code=code,
            facts=facts or UNSET,
        )
    )


async def refuse(send: Send, status: int, code: str, *headers: tuple[bytes, bytes]) -> None:
    """The same without a framework: from the gate, a stream, a file."""
    body = problem_body(status, code)
    own = (b"content-type", MEDIA_TYPE.encode()), (b"content-length", b"%d" % len(body))
    start: Any = {"type": "http.response.start", "status": status, "headers": [*own, *headers]}
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})


def answer(fault: Fault) -> Response[bytes]:
    headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
    return Response(
        problem_body(fault.status, fault.code, fault.facts),
        status_code=fault.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def on_fault(_request: AnyRequest, fault: Fault) -> Response[bytes]:
    return answer(fault)


def on_refusal(_request: AnyRequest, refusal: Refusal) -> Response[bytes]:
    """A rule says no outside a sync: a form that asks for one thing and hears why not."""
    return answer(Fault(HTTPStatus.CONFLICT, refusal.code, facts=refusal.facts))


def on_overload(_request: AnyRequest, _error: Overloaded) -> Response[bytes]:
    return answer(_later("server.busy"))


def on_store_unavailable(_request: AnyRequest, _error: StoreUnavailable) -> Response[bytes]:
    return answer(_later("server.cannot_store"))


def _later(code: str) -> Fault:
    return Fault(503, code, retry_after=random.randint(*RETRY_SECONDS))  # noqa: S311  spreads load


def on_other_device(_request: AnyRequest, _error: DeviceOfAnother) -> Response[bytes]:
    return answer(Fault(403, "device.of_another"))


def on_validation(_request: AnyRequest, error: ValidationException) -> Response[bytes]:
    """Where it is wrong, never what was there."""
    extra: list[Any] = error.extra if isinstance(error.extra, list) else []
    keys = [str(cast("dict[str, Any]", one).get("key")) for one in extra if isinstance(one, dict)]
    return answer(Fault(400, "request.malformed", facts={"fields": keys} if keys else None))


def on_http(_request: AnyRequest, error: HTTPException) -> Response[bytes]:
    answered = answer(Fault(error.status_code, _CODES.get(error.status_code, "request.refused")))
    allowed = (error.headers or {}).get("Allow")
    if allowed is not None:
        answered.headers["Allow"] = allowed
    return answered


def on_accident(request: AnyRequest, error: Exception) -> Response[bytes]:
    scope: Any = request.scope
    known_as = {"path": scope["path"], "request": scope.get(REQUEST)}
    _log.error("request failed", exc_info=error, extra=known_as)
    return answer(Fault(500, "server.fault"))


_CODES = {
    401: "session.missing",
    403: "right.missing",
    404: "page.unknown",
    405: "method.unknown",
    413: "request.too_large",
}

HANDLERS: dict[type[Exception] | int, Any] = {
    Fault: on_fault,
    Refusal: on_refusal,
    Overloaded: on_overload,
    StoreUnavailable: on_store_unavailable,
    DeviceOfAnother: on_other_device,
    ValidationException: on_validation,
    HTTPException: on_http,
    Exception: on_accident,
}
