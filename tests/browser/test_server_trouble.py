"""The server restarts, dies or comes back from an old copy, and what was said is there once."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

from heard.store import backup, meta
from heard.store.database import open_database
from tests.browser.conftest import NewDevice, Ward
from tests.browser.kept import in_step, once_each, raising, texts_in
from tests.browser.patience import soon

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
    copy = ward.home / "copy.sqlite"
    finished(backup.copy(str(ward.database), copy))
    phone.raise_problem("Said after the copy was made")
    phone.waits(0)
    phone.cut()
    phone.raise_problem("Said while the server was being restored")
    ward.stop()
    restore(copy, ward.database)
    ward.start()
    phone.heal()
    in_step(ward.database, phone)
    assert texts_in(ward.database) == once_each(
        f"Said {when}"
        for when in (
            "before the copy was made",
            "after the copy was made",
            "while the server was being restored",
        )
    )


def restore(copy: Path, database: Path) -> None:
    """As an operator does: the copy takes the place of what was lost, on a timeline of its own."""
    for part in database.parent.glob(f"{database.name}*"):
        part.unlink()
    shutil.copy(copy, database)
    finished(_begin_new_timeline(database))


def finished(work: Coroutine[Any, Any, object]) -> None:
    """Playwright keeps a loop of its own running in this thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result(30)


async def _begin_new_timeline(database: Path) -> None:
    db = await open_database(str(database))
    try:
        async with db.write() as tx:
            await meta.new_epoch(tx, uuid4().hex)
    finally:
        await db.close()
