"""One example of every command, filled in whole: what an app of this version may send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec import inspect

from heard.domain.base import Command
from heard.domain.book import COMMANDS
from heard.publish.shapes import tag_of

WORDS = "The bladder scanner on bay 2 is broken again"
# A text that must look like something; any other is words.
BY_PATTERN = {
    r"^[A-Z0-9]+$": "RXX01",
    r"\d": "020 7946 0123",
    r"^https://[^\s/]\S*$": "https://incidents.heard.example/new",
    r"^([01]\d|2[0-3]):[0-5]\d$": "09:15",
}
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


def examples() -> list[dict[str, Any]]:
    """Every command as JSON, in the order of their tags, each decoded once to be sure."""
    return [example(shape) for shape in sorted(COMMANDS, key=tag_of)]


def example(shape: type[Command]) -> dict[str, Any]:
    said = _struct(inspect.type_info(shape))
    return msgspec.to_builtins(msgspec.convert(said, shape))


def _struct(info: inspect.Type) -> dict[str, Any]:
    assert isinstance(info, inspect.StructType)
    tagged = {info.tag_field: info.tag} if info.tag_field else {}
    return tagged | {field.encode_name: _any(field.type) for field in info.fields}


def _any(info: inspect.Type) -> Any:
    match info:
        case inspect.Metadata():
            return _any(info.type)
        case inspect.UnionType():
            return _any(next(t for t in info.types if not isinstance(t, inspect.NoneType)))
        case inspect.StructType():
            return _struct(info)
        case inspect.VarTupleType():
            return [_any(info.item_type)]
        case inspect.DictType():
            return {_key(info.key_type): _any(info.value_type)}
        case _:
            return _plain(info)


def _key(info: inspect.Type) -> Any:
    """A tier, where a key is no enum's member nor a day."""
    return "2" if isinstance(info, inspect.StrType) else _any(info)


def _plain(info: inspect.Type) -> object:
    match info:
        case inspect.StrType():
            return BY_PATTERN.get(info.pattern or "", WORDS[: info.max_length])
        case inspect.IntType():
            return info.ge if info.ge is not None else 1
        case inspect.FloatType():
            return 2.5
        case inspect.BoolType():
            return True
        case inspect.UUIDType():
            return str(ID)
        case inspect.DateTimeType():
            return "2018-08-06T08:00:00Z"
        case inspect.DateType():
            return "2018-08-06"
        case inspect.EnumType():
            return next(iter(info.cls)).value
        case _:
            raise TypeError(f"no example of {info}")
