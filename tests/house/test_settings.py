"""Every setting is documented for those who run Heard, and no document names one that is not."""

from __future__ import annotations

import re

import msgspec

from heard.settings import Settings
from tests.house.tree import text_of, written_by_hand

OPERATE = "docs/operate.md"
NAMED = re.compile(r"\bHEARD_[A-Z_]+\b")


SETTINGS = {f"HEARD_{field.name.upper()}" for field in msgspec.structs.fields(Settings)}


def test_every_setting_is_documented():
    documented = set(re.findall(r"^\| `(HEARD_[A-Z_]+)`", text_of(OPERATE), re.MULTILINE))
    assert documented == SETTINGS


def test_no_document_names_another():
    named = {name for path in written_by_hand(".md") for name in NAMED.findall(text_of(path))}
    assert named - SETTINGS == set()
