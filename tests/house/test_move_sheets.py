"""Every sheet of a move is looked at by the browser tests."""

from __future__ import annotations

from pathlib import PurePosixPath

from tests.browser.move_sheets import EVERY_SHEET
from tests.house.tree import written_by_hand


def test_every_sheet_is_looked_at():
    files = written_by_hand(".svelte", under=("pwa/src/features/item/moves/",))
    looked_at = [name for sheets in EVERY_SHEET for names in sheets.values() for name in names]
    assert sorted(looked_at) == sorted(PurePosixPath(path).stem for path in files)
