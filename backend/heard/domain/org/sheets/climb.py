"""How far everything is below the top, found in one pass however the rows are ordered."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct


class Climbs(Struct, frozen=True):
    """`depths` of what leads to a top; `rings` of things that stand above themselves."""

    depths: Mapping[UUID, int]
    rings: tuple[tuple[UUID, ...], ...]


def climb(parents: Mapping[UUID, UUID | None]) -> Climbs:
    """A thing in a ring, or below one, has no depth. A parent that is not there is a top."""
    depths: dict[UUID, int | None] = {}
    rings: list[tuple[UUID, ...]] = []
    for start in parents:
        path: dict[UUID, int] = {}
        at: UUID | None = start
        while at is not None and at not in depths and at not in path:
            path[at] = len(path)
            at = parents.get(at)
        if at is not None and at in path:
            rings.append(tuple(path)[path[at] :])
            depths |= dict.fromkeys(path)
        else:
            above = -1 if at is None else depths[at]
            depths |= {one: _below(above, len(path) - n) for one, n in path.items()}
    return Climbs({one: depth for one, depth in depths.items() if depth is not None}, tuple(rings))


def _below(above: int | None, steps: int) -> int | None:
    return None if above is None else above + steps
