"""`heard`: serve it, keep it, look after it. Each verb is a few lines over what does the work."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heard.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from heard.jobs.by_hand import Told

Verb = Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, int]]

# Each verb imports what it needs when it is called: `heard --help` starts at once.
# ruff: noqa: PLC0415


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 done, 1 something is not right, 2 it was not understood, 3 not now."""
    parsed = _parser().parse_args(arguments)
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    from heard.store.database import DatabaseInUse, StoreUnavailable

    try:
        return _done(settings, parsed)
    except DatabaseInUse as error:
        print(f"{error}: stop the server first.", file=sys.stderr)
    except StoreUnavailable as error:
        print(f"The database cannot be used now: {error}.", file=sys.stderr)
    return 3


def _done(settings: Settings, parsed: argparse.Namespace) -> int:
    if parsed.verb is None:
        return _serve(settings, parsed)
    verb: Verb = parsed.verb
    return asyncio.run(verb(settings, parsed))


def _serve(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.serving import run_server

    if parsed.demo:
        asyncio.run(_demo(settings, parsed))
    return run_server(settings, demo=parsed.demo)


async def _demo(settings: Settings, _parsed: argparse.Namespace) -> int:
    from heard.demo.build import build_demo

    print(await build_demo(settings))
    return 0


async def _migrate(settings: Settings, _parsed: argparse.Namespace) -> int:
    from heard.store.migrations import newest, upgrade

    await upgrade(settings.database_url)
    print(f"The database is at version {newest()}.")
    return 0


async def _verify(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.engine.upkeep import verify
    from heard.store.looking import look

    async with look(settings.database_url) as db:
        found = await verify(db, dict(parsed.end))
    print(f"{found.entities} entities, {found.counts} counts, {found.journal_rows} commands.")
    print(f"Counts that a recount does not agree with: {found.wrong_counts}.")
    print(f"Answers owed that are not as the problems say: {found.wrong_owed}.")
    print(f"Alarms of the clock that are not as the problems say: {found.wrong_alarms}.")
    if found.first_bad_seq is None:
        end = f"{found.end.seq}:{found.end.hash.hex()}"
        print(f"The journal's chain holds; it ends with {end}.")
    else:
        print(f"The chain breaks at row {found.first_bad_seq}.")
    return 0 if found.well else 1


async def _rebuild(settings: Settings, _parsed: argparse.Namespace) -> int:
    from heard.engine.upkeep import rebuild
    from heard.store.migrations import open_at_head

    db = await open_at_head(settings.database_url)
    try:
        print(f"Rebuilt every projection from {await rebuild(db)} entities.")
    finally:
        await db.close()
    return 0


async def _backup(settings: Settings, _parsed: argparse.Namespace) -> int:
    from heard.store.backup import BadBackup, back_up

    try:
        print(await back_up(settings.database_url, settings.backup_folder))
    except BadBackup as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _restore(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.store.backup import BadBackup
    from heard.store.restore import begin_anew, put_back

    url = settings.database_url
    try:
        print(await (begin_anew(url) if parsed.in_place else put_back(url, parsed.backup)))
    except BadBackup as error:
        print(f"{error}\nNothing was changed.", file=sys.stderr)
        return 1
    return 0


async def _import(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.app import World, running
    from heard.jobs.by_hand import load_files

    try:
        files = _contents(parsed.files)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    async with running(settings, World(), demo=False) as parts:
        return _told(await load_files(parts, files, check=parsed.check))


def _contents(names: list[str]) -> dict[str, bytes]:
    return {name: Path(name).read_bytes() for name in names}


async def _invite(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.app import World, running
    from heard.jobs.inviting import invite

    if parsed.email is None and parsed.person is None:
        print("Whom? Give an EMAIL, or --person NAME.", file=sys.stderr)
        return 2
    origin = settings.origin or f"http://{settings.host}:{settings.port}"
    async with running(settings, World(), demo=False) as parts:
        return _told(await invite(parts, parsed.email, parsed.person, origin))


async def _spc(_settings: Settings, _parsed: argparse.Namespace) -> int:
    from heard.domain.spc.door import LINE_BYTES_MAX, reply

    with contextlib.suppress(BrokenPipeError):  # whoever asked has heard enough
        while line := sys.stdin.buffer.readline(LINE_BYTES_MAX + 1):
            answer = reply(line.removesuffix(b"\n"))
            while len(line) > LINE_BYTES_MAX and not line.endswith(b"\n"):
                line = sys.stdin.buffer.readline(LINE_BYTES_MAX + 1)
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()
    return 0


async def _enrol(settings: Settings, parsed: argparse.Namespace) -> int:
    from heard.app import World, running
    from heard.jobs.enrolling import Wish, enrol

    origin = settings.origin or f"http://{settings.host}:{settings.port}"
    wish = Wish(parsed.unit, parsed.kind, parsed.name)
    async with running(settings, World(), demo=False) as parts:
        return _told(await enrol(parts, wish, origin))


def _told(told: Told) -> int:
    print("\n".join(told.lines))
    return 0 if told.well else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="heard", description="Every problem heard.")
    verbs = parser.add_subparsers(required=True, metavar="verb")
    serve = verbs.add_parser("serve", help="serve the app and its API")
    serve.add_argument("--demo", action="store_true", help="with a demo organisation")
    serve.set_defaults(verb=None)
    for name, (verb, words) in _VERBS.items():
        verbs.add_parser(name, help=words).set_defaults(verb=verb)
    verbs.choices["verify"].add_argument(
        "--end",
        action="append",
        default=[],
        type=_end,
        metavar="SEQ:HASH",
        help="what the journal once ended with, as it was printed and kept elsewhere",
    )
    importing = verbs.choices["import"]
    importing.add_argument("files", nargs="+", metavar="FILE", help="units, people, … as CSV")
    importing.add_argument("--check", action="store_true", help="only say what would come of it")
    inviting = verbs.choices["invite"]
    inviting.add_argument("email", nargs="?", metavar="EMAIL")
    inviting.add_argument("--person", metavar="NAME", help="whose it is, where no file says so")
    enrolling = verbs.choices["enrol"]
    enrolling.add_argument("--unit", required=True, metavar="NAME", help="whose it is")
    enrolling.add_argument("--kind", choices=("tablet", "wall"), default="tablet")
    enrolling.add_argument("--name", metavar="NAME", help="what a list calls it")
    restoring = verbs.choices["restore"].add_mutually_exclusive_group(required=True)
    restoring.add_argument("backup", nargs="?", type=Path, metavar="BACKUP", help="a copy")
    restoring.add_argument(
        "--in-place", action="store_true", help="it was put back by other means, as by pg_restore"
    )
    return parser


def _end(words: str) -> tuple[int, bytes]:
    seq, _, in_hex = words.partition(":")
    if re.fullmatch("[0-9]+", seq) and re.fullmatch("[0-9a-f]{64}", in_hex):
        return int(seq), bytes.fromhex(in_hex)
    raise argparse.ArgumentTypeError(f"{words} is not SEQ:HASH, as heard verify prints it")


_VERBS: dict[str, tuple[Verb, str]] = {
    "demo": (_demo, "make the demo organisation, if it is not there"),
    "migrate": (_migrate, "bring the database to this version"),
    "verify": (_verify, "recount every figure and check the journal's chain"),
    "rebuild": (_rebuild, "make every projection anew from the entities"),
    "import": (_import, "load units, people, calendars and contacts from files, all or nothing"),
    "invite": (_invite, "print the one-time link by which a person chooses their password"),
    "spc": (_spc, "chart series: a JSON request a line in, a JSON reply a line out"),
    "enrol": (_enrol, "print the one-time code that signs a team's tablet or wall screen in"),
    "backup": (_backup, "copy the database and prove that the copy is whole"),
    "restore": (_restore, "put a copy in the database's place, on a timeline of its own"),
}
