"""The verbs of `heard` do what they say, on a database that the environment names."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from heard.store import journal, migrations
from heard.store.backup import check
from heard.store.opening import open_database
from tests.store.values import append, said

HEARD = Path(sys.executable).with_name("heard")


class Ran:
    """A verb, run to its end in a process of its own."""

    def __init__(self, verb: str, folder: Path, database: str, **given: str) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("HEARD_")}
        ended = subprocess.run(
            [HEARD, *verb.split()],
            env={**own, "HEARD_DATABASE": database, "HEARD_BACKUPS": str(folder / "kept"), **given},
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        self.code, self.said, self.complaint = ended.returncode, ended.stdout, ended.stderr


@pytest.fixture
async def filled(sqlite_url: str) -> str:
    """A database that has heard three commands; what they did is of no interest here."""
    db = await open_database(sqlite_url)
    await append(db, said(1), said(2), said(3))
    await db.close()
    return sqlite_url


def _harm(url: str, how: str) -> None:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        assert connection.execute(how).rowcount > 0


def _copies(folder: Path) -> list[Path]:
    return sorted((folder / "kept").iterdir())


def test_migrate_brings_an_empty_database_to_the_newest_version(
    empty_url: str, tmp_path: Path
) -> None:
    newest = f"The database is at version {migrations.newest()}.\n"
    for _ in range(2):
        ran = Ran("migrate", tmp_path, empty_url)
        assert (ran.code, ran.said) == (0, newest), ran.complaint
    ran = Ran("verify", tmp_path, empty_url)
    assert ran.code == 0, ran.complaint


def test_verify_says_that_all_is_well(filled: str, tmp_path: Path) -> None:
    ran = Ran("verify", tmp_path, filled)
    assert ran.code == 0, ran.complaint
    *figures, chain = ran.said.splitlines()
    assert figures == [
        "0 entities, 0 counts, 3 commands.",
        "Counts that a recount does not agree with: 0.",
        "Answers owed that are not as the problems say: 0.",
        "Alarms of the clock that are not as the problems say: 0.",
    ]
    assert re.fullmatch("The journal's chain holds; it ends with 3:[0-9a-f]{64}.", chain)


def test_verify_finds_what_was_changed(filled: str, tmp_path: Path) -> None:
    _harm(filled, "UPDATE journal SET outcome = 'refused' WHERE seq = 2")
    ran = Ran("verify", tmp_path, filled)
    assert (ran.code, ran.said.splitlines()[-1]) == (1, "The chain breaks at row 2.")


async def test_verify_looks_beside_the_server(database_url: str, tmp_path: Path) -> None:
    db = await open_database(database_url)
    await append(db, said(1))
    ran = Ran("verify", tmp_path, database_url)
    await append(db, said(2))
    await db.close()
    assert (ran.code, ran.complaint) == (0, "")
    assert "0 entities, 0 counts, 1 commands." in ran.said


@pytest.mark.parametrize(
    "verb", ["migrate", "rebuild", "demo", "serve --demo", "invite lead@ward.example"]
)
async def test_what_writes_is_not_done_beside_the_server_and_cron_can_tell(
    sqlite_url: str, tmp_path: Path, verb: str
) -> None:
    db = await open_database(sqlite_url)
    ran = Ran(verb, tmp_path, sqlite_url)
    await db.close()
    assert (ran.code, ran.said) == (3, "")
    assert ran.complaint.endswith("open in another process: stop the server first.\n")


def test_verify_changes_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    ran = Ran("verify", tmp_path, "missing.sqlite")
    assert (ran.code, ran.said, list(tmp_path.iterdir())) == (3, "", [])
    assert "Traceback" not in ran.complaint


def test_verify_does_not_migrate(empty_url: str, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for _ in range(2):
        ran = Ran("verify", tmp_path, empty_url)
        assert (ran.code, ran.said) == (3, "")
        assert "heard migrate" in ran.complaint


def test_verify_holds_the_journal_against_an_end_that_was_kept(filled: str, tmp_path: Path) -> None:
    end = Ran("verify", tmp_path, filled).said.split()[-1].rstrip(".")
    assert end.startswith("3:")
    assert Ran(f"verify --end {end}", tmp_path, filled).code == 0
    other = Ran(f"verify --end {end} --end 2:{'ab' * 32}", tmp_path, filled)
    assert (other.code, other.said.splitlines()[-1]) == (1, "The chain breaks at row 2.")


def test_an_invitation_says_whom(tmp_path: Path) -> None:
    ran = Ran("invite", tmp_path, "heard.sqlite")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "--person NAME" in ran.complaint


@pytest.mark.parametrize("end", ["3", "3:xyz", "three:ab", "3:ab"])
def test_an_end_that_is_none_is_not_understood(tmp_path: Path, end: str) -> None:
    ran = Ran(f"verify --end {end}", tmp_path, "heard.sqlite")
    assert ran.code == 2
    assert "SEQ:HASH" in ran.complaint


def test_rebuild_counts_again_what_verify_found_wrong(filled: str, tmp_path: Path) -> None:
    _harm(
        filled, "INSERT INTO counts (unit, day, measure, n) VALUES (zeroblob(16), 1, 'raised', 7)"
    )
    found = Ran("verify", tmp_path, filled)
    assert found.code == 1
    assert "Counts that a recount does not agree with: 1." in found.said.splitlines()
    ran = Ran("rebuild", tmp_path, filled)
    assert (ran.code, ran.said) == (0, "Rebuilt every projection from 0 entities.\n")
    assert Ran("verify", tmp_path, filled).code == 0


async def test_backup_adds_a_copy_that_was_read_from_end_to_end(
    filled: str, tmp_path: Path
) -> None:
    ran = Ran("backup", tmp_path, filled)
    assert ran.code == 0, ran.complaint
    (path,) = _copies(tmp_path)
    assert path.match("heard-????-??-??T??????Z.sqlite")
    copy = await check(path)
    assert copy.head.seq == 3
    assert ran.said == (
        f"{path}: {sum(copy.rows.values())} rows in {copy.size_bytes} bytes, read from end to "
        f"end. The journal's chain holds; it ends at row 3 with {copy.head.hash.hex()}.\n"
    )


async def test_backup_with_default_settings_writes_beside_the_data(
    filled: str, tmp_path: Path
) -> None:
    ran = Ran("backup", tmp_path, filled, HEARD_BACKUPS="")
    assert ran.code == 0, ran.complaint
    (path,) = (tmp_path / "backups").iterdir()
    assert ran.said.startswith(f"{path}: ")


async def test_backup_works_beside_the_server(sqlite_url: str, tmp_path: Path) -> None:
    db = await open_database(sqlite_url)
    await append(db, said(1))
    ran = Ran("backup", tmp_path, sqlite_url)
    await append(db, said(2))
    await db.close()
    assert ran.code == 0, ran.complaint
    copy = await open_database(str(_copies(tmp_path)[0]))
    async with copy.read() as tx:
        assert await journal.verify(tx) == journal.Verdict(1, None)
    await copy.close()


def test_backup_does_not_call_a_bad_copy_good(filled: str, tmp_path: Path) -> None:
    _harm(filled, "DELETE FROM journal WHERE seq = 3")
    ran = Ran("backup", tmp_path, filled)
    assert (ran.code, ran.said) == (1, "")
    (path,) = _copies(tmp_path)
    assert path.suffix == ".unchecked"
    assert ran.complaint == f"{path}: the journal does not hold from row 3\n"


@pytest.mark.parametrize(
    ("database", "why"),
    [
        ("missing.sqlite", "unable to open database file"),
        ("postgresql://heard:secret@nowhere/heard", "pg_dump"),
    ],
)
def test_backup_says_why_it_cannot(tmp_path: Path, database: str, why: str) -> None:
    ran = Ran("backup", tmp_path, database)
    assert (ran.code, ran.said) == (1, "")
    assert why in ran.complaint
    assert "Traceback" not in ran.complaint
    assert "secret" not in ran.complaint


def test_a_backup_folder_that_cannot_be_is_said(filled: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file stands where the folder should")
    ran = Ran("backup", tmp_path, filled)
    assert (ran.code, ran.said) == (1, "")
    assert "kept" in ran.complaint
    assert "Traceback" not in ran.complaint


def test_restore_puts_a_backup_in_place_and_keeps_what_was_there(
    filled: str, tmp_path: Path
) -> None:
    Ran("backup", tmp_path, filled)
    (copy,) = _copies(tmp_path)
    _harm(filled, "DELETE FROM journal WHERE seq = 3")
    ran = Ran(f"restore {copy}", tmp_path, filled)
    assert (ran.code, ran.complaint) == (0, "")
    assert "Start the server. Everyone signs in again" in ran.said
    assert Ran("verify", tmp_path, filled).code == 0
    (before,) = tmp_path.glob("heard.db.before-*")
    assert f"What was there before is kept as {before}." in ran.said
    assert Ran("verify", tmp_path, str(before)).code == 1


async def test_restore_waits_until_the_server_has_stopped(filled: str, tmp_path: Path) -> None:
    Ran("backup", tmp_path, filled)
    db = await open_database(filled)
    ran = Ran(f"restore {_copies(tmp_path)[0]}", tmp_path, filled)
    await db.close()
    assert (ran.code, ran.said) == (3, "")
    assert "stop the server first" in ran.complaint


@pytest.mark.parametrize(("what", "why"), [("missing.sqlite", "was not copied"), ("", "usage")])
def test_restore_says_why_it_cannot(filled: str, tmp_path: Path, what: str, why: str) -> None:
    ran = Ran(f"restore {what}", tmp_path, filled)
    assert ran.code in (1, 2)
    assert why in ran.complaint
    assert "Traceback" not in ran.complaint
    assert Ran("verify", tmp_path, filled).code == 0


@pytest.mark.postgres
def test_restore_begins_anew_what_other_means_put_back(postgres_url: str, tmp_path: Path) -> None:
    asked = Ran("restore heard.sqlite", tmp_path, postgres_url)
    assert (asked.code, asked.said) == (1, "")
    assert "heard restore --in-place" in asked.complaint
    ran = Ran("restore --in-place", tmp_path, postgres_url)
    assert (ran.code, ran.complaint) == (0, "")
    assert ran.said.startswith("The database begins a new timeline when it is next started.")


@pytest.mark.parametrize("verb", ["", "mend"])
def test_an_unknown_verb_is_not_understood(tmp_path: Path, verb: str) -> None:
    ran = Ran(verb, tmp_path, "heard.sqlite")
    assert ran.code == 2
    assert "usage: heard" in ran.complaint


def test_help_and_the_manual_name_every_verb(tmp_path: Path) -> None:
    ran = Ran("--help", tmp_path, "heard.sqlite")
    assert ran.code == 0
    helped = set(re.findall(r"^    (\w+)  ", ran.said, re.MULTILINE))
    manual = (Path(__file__).parents[1] / "docs/operate.md").read_text()
    assert helped == set(re.findall(r"^\| `heard (\w+)", manual, re.MULTILINE))
    assert {"serve", "import", "invite", "verify"} <= helped


def test_a_database_in_a_folder_that_is_not_there_is_made(tmp_path: Path):
    assert Ran("migrate", tmp_path, str(tmp_path / "data" / "heard.sqlite")).code == 0
    assert (tmp_path / "data" / "heard.sqlite").is_file()
