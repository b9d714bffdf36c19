"""The server restarts, dies or comes back from an old copy, and what was said is there once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import NewDevice, Ward
from tests.browser.kept import in_step, once_each, raising, texts_in
from tests.browser.patience import soon

HEARD = Path(sys.executable).with_name("heard")
MANY = 300


def test_a_server_that_restarts_in_the_middle_of_a_queue_hears_each_thing_once(
    ward: Ward, device: NewDevice
):
    interrupted(ward, device, signal.SIGTERM)


def test_a_server_killed_in_the_middle_of_a_queue_hears_each_thing_once(
    ward: Ward, device: NewDevice
):
    interrupted(ward, device, signal.SIGKILL)


def interrupted(ward: Ward, device: NewDevice, how: signal.Signals) -> None:
    phone = device(ward)
    phone.sign_in("nurse")
    phone.cut()
    phone.say_unseen(*(raising(n) for n in range(MANY)))
    phone.sees(f"{MANY} not sent since")
    phone.heal()
    soon(lambda: texts_in(ward.database))
    ward.stop(how)
    assert 0 < len(texts_in(ward.database)) < MANY, "it was to be in the middle"
    ward.start()
    phone.try_again()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(f"Problem {n}" for n in range(MANY))


def test_a_server_restored_from_an_older_copy_is_told_again_what_it_forgot(
    ward: Ward, device: NewDevice
):
    phone = device(ward)
    phone.sign_in("nurse")
    phone.raise_problem("Said before the copy was made")
    phone.waits(0)
    heard(ward, "backup")
    (kept,) = (ward.home / "kept").iterdir()
    phone.raise_problem("Said after the copy was made")
    phone.waits(0)
    phone.cut()
    phone.raise_problem("Said while the server was being restored")
    ward.stop()
    heard(ward, "restore", str(kept))
    ward.start()
    phone.heal()
    phone.sign_in_again()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(
        f"Said {when}"
        for when in (
            "before the copy was made",
            "after the copy was made",
            "while the server was being restored",
        )
    )


def heard(ward: Ward, *verb: str) -> None:
    """As an operator does."""
    named = {"HEARD_DATABASE": str(ward.database), "HEARD_BACKUPS": str(ward.home / "kept")}
    subprocess.run([HEARD, *verb], env={**os.environ, **named}, check=True, timeout=60)
