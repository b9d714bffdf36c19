"""Which rights a role carries. Seats hold them, not people (feature I1: 12 roles at most)."""

from __future__ import annotations

from heard.domain.base import Right
from heard.domain.org.entities import Role

_ANYBODY = frozenset({Right.TAKE_PART, Right.NAMED})
_MEMBER = _ANYBODY | {Right.HUDDLE, Right.TEAM_WORK}
_SEAT = _MEMBER | {Right.ANSWER, Right.LEAD}
_LEADER = _SEAT | {Right.READ_ROLLUPS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.MEMBER: _MEMBER,
    Role.LEAD: _SEAT,
    Role.MATRON: _LEADER,
    Role.DESK: _SEAT,
    Role.DIRECTOR: _LEADER,
    Role.EXECUTIVE: _LEADER,
    Role.COACH: _ANYBODY,
    Role.ADMINISTRATOR: _ANYBODY | {Right.ADMINISTER, Right.READ_ROLLUPS},
    Role.TABLET: frozenset({Right.TAKE_PART, Right.HUDDLE}),
    Role.WALL: frozenset(),
}
