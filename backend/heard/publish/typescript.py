"""The app's types are those of the schema: readonly, literal, and as optional as the wire is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Union

from heard.domain.base import Nature, Place, Right
from heard.domain.book import ENTITIES
from heard.domain.org.sheets.words import Worded
from heard.publish.shapes import IN_WIRE, Schema

OPENING = "/** {words} `make schemas` writes it. */"

FORMATS = """
export type Uuid = string;
export type Instant = string; // "2018-08-06T08:00:00Z", always UTC
export type Day = string; // "2018-08-06", of Europe/London
"""
LINE_MAX = 80  # less than the 100 of a line, for what stands before it

NEEDED = """
export interface Needed {
  readonly needs: Right;
  readonly at: Place;
  readonly nature: Nature;
}
""".strip()
WORDED = """
export interface Worded {
  readonly says: string;
  readonly next: string;
}
""".strip()
BY_COMMAND = "Readonly<Record<Command['do'], Needed>>"
BY_ROLE = "Readonly<Record<Role, readonly Right[]>>"

BY_FORMAT = {"uuid": "Uuid", "date-time": "Instant", "date": "Day"}
BY_TYPE = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}

Constant = Union[str, int, Sequence["Constant"], Mapping[str, "Constant"]]  # noqa: UP007  recursive


def wire_types(named: Mapping[str, Schema]) -> str:
    """One interface or union for each shape, the nouns, and how long each text may be."""
    parts = [
        OPENING.format(words="What crosses the wire, shape by shape."),
        FORMATS.strip(),
        *(_declared(name, schema) for name, schema in named.items()),
        _nouns(),
        _lengths(named),
    ]
    return "\n\n".join(parts) + "\n"


def authz_types(authz: Schema) -> str:
    """The same table of rights as the server's, so that a screen shows only moves that may be."""
    parts = [
        OPENING.format(words="Who may say what: each command's right, each role's rights."),
        "import type { Command, Role } from './wire';",
        *(_union(enum.__name__, enum) for enum in (Right, Place, Nature)),
        NEEDED,
        f"export const NEEDED = {_value(authz['commands'])} as const satisfies {BY_COMMAND};",
        f"export const RIGHTS: {BY_ROLE} = {_value(authz['roles'])};",
    ]
    return "\n\n".join(parts) + "\n"


def import_error_types(words: Mapping[str, Worded]) -> str:
    """The words for a file's mistakes are the command line's own."""
    table = {code: {"says": one.says, "next": one.next} for code, one in words.items()}
    parts = [
        OPENING.format(words="Each mistake of a file that is loaded, in plain words."),
        WORDED,
        f"export const IMPORT_ERRORS: Readonly<Record<string, Worded>> = {_value(table)};",
    ]
    return "\n\n".join(parts) + "\n"


def _declared(name: str, schema: Schema) -> str:
    if schema.get("type") != "object":
        return f"{_doc(schema)}export type {name} ={_lines(_alternatives(schema))};"
    fields = "\n".join(_fields(schema))
    return f"{_doc(schema)}export interface {name} {{\n{fields}\n}}"


def _fields(schema: Schema) -> Iterator[str]:
    """A field that may be left out is, rather than sent as null."""
    for name, field in schema["properties"].items():
        if name in schema.get("required", ()):
            yield f"  readonly {name}: {_type(field)};"
        else:
            yield f"  readonly {name}?: {_type(field, without='null')};"


def _type(schema: Schema, *, without: str = "") -> str:
    kinds = [kind for kind in _alternatives(schema) if kind != without]
    return " | ".join(kinds) or "unknown"


def _alternatives(schema: Schema) -> list[str]:
    """The members of a union, each once; of anything else, itself."""
    if "anyOf" in schema:
        return list(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return [_quoted(value) for value in schema["enum"]]
    return [_single(schema)]


def _single(schema: Schema) -> str:
    if "$ref" in schema:
        return schema["$ref"].removeprefix(IN_WIRE.format(name=""))
    match schema.get("type"):
        case "array":
            items = _type(schema["items"])
            return f"readonly ({items})[]" if " " in items else f"readonly {items}[]"
        case "object":
            return f"Readonly<Record<string, {_type(schema.get('additionalProperties') or {})}>>"
        case kind:
            return BY_FORMAT.get(schema.get("format", "")) or BY_TYPE.get(str(kind), "unknown")


def _nouns() -> str:
    fields = "\n".join(f"  readonly {noun}: {shape.__name__};" for noun, shape in ENTITIES.items())
    return (
        f"/** Every entity by the kind that a change names. */\n"
        f"export interface Nouns {{\n{fields}\n}}\n\n"
        f"export type Entity = Nouns[keyof Nouns];"
    )


def _lengths(named: Mapping[str, Schema]) -> str:
    """{command: {field: longest}}, for the counters under text fields."""
    lengths = {
        schema["properties"]["do"]["enum"][0]: longest
        for schema in named.values()
        if "do" in schema.get("properties", {}) and (longest := _longest(schema))
    }
    return (
        "/** The most characters that each text of a command takes. */\n"
        f"export const LENGTH_MAX = {_value(dict(sorted(lengths.items())))} as const;"
    )


def _longest(command: Schema) -> dict[str, int]:
    return {
        name: one["maxLength"]
        for name, field in command["properties"].items()
        for one in field.get("anyOf", [field])
        if "maxLength" in one
    }


def _union(name: str, members: type[StrEnum]) -> str:
    return f"export type {name} ={_lines([_quoted(member.value) for member in members])};"


def _lines(members: list[str]) -> str:
    line = " " + " | ".join(members)
    return line if len(line) <= LINE_MAX else "\n  | " + "\n  | ".join(members)


def _value(value: Constant, indent: str = "") -> str:
    """A constant as the house writes it: on one line where it fits, keys bare, single quotes."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(one) for one in value)}]"
    deeper = indent + "  "
    fields = [f"{_key(name)}: {_value(one, deeper)}" for name, one in value.items()]
    line = f"{{ {', '.join(fields)} }}"
    if indent and len(line) <= LINE_MAX:
        return line
    return "{\n" + "".join(f"{deeper}{field},\n" for field in fields) + indent + "}"


def _key(name: str) -> str:
    return name if name.isidentifier() else _quoted(name)


def _quoted(value: str) -> str:
    return f"'{value}'"


def _doc(schema: Schema) -> str:
    """The docstring's words, as the rule's author wrote them."""
    words = schema.get("description", "")
    if not words:
        return ""
    first, _, rest = words.partition("\n")
    if not rest:
        return f"/** {first} */\n"
    lines = [first, *textwrap.dedent(rest).rstrip().splitlines()]
    return "/**\n" + "".join(f" * {line}".rstrip() + "\n" for line in lines) + " */\n"
