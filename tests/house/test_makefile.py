"""The Makefile's verbs explain themselves, and no script ends for a pipe that was left early."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.house.tree import ROOT, paths, text_of

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
PLUMBING = {"lint-app", "lint-eslint", "lint-server", "machine"}
SCRIPTS = ["Makefile", *(path for path in paths() if path.startswith(".ci/"))]


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


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_reader_leaves_a_pipe_before_its_writer_is_done(script: str):
    """Under pipefail that is a race: a writer with more to say dies of it, and so does the run."""
    assert re.findall(r"(?<!\|)\|\s*(?:head|grep -q)\b", text_of(script)) == []
