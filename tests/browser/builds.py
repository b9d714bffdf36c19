"""The next version of the app, made from the built one: other names, other hashes, same words."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path

_TWINS = {".br", ".gz"}
_TEXT = {".js", ".css", ".html"}
_LISTED = re.compile(r"(url:[`\"'])(/[^`\"']+)([`\"'],integrity:[`\"'])(sha256-[^`\"']+)")

# What an operator serves as /sw.js when the app itself has to be taken back.
KILL_SWITCH = """
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));
async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}
"""


def next_version(built: Path, to: Path, name: str) -> Path:
    """Every hashed file under another name, the old ones gone; the page says which build it is."""
    shutil.copytree(built, to, ignore=lambda _, files: [one for one in files if _is_twin(one)])
    renamed = {one.name: f"{one.stem}-{name}{one.suffix}" for one in (to / "assets").iterdir()}
    for old, new in renamed.items():
        (to / "assets" / old).rename(to / "assets" / new)
    for file in (one for one in to.rglob("*") if one.suffix in _TEXT):
        text = file.read_text()
        for old, new in renamed.items():
            text = text.replace(old, new)
        file.write_text(text.replace("<html ", f'<html data-build="{name}" '))
    _list_again(to)
    return to


def _is_twin(name: str) -> bool:
    return Path(name).suffix in _TWINS


def _list_again(web: Path) -> None:
    """The worker's list, with the hash that each file has now."""
    worker = web / "sw.js"
    text, found = _LISTED.subn(
        lambda one: one[1] + one[2] + one[3] + _integrity(web / one[2].lstrip("/")),
        worker.read_text(),
    )
    assert found, "the worker lists no files: did the build change its shape?"
    worker.write_text(text)


def _integrity(file: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"
