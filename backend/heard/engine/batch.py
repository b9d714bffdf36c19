"""What waits for the writer: one request's commands, each decoded alone, and who says them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from heard.domain.base import Facts, PersonId
from heard.domain.book import AnyCommand
from heard.engine.wire import (
    Malformed,
    Outcome,
    Proof,
    Said,
    UnknownCommand,
    about_in_said,
    about_of,
    decode_command,
    decode_said,
    encode_command,
    tag_of,
)

# Reliability I12: a device's clock is a label, never further behind than this and never ahead.
SAID_BEHIND_MAX = timedelta(days=30)
DELAY_MAX = timedelta(seconds=30)  # of a request on its way; what takes longer is a clock set back
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
HELD_UNKNOWN = "command.unknown"


class Verdict(Struct, frozen=True):
    """What came of one command, before it is an answer."""

    outcome: Outcome
    code: str = ""
    facts: Facts = {}


DONE = Verdict("done")


class Utterance(Struct, frozen=True, kw_only=True):
    """One command as it came. Either `command` is there, or `verdict` says why not.

    `n` is NO_NUMBER when it came with none that a command can have. `about`: the problem that it
    speaks of, whether or not the rest of it could be read. `by`: the proof that it came with, and
    `speaker` whose it was shown to be; None: the batch's own person's.
    """

    id: UUID
    n: int
    said_at: datetime | None
    payload: bytes
    tag: str
    about: UUID | None = None
    command: AnyCommand | None = None
    verdict: Verdict | None = None
    by: Proof | None = None
    speaker: PersonId | None = None


class Batch(Struct, frozen=True, kw_only=True):
    """One request. `person` None: the clock. `device` None: nothing is numbered.

    `atomic`: all or nothing, and a refusal of one leaves no trace of any.
    """

    said: tuple[Utterance, ...]
    person: PersonId | None = None
    device: UUID | None = None
    sent_at: datetime | None = None
    atomic: bool = False

    def speaker_of(self, said: Utterance) -> PersonId | None:
        return said.speaker or self.person


class Heard(Struct, frozen=True, kw_only=True):
    """One command with what came of it, as the journal keeps it."""

    utterance: Utterance
    person: PersonId | None
    device: UUID | None
    said_at: datetime
    heard_at: datetime
    outcome: Outcome
    answer: bytes


def utterance(raw: bytes) -> Utterance:
    """From a request. Raises msgspec.ValidationError when there is not even an id to answer to."""
    said = decode_said(raw)
    if not isinstance(said, Said):
        numbered, malformed = said
        return Utterance(
            id=numbered.id,
            n=numbered.n,
            said_at=None,
            payload=raw,
            tag="",
            about=about_in_said(raw),
            verdict=_refused(malformed),
        )
    payload = bytes(said.command)
    command, verdict = _decoded(payload)
    if said.prior is not None and command is not None:
        verdict = Verdict("refused", "command.refused_before")
    return Utterance(
        id=said.id,
        n=said.n,
        said_at=said.said_at,
        payload=payload,
        tag=tag_of(payload),
        about=about_of(payload),
        command=command,
        verdict=verdict,
        by=said.by,
    )


def _decoded(payload: bytes) -> tuple[AnyCommand | None, Verdict | None]:
    try:
        return decode_command(payload), None
    except Malformed as malformed:
        return None, _refused(malformed)
    except UnknownCommand as unknown:
        return None, Verdict("held", HELD_UNKNOWN, {"do": unknown.do} if unknown.do else {})


def _refused(malformed: Malformed) -> Verdict:
    return Verdict("refused", malformed.code, {"why": malformed.why})


def spoken(command_id: UUID, command: AnyCommand, said_at: datetime) -> Utterance:
    """From this program itself: the clock, an import, the set-up."""
    payload = encode_command(command)
    return Utterance(
        id=command_id,
        n=0,
        said_at=said_at,
        payload=payload,
        tag=tag_of(payload),
        about=about_of(payload),
        command=command,
    )


def kept(batch: Batch) -> Batch:
    """The same, to be held: a fault of ours must neither lose words nor block those behind.

    Without the command, so that what it names is not even looked up.
    """
    fault = Verdict("held", "command.fault")
    said = (replace(one, command=None, verdict=fault) for one in batch.said)
    return replace(batch, said=tuple(said))


def behind(sent_at: datetime | None, heard_at: datetime, before_ms: int | None) -> int | None:
    """How far the clock of a device is behind ours, in ms, as the fastest of its requests shows.

    What another takes longer is its way here: taken for the clock's error it would put what was
    said after what the device says next. More than DELAY_MAX, or less, and the clock was set.
    """
    if sent_at is None:
        return before_ms
    shown_ms = ms(heard_at) - ms(sent_at)
    held_up = before_ms is not None and 0 <= shown_ms - before_ms <= DELAY_MAX / MILLISECOND
    return before_ms if held_up else shown_ms


def label(
    said_at: datetime | None, behind_ms: int | None, heard_at: datetime, before_ms: int | None
) -> datetime:
    """When it was said by our clock: the device's error taken off, then clamped.

    Not before what the device said before it (`before_ms`): whatever its clock showed, and however
    long a request was on its way, a device's words stay in their order.
    """
    if said_at is None:
        return heard_at
    try:
        corrected = said_at + (behind_ms or 0) * MILLISECOND
    except OverflowError:
        return heard_at
    clamped = to_ms(min(max(corrected, heard_at - SAID_BEHIND_MAX), heard_at))
    return clamped if before_ms is None else max(clamped, min(from_ms(before_ms), heard_at))


def to_ms(at: datetime) -> datetime:
    """UTC, to the millisecond: as the journal keeps it, so that a replay says the same."""
    utc = at.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def from_ms(milliseconds: int) -> datetime:
    return EPOCH + milliseconds * MILLISECOND


def ms(at: datetime) -> int:
    return int(at.timestamp() * 1000 + 0.5)
