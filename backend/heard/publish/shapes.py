"""The wire as JSON Schema: every command, every entity, what a sync asks and answers."""

from __future__ import annotations

from typing import Any

import msgspec

from heard.domain.base import Command
from heard.domain.book import COMMANDS, ENTITIES, AnyCommand
from heard.domain.org.roles import RIGHTS
from heard.engine import wire

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IN_WIRE = "#/$defs/{name}"
IN_OPENAPI = "#/components/schemas/{name}"

ENVELOPE = (wire.Said, wire.SyncRequest, wire.Answer, wire.SyncAnswer, wire.Poke, wire.Here)
RENAMED = {"Answer": "Answered"}  # a problem has answers of its own


def wire_schema() -> Schema:
    return {"$schema": DIALECT, "title": "Heard", "$defs": components(IN_WIRE)}


def components(ref_template: str) -> dict[str, Schema]:
    """Every shape by its name, sorted. `Command` is the union of all that can be said."""
    shapes = (AnyCommand, *ENTITIES.values())
    (command, *_), named = msgspec.json.schema_components(shapes, ref_template=ref_template)
    for shape in ENTITIES.values():
        named[shape.__name__]["required"].insert(1, "rev")  # always sent: see base.Entity
    everything = {**named, "Command": command, **_envelope(ref_template)}
    return {name: everything[name] for name in sorted(everything)}


def _envelope(ref_template: str) -> dict[str, Schema]:
    """What the server passes on as bytes is named here as what those bytes hold."""
    _, named = msgspec.json.schema_components(ENVELOPE, ref_template=ref_template)
    named = {RENAMED.get(name, name): schema for name, schema in named.items()}

    def ref(name: str) -> Schema:
        return {"$ref": ref_template.format(name=name)}

    entities = [ref(shape.__name__) for shape in ENTITIES.values()]
    named["Said"]["properties"]["command"] = ref("Command")
    named["SyncRequest"]["properties"]["commands"]["items"] = ref("Said")
    named["SyncAnswer"]["properties"]["answers"]["items"] = ref("Answered")
    named["SyncAnswer"]["properties"]["server_time"]["format"] = "date-time"
    named["Changed"]["properties"]["entity"] = {"anyOf": [*entities, {"type": "null"}]}
    return named


def authz() -> Schema:
    """Which right each command needs, and where; which rights each role carries."""
    commands = {
        tag_of(shape): {"needs": shape.needs, "at": shape.at, "nature": shape.nature}
        for shape in COMMANDS
    }
    roles = {role: sorted(rights) for role, rights in RIGHTS.items()}
    return {"commands": dict(sorted(commands.items())), "roles": roles}


def tag_of(shape: type[Command]) -> str:
    """What a command says it does: `problem.raise`."""
    return str(shape.__struct_config__.tag)
