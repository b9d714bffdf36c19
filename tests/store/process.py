"""A script runs in a process of its own, which may fail without taking the tests along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def ended(script: str, url: str) -> tuple[int, str, str]:
    """The code with which a process ended that ran the script, and what it printed."""
    command = [sys.executable, "-c", script, url]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, cwd=_ROOT
    )
    return done.returncode, done.stdout, done.stderr
