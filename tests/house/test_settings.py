"""Every setting is documented for those who run Heard, and no document names one that is not."""

from __future__ import annotations

import re

import msgspec

from heard.settings import Settings
from tests.house.tree import text_of

OPERATE = "docs/operate.md"


def test_every_setting_is_documented():
    settings = {f"HEARD_{field.name.upper()}" for field in msgspec.structs.fields(Settings)}
    documented = set(re.findall(r"`(HEARD_[A-Z_]+)`", text_of(OPERATE)))
    assert documented == settings
