"""What one running server holds; handlers are given its parts by name."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.types import Scope
from msgspec import Struct, field

from heard.api.readiness import Readiness
from heard.api.vacancies import Vacancies
from heard.engine.engine import Engine
from heard.identity.door import Door
from heard.settings import Settings

STATE = "heard"
HEARTBEAT_SECONDS = 20.0  # proxies and phones close what is silent for longer


class Running(Struct, frozen=True):
    """`demo`: one-tap sign-in is offered. `heartbeat_seconds`: how often a quiet stream speaks."""

    settings: Settings
    engine: Engine
    door: Door
    demo: bool = False
    heartbeat_seconds: float = HEARTBEAT_SECONDS
    readiness: Readiness = field(default_factory=Readiness)
    vacancies: Vacancies = field(default_factory=Vacancies)


def running_of(scope: Scope) -> Running:
    return scope["litestar_app"].state[STATE]


async def provide_running(request: Request[Any, Any, Any]) -> Running:
    return running_of(request.scope)


async def provide_engine(request: Request[Any, Any, Any]) -> Engine:
    return running_of(request.scope).engine


async def provide_door(request: Request[Any, Any, Any]) -> Door:
    return running_of(request.scope).door
