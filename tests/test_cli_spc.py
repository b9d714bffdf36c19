"""`heard spc` answers line by line, whatever a line holds, and needs no database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from heard.domain.spc.door import LINE_BYTES_MAX

HEARD = Path(sys.executable).with_name("heard")
REQUEST = b'{"id": "falls", "chart": "g", "dates": ["2026-01-07"], "values": [3]}'


def spc(
    given: bytes, where: Path
) -> tuple[list[dict[str, Any]], subprocess.CompletedProcess[bytes]]:
    ran = subprocess.run(
        [HEARD, "spc"], input=given, cwd=where, capture_output=True, check=False, timeout=60
    )
    return [json.loads(line) for line in ran.stdout.splitlines()], ran


def test_every_line_has_its_reply_and_the_next_line_goes_on(tmp_path: Path):
    said, ran = spc(b"\n".join([REQUEST, b"{", b"[]", b"", b'{"id": 2}', REQUEST]), tmp_path)
    assert [reply.get("id") for reply in said] == ["falls", None, None, None, 2, "falls"]
    assert ["error" in reply for reply in said] == [False, True, True, True, True, False]
    assert (ran.returncode, ran.stderr, list(tmp_path.iterdir())) == (0, b"", [])


@pytest.mark.parametrize("more", [1, LINE_BYTES_MAX, LINE_BYTES_MAX + 1])
def test_a_line_that_is_too_long_is_passed_over_to_its_end(tmp_path: Path, more: int):
    said, ran = spc(b" " * (LINE_BYTES_MAX + more) + b"\n" + REQUEST + b"\n", tmp_path)
    assert [reply.get("error", reply.get("id")) for reply in said] == [
        "A line holds at most 33,554,432 bytes.",
        "falls",
    ]
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_the_longest_line_is_read(tmp_path: Path):
    said, _ = spc(REQUEST + b" " * (LINE_BYTES_MAX - len(REQUEST)) + b"\n" + REQUEST, tmp_path)
    assert [reply["id"] for reply in said] == ["falls", "falls"]


def test_nothing_in_is_nothing_out(tmp_path: Path):
    said, ran = spc(b"", tmp_path)
    assert (said, ran.returncode, ran.stderr) == ([], 0, b"")


def test_whoever_stops_listening_is_not_complained_to(tmp_path: Path):
    with subprocess.Popen(
        [HEARD, "spc"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as heard:
        assert heard.stdin is not None
        assert heard.stdout is not None
        assert heard.stderr is not None
        heard.stdin.write(REQUEST + b"\n")
        heard.stdin.flush()
        assert json.loads(heard.stdout.readline())["id"] == "falls"  # at once, not at the end
        heard.stdout.close()
        heard.stdin.write(REQUEST + b"\n")
        heard.stdin.close()
        assert heard.stderr.read() == b""
    assert heard.returncode == 0
