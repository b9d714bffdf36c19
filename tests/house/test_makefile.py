"""Every verb of the Makefile explains itself, and the verbs that the documents name exist."""

from __future__ import annotations

import re
import subprocess

from tests.house.tree import ROOT, text_of

PROMISED = {
    "bench",
    "browser",
    "check",
    "clean",
    "demo",
    "help",
    "migrate",
    "run",
    "schemas",
    "setup",
    "test",
    "verify",
    "wheel",
}
PLUMBING = {"lint-app", "lint-server", "machine"}


def test_every_verb_has_help():
    makefile = text_of("Makefile")
    declared = set(re.findall(r"^\.PHONY: (\S+)$", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    assert declared - explained == PLUMBING
    assert explained >= PROMISED


def test_help_prints_every_verb():
    printed = subprocess.run(
        ["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert {line.split()[0] for line in printed.splitlines()} >= PROMISED
