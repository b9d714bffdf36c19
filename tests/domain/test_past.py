"""What an app once sent can be read for ever."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from heard.domain.book import COMMANDS, AnyCommand
from heard.publish.examples import examples

PAST = Path(__file__).parents[2] / "schemas" / "past"
SENT = [
    pytest.param(said, id=f"{path.stem} {said['do']}")
    for path in sorted(PAST.glob("*.json"))
    for said in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("said", SENT)
def test_a_command_as_once_sent_still_decodes(said: dict[str, object]):
    command = msgspec.json.decode(json.dumps(said), type=AnyCommand)
    assert command.__struct_config__.tag == said["do"]
    read = json.loads(msgspec.json.encode(command))
    assert {name: read[name] for name in said} == said


def test_every_command_of_the_first_version_was_kept():
    first = json.loads((PAST / "0.1.0.json").read_text(encoding="utf-8"))
    assert len(first) == len({said["do"] for said in first}) > 30


def test_an_example_is_made_of_every_command_with_every_field():
    made = examples()
    assert {said["do"] for said in made} == {c.__struct_config__.tag for c in COMMANDS}
    fields = {c.__struct_config__.tag: len(c.__struct_fields__) + 1 for c in COMMANDS}
    assert {said["do"]: len(said) for said in made} == fields
