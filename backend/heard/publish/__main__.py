"""`python -m heard.publish` writes what is generated; `--check` says whether it is stale.

`--freeze VERSION` keeps what an app of that version sends, for ever: schemas/past decides disputes.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from heard.app import build_app
from heard.domain.org.sheets.words import WORDS
from heard.publish.examples import examples
from heard.publish.openapi import openapi_document
from heard.publish.shapes import IN_WIRE, authz, components, wire_schema
from heard.publish.typescript import authz_types, import_error_types, wire_types
from heard.settings import Settings

ROOT = Path(__file__).parents[3]
PAST = Path("schemas/past")


def documents() -> dict[Path, str]:
    """Every generated file by its path from the root: the same rules give the same bytes."""
    _, app = build_app(Settings())
    return {
        Path("schemas/wire.schema.json"): _json(wire_schema()),
        Path("schemas/authz.json"): _json(authz()),
        Path("schemas/openapi.json"): _json(openapi_document(app)),
        Path("pwa/src/generated/wire.ts"): wire_types(components(IN_WIRE)),
        Path("pwa/src/generated/authz.ts"): authz_types(authz()),
        Path("pwa/src/generated/import-errors.ts"): import_error_types(WORDS),
    }


def write(documents: Mapping[Path, str], root: Path) -> None:
    for path, text in documents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def stale(documents: Mapping[Path, str], root: Path) -> list[Path]:
    return [path for path, text in documents.items() if _read(root / path) != text]


def freeze(version: str, root: Path) -> None:
    """Refused for a version that was kept before: what was once sent does not change."""
    path = root / PAST / f"{version}.json"
    if path.exists():
        sys.exit(f"{path.name} is kept already and never rewritten")
    write({PAST / path.name: _json(examples())}, root)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> None:
    parser = ArgumentParser(prog="heard.publish", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    parser.add_argument("--freeze", metavar="VERSION", help="keep what this version sends")
    asked = parser.parse_args(arguments)
    if asked.freeze:
        freeze(asked.freeze, root)
    elif not asked.check:
        write(documents(), root)
    elif old := stale(documents(), root):
        sys.exit(f"stale: run make schemas ({', '.join(map(str, old))})")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    main()
