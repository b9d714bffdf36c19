"""What the browser fetches before a board can be used, and what is kept for no network."""

from __future__ import annotations

import re
from pathlib import Path

import brotli

from heard.paths import web_folder
from tests.load.figures import Figure
from tests.load.house import House

_FETCHED = re.compile(r'(?:src|href)="/(assets/[^"]+\.(?:js|css))"')
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')
_NOT_KEPT = {".br", ".gz"}
_NOT_YET = "sw.js"  # the worker itself comes after the board
_WAY_IN = "way-in-*.js"


def shell(_house: House) -> list[Figure]:
    """Bytes as brotli of the built app: first load, entry script, everything precached."""
    dist = web_folder()
    assert dist is not None, "build the app first: make bench"
    first = [dist / name for name in _FETCHED.findall((dist / "index.html").read_text())]
    scripts = sum(_br(path) for path in first if path.suffix == ".js")
    styles = sum(_br(path) for path in first if path.suffix == ".css")
    page = _br(dist / "index.html")
    kept = [one for one in dist.rglob("*") if one.is_file() and one.suffix not in _NOT_KEPT]
    return [
        _kb("HTML and CSS", page + styles, 8, 12, "one sheet for every screen"),
        _kb(
            "entry script", scripts, 24, 32, "sync, board, places; what opens later is fetched idle"
        ),
        _kb("first load of a board, in all", page + styles + scripts, 35, 50),
        _kb(
            "first load of the sign-in page, in all", page + styles + scripts + _way_in(dist, first)
        ),
        _kb(
            "everything precached", sum(_br(one) for one in kept if one.name != _NOT_YET), 110, 150
        ),
        Figure("requests before usable", 1 + len(first), "", aim=2, gate=3, steady=True),
    ]


def _way_in(dist: Path, first: list[Path]) -> int:
    """What nobody who is signed in needs at first."""
    waiting = list((dist / "assets").glob(_WAY_IN))
    assert len(waiting) == 1, "the ways in are a script of their own"
    more: set[Path] = set()
    while waiting:
        script = waiting.pop()
        if script in more or script in first:
            continue
        more.add(script)
        waiting += [script.parent / name for name in _IMPORTED.findall(script.read_text())]
    return sum(_br(one) for one in more)


def _br(path: Path) -> int:
    """As it travels: the twin made at build, or what is too small or too dense for one."""
    twin = path.with_name(f"{path.name}.br")
    plain = path.read_bytes()
    if twin.is_file():
        return twin.stat().st_size
    return min(len(plain), len(brotli.compress(plain)))


def _kb(
    name: str, size: int, aim: float | None = None, gate: float | None = None, note: str = ""
) -> Figure:
    return Figure(f"{name} (br)", size / 1e3, "kB", aim=aim, gate=gate, steady=True, note=note)
