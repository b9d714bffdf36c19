"""What every request passes: size, content type, same origin; what every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from litestar.types import ASGIApp, Message, Receive, Send

from heard.api.faults import REQUEST, Fault, refuse

PROTOCOL = b"1"
BODY_BYTES_MAX = 1024 * 1024
IMPORT_BYTES_MAX = 32 * 1024 * 1024  # a file of 100,000 people
_LENGTH_DIGITS_MAX = 15
_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})

# Trusted Types: Svelte makes a policy of its own, and a service worker's address is a sink too.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html heard-sw"
)

SECURITY_HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (
        b"permissions-policy",
        b"camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
]


def gate(app: ASGIApp, *, origin: str = "", request_id: Callable[[], Any] = uuid4) -> ASGIApp:
    """Wraps the whole application; `origin` is where people reach it, "" on this machine."""

    async def passed(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000, "reason": None})
            return
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        known_as = scope[REQUEST] = str(request_id())
        tail = [
            (b"x-heard", PROTOCOL),
            (b"x-request-id", known_as.encode()),
            *SECURITY_HEADERS,
        ]

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name, value) for name, value in tail if name not in own),
                    *([] if b"cache-control" in own else [(b"cache-control", b"no-store")]),
                ]
            await send(message)

        refusal = _refusal(scope, dict(scope["headers"]), origin)
        if refusal is not None:
            await refuse(answer, *refusal)
        else:
            await app(scope, _bounded(receive, _bytes_max(scope["path"])), answer)

    return passed


def _refusal(scope: Any, headers: dict[bytes, bytes], origin: str) -> tuple[int, str] | None:
    """Why a request goes no further, or None."""
    if scope["method"] not in _CHANGES:
        return None
    if not _same_origin(headers, origin):
        return 403, "request.cross_origin"
    if headers.get(b"content-encoding", b"identity") != b"identity":
        return 415, "request.encoded"
    length = headers.get(b"content-length", b"0")
    if not length.isdigit():
        return 400, "request.malformed"
    if len(length) > _LENGTH_DIGITS_MAX or int(length) > _bytes_max(scope["path"]):
        return 413, "request.too_large"
    has_body = length != b"0" or b"transfer-encoding" in headers
    media_type = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    if media_type != b"application/json" and (has_body or scope["method"] != "DELETE"):
        return 415, "request.not_json"
    return None


def _same_origin(headers: dict[bytes, bytes], origin: str) -> bool:
    """A browser says where a request comes from; one that says neither is not let through."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site == b"same-origin"
    said = headers.get(b"origin", b"").decode("latin-1").lower()
    if origin:
        return said == origin.lower().rstrip("/")
    host = headers.get(b"host", b"").decode("latin-1").lower()
    return bool(host) and said == f"http://{host}"


def _bytes_max(path: str) -> int:
    return IMPORT_BYTES_MAX if path.startswith("/api/import") else BODY_BYTES_MAX


def _bounded(receive: Receive, bytes_max: int) -> Receive:
    """Stops reading a body as soon as it is too long, whatever its length was said to be."""
    taken = 0

    async def bounded() -> Any:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message["body"])
            if taken > bytes_max:
                raise Fault(413, "request.too_large")
        return message

    return bounded
