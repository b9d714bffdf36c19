"""Which entities a command is about, told by the types of its fields, so that rules never query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints
from uuid import UUID

from heard.domain.base import TYPED_IDS, Command, Entity
from heard.domain.problems.entity import Problem


def named_in(command: Command) -> Iterator[UUID]:
    """The ids that a command names; an id that something else has already must be seen too."""
    for field in _fields_that_name(type(command)):
        found: UUID | None = getattr(command, field)
        if found is not None:
            yield found


@cache
def _fields_that_name(shape: type[Command]) -> tuple[str, ...]:
    hints: dict[str, Any] = get_type_hints(shape)
    return tuple(name for name, hint in hints.items() if _names_one(hint))


def merged_into(entities: Iterable[Entity]) -> set[UUID]:
    """The problems that went on as one of these: they are erased with it."""
    problems = (one for one in entities if isinstance(one, Problem))
    return {follower.problem for one in problems for follower in one.followers}


def _names_one(hint: Any) -> bool:
    return hint in TYPED_IDS or any(_names_one(part) for part in get_args(hint))
