"""The built app, from memory: compressed at build, known by hash, one page for every address."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from litestar import asgi
from litestar.handlers import ASGIRouteHandler
from litestar.types import HTTPScope, Receive, Scope, Send
from msgspec import Struct

from heard.api.encodings import taken
from heard.api.faults import refuse

INDEX = "/index.html"
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_IMMUTABLE = b"public, max-age=31536000, immutable"
_NO_CACHE = b"no-cache"

_NOT_BUILT = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Heard</title>"
    b"<h1>The app is not built yet</h1><p>Run <code>make run</code>, or install the wheel."
)


class File(Struct, frozen=True):
    """A file of the app in every encoding that there is of it."""

    variants: Mapping[str, bytes]  # "" is the plain one
    media_type: bytes
    etag: bytes
    cache: bytes


def load(folder: Path | None) -> dict[str, File]:
    """Every file by its path. Without a built app: one page that says so."""
    if folder is None or not (folder / "index.html").is_file():
        return {INDEX: _file("index.html", _NOT_BUILT, {})}
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    plain = [path for path in paths if path.suffix not in _ENCODINGS.values()]
    return {f"/{path.relative_to(folder).as_posix()}": _read(path) for path in plain}


def _read(path: Path) -> File:
    twins = {name: path.with_name(path.name + suffix) for name, suffix in _ENCODINGS.items()}
    variants = {name: twin.read_bytes() for name, twin in twins.items() if twin.is_file()}
    return _file(path.as_posix(), path.read_bytes(), variants)


def _file(name: str, body: bytes, variants: Mapping[str, bytes]) -> File:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.endswith(".webmanifest"):
        media_type = "application/manifest+json"
    text = media_type.startswith("text/") or "javascript" in media_type
    hashed = "/assets/" in name
    return File(
        variants={"": body, **variants},
        media_type=f"{media_type}; charset=utf-8".encode() if text else media_type.encode(),
        etag=b'"%s"' % hashlib.sha256(body).hexdigest()[:32].encode(),
        cache=_IMMUTABLE if hashed else _NO_CACHE,
    )


def shell(files: Mapping[str, File]) -> ASGIRouteHandler:
    """Serves `files`; any other address of the app gets the one page, which knows its routes."""

    @asgi("/", is_mount=True, copy_scope=False)
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        _ = receive
        assert scope["type"] == "http", "the gate lets nothing else through"
        # A mount is given only what stands behind it; the address as it came is here.
        path = unquote(scope["raw_path"].partition(b"?")[0].decode("latin-1"))
        file = files.get(path) or (None if _names_a_file(path) else files[INDEX])
        if file is None:
            await refuse(send, 404, "page.unknown")
        elif scope["method"] not in {"GET", "HEAD"}:
            await refuse(send, 405, "method.unknown", (b"allow", b"GET, HEAD"))
        else:
            await _answer(scope, send, file)

    return serve


def _names_a_file(path: str) -> bool:
    """Or a route that there is not: neither is ever answered with the page."""
    return f"{path}/".startswith(("/api/", "/assets/")) or "." in path.rsplit("/", 1)[-1]


async def _answer(scope: HTTPScope, send: Send, file: File) -> None:
    asked = dict(scope["headers"])
    headers = [(b"etag", file.etag), (b"cache-control", file.cache), (b"vary", b"accept-encoding")]
    if file.etag in asked.get(b"if-none-match", b""):
        await _send(send, 304, headers, b"")
        return
    encoding = _encoding(file, asked.get(b"accept-encoding", b"").decode("latin-1"))
    headers.append((b"content-type", file.media_type))
    if encoding:
        headers.append((b"content-encoding", encoding.encode()))
    body = file.variants[encoding]
    headers.append((b"content-length", str(len(body)).encode()))
    await _send(send, 200, headers, b"" if scope["method"] == "HEAD" else body)


def _encoding(file: File, accepted: str) -> str:
    offered = taken(accepted)
    return next((name for name in _ENCODINGS if name in offered and name in file.variants), "")


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
