"""The wire contract as types: what a sync request says, and what comes back."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from heard.domain.base import Facts, Instant, PersonId
from heard.domain.book import COMMANDS, AnyCommand

COMMANDS_MAX = 50  # in one request
SCOPES_MAX = 1_000
N_MAX = 2**53 - 1

Position = Annotated[int, Meta(ge=0, le=N_MAX)]
Epoch = Annotated[str, Meta(max_length=64)]


class Proof(Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks on a shared tablet: a push-only ticket and its proof (base64).

    `device` and `n`: with which it was said, where the request has others; it was numbered anew.
    """

    ticket: UUID
    proof: Annotated[str, Meta(max_length=100)]
    device: UUID | None = None
    n: Annotated[int, Meta(ge=1, le=N_MAX)] | None = None


class Said(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One command as a device says it. The command's own bytes are decoded alone, later."""

    id: UUID
    n: Annotated[int, Meta(ge=1, le=N_MAX)]
    said_at: Instant
    command: msgspec.Raw
    prior: Literal["refused"] | None = None
    by: Proof | None = None


class SyncRequest(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`person`: whom the device speaks for, so that nobody else's session answers for them."""

    device: UUID
    person: PersonId | None = None
    after: Annotated[dict[UUID, Position], Meta(max_length=SCOPES_MAX)]
    epoch: Epoch | None = None
    commands: Annotated[list[msgspec.Raw], Meta(max_length=COMMANDS_MAX)] = []
    sent_at: Instant | None = None


Outcome = Literal["done", "refused", "later", "held"]


class Refused(Struct, frozen=True):
    code: str
    facts: Facts


class Answer(Struct, frozen=True, omit_defaults=True):
    id: UUID
    outcome: Outcome
    refusal: Refused | UnsetType = UNSET


class Changed(Struct, frozen=True, gc=False):
    """An entity, whole, as one scope is told of it; None: no longer that scope's to know."""

    scope: UUID
    position: int
    kind: str
    id: UUID
    rev: int
    entity: msgspec.Raw | None


class SyncAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    epoch: str
    last_n: int
    answers: list[msgspec.Raw]
    changes: list[Changed]
    after: dict[UUID, int]
    forget: list[UUID]
    more: bool
    server_time: datetime
    upgrade_required: bool | UnsetType = UNSET


class Poke(Struct, frozen=True):
    scope: UUID
    position: int


class Here(Struct, frozen=True):
    """How many devices are at this unit's huddle now."""

    unit: UUID
    count: int


class Malformed(Exception):  # noqa: N818  an answer to its sender, not a fault of ours
    """A command that does not decode; `code` is what it is refused with."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class UnknownCommand(Exception):  # noqa: N818
    """A command of a newer app, or of none. It is held for a person. `do`: see tag_of."""

    def __init__(self, do: str) -> None:
        super().__init__(do)
        self.do = do


class _Named(Struct, frozen=True):
    do: str


class _Speaking(Struct, frozen=True):
    problem: UUID


class _Spoken(Struct, frozen=True):
    command: _Speaking


class Numbered(Struct, frozen=True):
    """What an answer needs, and what the next command of the device does."""

    id: UUID
    n: Annotated[int, Meta(ge=1, le=N_MAX)]


class _Identified(Struct, frozen=True):
    id: UUID


NO_NUMBER = 0  # as `n` of a command that came with none, or with one that no command can have


TAGS = frozenset(shape.__struct_config__.tag for shape in COMMANDS)

# "Invalid enum value 'x'", "Invalid value 'x'", "Object contains unknown field `x`".
_QUOTED = re.compile(r"(?<=value) '.*|(?<=unknown field) `.*", re.DOTALL)
_TAG = re.compile(r"[a-z][a-z0-9_.]{0,59}")

_command = msgspec.json.Decoder(AnyCommand)
_named = msgspec.json.Decoder(_Named)
_speaking = msgspec.json.Decoder(_Speaking)
_spoken = msgspec.json.Decoder(_Spoken)
_said = msgspec.json.Decoder(Said)
_numbered = msgspec.json.Decoder(Numbered)
_identified = msgspec.json.Decoder(_Identified)
_answer = msgspec.json.Decoder(Answer)
_encode = msgspec.json.Encoder().encode


def decode_said(raw: bytes) -> Said | tuple[Numbered, Malformed]:
    """One said, or its number and why it cannot be taken. Without an id: msgspec's own error."""
    try:
        return _said.decode(raw)
    except msgspec.ValidationError as error:
        return _number_of(raw), _malformed(error)


def _number_of(raw: bytes) -> Numbered:
    try:
        return _numbered.decode(raw)
    except msgspec.ValidationError:
        return Numbered(_identified.decode(raw).id, NO_NUMBER)


def tag_of(raw: bytes) -> str:
    """What a command wants to do, even when nothing else of it can be read; "" when nothing can.

    What no command could be called is "" too: it is stored, logged and answered as it stands.
    """
    name = _name_of(raw) or ""
    return name if _TAG.fullmatch(name) else ""


def decode_command(raw: bytes) -> AnyCommand:
    """A command, strictly. Raises Malformed or UnknownCommand."""
    name = _name_of(raw)
    if name is not None and name not in TAGS:
        raise UnknownCommand(tag_of(raw))
    try:
        return _command.decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _malformed(error) from error


def _name_of(raw: bytes) -> str | None:
    try:
        return _named.decode(raw).do
    except (msgspec.DecodeError, RecursionError):
        return None


def about_of(raw: bytes) -> UUID | None:
    """The problem that a command speaks of, even when nothing else of it can be read."""
    try:
        return _speaking.decode(raw).problem
    except (msgspec.DecodeError, RecursionError):
        return None


def about_in_said(raw: bytes) -> UUID | None:
    """The same of a whole said, where the command is not to be had by itself."""
    try:
        return _spoken.decode(raw).command.problem
    except (msgspec.DecodeError, RecursionError):
        return None


def encode_command(command: AnyCommand) -> bytes:
    return _encode(command)


def _malformed(error: Exception) -> Malformed:
    why = without_values(error) or "nested too deeply"
    unknown = why.startswith("Object contains unknown field")
    return Malformed("command.unknown_field" if unknown else "command.malformed", why)


def without_values(error: Exception) -> str:
    """What was wrong and where, in msgspec's words, less the input that it quotes in some."""
    what, at, where = str(error).rpartition(" - at `")
    return _QUOTED.sub("", what or where) + (at + where if what else "")


def encode_answer(
    said: UUID, outcome: Outcome, code: str = "", facts: Facts | None = None
) -> bytes:
    refusal = Refused(code, facts or {}) if code else UNSET
    return _encode(Answer(said, outcome, refusal))


def is_done(answer: bytes) -> bool:
    return _answer.decode(answer).outcome == "done"
