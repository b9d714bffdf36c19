"""What SQLite finds beside a file belongs to that file, or lies out of its sight.

Whoever puts a copy in place by hand may leave the write-ahead log of what was there before. SQLite
would read it into the copy and ruin it.
"""

from __future__ import annotations

import logging
from pathlib import Path

WAL = "-wal"
SUFFIXES = (WAL, "-shm", "-journal")

_MODES_AT = 18  # in the header of a file: how it is written, how it is read
_WRITES_AHEAD = b"\x02\x02"  # set in the file itself before its first log is begun

_log = logging.getLogger("heard.store")


def beside(path: Path, suffix: str) -> Path:
    return Path(f"{path}{suffix}")


def put_strangers_aside(path: Path) -> None:
    """A log beside a file that never kept one is another's."""
    log = beside(path, WAL)
    if log.exists() and path.exists() and not _writes_ahead(path):
        log.rename(beside(path, ".stranger-wal"))
        _log.warning("a write-ahead log that is not of this database was put aside")


def _writes_ahead(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(_MODES_AT)
        return file.read(len(_WRITES_AHEAD)) == _WRITES_AHEAD
