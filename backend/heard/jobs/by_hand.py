"""What an operator does at the command line with files: load an organisation, whole or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from msgspec import Struct

from heard.domain.org.sheets import Plan, RowError, read_sheets
from heard.domain.org.sheets.words import where, worded
from heard.engine import loading
from heard.engine.engine import Engine
from heard.engine.loading import NotTaken
from heard.identity import accounts
from heard.identity.door import Door

ERRORS_SHOWN_MAX = 200


class Parts(Protocol):
    """What of a running Heard this needs."""

    @property
    def engine(self) -> Engine: ...

    @property
    def door(self) -> Door: ...


class Told(Struct, frozen=True):
    """What to print, and whether it went well."""

    lines: list[str]
    well: bool


async def load_files(parts: Parts, files: Mapping[str, bytes], *, check: bool) -> Told:
    """All or nothing; `check` only says what would come of it."""
    sheets = read_sheets(files)
    holders = await accounts.holders(parts.door, sheets.emails)
    plan = await loading.plan(parts.engine, sheets, holders)
    if plan.errors:
        return Told([*_faults(plan.errors), "Nothing was loaded."], well=False)
    refused = None if check else await loading.take(parts.engine, plan, None)
    if refused is not None:
        return Told([_refused(refused), "Nothing was loaded."], well=False)
    end = "Nothing was loaded: this was a check." if check else "Loaded."
    return Told([*_faults(plan.hints), *_changes(plan), end], well=True)


def _faults(errors: tuple[RowError, ...]) -> Iterator[str]:
    for error in errors[:ERRORS_SHOWN_MAX]:
        words = worded(error)
        yield f"{where(error)}: {words.says} {words.next}"
    if len(errors) > ERRORS_SHOWN_MAX:
        yield f"… and {len(errors) - ERRORS_SHOWN_MAX} more."


def _refused(refused: NotTaken) -> str:
    step = refused.step
    words = worded(RowError(step.file, step.row, None, refused.code, refused.facts))
    return f"{step.file} row {step.row}: {words.says} {words.next} ({refused.code})"


def _changes(plan: Plan) -> Iterator[str]:
    for noun, tally in plan.changes.items():
        yield f"{noun:<9}{tally.new} new, {tally.changed} changed, {tally.same} as before"
        for one in tally.differences:
            yield f"  {one.name}: {one.field} “{one.before}” -> “{one.after}”"
