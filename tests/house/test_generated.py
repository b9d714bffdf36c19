"""What is generated is what the rules say now: tags, fields, rights and enum members."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path

import pytest

from heard.domain.base import Right
from heard.domain.book import COMMANDS, ENTITIES
from heard.domain.org.entities import Role
from heard.domain.problems.entity import State
from heard.publish.__main__ import documents, main, stale, write
from tests.house.tree import text_of

WIRE, AUTHZ = "pwa/src/generated/wire.ts", "pwa/src/generated/authz.ts"
TAGS = {str(shape.__struct_config__.tag) for shape in COMMANDS}


def literals_of(name: str, source: str) -> set[str]:
    """The members of one union of literals in TypeScript."""
    declared = re.search(rf"^export type {name} =([^;]+);", source, re.MULTILINE)
    return set(re.findall(r"'([^']+)'", declared[1])) if declared else set()


def fields_of(name: str, source: str) -> set[str]:
    declared = re.search(
        rf"^export interface {name} \{{\n(.*?)^\}}", source, re.MULTILINE | re.DOTALL
    )
    return set(re.findall(r"readonly (\w+)\??:", declared[1])) if declared else set()


def test_nothing_generated_is_stale():
    root = Path(__file__).parents[2]
    assert stale(documents(), root) == []


def test_the_literals_of_the_app_are_the_tags_of_the_server():
    assert set(re.findall(r"readonly do: '([^']+)';", text_of(WIRE))) == TAGS


@pytest.mark.parametrize("shape", [*COMMANDS, *ENTITIES.values()], ids=lambda one: one.__name__)
def test_a_shape_has_the_same_fields_on_both_sides(shape: type):
    tag = {"do"} if shape in COMMANDS else set[str]()
    expected = set(shape.__struct_fields__) | tag
    assert fields_of(shape.__name__, text_of(WIRE)) == expected


@pytest.mark.parametrize(("enum", "path"), [(State, WIRE), (Role, WIRE), (Right, AUTHZ)])
def test_an_enum_has_the_same_members_on_both_sides(enum: type[StrEnum], path: str):
    assert literals_of(enum.__name__, text_of(path)) == {member.value for member in enum}


def test_every_command_and_every_role_has_its_rights():
    source = text_of(AUTHZ)
    assert set(re.findall(r"^  '(\w+\.\w+)': \{ needs:", source, re.MULTILINE)) == TAGS
    assert set(re.findall(r"^  (\w+): \[", source, re.MULTILINE)) == {role.value for role in Role}


def test_every_route_that_takes_a_body_says_its_shape():
    paths = json.loads(text_of("schemas/openapi.json"))["paths"]
    post = {path: said["post"] for path, said in paths.items() if "post" in said}
    assert "/api/sync" in post
    assert [path for path, operation in post.items() if "requestBody" not in operation] == []


def test_every_reference_of_the_api_is_there():
    text = text_of("schemas/openapi.json")
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert {"Command", "Problem", "SyncAnswer", "Fault"} <= named
    assert named - set(json.loads(text)["components"]["schemas"]) == set()


def test_a_stale_file_is_found_and_named(tmp_path: Path):
    write(documents(), tmp_path)
    main(["--check"], root=tmp_path)
    (tmp_path / WIRE).write_text("old", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"stale: run make schemas \(pwa/src/generated/wire\.ts\)"):
        main(["--check"], root=tmp_path)


def test_what_was_once_frozen_is_never_rewritten(tmp_path: Path):
    main(["--freeze", "9.9.9"], root=tmp_path)
    assert (tmp_path / "schemas/past/9.9.9.json").exists()
    with pytest.raises(SystemExit, match="kept already"):
        main(["--freeze", "9.9.9"], root=tmp_path)
