"""Every route as OpenAPI 3.1: the paths are the app's own, the shapes those of the wire."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, get_args

import msgspec
from litestar import Litestar, Response
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute
from msgspec import Struct

from heard.api import enrol, importing, my_sessions, session, setup, tickets
from heard.api.faults import MEDIA_TYPE
from heard.api.faults import Problem as Fault
from heard.engine import wire
from heard.identity.cookies import SESSION
from heard.publish.shapes import IN_OPENAPI, Schema, components
from heard.queries.queue import Queue

# Bodies are decoded by hand, strictly, so that no handler's signature names their shape.
BODIES: dict[str, type[Struct]] = {
    "sync": wire.SyncRequest,
    "begin_session": session.SignIn,
    "choose_password": session.NewPassword,
    "end_one_of_mine": my_sessions.End,
    "start_with_my_ward": setup.Start,
    "invite": setup.Invite,
    "load_files": importing.Import,
    "look": setup.Token,
    "accept": setup.Accept,
    "make_code": enrol.MakeCode,
    "enrol": enrol.Enrol,
    "revoke": enrol.Revoke,
    "make_ticket": tickets.TakeTicket,
    "end_ticket": tickets.EndTicket,
}
ANSWERS: dict[str, Any] = {"sync": wire.SyncAnswer, "openapi": Schema}
GIVEN = {"request", "actor", "sender", "engine", "running", "door"}  # parameters that nobody sends
NO_CONTENT = 204

POKE: Schema = {
    "operationId": "poke",
    "summary": "Server-sent events: a scope has something new. A hint; losing one loses nothing.",
    "parameters": [
        {
            "name": "at",
            "in": "query",
            "required": False,
            "schema": {"type": "string", "format": "uuid"},
            "description": "The unit at whose huddle this device is; ignored where not followed.",
        }
    ],
    "security": [{"session": []}],
    "responses": {
        "200": {
            "description": "Events, each with a Poke as its data; `here`, with a Here, where `at`.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
}


def openapi_document(app: Litestar) -> Schema:
    """The same app gives the same document, whatever the order of its routes."""
    handlers = sorted(_handlers(app), key=lambda found: found[:2])
    paths: dict[str, Schema] = {"/api/poke": {"get": POKE}}
    for path, method, handler in handlers:
        paths.setdefault(path, {})[method] = _operation(path, handler)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Heard", "version": version("heard"), "license": {"name": "MIT"}},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": _schemas(handler for *_, handler in handlers),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION.named(https=True)}
            },
        },
    }


def _handlers(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    for route in app.routes:
        if isinstance(route, HTTPRoute) and route.path_format.startswith("/api/"):
            for handler in route.route_handlers:
                for method in handler.http_methods - {"OPTIONS", "HEAD"}:
                    yield route.path_format, method.lower(), handler


def _operation(path: str, handler: HTTPRouteHandler) -> Schema:
    name = handler.fn.__name__
    told = inspect.getdoc(handler.fn) or ""
    operation: Schema = {"operationId": name, "summary": told.partition("\n")[0]}
    parameters = list(_parameters(path, handler))
    if parameters:
        operation["parameters"] = parameters
    if name in BODIES:
        operation["requestBody"] = {"required": True, "content": _json(BODIES[name])}
    if {"actor", "sender"} & handler.parsed_fn_signature.parameters.keys():
        operation["security"] = [{"session": []}]
    return operation | {"responses": _responses(handler)}


def _parameters(path: str, handler: HTTPRouteHandler) -> Iterator[Schema]:
    for name, field in handler.parsed_fn_signature.parameters.items():
        if name not in GIVEN:
            in_path = f"{{{name}}}" in path
            yield {
                "name": name,
                "in": "path" if in_path else "query",
                "required": in_path or not field.has_default,
                "schema": _schema(field.annotation),
            }


def _responses(handler: HTTPRouteHandler) -> Schema:
    answer = _answer(handler)
    good: Schema = {"description": "Done."}
    if handler.status_code != NO_CONTENT:
        good["content"] = _json(answer)
    fault = {"description": "Why not, with a code.", "content": {MEDIA_TYPE: _content(Fault)}}
    return {str(handler.status_code): good, "default": fault}


def _answer(handler: HTTPRouteHandler) -> Any:
    """What a handler returns, taken out of the Response that carries its cookies."""
    returned = handler.parsed_fn_signature.return_type
    if handler.fn.__name__ in ANSWERS:
        return ANSWERS[handler.fn.__name__]
    if returned.is_subclass_of(Response):
        return get_args(returned.annotation)[0]
    return returned.annotation


def _json(shape: Any) -> Schema:
    return {"application/json": _content(shape)}


def _content(shape: Any) -> Schema:
    return {"schema": _schema(shape)}


def _schema(shape: Any) -> Schema:
    if shape is Fault:  # its own name is Problem, as a problem's is
        return {"$ref": IN_OPENAPI.format(name="Fault")}
    (schema,), _ = msgspec.json.schema_components([shape], ref_template=IN_OPENAPI)
    return schema


def _schemas(handlers: Iterator[HTTPRouteHandler]) -> dict[str, Schema]:
    """The wire's shapes, and those that only HTTP has."""
    answers = [_answer(handler) for handler in handlers if handler.status_code != NO_CONTENT]
    shapes = [*BODIES.values(), *answers]
    _, named = msgspec.json.schema_components(shapes, ref_template=IN_OPENAPI)
    _, faults = msgspec.json.schema_components([Fault], ref_template=IN_OPENAPI)
    problem = {"$ref": IN_OPENAPI.format(name="Problem")}
    named[Queue.__name__]["properties"]["owed"]["items"] = problem  # passed on as bytes
    everything = {**named, "Fault": faults[Fault.__name__], **components(IN_OPENAPI)}
    return dict(sorted(everything.items()))
