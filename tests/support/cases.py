"""Golden cases are written by the tests that prove them, and replayed by the device's tests."""

from __future__ import annotations

import json
import os
from pathlib import Path

CASES = Path(__file__).parents[2] / "schemas" / "cases"


def write_cases(name: str, cases: object) -> None:
    """Write `schemas/cases/<name>.json` when HEARD_WRITE_CASES=1, else hold it to `cases`.

    `cases` are JSON values. Keys are sorted, so that the same cases are the same bytes.
    """
    path = CASES / f"{name}.json"
    text = json.dumps(cases, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if os.environ.get("HEARD_WRITE_CASES") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    committed = path.read_text(encoding="utf-8") if path.exists() else ""
    assert committed == text, f"schemas/cases/{name}.json is stale: run make schemas"
